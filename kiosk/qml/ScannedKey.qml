import QtQuick
import NowServing.Client

// What the holder of a slip may do: its words, and beneath them what follows where there is room.
Key {
    id: key

    required property string does
    required primary
    required property string words
    required property string how
    required property string mark

    readonly property color ink: primary ? Theme.onAccent : Theme.ink
    readonly property bool explained: how !== "" && height >= 140 * u && below.fits

    objectName: `slip-${does}`
    text: words
    Accessible.description: how

    contentItem: Item {
        Icon {
            id: sign

            visible: key.mark !== ""
            anchors.left: parent.left
            anchors.leftMargin: 34 * key.u
            anchors.verticalCenter: parent.verticalCenter
            width: 60 * key.u
            height: width
            name: key.mark === "" ? "check" : key.mark
            colour: key.ink
            heavy: 2.2
        }

        Column {
            anchors.left: key.mark === "" ? parent.left : sign.right
            anchors.leftMargin: 30 * key.u
            anchors.right: parent.right
            anchors.rightMargin: 30 * key.u
            anchors.verticalCenter: parent.verticalCenter

            Words {
                objectName: "label"
                width: parent.width
                lines: key.explained ? 1 : 2
                horizontalAlignment: key.mark === "" ? Text.AlignHCenter : Text.AlignLeft
                size: Math.min(key.primary ? 56 : 48, key.height / key.u < 130 ? 42 : 56) * key.u
                weight: Font.DemiBold
                leading: 0.95
                color: key.ink
                text: key.words
                Accessible.ignored: true
            }

            Words {
                id: below

                readonly property bool fits: metrics.advanceWidth <= width

                visible: key.explained
                width: parent.width
                lines: 1
                size: 38 * key.u
                leading: 0.95
                color: key.primary ? Theme.onAccent : Theme.muted
                text: key.how
                Accessible.ignored: true

                TextMetrics {
                    id: metrics

                    text: key.how
                    font: below.font
                }
            }
        }
    }
}

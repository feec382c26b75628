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
    readonly property bool long: line.implicitWidth > column.width
    readonly property bool explained: how !== "" && height >= 140 * u && below.fits && !long
    readonly property real size: Math.min(primary ? 56 : 48, height / u < 130 ? 42 : 56) * u

    objectName: `slip-${does}`
    text: words
    Accessible.description: how

    Words {
        id: line

        visible: false
        wrapMode: Text.NoWrap
        size: key.size
        weight: Font.DemiBold
        text: key.words
    }

    contentItem: Item {
        Icon {
            id: sign

            visible: key.mark !== ""
            anchors.left: parent.left
            anchors.leftMargin: 24 * key.u
            anchors.verticalCenter: parent.verticalCenter
            width: 52 * key.u
            height: width
            name: key.mark === "" ? "check" : key.mark
            colour: key.ink
            heavy: 2.2
            turned: key.mark === "leave" && key.mirrored
        }

        Column {
            id: column

            anchors.left: key.mark === "" ? parent.left : sign.right
            anchors.leftMargin: 22 * key.u
            anchors.right: parent.right
            anchors.rightMargin: 22 * key.u
            anchors.verticalCenter: parent.verticalCenter

            Words {
                objectName: "label"
                width: parent.width
                lines: key.explained ? 1 : key.height >= 140 * key.u ? 3 : 2
                horizontalAlignment: key.mark === "" ? Text.AlignHCenter : Text.AlignLeft
                size: key.long ? Math.min(key.size, (width < 500 * key.u ? 38 : 48) * key.u) : key.size
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

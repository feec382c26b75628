import QtQuick
import NowServing.Client

// A key with one line of words, and perhaps a drawing before them.
Key {
    id: key

    property string mark: ""
    property real size: (primary ? 60 : 48) * u

    readonly property color ink: primary ? Theme.onAccent : Theme.ink

    contentItem: Item {
        Row {
            anchors.centerIn: parent
            spacing: 26 * key.u

            Icon {
                visible: key.mark !== ""
                width: key.size * 1.05
                height: width
                anchors.verticalCenter: parent.verticalCenter
                name: key.mark === "" ? "check" : key.mark
                colour: key.ink
                heavy: 2.2
            }

            Text {
                id: label

                anchors.verticalCenter: parent.verticalCenter
                text: key.text
                color: key.ink
                textFormat: Text.PlainText
                font.pixelSize: Math.max(1, Math.round(key.size))
                font.weight: Font.DemiBold
                Accessible.ignored: true
            }
        }
    }
}

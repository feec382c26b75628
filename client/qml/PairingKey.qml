import QtQuick
import QtQuick.Templates as T
import NowServing.Client

// A key to touch on a pairing screen.
T.AbstractButton {
    id: key

    required property real u
    property bool primary: false
    property real size: 48 * u

    // A keyboard writes to the page, whatever was touched.
    focusPolicy: Qt.NoFocus
    padding: 0

    Accessible.role: Accessible.Button
    Accessible.name: text
    Accessible.onPressAction: key.clicked()

    background: Rectangle {
        radius: 18 * key.u
        color: key.primary ? Theme.accent : key.down ? Theme.soft : Theme.pane
        border.width: Math.max(1, Math.round(3 * key.u))
        border.color: key.primary ? Theme.accentEdge : Theme.line
    }

    contentItem: Item {
        Text {
            id: words

            readonly property bool arabic: /[\u0600-\u06ff]/.test(text)

            // What Arabic letters have above them makes no word smaller.
            transform: Translate {
                y: words.arabic ? -0.28 * words.fontInfo.pixelSize : 0
            }
            lineHeight: arabic ? 0.62 : 1
            anchors.fill: parent
            anchors.margins: 10 * key.u
            horizontalAlignment: Text.AlignHCenter
            verticalAlignment: Text.AlignVCenter
            wrapMode: Text.WordWrap
            fontSizeMode: arabic ? Text.HorizontalFit : Text.Fit
            minimumPixelSize: Math.max(1, Math.round(26 * key.u))
            font.pixelSize: Math.max(1, Math.round(key.size))
            font.weight: Font.DemiBold
            textFormat: Text.PlainText
            color: key.primary ? Theme.onAccent : Theme.ink
            text: key.text
            Accessible.ignored: true
        }
    }
}

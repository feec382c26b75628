import QtQuick
import NowServing.Client
import NowServing.Kiosk

// The code by which a phone follows the place, on a white card.
Rectangle {
    id: card

    required property KioskModel kiosk
    required property real u

    readonly property bool large: kiosk.noPaper && kiosk.portrait

    height: (large ? 420 : 330) * u
    radius: 26 * u
    color: Theme.card

    QrCode {
        id: code

        objectName: "followCode"
        x: Math.round(6 * card.u)
        y: x
        width: Math.round(card.height - 2 * x)
        height: width
        text: card.kiosk.link
        ink: Theme.onCall
        paper: "transparent"
    }

    Column {
        x: code.x + code.width + 20 * card.u
        width: card.width - x - 30 * card.u
        anchors.verticalCenter: parent.verticalCenter
        spacing: 10 * card.u

        Words {
            width: parent.width
            size: 50 * card.u
            weight: Font.Bold
            color: Theme.onCall
            text: qsTr("Follow on your phone")
        }

        Words {
            width: parent.width
            size: 38 * card.u
            color: "#4A5361"
            text: qsTr("Scan with the camera. No app needed.")
        }
    }
}

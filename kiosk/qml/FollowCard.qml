import QtQuick
import NowServing.Client
import NowServing.Kiosk

// The code by which a phone follows the place, on a white card; without paper it says the wait too.
Rectangle {
    id: card

    required property KioskModel kiosk
    required property real u
    property string wait: ""
    property string place: ""

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
        ratio: Screen.devicePixelRatio
        ink: Theme.onCall
        paper: "transparent"
    }

    Column {
        x: code.x + code.width + 16 * card.u
        width: card.width - x - 30 * card.u
        anchors.verticalCenter: parent.verticalCenter
        spacing: 10 * card.u

        Words {
            width: parent.width
            size: 50 * card.u
            weight: Font.Bold
            leading: 0.98
            color: Theme.onCall
            text: card.wait !== "" ? card.wait : qsTr("Follow on\nyour phone")
        }

        Words {
            visible: text !== ""
            width: parent.width
            size: 40 * card.u
            color: Theme.onCall
            text: card.place
        }

        Words {
            width: parent.width
            size: 38 * card.u
            color: Theme.onCall
            opacity: 0.78
            text: card.wait !== "" ? qsTr("Scan to follow on your phone.") : qsTr("Scan with the camera.\nNo app needed.")
        }
    }
}

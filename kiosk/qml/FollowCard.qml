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

        readonly property real pad: Math.round(6 * card.u)

        objectName: "followCode"
        anchors.left: parent.left
        anchors.leftMargin: pad
        y: pad
        width: Math.round(card.height - 2 * pad)
        height: width
        text: card.kiosk.number.link
        ratio: Screen.devicePixelRatio
        ink: Theme.onCall
        paper: "transparent"
    }

    Column {
        anchors.left: code.right
        anchors.leftMargin: 16 * card.u
        anchors.right: parent.right
        anchors.rightMargin: 30 * card.u
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
            visible: card.height >= 300 * card.u
            width: parent.width
            size: 38 * card.u
            color: Theme.onCall
            opacity: 0.78
            text: card.wait !== "" ? qsTr("Scan to follow on your phone.") : qsTr("Scan with the camera.\nNo app needed.")
        }
    }
}

import QtQuick
import NowServing.Client

// A code on a white card, and under it what it is for.
Column {
    id: card

    required property string link
    required property string name
    required property bool alone
    required property real u
    // So many lines of a long name have room below the code.
    property int lines: 3

    spacing: 10 * u

    Rectangle {
        width: card.width
        height: card.width
        radius: 26 * card.u
        color: Theme.card

        QrCode {
            objectName: "joinCode"
            anchors.fill: parent
            anchors.margins: Math.round(4 * card.u)
            quiet: 3
            text: card.link
            ratio: Screen.devicePixelRatio
            ink: Theme.onCall
            paper: "transparent"
        }
    }

    Words {
        visible: card.alone
        width: card.width
        horizontalAlignment: Text.AlignHCenter
        size: 38 * card.u
        weight: Font.Bold
        text: qsTr("Join by phone")
    }

    Words {
        width: card.width
        horizontalAlignment: Text.AlignHCenter
        lines: card.lines
        size: 38 * card.u
        leading: 0.95
        color: Theme.muted
        text: card.name !== "" ? card.name : qsTr("No app")
    }
}

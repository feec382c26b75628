import QtQuick
import NowServing.Client

// The slip could not be printed: the number is safe, and how to keep it.
Item {
    id: lack

    required property string number
    required property real u
    property bool close: false

    height: words.height

    Column {
        id: words

        width: parent.width
        spacing: 12 * lack.u

        Words {
            objectName: "noPaper"
            width: parent.width - 180 * lack.u
            size: (lack.close ? 60 : 84) * lack.u
            weight: Font.Bold
            leading: 0.98
            text: qsTr("No paper:\nphotograph it.")
        }

        Words {
            width: parent.width
            size: 44 * lack.u
            color: Theme.muted
            text: qsTr("Or write down %1. Your place is safe.").arg(lack.number)
        }
    }

    Rectangle {
        anchors.right: parent.right
        width: 150 * lack.u
        height: width
        radius: width / 2
        color: Theme.notice
        border.width: Qt.colorEqual(color, Theme.background) ? Math.round(3 * lack.u) : 0
        border.color: Theme.line

        Icon {
            anchors.centerIn: parent
            width: 92 * lack.u
            height: width
            name: "nopaper"
            colour: Theme.warn
        }
    }
}

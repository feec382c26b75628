import QtQuick
import NowServing.Client

// What to do: a drawing in a circle, a sentence, and how.
Item {
    id: step

    required property real u
    required property string icon
    required property string what
    property string how: ""
    property color disc: Theme.voice
    property color ink: Theme.ink
    property alias drawing: drawing

    height: Math.max(circle.height, words.height)

    Rectangle {
        id: circle

        anchors.left: parent.left
        width: 124 * step.u
        height: width
        radius: width / 2
        anchors.verticalCenter: parent.verticalCenter
        color: step.disc
        border.width: Qt.colorEqual(step.disc, Theme.background) ? Math.round(3 * step.u) : 0
        border.color: Theme.line

        Icon {
            id: drawing

            anchors.centerIn: parent
            width: 60 * step.u
            height: width
            name: step.icon
            colour: step.ink
        }
    }

    Column {
        id: words

        anchors.left: circle.right
        anchors.leftMargin: 36 * step.u
        anchors.right: parent.right
        anchors.verticalCenter: parent.verticalCenter
        spacing: 4 * step.u

        Words {
            width: parent.width
            lines: 2
            size: 46 * step.u
            weight: Font.Bold
            text: step.what
        }

        Words {
            visible: text !== ""
            width: parent.width
            size: 42 * step.u
            color: Theme.muted
            text: step.how
        }
    }
}

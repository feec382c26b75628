pragma ComponentBehavior: Bound

import QtQuick
import NowServing.Client

// How it goes, in three drawings, where few services leave the room.
Row {
    id: manual

    required property real u

    readonly property var steps: [["touch", qsTr("Touch a key")], ["slip", qsTr("Take your number")], ["screen", qsTr("Watch the screen")]]

    Repeater {
        model: manual.steps

        Column {
            id: step

            required property var modelData

            width: manual.width / 3
            spacing: 18 * manual.u

            Rectangle {
                anchors.horizontalCenter: parent.horizontalCenter
                width: 150 * manual.u
                height: width
                radius: width / 2
                color: Theme.voice
                border.width: Qt.colorEqual(color, Theme.background) ? Math.round(3 * manual.u) : 0
                border.color: Theme.line

                Icon {
                    anchors.centerIn: parent
                    width: 76 * manual.u
                    height: width
                    name: step.modelData[0]
                }
            }

            Words {
                width: parent.width - 24 * manual.u
                anchors.horizontalCenter: parent.horizontalCenter
                horizontalAlignment: Text.AlignHCenter
                size: 40 * manual.u
                weight: Font.Medium
                color: Theme.muted
                text: step.modelData[1]
            }
        }
    }
}

pragma ComponentBehavior: Bound

import QtQuick
import NowServing.Client

// How a slip is held: its code comes down to the light of the reader, and rests there.
Item {
    id: drawing

    required property real u
    property bool still: false

    width: 420 * u
    LayoutMirroring.enabled: false
    LayoutMirroring.childrenInherit: true
    Accessible.ignored: true

    Item {
        width: parent.width
        height: light.y
        clip: true

        Rectangle {
            id: paper

            readonly property real rest: parent.height - height + 16 * drawing.u

            anchors.horizontalCenter: parent.horizontalCenter
            y: rest
            width: 300 * drawing.u
            height: Math.min(440 * drawing.u, drawing.height - 80 * drawing.u)
            radius: 8 * drawing.u
            color: Theme.card
            border.width: Math.max(1, Math.round(3 * drawing.u))
            border.color: Theme.line

            Rectangle {
                anchors.horizontalCenter: parent.horizontalCenter
                y: 44 * drawing.u
                width: 180 * drawing.u
                height: 40 * drawing.u
                radius: height / 2
                color: Theme.track
            }

            Grid {
                anchors.horizontalCenter: parent.horizontalCenter
                anchors.bottom: parent.bottom
                anchors.bottomMargin: 44 * drawing.u
                columns: 7

                Repeater {
                    model: "1110111101010111101110010100110011111011010101101"

                    Rectangle {
                        required property string modelData

                        width: 24 * drawing.u
                        height: width
                        color: modelData === "1" ? Theme.onCall : "transparent"
                    }
                }
            }

            SequentialAnimation on y {
                running: !drawing.still
                loops: Animation.Infinite

                NumberAnimation {
                    from: paper.rest - 90 * drawing.u
                    to: paper.rest
                    duration: 1200
                    easing.type: Easing.OutCubic
                }

                PauseAnimation {
                    duration: 4000
                }
            }
        }
    }

    Rectangle {
        id: light

        anchors.horizontalCenter: parent.horizontalCenter
        y: parent.height - height
        width: parent.width
        height: 28 * drawing.u
        radius: height / 2
        color: Theme.danger
    }
}

import QtQuick
import NowServing.Client
import NowServing.Kiosk

// The number is on its way: a slip that comes slowly, and after a while what happens and what to do.
Item {
    id: waiting

    required property KioskModel kiosk
    required property real u

    readonly property bool going: visible && !kiosk.reducedMotion

    Column {
        width: parent.width
        y: (waiting.kiosk.low ? 0 : 30) * waiting.u
        spacing: (waiting.kiosk.low ? 24 : 60) * waiting.u

        Words {
            visible: text !== ""
            width: parent.width
            lines: 2
            size: 60 * waiting.u
            weight: Font.Bold
            text: waiting.kiosk.askedName
        }

        Item {
            visible: waiting.height > 1150 * waiting.u || !waiting.kiosk.slow
            width: parent.width
            height: 300 * waiting.u
            clip: true

            Rectangle {
                id: paper

                x: (parent.width - width) / 2
                y: 20 * waiting.u - height * (waiting.going ? 0.75 : 0.3)
                width: 300 * waiting.u
                height: 280 * waiting.u
                radius: 8 * waiting.u
                color: Theme.card
                border.width: Math.max(1, Math.round(2 * waiting.u))
                border.color: Theme.hairline

                Rectangle {
                    x: 60 * waiting.u
                    y: 200 * waiting.u
                    width: 180 * waiting.u
                    height: 16 * waiting.u
                    radius: height / 2
                    color: Theme.track
                }

                Rectangle {
                    x: 90 * waiting.u
                    y: 236 * waiting.u
                    width: 120 * waiting.u
                    height: 16 * waiting.u
                    radius: height / 2
                    color: Theme.track
                }

                SequentialAnimation on y {
                    running: waiting.going
                    loops: Animation.Infinite

                    NumberAnimation {
                        from: 20 * waiting.u - 280 * waiting.u * 0.75
                        to: 20 * waiting.u - 280 * waiting.u * 0.05
                        duration: 2400
                        easing.type: Easing.InOutSine
                    }

                    NumberAnimation {
                        to: 20 * waiting.u - 280 * waiting.u * 0.75
                        duration: 2400
                        easing.type: Easing.InOutSine
                    }
                }
            }

            Rectangle {
                x: (parent.width - width) / 2
                width: 380 * waiting.u
                height: 28 * waiting.u
                radius: height / 2
                color: Theme.accentEdge
            }
        }

        Column {
            visible: waiting.kiosk.slow
            width: parent.width
            spacing: 40 * waiting.u

            Step {
                width: parent.width
                u: waiting.u
                icon: "clock"
                what: qsTr("Please stay here.")
                how: qsTr("The kiosk keeps asking by itself. One touch was enough.")
            }

            Step {
                width: parent.width
                u: waiting.u
                icon: "person"
                what: qsTr("Or ask at a desk.")
                how: qsTr("Staff can give you a number.")
            }
        }
    }

    LabelKey {
        objectName: "stop"
        visible: waiting.kiosk.slow
        anchors.bottom: parent.bottom
        width: parent.width
        height: 140 * waiting.u
        u: waiting.u
        text: qsTr("Stop waiting")
        onClicked: waiting.kiosk.finish()
    }
}

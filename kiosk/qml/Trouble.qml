pragma ComponentBehavior: Bound

import QtQuick
import NowServing.Client
import NowServing.Kiosk

// No number just now: what is safe, what to do, and when it goes on.
Item {
    id: trouble

    required property KioskModel kiosk
    required property Said said
    required property real u

    readonly property bool refused: kiosk.face === "refused"

    Column {
        width: parent.width
        y: (trouble.kiosk.low ? 0 : 40) * trouble.u
        spacing: (trouble.kiosk.low ? 20 : 56) * trouble.u

        Words {
            visible: trouble.refused && text !== ""
            width: parent.width
            lines: 2
            size: 60 * trouble.u
            weight: Font.Bold
            text: trouble.kiosk.trouble.service
        }

        Words {
            objectName: "detail"
            visible: trouble.refused && text !== ""
            width: parent.width
            lines: 5
            size: 50 * trouble.u
            text: trouble.said.detail
        }

        Repeater {
            model: trouble.said.steps

            Step {
                required property var modelData

                width: trouble.width
                u: trouble.u
                icon: modelData[0]
                disc: icon === "check" ? Theme.ok : Theme.voice
                ink: icon === "check" ? Theme.background : Theme.ink
                what: modelData[1]
                how: modelData[2]
            }
        }
    }

    Words {
        visible: !trouble.refused && text !== ""
        objectName: "reason"
        anchors.bottom: parent.bottom
        width: parent.width
        lines: 6
        size: 38 * trouble.u
        color: Theme.muted
        text: trouble.kiosk.reason
    }

    LabelKey {
        objectName: "again"
        visible: trouble.refused
        anchors.bottom: closing.top
        anchors.bottomMargin: 22 * trouble.u
        width: parent.width
        height: 158 * trouble.u
        u: trouble.u
        primary: true
        text: qsTr("Back to the start")
        onClicked: trouble.kiosk.finish()
    }

    Words {
        id: closing

        visible: trouble.refused
        anchors.bottom: parent.bottom
        width: parent.width
        horizontalAlignment: Text.AlignHCenter
        size: 38 * trouble.u
        color: Theme.muted
        text: qsTr("Closes in %1\u00a0s. Touch to keep it.").arg(trouble.kiosk.leftS)
    }
}

import QtQuick
import NowServing.Client
import NowServing.Kiosk

// No number just now: what is safe, what to do, and when it goes on.
Item {
    id: trouble

    required property KioskModel kiosk
    required property Said said
    required property real u

    readonly property bool away: kiosk.face === "away"

    Column {
        visible: trouble.away
        width: parent.width
        y: 40 * trouble.u
        spacing: 56 * trouble.u

        Step {
            width: parent.width
            u: trouble.u
            icon: "check"
            disc: Theme.ok
            ink: Theme.background
            what: qsTr("Your number stays valid.")
            how: qsTr("Have you taken one already? Keep it and wait: staff will call you.")
        }

        Step {
            width: parent.width
            u: trouble.u
            icon: "person"
            what: qsTr("No number yet?")
            how: qsTr("Go to a desk. Staff see the queue there.")
        }

        Step {
            objectName: "since"
            width: parent.width
            u: trouble.u
            icon: "clock"
            what: qsTr("Not connected since %1.").arg(trouble.kiosk.asOf)
            how: qsTr("This kiosk goes on by itself as soon as it can.")
        }
    }

    Words {
        visible: trouble.away && text !== ""
        anchors.bottom: parent.bottom
        width: parent.width
        size: 28 * trouble.u
        maximumLineCount: 2
        elide: Text.ElideRight
        color: Theme.muted
        text: trouble.kiosk.reason
    }

    Column {
        visible: !trouble.away
        width: parent.width
        y: 40 * trouble.u
        spacing: 40 * trouble.u

        Words {
            visible: text !== ""
            width: parent.width
            size: 60 * trouble.u
            weight: Font.Bold
            text: trouble.kiosk.troubleService
        }

        Words {
            objectName: "todo"
            width: parent.width
            size: 54 * trouble.u
            lineHeight: 1.1
            text: trouble.said.refusal[1]
        }
    }

    LabelKey {
        objectName: "again"
        visible: !trouble.away
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

        visible: !trouble.away
        anchors.bottom: parent.bottom
        width: parent.width
        horizontalAlignment: Text.AlignHCenter
        size: 38 * trouble.u
        color: Theme.muted
        text: qsTr("Closes in %1 s. Touch to keep it.").arg(trouble.kiosk.leftS)
    }
}

import QtQuick
import NowServing.Client
import NowServing.Kiosk

// A person was called: to stay here, or to ask at a desk where nobody could be reached.
Item {
    id: hand

    required property KioskModel kiosk
    required property real u

    readonly property string stands: kiosk.helping
    readonly property bool called: stands === "asked" || stands === "coming"

    Column {
        y: (hand.kiosk.low ? 8 : 40) * hand.u
        width: parent.width
        spacing: (hand.kiosk.low ? 20 : 48) * hand.u

        Step {
            visible: hand.called
            width: parent.width
            u: hand.u
            icon: hand.stands === "coming" ? "check" : "bell"
            disc: hand.stands === "coming" ? Theme.ok : Theme.voice
            ink: hand.stands === "coming" ? Theme.background : Theme.ink
            what: qsTr("Please stay here.")
            how: hand.stands === "coming" ? qsTr("A colleague is on the way to this kiosk.") : qsTr("The staff see that you need somebody.")
        }

        Step {
            visible: hand.stands === "unreached"
            width: parent.width
            u: hand.u
            icon: "person"
            what: qsTr("Please ask at a desk.")
            how: qsTr("Every colleague can help you.")
        }
    }

    LabelKey {
        objectName: "cancel"
        visible: hand.called
        anchors.bottom: back.top
        anchors.bottomMargin: 24 * hand.u
        width: parent.width
        height: 132 * hand.u
        u: hand.u
        text: qsTr("I need nobody any more")
        onClicked: hand.kiosk.act("cancel")
    }

    LabelKey {
        id: back

        objectName: "back"
        anchors.bottom: parent.bottom
        width: parent.width
        height: 132 * hand.u
        u: hand.u
        mark: "back"
        flips: true
        text: hand.called ? qsTr("Back, and somebody still comes") : qsTr("Back")
        onClicked: hand.kiosk.act("back")
    }
}

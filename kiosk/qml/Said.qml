import QtQuick
import NowServing.Kiosk

// The kiosk's words where there are neither services nor a number to show. Safe things come first.
QtObject {
    id: said

    required property KioskModel kiosk

    readonly property var refusals: ({
            "queue_closed": [qsTr("No new numbers now."), kiosk.troublePoint === "" ? qsTr("This queue is closed. Please ask at a desk when it opens.") : qsTr("%1 is closed for new numbers. Please ask at a desk when it opens.").arg(kiosk.troublePoint)],
            "service_closed": [qsTr("This service is closed."), qsTr("It has just closed. You can choose another service, or ask at a desk.")],
            "queue_full": [qsTr("The queue is full."), qsTr("Nobody more fits in just now. Please come back a little later, or ask at a desk.")],
            "unknown_service": [qsTr("Not offered any more."), qsTr("This service was taken off the list just now. Please choose again.")],
            "unknown_service_point": [qsTr("Not offered any more."), qsTr("This service was taken off the list just now. Please choose again.")],
            "no_answer": [qsTr("No answer came."), qsTr("Please ask at a desk: staff can give you a number.")],
            "forbidden": [qsTr("Please ask at a desk."), qsTr("This kiosk may not give numbers. Staff: it must be enrolled again.")],
            "unauthenticated": [qsTr("Please ask at a desk."), qsTr("This kiosk may not give numbers. Staff: it must be enrolled again.")]
        })
    readonly property var refusal: refusals[kiosk.code] ?? [qsTr("No number was given."), kiosk.detail !== "" ? kiosk.detail : qsTr("Please ask at a desk.")]

    readonly property string title: {
        switch (kiosk.face) {
        case "away":
            return qsTr("Please ask at a desk.");
        case "refused":
            return refusal[0];
        default:
            return qsTr("One moment.");
        }
    }
    readonly property string advice: {
        switch (kiosk.face) {
        case "away":
            return qsTr("Staff can give you a number.");
        case "refused":
            return "";
        case "asking":
            return kiosk.slow ? qsTr("It takes longer than usual.") : qsTr("Your number is coming.");
        default:
            return qsTr("This kiosk is starting.");
        }
    }
}

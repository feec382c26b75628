import QtQuick
import NowServing.Kiosk

// The kiosk's words where there are neither services nor a number to show: a title, why, what to do.
QtObject {
    id: said

    required property KioskModel kiosk

    readonly property var refused: kiosk.trouble
    readonly property var ask: ["person", qsTr("Or ask at a desk."), qsTr("Staff can help you at once.")]
    readonly property var askStaff: ["person", qsTr("Please ask at a desk."), qsTr("Staff can give you a number.")]
    readonly property var again: ["again", qsTr("Choose again."), qsTr("The list is up to date now.")]
    readonly property var refusals: ({
            "queue_closed": [qsTr("No new\nnumbers."), refused.detail !== "" ? refused.detail : refused.point === "" ? qsTr("This queue is closed.") : qsTr("%1 is closed.").arg(refused.point), [["person", qsTr("Please ask at a desk."), qsTr("Staff can help you further.")]]],
            "service_closed": [qsTr("This service\nis closed."), qsTr("It has just closed."), [["again", qsTr("Choose another service."), qsTr("Or come back when this one is open.")], ask]],
            "no_requests": [qsTr("Nothing is\ntaken in here."), qsTr("This was changed just now."), [ask]],
            "queue_full": [qsTr("The queue\nis full."), qsTr("Nobody more fits in just now."), [["clock", qsTr("Come back a little later."), qsTr("Places become free as people are served.")], ask]],
            "unknown_service": [qsTr("Not offered\nany more."), qsTr("This was taken off the list just now."), [again, ask]],
            "unknown_service_point": [qsTr("Not offered\nany more."), qsTr("This was taken off the list just now."), [again, ask]],
            "no_answer": [qsTr("No answer\ncame."), qsTr("You have no number."), [askStaff]],
            "forbidden": [qsTr("Please ask\nat a desk."), qsTr("This kiosk may not give numbers."), [["person", qsTr("Staff can give you a number."), qsTr("For staff: this kiosk must be enrolled again.")]]]
        })
    readonly property string code: ["unauthenticated", "token_expired"].includes(refused.code) ? "forbidden" : refused.code
    readonly property var refusal: refusals[code] ?? [qsTr("No number\nwas given."), "", [askStaff]]
    readonly property string detail: code in refusals ? "" : refused.detail

    readonly property var steps: {
        if (kiosk.face === "refused")
            return refusal[2];
        if (kiosk.face !== "away" && kiosk.reason !== "")
            return [askStaff, ["clock", qsTr("Not connected yet."), qsTr("This kiosk goes on by itself as soon as it can.")]];
        if (kiosk.face !== "away")
            return [["clock", qsTr("It takes a few seconds."), qsTr("Then the services stand here.")], ["person", qsTr("In a hurry?"), qsTr("Staff can give you a number.")]];
        return [["check", qsTr("Your number stays valid."), qsTr("Have you taken one already? Keep it and wait: staff will call you.")], ["person", qsTr("No number yet?"), qsTr("Ask at a desk. Staff know how it goes on.")], ["clock", qsTr("Not connected since %1.").arg(kiosk.asOf), qsTr("This kiosk goes on by itself as soon as it can.")]];
    }
    readonly property string title: {
        switch (kiosk.face) {
        case "away":
            return qsTr("Please ask\nat a desk.");
        case "refused":
            return refusal[0];
        default:
            return kiosk.reason === "" ? qsTr("One moment.") : qsTr("Please ask\nat a desk.");
        }
    }
    readonly property string advice: {
        switch (kiosk.face) {
        case "away":
            return qsTr("This kiosk gives no numbers now.");
        case "refused":
            return refusal[1];
        case "asking":
            return kiosk.slow ? qsTr("It takes longer than usual.") : qsTr("Your number is coming.");
        default:
            return kiosk.reason === "" ? qsTr("This kiosk is starting.") : qsTr("This kiosk gives no numbers now.");
        }
    }
}

import QtQuick
import NowServing.Kiosk

// What the voice says over each page on which something is chosen or told.
QtObject {
    id: guide

    required property KioskModel kiosk

    readonly property var page: kiosk.choosing
    readonly property int chosen: kiosk.errandCount

    readonly property var said: {
        switch (kiosk.face) {
        case "attract":
            return attract();
        case "languages":
            return [qsTr("Which language?"), qsTr("All pages change to it at once.")];
        case "services":
            return services();
        case "errands":
            return [qsTr("Anything else?"), qsTr("One number is for all of it.")];
        case "needs":
            return [qsTr("How can we help you?"), qsTr("Touch all that applies. Only staff see it.")];
        case "party_size":
            return [qsTr("How many are you?"), qsTr("Count everybody who comes to the desk.")];
        case "name":
            return [qsTr("What is your name?"), qsTr("Only staff see it. You can skip this.")];
        case "phone":
            return [qsTr("What is your phone number?"), qsTr("Only staff see it. You can skip this.")];
        case "booking_number":
            return [qsTr("What is your reservation number?"), qsTr("It has 11 letters and figures.")];
        case "booking_time":
            return [qsTr("When is your reservation?"), qsTr("The time of day, as 10:40.")];
        case "booking_phone":
            return [qsTr("How does your phone number end?"), qsTr("Its last four figures.")];
        case "request_number":
            return [qsTr("What is the number?"), qsTr("It is on your receipt, as R-1187.")];
        case "request_phone":
            return [qsTr("How does your phone number end?"), qsTr("Its last four figures.")];
        case "estimate":
        case "answer":
            return [kiosk.repair.estimate.title, kiosk.repair.estimate.advice];
        case "helping":
            return helping();
        default:
            return [kiosk.repair.intake.title, kiosk.repair.intake.advice];
        }
    }

    readonly property string title: kiosk.stillThere ? qsTr("Are you still there?") : said[0]
    readonly property string advice: kiosk.stillThere ? qsTr("Back to the start in %1\u00a0s.").arg(kiosk.leftS) : said[1]

    function attract(): var {
        const next = page.opens === "" ? "" : qsTr("%1.").arg(page.opens);
        if (page.shut === "ended")
            return [qsTr("No new numbers"), qsTr("Those who wait are served. %1").arg(next).trim()];
        if (page.shut === "closed")
            return [qsTr("Closed"), next === "" ? qsTr("No new numbers now.") : next];
        return [qsTr("Welcome"), qsTr("Take a number, then sit down. We call you.")];
    }

    function services(): var {
        if (page.shut !== "")
            return attract();
        if (page.point !== "")
            return [page.point, page.location !== "" ? page.location : qsTr("Times show how long you may wait.")];
        if (page.leads)
            return [qsTr("Where do you want to go?"), qsTr("Choose where to go.")];
        if (kiosk.several)
            return [chosen > 0 ? qsTr("What else do you need?") : qsTr("What do you need first?"), qsTr("One number is for all of it.")];
        return [qsTr("What do you need today?"), qsTr("Times show how long you may wait.")];
    }

    function helping(): var {
        switch (kiosk.helping) {
        case "asking":
            return [qsTr("One moment."), qsTr("We are telling the staff.")];
        case "coming":
            return [qsTr("Somebody is coming."), qsTr("Please stay here.")];
        case "asked":
            return [qsTr("The staff know."), qsTr("Somebody answers soon.")];
        default:
            return [qsTr("Please ask at a desk."), qsTr("Nobody could be reached from here.")];
        }
    }
}

import QtQuick
import NowServing.Client
import NowServing.Kiosk

// Under the number: how long, what to do, the code, and the one key that ends it.
Item {
    id: hand

    required property KioskModel kiosk
    required property real u

    readonly property var page: kiosk.number
    readonly property bool upright: kiosk.portrait
    readonly property bool bare: page.bare
    // Where there is little height, everything moves together.
    readonly property bool close: kiosk.low && !upright
    readonly property bool carded: upright && !kiosk.low && page.link !== ""
    readonly property string wait: {
        if (page.booked !== "")
            return qsTr("Booked for %1").arg(page.booked);
        if (page.high < 0)
            return qsTr("The wait is not known.");
        if (page.low === 0)
            return qsTr("Less than %n minutes", "", page.high);
        return page.low === page.high ? qsTr("About %1 minutes").arg(page.high) : qsTr("About %1–%2 minutes").arg(page.low).arg(page.high);
    }
    readonly property string ahead: {
        if (page.booked !== "")
            return qsTr("We call you at about that time.");
        return page.ahead === 0 ? qsTr("Nobody is ahead of you.") : qsTr("%n people are ahead of you.", "", page.ahead);
    }
    readonly property string sit: {
        const place = page.location !== "" ? page.location : page.point;
        return place !== "" ? qsTr("Wait here: %1").arg(place) : qsTr("Sit down, please.");
    }

    NoPaper {
        id: lack

        visible: hand.bare
        y: (hand.kiosk.low ? 0 : 22) * hand.u
        close: hand.close
        width: parent.width
        u: hand.u
        number: hand.page.number
    }

    Column {
        id: words

        width: parent.width
        y: hand.bare ? lack.y + lack.height + (hand.kiosk.low ? 8 : 34) * hand.u : (hand.close ? 0 : 22) * hand.u
        spacing: (hand.close ? 14 : hand.carded || !hand.upright ? 30 : 56) * hand.u

        Column {
            visible: !hand.bare || !hand.carded
            width: parent.width
            spacing: 4 * hand.u

            Words {
                objectName: "wait"
                width: parent.width
                size: (hand.bare ? 50 : hand.page.high < 0 || !hand.upright ? 64 : 76) * hand.u
                weight: Font.Bold
                leading: 0.98
                text: hand.wait
            }

            Words {
                width: parent.width
                size: 42 * hand.u
                color: Theme.muted
                text: hand.ahead
            }

            Words {
                visible: text !== ""
                width: parent.width
                lines: 2
                size: 42 * hand.u
                color: Theme.muted
                text: hand.bare ? hand.sit : hand.page.item !== "" ? hand.page.item : hand.page.service
            }
        }

        Step {
            visible: !hand.bare
            width: parent.width
            u: hand.u
            icon: "slip"
            what: hand.page.printed ? qsTr("Take your slip.") : qsTr("Your slip is on its way.")
        }

        Step {
            visible: !hand.bare
            width: parent.width
            u: hand.u
            icon: "screen"
            what: hand.sit
            how: hand.page.brought ? qsTr("A colleague takes it when %1 is called.").arg(hand.page.number) : qsTr("Watch the big screen for %1.").arg(hand.page.number)
        }
    }

    FollowCard {
        readonly property real above: hand.bare ? lack.y + lack.height : words.y + words.height
        readonly property real room: done.y - above - 64 * hand.u

        visible: hand.carded
        y: Math.round(above + 34 * hand.u)
        width: parent.width
        height: Math.round(Math.min(room, (hand.bare ? 470 : 340) * hand.u))
        kiosk: hand.kiosk
        u: hand.u
        wait: hand.bare ? hand.wait : ""
        place: hand.bare ? hand.sit : ""
    }

    LabelKey {
        id: done

        objectName: "done"
        y: closing.y - height - 22 * hand.u
        width: parent.width
        height: (hand.bare && !hand.kiosk.low ? 176 : 158) * hand.u
        u: hand.u
        primary: true
        mark: hand.bare ? "check" : ""
        text: hand.bare ? qsTr("I noted it") : qsTr("Done")
        onClicked: hand.kiosk.finish()
    }

    Words {
        id: closing

        objectName: "closing"
        y: hand.height - height
        width: parent.width
        horizontalAlignment: Text.AlignHCenter
        size: 38 * hand.u
        color: Theme.muted
        text: hand.bare || hand.kiosk.leftS === 0 ? qsTr("This page stays until you touch the key.") : qsTr("Closes in %1\u00a0s. Touch to keep it.").arg(hand.kiosk.leftS)
    }
}

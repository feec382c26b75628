pragma ComponentBehavior: Bound

import QtQuick
import NowServing.Client
import NowServing.Kiosk

// The voice over the services: a greeting, and the codes by which a phone joins instead.
Item {
    id: welcome

    required property KioskModel kiosk
    required property real u

    readonly property bool upright: kiosk.portrait
    readonly property int count: cards.count
    readonly property real cardWidth: (count > 1 ? (upright ? 218 : 262) : upright ? 282 : 300) * u
    readonly property real codesWidth: count === 0 ? 0 : count * cardWidth + (count - 1) * 24 * u

    Speech {
        id: speech

        width: welcome.upright && welcome.count > 0 ? welcome.width - welcome.codesWidth - 36 * welcome.u : welcome.width
        u: welcome.u
        size: (welcome.kiosk.point !== "" || welcome.kiosk.stillThere || welcome.count > 1 && welcome.upright ? 76 : 104) * welcome.u
        title: {
            if (welcome.kiosk.stillThere)
                return qsTr("Are you still there?");
            if (welcome.kiosk.point !== "")
                return welcome.kiosk.point;
            if (welcome.kiosk.shut === "ended")
                return qsTr("No new numbers");
            return welcome.kiosk.shut === "closed" ? qsTr("Closed") : qsTr("Welcome");
        }
        advice: {
            if (welcome.kiosk.stillThere)
                return qsTr("Back to the start in %1\u00a0s. Touch to stay.").arg(welcome.kiosk.leftS);
            if (welcome.kiosk.shut !== "") {
                const next = welcome.kiosk.opens === "" ? "" : qsTr("%1.").arg(welcome.kiosk.opens);
                if (welcome.kiosk.shut === "ended")
                    return qsTr("Those who wait are served. %1").arg(next).trim();
                return next === "" ? qsTr("No new numbers now.") : next;
            }
            if (welcome.kiosk.point !== "" && welcome.kiosk.pointLocation !== "")
                return welcome.kiosk.pointLocation;
            return welcome.kiosk.leads ? qsTr("Choose where to go.") : qsTr("Touch what you need and take a number.");
        }
    }

    Column {
        visible: welcome.count > 0
        x: welcome.upright ? welcome.width - welcome.codesWidth : 0
        y: welcome.upright ? 0 : welcome.height - height
        spacing: 10 * welcome.u

        Words {
            visible: welcome.count > 1
            width: welcome.codesWidth
            horizontalAlignment: welcome.upright ? Text.AlignHCenter : Text.AlignLeft
            size: 38 * welcome.u
            weight: Font.Bold
            text: qsTr("Join by phone")
        }

        Row {
            spacing: 24 * welcome.u

            Repeater {
                id: cards

                model: welcome.kiosk.codes

                JoinCard {
                    width: welcome.cardWidth
                    u: welcome.u
                    alone: welcome.count === 1
                }
            }
        }
    }
}

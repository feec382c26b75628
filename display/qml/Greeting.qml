import QtQuick
import NowServing.Client
import NowServing.Display

// No call to show: a calm word, and what to do.
Item {
    id: greeting

    required property WallModel wall
    required property real base
    required property real u
    // Where something else begins, below the advice.
    required property real floor

    readonly property real adviceTop: base + 44 * u
    readonly property bool starting: wall.face === "connecting"
    readonly property string word: starting ? qsTr("One moment.") : wall.closed ? qsTr("Closed") : qsTr("Welcome")
    readonly property string advice: {
        if (starting)
            return wall.reason === "" ? qsTr("This screen is starting.") : qsTr("This screen is not connected.");
        if (wall.lostZone !== "")
            return qsTr("This screen is for %1. No service point is there.").arg(wall.lostZone);
        if (!wall.closed && !wall.intake)
            return qsTr("No new numbers now.");
        if (wall.closed)
            return wall.opens === "" ? qsTr("No new numbers now.") : qsTr("%1.").arg(wall.opens);
        return wall.joinLink === "" ? qsTr("Take a number, please.") : qsTr("Take a number, or scan the code to join.");
    }

    Line {
        objectName: "greeting"
        base: greeting.base
        // The marks above Arabic letters need the room that capitals leave.
        size: (greeting.wall.leftward ? 160 : 200) * greeting.u
        least: 115 * greeting.u
        room: greeting.width
        tight: true
        weight: Font.Bold
        text: greeting.word
    }

    Passage {
        objectName: "advice"
        y: greeting.adviceTop
        width: greeting.width
        // Words that take less of each line take fewer lines too.
        size: full.size * Math.min(1, Math.sqrt(Math.max(0, greeting.floor - greeting.adviceTop) / full.height))
        weight: full.weight
        color: Theme.muted
        text: greeting.advice
    }

    Passage {
        id: full

        visible: false
        width: greeting.width
        size: 76 * greeting.u
        weight: Font.Medium
        text: greeting.advice
    }
}

import QtQuick
import NowServing.Client
import NowServing.Display

// The dark stage: the newest call, or what there is to say without one.
Item {
    id: stage

    required property WallModel wall
    required property real u

    readonly property bool upright: wall.portrait
    readonly property bool paneBelow: !upright && wall.hasPane
    readonly property real edge: 56 * u
    readonly property real room: width - edge - (upright ? 56 : 36) * u
    readonly property real spare: Math.max(0, height - (upright ? 748 : 953) * u)
    readonly property string face: wall.face

    readonly property real headBase: (upright ? 116 : 90) * u
    readonly property real bigSize: (paneBelow ? 232 : 350) * u
    readonly property real bigBase: (upright ? 464 : paneBelow ? 308 : 516) * u + spare * 0.4
    readonly property real deskSize: (upright ? 240 : paneBelow ? 229 : 234) * u
    readonly property real deskBase: (upright ? 703 : paneBelow ? 516 : 790) * u + spare * 0.5
    readonly property real least: 115 * u * wall.callScale

    function ordinal(nth: int): string {
        return nth === 2 ? qsTr("2nd call") : nth === 3 ? qsTr("3rd call") : nth > 3 ? qsTr("Call %1").arg(nth) : "";
    }

    Header {
        x: stage.edge
        y: stage.headBase
        wall: stage.wall
        u: stage.u
        room: stage.upright ? stage.room - 230 * stage.u : stage.room
        ink: Theme.ink
        quiet: Theme.muted
        title: stage.face !== "serving" ? "" : stage.wall.movedFrom === "" ? qsTr("Now serving") : qsTr("Now %1, not %2").arg(stage.wall.deskName).arg(stage.wall.movedFrom)
        note: stage.face === "serving" ? stage.ordinal(stage.wall.nth) : ""
    }

    Item {
        visible: stage.face === "serving" && !stage.wall.calling
        x: stage.edge

        Line {
            objectName: "newestNumber"
            base: stage.bigBase
            size: stage.upright ? 356 * stage.u : stage.bigSize
            least: stage.least
            room: stage.room
            tight: true
            weight: Font.Bold
            color: Theme.call
            text: stage.wall.number
        }

        DeskLine {
            objectName: "newestDesk"
            base: stage.deskBase
            size: stage.deskSize
            least: stage.least
            room: stage.room
            colour: Theme.ink
            word: stage.wall.deskWord
            mark: stage.wall.deskMark
        }
    }

    Withdrawn {
        visible: stage.face === "withdrawn"
        x: stage.edge
        width: stage.room
        base: 400 * stage.u
        u: stage.u
        number: stage.wall.number
    }

    Greeting {
        visible: stage.face === "calm" || stage.face === "connecting"
        x: stage.edge
        width: stage.room
        base: (stage.upright ? 420 : stage.paneBelow ? 310 : 460) * stage.u
        u: stage.u
        wall: stage.wall
    }

    NotLive {
        opacity: stage.face === "away" ? 1 : 0
        visible: opacity > 0
        x: stage.edge
        width: stage.room
        base: (stage.upright ? 400 : 310) * stage.u
        u: stage.u

        Behavior on opacity {
            enabled: !stage.wall.reducedMotion && stage.face === "away"

            NumberAnimation {
                duration: 400
            }
        }
    }
}

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
    readonly property string face: wall.face
    readonly property real headBase: (upright ? 116 : 90) * u

    Header {
        anchors.left: parent.left
        anchors.leftMargin: stage.edge
        y: stage.headBase
        wall: stage.wall
        u: stage.u
        room: stage.upright ? stage.room - 230 * stage.u : stage.room
        ink: Theme.ink
        quiet: Theme.muted
        serving: stage.face === "serving"
        desk: stage.wall.desk
        movedFrom: stage.wall.movedFrom
        nth: stage.wall.nth
    }

    Hero {
        visible: stage.face === "serving" && !stage.wall.calling
        anchors.left: parent.left
        anchors.leftMargin: stage.edge
        wall: stage.wall
        u: stage.u
        head: stage.headBase
        floor: stage.paneBelow ? stage.height - stage.wall.paneHeight : stage.height
        room: stage.room
        spare: Math.max(0, stage.height - (stage.upright ? 748 : 953) * stage.u)
        paneBelow: stage.paneBelow
        number: stage.wall.number
        desk: stage.wall.desk
        deskLines: stage.wall.deskLines
        pointLines: stage.wall.pointLines
        direction: stage.wall.direction
        who: "newest"
        numberColour: Theme.call
        deskColour: Theme.ink
    }

    Withdrawn {
        visible: stage.face === "withdrawn"
        anchors.left: parent.left
        anchors.leftMargin: stage.edge
        width: stage.room
        base: 400 * stage.u
        u: stage.u
        number: stage.wall.number
    }

    Greeting {
        visible: stage.face === "calm" || stage.face === "connecting"
        anchors.left: parent.left
        anchors.leftMargin: stage.edge
        width: stage.room
        base: (stage.upright ? 420 : stage.paneBelow ? 310 : 460) * stage.u
        floor: stage.height - (stage.paneBelow ? stage.wall.paneHeight : 0)
        u: stage.u
        wall: stage.wall
    }

    NotLive {
        opacity: stage.face === "away" ? 1 : 0
        visible: opacity > 0
        anchors.left: parent.left
        anchors.leftMargin: stage.edge
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

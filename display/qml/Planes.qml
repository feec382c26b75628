import QtQuick
import NowServing.Client
import NowServing.Display

// The three planes: stage, list and ticker, and beneath the stage the pane of next numbers.
Item {
    id: planes

    required property WallModel wall

    readonly property real u: wall.unit
    readonly property bool upright: wall.portrait
    readonly property bool away: wall.face === "away"
    // A notice on a lying wall needs the whole stage, for its seconds.
    readonly property bool paneShown: wall.hasPane && (upright || wall.face !== "withdrawn")
    readonly property real foot: (upright ? 192 : 127) * u
    readonly property real bleed: 8 * u
    readonly property real paneHeight: (upright ? 396 : 394) * u
    readonly property real stageWidth: upright ? width : Math.round(width * 0.55)
    readonly property real stageHeight: {
        if (!upright)
            return height - foot;
        return wall.hasPane ? 748 * u : away ? (748 + 396) * u : 748 * u;
    }
    readonly property real listHeight: {
        if (!upright)
            return height - foot;
        return height - stageHeight - foot - (wall.hasPane ? paneHeight : 0);
    }

    Item {
        id: shifted

        x: Math.round(planes.wall.shiftX * planes.u)
        y: Math.round(planes.wall.shiftY * planes.u)
        width: planes.width
        height: planes.height

        Rectangle {
            id: listPlane

            x: planes.upright ? -planes.bleed : planes.stageWidth
            y: planes.upright ? planes.stageHeight : -planes.bleed
            width: planes.upright ? planes.width + 2 * planes.bleed : planes.width - x + planes.bleed
            height: planes.upright ? planes.listHeight : planes.listHeight + planes.bleed
            color: Theme.wallPlane
        }

        Stage {
            width: planes.stageWidth
            height: planes.stageHeight
            wall: planes.wall
            u: planes.u
        }

        NextPane {
            visible: planes.paneShown
            x: 56 * planes.u
            y: join.y + 14 * planes.u
            width: (planes.wall.joinLink !== "" ? join.x - 32 * planes.u : planes.stageWidth - 36 * planes.u) - x
            height: planes.paneHeight - 28 * planes.u
            wall: planes.wall
            u: planes.u
        }

        JoinTile {
            id: join

            visible: planes.wall.joinLink !== "" && planes.paneShown
            x: planes.stageWidth - width
            y: planes.upright ? planes.height - planes.foot - planes.paneHeight : planes.stageHeight - planes.paneHeight
            width: 360 * planes.u
            height: planes.paneHeight
            wall: planes.wall
            u: planes.u
        }

        CallFace {
            objectName: "callFace"
            width: planes.stageWidth
            height: planes.stageHeight
            bleed: planes.bleed
            wall: planes.wall
            u: planes.u
        }

        CallList {
            x: planes.upright ? 0 : planes.stageWidth
            y: planes.upright ? planes.stageHeight : 0
            width: planes.width - x
            height: planes.listHeight
            wall: planes.wall
            u: planes.u
        }

        UprightHeader {
            visible: planes.upright
            width: planes.width
            wall: planes.wall
            u: planes.u
        }

        Hatch {
            visible: planes.away
            x: -planes.bleed
            y: planes.height - planes.foot - (planes.upright ? 0 : height)
            width: planes.width + 2 * planes.bleed
            height: Math.round(24 * planes.u)
        }

        Ticker {
            y: planes.height - planes.foot
            width: planes.width
            height: planes.foot
            wall: planes.wall
            u: planes.u
        }
    }
}

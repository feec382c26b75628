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
    readonly property real listTop: upright ? wall.stageHeight : 0
    readonly property real listHeight: upright ? wall.listHeight : height - foot

    Item {
        id: shifted

        x: Math.round(planes.wall.shiftX * planes.u)
        y: Math.round(planes.wall.shiftY * planes.u)
        width: planes.width
        height: planes.height

        Rectangle {
            id: listPlane

            anchors.right: parent.right
            anchors.rightMargin: -planes.bleed
            y: planes.upright ? planes.listTop : -planes.bleed
            width: planes.upright ? planes.width + 2 * planes.bleed : planes.width - planes.wall.stageWidth + planes.bleed
            height: planes.upright ? planes.listHeight : planes.listHeight + planes.bleed
            color: Theme.wallPlane
        }

        Item {
            id: below

            objectName: "below"

            readonly property bool joining: planes.wall.joinLink !== ""

            visible: planes.paneShown
            anchors.left: parent.left
            y: planes.upright ? planes.height - planes.foot - height : planes.wall.stageHeight - height
            width: planes.wall.stageWidth
            height: planes.wall.paneHeight

            NextPane {
                visible: planes.wall.picture === 0
                anchors.left: parent.left
                anchors.leftMargin: 56 * planes.u
                y: 14 * planes.u
                width: below.width - 56 * planes.u - (below.joining ? join.width + 32 * planes.u : (planes.upright ? 56 : 36) * planes.u)
                height: below.height - 28 * planes.u
                wall: planes.wall
                u: planes.u
            }

            MediaPane {
                objectName: "mediaPane"
                visible: planes.wall.picture > 0
                anchors.left: parent.left
                width: below.width - (below.joining ? join.width : 0)
                height: below.height
                wall: planes.wall
            }

            JoinTile {
                id: join

                visible: below.joining
                anchors.right: parent.right
                width: 360 * planes.u
                height: below.height
                wall: planes.wall
                u: planes.u
            }
        }

        Stage {
            objectName: "stage"
            anchors.left: parent.left
            width: planes.wall.stageWidth
            height: planes.wall.stageHeight
            wall: planes.wall
            u: planes.u
        }

        CallFace {
            objectName: "callFace"
            anchors.left: parent.left
            width: planes.wall.stageWidth
            height: planes.wall.stageHeight
            bleed: planes.bleed
            wall: planes.wall
            u: planes.u
        }

        CallList {
            anchors.right: parent.right
            y: planes.listTop
            width: planes.upright ? planes.width : planes.width - planes.wall.stageWidth
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

        Edges {
            visible: planes.wall.outlined
            anchors.fill: parent
            wall: planes.wall
            foot: planes.foot
        }

        Hatch {
            objectName: "hatch"
            visible: planes.away
            anchors.left: parent.left
            anchors.leftMargin: -planes.bleed
            y: planes.height - planes.foot - height
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

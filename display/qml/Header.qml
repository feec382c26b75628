import QtQuick
import NowServing.Display

// Title and name of the house, on the stage.
Item {
    id: header

    required property WallModel wall
    required property real u
    required property real room
    required property color ink
    required property color quiet
    property string title: ""
    property string note: ""

    Line {
        id: first

        base: 0
        size: 44 * header.u
        room: header.room
        weight: Font.Bold
        color: header.ink
        text: header.title
    }

    Line {
        id: second

        x: first.text === "" ? 0 : first.width + 24 * header.u
        base: 0
        size: 44 * header.u
        least: 32 * header.u
        room: Math.max(0, header.room - x - (last.text === "" ? 0 : last.implicitWidth + 32 * header.u))
        weight: first.text === "" ? Font.DemiBold : Font.Medium
        color: first.text === "" ? header.ink : header.quiet
        // That a call has moved takes all the room there is.
        text: first.text !== "" && header.wall.movedFrom !== "" ? "" : header.wall.site
    }

    Line {
        id: last

        x: header.room - implicitWidth
        base: 0
        size: 44 * header.u
        weight: Font.Bold
        color: header.ink
        text: header.note
    }
}

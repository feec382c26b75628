import QtQuick
import NowServing.Display

// Title and name of the house, on the stage; of a call also that it has moved, or is not the first.
Item {
    id: header

    required property WallModel wall
    required property real u
    required property real room
    required property color ink
    required property color quiet
    required property bool serving
    required property string desk
    required property string movedFrom
    required property int nth

    readonly property string title: !serving ? "" : movedFrom === "" ? qsTr("Now serving") : qsTr("Now %1, not %2").arg(desk).arg(movedFrom)
    readonly property string note: !serving || nth < 2 || movedFrom !== "" ? "" : nth === 2 ? qsTr("2nd call") : nth === 3 ? qsTr("3rd call") : qsTr("Call %1").arg(nth)
    // That a call has moved says more than how often it was made, and has the whole line.
    // Beside a note so much of the title line is its own.
    readonly property real free: room - (note === "" ? 0 : last.width + 32 * u)

    width: room

    Line {
        id: first

        base: 0
        size: 44 * header.u
        least: 32 * header.u
        room: header.free
        weight: Font.Bold
        color: header.ink
        text: header.title
    }

    Line {
        id: second

        objectName: "houseName"
        // Half a name of the house says less than none.
        visible: !truncated || room >= 6 * size
        lead: first.text === "" ? 0 : first.width + 24 * header.u
        base: 0
        size: 44 * header.u
        least: 32 * header.u
        room: Math.max(0, header.free - lead)
        weight: first.text === "" ? Font.DemiBold : Font.Medium
        color: first.text === "" ? header.ink : header.quiet
        // That a call has moved takes all the room there is.
        text: header.serving && header.movedFrom !== "" ? "" : header.wall.site
    }

    Line {
        id: last

        far: true
        base: 0
        size: 44 * header.u
        weight: Font.Bold
        color: header.ink
        text: header.note
    }
}

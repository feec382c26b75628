pragma ComponentBehavior: Bound

import QtQuick
import NowServing.Display

// Services: the number that is next, and apart from it the wait of whoever joins now. Where there
// are several service points, those of one of them, under its name.
Item {
    id: pane

    required property WallModel wall
    required property real u

    readonly property int columns: wall.serviceColumns
    readonly property int rows: wall.servicesPerColumn
    readonly property real gap: 72 * u
    readonly property real column: (width - (columns - 1) * gap) / columns
    readonly property real head: wall.paneTitle === "" ? 0 : 52 * u
    readonly property real pitch: (height - head) / rows

    Line {
        visible: text !== ""
        objectName: "paneTitle"
        base: 38 * pane.u
        size: 42 * pane.u
        least: 32 * pane.u
        room: pane.width
        weight: Font.Bold
        text: pane.wall.paneTitle
    }

    Repeater {
        model: pane.wall.services

        delegate: ServiceLine {
            anchors.left: pane.left
            anchors.leftMargin: Math.floor(index / pane.rows) * (pane.column + pane.gap)
            y: pane.head + index % pane.rows * pane.pitch
            width: pane.column
            height: pane.pitch
            u: pane.u
            last: index % pane.rows === pane.rows - 1
        }
    }
}

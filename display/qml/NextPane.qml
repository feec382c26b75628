pragma ComponentBehavior: Bound

import QtQuick
import NowServing.Display

// Services: the number that is next, and apart from it the wait of whoever joins now.
Item {
    id: pane

    required property WallModel wall
    required property real u

    readonly property int columns: wall.serviceColumns
    readonly property real gap: 72 * u
    readonly property real column: (width - (columns - 1) * gap) / columns
    readonly property real pitch: height / 3

    Repeater {
        model: pane.wall.services

        delegate: ServiceLine {
            x: Math.floor(index / 3) * (pane.column + pane.gap)
            y: index % 3 * pane.pitch
            width: pane.column
            height: pane.pitch
            u: pane.u
        }
    }
}

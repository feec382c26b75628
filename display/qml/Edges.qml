import QtQuick
import NowServing.Client
import NowServing.Display

// In high contrast all planes are black: lines part them.
Item {
    id: edges

    required property WallModel wall
    required property real foot

    readonly property real thick: Math.max(1, Math.round(4 * wall.unit))

    Rectangle {
        anchors.left: parent.left
        anchors.leftMargin: edges.wall.portrait ? 0 : edges.wall.stageWidth
        y: edges.wall.portrait ? edges.wall.stageHeight : 0
        width: edges.wall.portrait ? edges.width : edges.thick
        height: edges.wall.portrait ? edges.thick : edges.height - edges.foot
        color: Theme.wallHairline
    }

    Rectangle {
        visible: edges.wall.portrait && edges.wall.hasPane
        y: edges.height - edges.foot - edges.wall.paneHeight
        width: edges.width
        height: edges.thick
        color: Theme.wallHairline
    }

    Rectangle {
        y: edges.height - edges.foot
        width: edges.width
        height: edges.thick
        color: Theme.wallHairline
    }
}

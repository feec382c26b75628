import QtQuick
import QtQuick.Shapes

// An arrow as heavy as the bold type that it stands before: one em is `size`. It points to where
// the desk really lies; "" is straight on, in reading direction.
Item {
    id: arrow

    required property real size
    required property color colour
    required property string direction
    required property bool leftward

    readonly property real stroke: size * 0.126
    readonly property real reach: size * 0.585
    readonly property real wing: size * 0.29
    readonly property string way: direction !== "" ? direction : leftward ? "left" : "right"

    objectName: "arrow"
    width: reach
    height: 2 * wing
    rotation: way === "down" ? 90 : way === "left" ? 180 : way === "up" ? 270 : 0

    Shape {
        anchors.fill: parent
        preferredRendererType: Shape.GeometryRenderer
        antialiasing: true

        ShapePath {
            fillColor: arrow.colour
            strokeColor: "transparent"

            PathPolyline {
                path: {
                    const s = arrow.stroke, w = arrow.reach, d = arrow.wing;
                    const neck = w - 1.9142 * s, slant = 0.7071 * s;
                    return [Qt.point(0, d - s / 2), Qt.point(neck, d - s / 2), Qt.point(w - d - slant, slant), Qt.point(w - d, 0), Qt.point(w, d), Qt.point(w - d, 2 * d), Qt.point(w - d - slant, 2 * d - slant), Qt.point(neck, d + s / 2), Qt.point(0, d + s / 2), Qt.point(0, d - s / 2)];
                }
            }
        }
    }
}

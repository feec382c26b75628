import QtQuick
import QtQuick.Shapes

// An arrow as heavy as the bold type that it stands before: one em is `size`.
Item {
    id: arrow

    required property real size
    required property color colour

    readonly property real stroke: size * 0.118
    readonly property real reach: size * 0.6
    readonly property real wing: size * 0.25

    width: reach
    height: 2 * wing + stroke

    Shape {
        anchors.fill: parent
        preferredRendererType: Shape.GeometryRenderer
        antialiasing: true

        ShapePath {
            fillColor: arrow.colour
            strokeColor: "transparent"

            PathPolyline {
                path: {
                    const s = arrow.stroke, w = arrow.reach, m = arrow.height / 2, d = arrow.wing;
                    const slant = s * 0.7071;
                    return [Qt.point(0, m - s / 2), Qt.point(w - s * 1.207, m - s / 2), Qt.point(w - d - 1.5 * slant, m - d + slant * 0.05), Qt.point(w - d - slant * 0.5, m - d - slant * 0.95), Qt.point(w, m), Qt.point(w - d - slant * 0.5, m + d + slant * 0.95), Qt.point(w - d - 1.5 * slant, m + d - slant * 0.05), Qt.point(w - s * 1.207, m + s / 2), Qt.point(0, m + s / 2), Qt.point(0, m - s / 2)];
                }
            }
        }
    }
}

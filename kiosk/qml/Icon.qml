import QtQuick
import QtQuick.Shapes
import NowServing.Client

// A drawing of round strokes on a field of 24 by 24.
Item {
    id: icon

    required property string name
    property color colour: Theme.ink
    property real heavy: 1.9

    readonly property var drawings: ({
            "down": "M12 4 V20 M5 13 L12 20 L19 13",
            "screen": "M3 4 H21 V16 H3 Z M9 20 H15 M7 8.2 H10.5 M7 11.8 H10.5 M13.5 8.2 H17 M13.5 11.8 H17",
            "person": "M12 4 A4 4 0 1 1 11.99 4 Z M4.5 21 V19.5 A7.5 5.5 0 0 1 19.5 19.5 V21",
            "check": "M5 12.5 L10 17.5 L19.5 7",
            "clock": "M12 3 A9 9 0 1 1 11.99 3 Z M12 7.5 V12.5 L15.5 14.5",
            "back": "M20 12 H4 M11 5 L4 12 L11 19",
            "on": "M4 12 H20 M13 5 L20 12 L13 19",
            "info": "M12 3 A9 9 0 1 1 11.99 3 Z M12 11 V16.5 M12 7.6 V7.7",
            "touch": "M9 21 C7 18.5 4.5 15.8 4.5 14.4 A1.6 1.6 0 0 1 7.2 13.2 L8.5 14.5 V6 A1.5 1.5 0 0 1 11.5 6 V11 L16.8 12.2 A2.5 2.5 0 0 1 18.6 15 L17.6 21 M6.2 8.2 A4.6 4.6 0 1 1 13.9 8.2",
            "slip": "M3 4.5 H21 M6.5 4.5 V20 H17.5 V4.5 M9.5 16.5 H14.5 M10 9.6 L12 8.4 V13",
            "again": "M4 6 H20 M4 12 H20 M4 18 H13 M16.5 17.5 L18.5 19.5 L22 15.5",
            "phone": "M7.5 2.5 H16.5 A1.5 1.5 0 0 1 18 4 V20 A1.5 1.5 0 0 1 16.5 21.5 H7.5 A1.5 1.5 0 0 1 6 20 V4 A1.5 1.5 0 0 1 7.5 2.5 Z M10.5 18.5 H13.5",
            "nopaper": "M6 9.5 H18 A2.5 2.5 0 0 1 20.5 12 V15 A2 2 0 0 1 18.5 17 H5.5 A2 2 0 0 1 3.5 15 V12 A2.5 2.5 0 0 1 6 9.5 Z M7.5 9.5 V3 H16.5 V9.5 M10.3 4.9 L13.7 7.9 M13.7 4.9 L10.3 7.9 M7 20.5 H17"
        })

    Accessible.ignored: true

    Shape {
        width: 24
        height: 24
        scale: Math.min(icon.width, icon.height) / 24
        transformOrigin: Item.TopLeft
        preferredRendererType: Shape.GeometryRenderer
        antialiasing: true

        ShapePath {
            strokeColor: icon.colour
            strokeWidth: icon.heavy
            fillColor: "transparent"
            capStyle: ShapePath.RoundCap
            joinStyle: ShapePath.RoundJoin

            PathSvg {
                path: icon.drawings[icon.name] ?? ""
            }
        }
    }
}

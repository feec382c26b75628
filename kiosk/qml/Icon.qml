import QtQuick
import QtQuick.Shapes
import NowServing.Client

// A drawing of round strokes on a field of 24 by 24.
Item {
    id: icon

    required property string name
    property color colour: Theme.ink
    property real heavy: 1.9
    // Arrows of the way point the other way where one reads from the right.
    property bool turned: false

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
            "leave": "M10 4 H4.5 V20 H10 M9.5 12 H21 M16 7 L21 12 L16 17",
            "again": "M4 6 H20 M4 12 H20 M4 18 H13 M16.5 17.5 L18.5 19.5 L22 15.5",
            "mail": "M3 5.5 H21 V18.5 H3 Z M3.5 6.5 L12 13 L20.5 6.5",
            "phone": "M7.5 2.5 H16.5 A1.5 1.5 0 0 1 18 4 V20 A1.5 1.5 0 0 1 16.5 21.5 H7.5 A1.5 1.5 0 0 1 6 20 V4 A1.5 1.5 0 0 1 7.5 2.5 Z M10.5 18.5 H13.5",
            "globe": "M12 3 A9 9 0 1 1 11.99 3 Z M3 12 H21 M12 3 C8.6 6 8 9.5 8 12 C8 14.5 8.6 18 12 21 C15.4 18 16 14.5 16 12 C16 9.5 15.4 6 12 3",
            "contrast": "M12 3 A9 9 0 1 1 11.99 3 Z M12 3.5 V20.5 M14.2 6 V18 M16.4 8 V16 M18.4 10 V14",
            "headset": "M4 16 V12 A8 8 0 0 1 20 12 V16 M4 14.5 H6.5 V20 H5.2 A1.2 1.2 0 0 1 4 18.8 Z M20 14.5 H17.5 V20 H18.8 A1.2 1.2 0 0 0 20 18.8 Z",
            "up": "M12 20 V4 M5 11 L12 4 L19 11",
            "heart": "M12 20 C6 15.6 3.5 12.5 3.5 9 A4.4 4.4 0 0 1 12 7.4 A4.4 4.4 0 0 1 20.5 9 C20.5 12.5 18 15.6 12 20 Z",
            "wheelchair": "M9 3.6 A1.4 1.4 0 1 1 8.99 3.6 Z M9.2 8 L10 14 H15.5 L18.5 19.5 M9.6 10.8 H14 M7.2 11.6 A5 5 0 1 0 14.6 17.4",
            "hearing": "M7 9.5 A5.2 5.2 0 0 1 17.4 9.5 C17.4 13 14 13.6 14 16.6 A3 3 0 0 1 8.4 18 M9.8 9.8 A2.5 2.5 0 0 1 14.6 9.6 C14.6 11.6 12.4 11.8 12 13.4",
            "sight": "M2.5 12 C5 7.5 8.4 5.6 12 5.6 C15.6 5.6 19 7.5 21.5 12 C19 16.5 15.6 18.4 12 18.4 C8.4 18.4 5 16.5 2.5 12 Z M12 9 A3 3 0 1 1 11.99 9 Z M4 20.5 L20 3.5",
            "walking": "M10.5 3.2 A1.5 1.5 0 1 1 10.49 3.2 Z M10.4 8.4 V14 L8 21 M10.6 14 L13.2 16.6 L13.8 21 M7.4 12 L10.4 8.8 L13.4 11.4 H16.4 M17.5 11 V21",
            "rub": "M8.5 5.5 H21 V18.5 H8.5 L2.5 12 Z M11.5 9.3 L17 14.7 M17 9.3 L11.5 14.7",
            "plus": "M12 4 V20 M4 12 H20",
            "minus": "M4 12 H20",
            "bell": "M12 3.5 A6 6 0 0 1 18 9.5 C18 14 20 15.5 20 17 H4 C4 15.5 6 14 6 9.5 A6 6 0 0 1 12 3.5 Z M10 20.5 H14",
            "list": "M4 6 H4.1 M4 12 H4.1 M4 18 H4.1 M9 6 H20 M9 12 H20 M9 18 H20",
            "nopaper": "M6 9.5 H18 A2.5 2.5 0 0 1 20.5 12 V15 A2 2 0 0 1 18.5 17 H5.5 A2 2 0 0 1 3.5 15 V12 A2.5 2.5 0 0 1 6 9.5 Z M7.5 9.5 V3 H16.5 V9.5 M10.3 4.9 L13.7 7.9 M13.7 4.9 L10.3 7.9 M7 20.5 H17"
        })

    Accessible.ignored: true

    Shape {
        width: 24
        height: 24
        scale: Math.min(icon.width, icon.height) / 24
        transformOrigin: Item.TopLeft
        transform: Scale {
            origin.x: icon.width / 2
            xScale: icon.turned ? -1 : 1
        }
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

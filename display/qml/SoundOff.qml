import QtQuick
import QtQuick.Shapes
import NowServing.Client

// For staff: this wall cannot be heard, or only its chime.
Item {
    id: soundOff

    required property real base
    required property real u
    property bool voiceOnly: false

    height: 30 * u
    width: 44 * u + label.implicitWidth
    Accessible.role: Accessible.StaticText
    Accessible.name: label.text

    Shape {
        y: soundOff.base - 25 * soundOff.u
        scale: soundOff.u
        transformOrigin: Item.TopLeft
        preferredRendererType: Shape.GeometryRenderer

        ShapePath {
            fillColor: Theme.muted
            strokeColor: "transparent"
            startX: 0
            startY: 8

            PathPolyline {
                path: [Qt.point(0, 8), Qt.point(7, 8), Qt.point(16, 0), Qt.point(16, 26), Qt.point(7, 18), Qt.point(0, 18), Qt.point(0, 8)]
            }
        }

        ShapePath {
            fillColor: "transparent"
            strokeColor: Theme.muted
            strokeWidth: 3
            capStyle: ShapePath.RoundCap

            PathMultiline {
                paths: [[Qt.point(21, 8), Qt.point(31, 18)], [Qt.point(31, 8), Qt.point(21, 18)]]
            }
        }
    }

    Line {
        id: label

        x: 42 * soundOff.u
        base: soundOff.base
        size: 30 * soundOff.u
        weight: Font.Medium
        color: Theme.muted
        text: soundOff.voiceOnly ? qsTr("Voice off") : qsTr("Sound off")
        Accessible.ignored: true
    }
}

import QtQuick
import QtQuick.Shapes
import NowServing.Client

// For staff: this wall cannot be heard, or only its chime.
Item {
    id: soundOff

    required property real base
    required property real u
    property bool voiceOnly: false

    function at(x: real, y: real): point {
        return Qt.point(x * u, y * u);
    }

    height: 30 * u
    width: 44 * u + label.implicitWidth
    Accessible.role: Accessible.StaticText
    Accessible.name: label.text

    Shape {
        anchors.left: parent.left
        width: 32 * soundOff.u
        y: soundOff.base - 25 * soundOff.u
        preferredRendererType: Shape.GeometryRenderer

        ShapePath {
            fillColor: Theme.muted
            strokeColor: "transparent"
            startX: 0
            startY: 8 * soundOff.u

            PathPolyline {
                path: [soundOff.at(0, 8), soundOff.at(7, 8), soundOff.at(16, 0), soundOff.at(16, 26), soundOff.at(7, 18), soundOff.at(0, 18), soundOff.at(0, 8)]
            }
        }

        ShapePath {
            fillColor: "transparent"
            strokeColor: Theme.muted
            strokeWidth: 3 * soundOff.u
            capStyle: ShapePath.RoundCap

            PathMultiline {
                paths: [[soundOff.at(21, 8), soundOff.at(31, 18)], [soundOff.at(31, 8), soundOff.at(21, 18)]]
            }
        }
    }

    Line {
        id: label

        lead: 42 * soundOff.u
        base: soundOff.base
        size: 30 * soundOff.u
        weight: Font.Medium
        color: Theme.muted
        text: soundOff.voiceOnly ? qsTr("Voice off") : qsTr("Sound off")
        Accessible.ignored: true
    }
}

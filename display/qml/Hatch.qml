pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Shapes
import NowServing.Client

// A band of slanted bars: not live, told by shape as well as by colour.
Item {
    id: hatch

    readonly property real pitch: height * 2.42
    readonly property real bar: height * 1.3

    clip: true

    Repeater {
        model: Math.ceil(hatch.width / hatch.pitch) + 2

        delegate: Shape {
            id: slant

            required property int index

            x: index * hatch.pitch - hatch.pitch
            width: hatch.pitch
            height: hatch.height

            ShapePath {
                fillColor: Theme.danger
                strokeColor: "transparent"

                PathPolyline {
                    path: [Qt.point(hatch.height, 0), Qt.point(hatch.height + hatch.bar, 0), Qt.point(hatch.bar, hatch.height), Qt.point(0, hatch.height), Qt.point(hatch.height, 0)]
                }
            }
        }
    }
}

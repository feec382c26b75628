import QtQuick
import NowServing.Client

// For staff: so few calls fit the list, for the length of desks' names or the distance of viewers.
Line {
    required property real u
    required property int count

    objectName: "fewRows"
    far: true
    size: 26 * u
    weight: Font.Medium
    color: Theme.muted
    text: qsTr("Few rows: %1").arg(count)
}

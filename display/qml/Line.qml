import QtQuick
import NowServing.Client

// One line of text that stands on a baseline and never leaves its room: it shrinks as far as
// `least`, and is cut with an ellipsis only beyond that. `tight` is for the largest type.
Text {
    id: line

    required property real base
    required property real size
    property real least: size
    property real room: 1e7
    property int weight: Font.Normal
    property bool tight: false

    readonly property real fitted: {
        if (room >= 1e7 || text === "" || metrics.advanceWidth <= room)
            return size;
        return Math.max(least, Math.floor(size * room / metrics.advanceWidth));
    }

    y: Math.round(base - baselineOffset)
    width: Math.min(room, implicitWidth)
    color: Theme.ink
    // What was fitted may be a rounding wider than its room: it is whole all the same.
    elide: fitted <= least && metrics.advanceWidth > room ? Text.ElideRight : Text.ElideNone
    textFormat: Text.PlainText
    maximumLineCount: 1
    horizontalAlignment: Text.AlignLeft
    font.pixelSize: Math.max(1, Math.round(fitted))
    font.weight: weight
    font.letterSpacing: tight ? -0.02 * fitted : 0

    Accessible.role: Accessible.StaticText
    Accessible.name: text

    TextMetrics {
        id: metrics

        text: line.text
        font.family: line.font.family
        font.pixelSize: Math.max(1, Math.round(line.size))
        font.weight: line.weight
        font.letterSpacing: line.tight ? -0.02 * line.size : 0
        font.features: line.font.features
    }
}

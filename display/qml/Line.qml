import QtQuick
import NowServing.Client

// One line of text that stands on a baseline and never leaves its room: it shrinks as far as
// `least`, and is cut with an ellipsis only beyond that. `tight` is for the largest type. It stands
// `lead` after the edge where reading begins, or `lead` before the other one if it is `far`.
Text {
    id: line

    required property real base
    required property real size
    property real least: size
    property real room: 1e7
    property real lead: 0
    property bool far: false
    property int weight: Font.Normal
    property bool tight: false

    // Letters that join must not be moved against one another.
    readonly property bool joined: /[\u0600-\u06ff]/.test(text)
    readonly property real fitted: {
        if (room >= 1e7 || text === "" || metrics.advanceWidth <= room)
            return size;
        return Math.max(least, Math.floor(size * room / metrics.advanceWidth));
    }

    anchors.left: far ? undefined : parent.left
    anchors.leftMargin: Math.round(lead)
    anchors.right: far ? parent.right : undefined
    anchors.rightMargin: Math.round(lead)
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
    font.letterSpacing: joined || !tight ? 0 : -0.02 * fitted

    Accessible.role: Accessible.StaticText
    Accessible.name: text

    TextMetrics {
        id: metrics

        text: line.text
        font.family: line.font.family
        font.pixelSize: Math.max(1, Math.round(line.size))
        font.weight: line.weight
        font.letterSpacing: line.joined || !line.tight ? 0 : -0.02 * line.size
        font.features: line.font.features
    }
}

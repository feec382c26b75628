import QtQuick

// Lines under the number of a row, the first of them on a baseline.
Text {
    required property real first
    required property real u

    anchors.left: parent.left
    width: parent.width
    y: Math.round(first - baselineOffset)
    textFormat: Text.PlainText
    horizontalAlignment: Text.AlignLeft
    lineHeightMode: Text.FixedHeight
    lineHeight: 124 * u
    font.pixelSize: Math.max(1, Math.round(115 * u))

    Accessible.ignored: true
}

import QtQuick
import NowServing.Client

// Large words over several lines, broken between words.
Text {
    required property real size
    property int weight: Font.Normal
    // Of the type's own line height.
    property real ratio: 1.0

    color: Theme.ink
    textFormat: Text.PlainText
    wrapMode: Text.Wrap
    horizontalAlignment: Text.AlignLeft
    // One height for every script.
    lineHeightMode: Text.FixedHeight
    lineHeight: ratio * 1.21 * size
    // Letters that join reach higher above their first line than they are drawn.
    topPadding: /[\u0600-\u06ff]/.test(text) ? -0.24 * size : 0
    font.pixelSize: Math.max(1, Math.round(size))
    font.weight: weight

    Accessible.role: Accessible.StaticText
    Accessible.name: text
}

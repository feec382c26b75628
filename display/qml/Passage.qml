import QtQuick
import NowServing.Client

// Large words over several lines, broken between words.
Text {
    required property real size
    property int weight: Font.Normal

    color: Theme.ink
    textFormat: Text.PlainText
    wrapMode: Text.Wrap
    horizontalAlignment: Text.AlignLeft
    lineHeight: 1.0
    font.pixelSize: Math.max(1, Math.round(size))
    font.weight: weight

    Accessible.role: Accessible.StaticText
    Accessible.name: text
}

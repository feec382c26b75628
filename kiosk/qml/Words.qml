import QtQuick
import NowServing.Client

// Words over as many lines as they need and have room for. A word too long for a line is broken; what
// has no room ends in an ellipsis. Lines have one height whatever script they are in.
Text {
    id: words

    required property real size
    property int weight: Font.Normal
    property int lines: 3
    property real leading: 1

    // Arabic letters come with 0.4 of their size more above them than Latin ones: without that, words
    // of both would not stand on one line.
    readonly property bool arabic: /[\u0600-\u06ff]/.test(text)
    // By which a line's own height is taken where its height is a share of that.
    readonly property real natural: arabic ? 0.62 : 1

    transform: Translate {
        y: words.arabic ? -0.36 * words.fontInfo.pixelSize : 0
    }

    color: Theme.ink
    textFormat: Text.PlainText
    wrapMode: Text.Wrap
    elide: Text.ElideRight
    maximumLineCount: lines
    horizontalAlignment: Text.AlignLeft
    lineHeightMode: Text.FixedHeight
    lineHeight: leading * 1.21 * words.font.pixelSize
    font.pixelSize: Math.max(1, Math.round(size))
    font.weight: weight

    Accessible.role: Accessible.StaticText
    Accessible.name: text
}

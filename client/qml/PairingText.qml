import QtQuick
import NowServing.Client

// Words of a pairing screen: whole, smaller where they have no room, and never less than `least`.
Text {
    id: words

    required property real size
    property real least: 26 * size / 44
    property int lines: 4

    // Arabic letters come with 0.4 of their size more above them than Latin ones: lines are that far
    // apart that one of Latin words alone, which stands higher, touches none of them.
    readonly property bool arabic: /[\u0600-\u06ff]/.test(text)

    transform: Translate {
        y: words.arabic ? -0.28 * words.fontInfo.pixelSize : 0
    }

    color: Theme.ink
    textFormat: Text.PlainText
    wrapMode: Text.WordWrap
    elide: Text.ElideRight
    maximumLineCount: lines
    horizontalAlignment: Text.AlignLeft
    lineHeightMode: Text.FixedHeight
    lineHeight: (words.arabic ? 1.4 : 1.21) * words.font.pixelSize
    fontSizeMode: Text.Fit
    minimumPixelSize: Math.max(1, Math.round(least))
    font.pixelSize: Math.max(1, Math.round(size))

    Accessible.role: Accessible.StaticText
    Accessible.name: text
}

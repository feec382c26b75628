import QtQuick
import NowServing.Client

// Words of a pairing screen: whole, smaller where they have no room, and never less than `least`.
Text {
    id: words

    required property real size
    property real least: 26 * size / 44
    property int lines: 4

    color: Theme.ink
    textFormat: Text.PlainText
    wrapMode: Text.WordWrap
    elide: Text.ElideRight
    maximumLineCount: lines
    horizontalAlignment: Text.AlignLeft
    fontSizeMode: Text.Fit
    minimumPixelSize: Math.max(1, Math.round(least))
    font.pixelSize: Math.max(1, Math.round(size))

    Accessible.role: Accessible.StaticText
    Accessible.name: text
}

import QtQuick
import NowServing.Client

// Words over as many lines as they need, broken between words.
Text {
    required property real size
    property int weight: Font.Normal

    color: Theme.ink
    textFormat: Text.PlainText
    wrapMode: Text.WordWrap
    font.pixelSize: Math.max(1, Math.round(size))
    font.weight: weight

    Accessible.role: Accessible.StaticText
    Accessible.name: text
}

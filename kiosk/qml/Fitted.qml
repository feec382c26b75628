import QtQuick
import NowServing.Client

// One line that shrinks as far as `least` to stay in its width, and is cut only beyond that.
Text {
    id: fitted

    required property real size
    property real least: size
    property int weight: Font.Normal
    property bool tight: false

    readonly property real factor: tight ? -0.02 : 0
    readonly property real wanted: probe.implicitWidth
    readonly property int fit: Math.max(1, Math.floor(wanted <= width ? size : Math.max(least, size * width / wanted * 0.995)))

    readonly property bool cramped: wanted > width && size * width / wanted < least

    color: Theme.ink
    textFormat: Text.PlainText
    // What was fitted may be a rounding wider than its room: it is whole all the same.
    elide: cramped ? Text.ElideRight : Text.ElideNone
    maximumLineCount: 1
    horizontalAlignment: Text.AlignLeft
    font.pixelSize: fit
    font.weight: weight
    font.letterSpacing: factor * fit

    Accessible.role: Accessible.StaticText
    Accessible.name: text

    Text {
        id: probe

        visible: false
        text: fitted.text
        textFormat: Text.PlainText
        font.pixelSize: Math.max(1, Math.round(fitted.size))
        font.weight: fitted.weight
        font.letterSpacing: fitted.factor * fitted.size
        font.features: fitted.font.features
    }
}

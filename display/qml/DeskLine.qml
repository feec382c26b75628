import QtQuick

// An arrow and the desk that it points to, on one baseline, shrunk to their room as one. A name
// that is still too long at the least size takes two lines.
Item {
    id: desk

    required property string word
    required property string mark
    required property real base
    required property real size
    required property real least
    required property real room
    required property color colour

    readonly property string name: word === "" ? mark : word + " " + mark
    // Arrow and gap, in ems of the name.
    readonly property real lead: 0.6 + 0.2
    readonly property real wished: Math.floor(size * room / (whole.advanceWidth + lead * size))
    readonly property bool wrapped: wished < least
    readonly property real fitted: Math.max(least, Math.min(size, wished))
    readonly property real pitch: 0.98 * fitted
    readonly property real first: wrapped ? base - 0.78 * pitch : base

    Arrow {
        y: Math.round(desk.first - desk.fitted * 0.36 - height / 2)
        size: desk.fitted
        colour: desk.colour
    }

    Text {
        id: label

        x: Math.round(desk.lead * desk.fitted)
        y: Math.round(desk.first - baselineOffset)
        width: desk.room - x
        color: desk.colour
        textFormat: Text.PlainText
        // What was fitted may be a rounding wider than its room: it is whole all the same.
        elide: desk.wrapped ? Text.ElideRight : Text.ElideNone
        horizontalAlignment: Text.AlignLeft
        wrapMode: desk.wrapped ? Text.Wrap : Text.NoWrap
        maximumLineCount: desk.wrapped ? 2 : 1
        lineHeightMode: Text.FixedHeight
        lineHeight: desk.wrapped ? desk.pitch : 1.21 * desk.fitted
        font.pixelSize: Math.max(1, Math.round(desk.fitted))
        font.weight: Font.Bold
        font.letterSpacing: -0.02 * desk.fitted
        text: desk.name

        Accessible.role: Accessible.StaticText
        Accessible.name: text
    }

    TextMetrics {
        id: whole

        text: desk.name
        font.family: label.font.family
        font.pixelSize: Math.max(1, Math.round(desk.size))
        font.weight: Font.Bold
        font.letterSpacing: -0.02 * desk.size
        font.features: label.font.features
    }
}

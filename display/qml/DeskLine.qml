import QtQuick

// An arrow and the desk that it points to, on one baseline, shrunk to their room as one. A name
// that is too long at the least size comes in several lines, the last of them on `base`.
Item {
    id: desk

    required property string name
    required property list<string> lines
    required property string direction
    required property bool leftward
    required property real base
    required property real size
    required property real least
    required property real room
    required property color colour

    // Arrow and gap, in ems of the name.
    readonly property real lead: 0.6 + 0.2
    // Letters that join must not be moved against one another.
    readonly property bool joined: /[\u0600-\u06ff]/.test(name)
    readonly property bool wrapped: lines.length > 1
    readonly property real wished: Math.floor(size * room / (whole.advanceWidth + lead * size))
    readonly property real fitted: wrapped ? least : Math.max(least, Math.min(size, wished))
    readonly property real pitch: 113 / 115 * least
    readonly property real first: base - Math.max(0, lines.length - 1) * pitch
    readonly property real ceiling: first - 0.727 * fitted

    width: room

    Arrow {
        anchors.left: parent.left
        y: Math.round(desk.first - desk.fitted * 0.36 - height / 2)
        size: desk.fitted
        colour: desk.colour
        direction: desk.direction
        leftward: desk.leftward
    }

    Text {
        id: label

        anchors.left: parent.left
        anchors.leftMargin: Math.round(desk.lead * desk.fitted)
        y: Math.round(desk.first - baselineOffset)
        width: desk.room - anchors.leftMargin
        color: desk.colour
        textFormat: Text.PlainText
        horizontalAlignment: Text.AlignLeft
        lineHeightMode: Text.FixedHeight
        lineHeight: desk.wrapped ? desk.pitch : 1.21 * desk.fitted
        font.pixelSize: Math.max(1, Math.round(desk.fitted))
        font.weight: Font.Bold
        font.letterSpacing: desk.joined ? 0 : -0.02 * desk.fitted
        text: desk.wrapped ? desk.lines.join("\n") : desk.name

        Accessible.role: Accessible.StaticText
        Accessible.name: desk.name
    }

    TextMetrics {
        id: whole

        text: desk.name
        font.family: label.font.family
        font.pixelSize: Math.max(1, Math.round(desk.size))
        font.weight: Font.Bold
        font.letterSpacing: desk.joined ? 0 : -0.02 * desk.size
        font.features: label.font.features
    }
}

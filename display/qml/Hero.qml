import QtQuick
import NowServing.Display

// A number and where to go with it: in the design's sizes, or above the lines of a long name.
Item {
    id: hero

    required property WallModel wall
    required property real u
    required property real head
    required property real floor
    required property real room
    required property real spare
    required property bool paneBelow
    required property string number
    required property string desk
    required property list<string> deskLines
    required property list<string> pointLines
    required property string direction
    required property string who
    required property color numberColour
    required property color deskColour

    readonly property alias digits: digits
    readonly property bool upright: wall.portrait
    readonly property bool stacked: deskLines.length + pointLines.length > 1
    readonly property real least: 115 * u * wall.callScale
    readonly property real pitch: 113 * u * wall.callScale
    readonly property real pointBase: floor - 34 * u - Math.max(0, pointLines.length - 1) * pitch
    readonly property real deskBase: {
        if (!stacked)
            return (upright ? 703 : paneBelow ? 516 : 790) * u + spare * 0.5;
        return pointLines.length > 0 ? pointBase - 0.727 * least - 28 * u : floor - 43 * u;
    }
    readonly property real numberSize: (upright ? 356 : !stacked && paneBelow ? 232 : 350) * u
    // Above the lines of a long name the number stands a little off them, if it has the room.
    readonly property real lowest: place.ceiling - 32 * u
    readonly property real stackedSize: Math.min(numberSize, (lowest - head - 45 * u) / 0.727)
    readonly property real numberBase: {
        if (stacked)
            return lowest - 0.35 * (lowest - head - 45 * u - 0.727 * stackedSize);
        return (upright ? 464 : paneBelow ? 308 : 516) * u + spare * 0.4;
    }

    width: room

    Line {
        id: digits

        objectName: hero.who + "Number"
        base: hero.numberBase
        size: hero.stacked ? hero.stackedSize : hero.numberSize
        least: Math.min(size, hero.least)
        room: hero.room
        tight: true
        weight: Font.Bold
        color: hero.numberColour
        text: hero.number
    }

    DeskLine {
        id: place

        objectName: hero.who + "Desk"
        // Room for the dots that hang under joined letters, more of it over another line.
        base: hero.deskBase - (!joined ? 0 : hero.pointLines.length > 0 ? Math.max(14 * hero.u, 0.3 * fitted - 28 * hero.u) : 14 * hero.u)
        size: (hero.upright ? 240 : hero.stacked || hero.paneBelow ? 229 : 234) * hero.u
        least: hero.least
        room: hero.room
        colour: hero.deskColour
        name: hero.desk
        lines: hero.deskLines
        direction: hero.direction
        leftward: hero.wall.leftward
    }

    Text {
        id: point

        objectName: hero.who + "Point"
        visible: hero.pointLines.length > 0
        anchors.left: parent.left
        anchors.leftMargin: Math.round(place.lead * place.fitted)
        width: hero.room - anchors.leftMargin
        y: Math.round(hero.pointBase - baselineOffset)
        color: hero.deskColour
        textFormat: Text.PlainText
        horizontalAlignment: Text.AlignLeft
        lineHeightMode: Text.FixedHeight
        lineHeight: hero.pitch
        font.pixelSize: Math.max(1, Math.round(hero.least))
        font.weight: Font.DemiBold
        text: hero.pointLines.join("\n")

        Accessible.role: Accessible.StaticText
        Accessible.name: hero.pointLines.join(" ")
    }
}

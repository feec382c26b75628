import QtQuick
import NowServing.Client

// A call in the list. Lighter and dimmer: its desk has moved on.
Item {
    id: row

    required property int index
    required property string number
    required property string word
    required property string mark
    required property bool bold
    required property string form
    required property real u
    required property bool last

    readonly property bool stacked: form === "stacked"
    readonly property real size: 115 * u
    readonly property color strong: bold ? Theme.ink : Theme.wallOvertaken
    readonly property real base: stacked ? 108 * u : (height + 83 * u) / 2

    Accessible.role: Accessible.ListItem
    Accessible.name: word === "" ? number + ", " + mark : number + ", " + word + " " + mark

    Line {
        base: row.base
        size: row.size
        room: row.width
        weight: row.bold ? Font.Bold : Font.Medium
        color: row.strong
        text: row.number
        Accessible.ignored: true
    }

    Line {
        id: own

        x: !row.stacked ? row.width - width : common.visible ? common.width + 30 * row.u : 0
        base: row.stacked ? row.base + 128 * row.u : row.base
        size: row.size
        room: row.width
        weight: row.bold ? Font.Bold : Font.Medium
        color: row.strong
        text: row.mark
        Accessible.ignored: true
    }

    Line {
        id: common

        visible: row.word !== "" && row.form !== "heading"
        x: row.stacked ? 0 : own.x - width - 30 * row.u
        base: own.base
        size: row.size
        room: Math.max(0, row.width - own.implicitWidth - 30 * row.u)
        weight: Font.Medium
        color: row.bold ? Theme.muted : Theme.wallOvertaken
        text: visible ? row.word : ""
        Accessible.ignored: true
    }

    Rectangle {
        visible: !row.last
        y: row.height - height
        width: row.width
        height: Math.max(1, Math.round(2 * row.u))
        color: Theme.wallHairline
    }
}

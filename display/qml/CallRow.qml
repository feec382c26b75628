import QtQuick
import NowServing.Client

// A call in the list. Lighter and dimmer: its desk has moved on. What has no room beside the number
// stands under it: the desk, and the service point where the desk alone would send people astray.
Item {
    id: row

    required property int index
    required property string number
    required property string word
    required property string mark
    required property bool bold
    required property string desk
    required property string point
    required property int column
    required property real upper
    required property string form
    required property real tall
    required property real u
    required property bool still
    required property bool last

    readonly property bool beside: form !== "stacked"
    readonly property real size: 115 * u
    readonly property color strong: bold ? Theme.ink : Theme.wallOvertaken
    readonly property bool alone: desk === "" && point === ""
    readonly property real base: alone ? (height + 83 * u) / 2 : 108 * u

    height: tall
    y: upper
    transform: Translate {
        id: fall
    }

    // A row glides to its new place, and a new one drops into its own.
    Behavior on y {
        enabled: !row.still

        NumberAnimation {
            duration: 240
            easing.type: Easing.OutCubic
        }
    }

    NumberAnimation {
        id: drop

        target: fall
        property: "y"
        from: -row.tall
        to: 0
        duration: 240
        easing.type: Easing.OutCubic
    }

    Component.onCompleted: {
        if (!still)
            drop.start();
    }

    Accessible.role: Accessible.ListItem
    Accessible.name: {
        const name = word === "" ? mark : word + " " + mark;
        return point === "" ? number + ", " + name : number + ", " + name + ", " + point.replace("\n", " ");
    }

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

        visible: row.beside
        far: true
        base: row.base
        size: row.size
        room: row.width
        weight: row.bold ? Font.Bold : Font.Medium
        color: row.strong
        text: visible ? row.mark : ""
        Accessible.ignored: true
    }

    Line {
        id: common

        visible: row.word !== "" && row.form === "line"
        far: true
        lead: own.width + 30 * row.u
        base: own.base
        size: row.size
        room: Math.max(0, row.width - own.implicitWidth - 30 * row.u)
        weight: Font.Medium
        color: row.bold ? Theme.muted : Theme.wallOvertaken
        text: visible ? row.word : ""
        Accessible.ignored: true
    }

    Under {
        id: below

        visible: text !== ""
        first: row.base + 128 * row.u
        u: row.u
        font.weight: row.bold ? Font.Bold : Font.Medium
        color: row.strong
        text: row.desk
    }

    Under {
        visible: text !== ""
        first: row.base + 128 * row.u + (below.visible ? below.lineCount * 124 * row.u : 0)
        u: row.u
        font.weight: Font.Medium
        color: row.bold ? Theme.muted : Theme.wallOvertaken
        text: row.point
    }

    Rectangle {
        visible: !row.last
        y: row.height - height
        width: row.width
        height: Math.max(1, Math.round(2 * row.u))
        color: Theme.wallHairline
    }
}

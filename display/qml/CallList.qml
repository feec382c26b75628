pragma ComponentBehavior: Bound

import QtQuick
import NowServing.Client
import NowServing.Display

// The list of calls, with date and clock above it where the wall lies.
Item {
    id: list

    required property WallModel wall
    required property real u

    readonly property bool upright: wall.portrait
    readonly property real edge: (upright ? 56 : 48) * u
    readonly property real room: width - edge - 56 * u
    readonly property bool headed: wall.form === "heading"

    Line {
        id: dated

        visible: !list.upright
        x: list.edge
        base: 90 * list.u
        size: 44 * list.u
        least: 34 * list.u
        room: list.room - clock.width - 40 * list.u - (mute.visible ? mute.width + 32 * list.u : 0)
        weight: Font.Medium

        readonly property bool aged: list.wall.asOf !== "" && (calls.count > 0 || list.wall.face !== "away")
        readonly property string day: !aged ? list.wall.day : list.wall.face === "away" ? qsTr("Calls as of %1").arg(list.wall.asOf) : qsTr("as of %1").arg(list.wall.asOf)
        readonly property string paged: list.wall.page === "" ? day : day + "   " + list.wall.page

        color: aged ? Theme.danger : Theme.muted
        // The date gives way to the page where both have no room.
        text: aged || list.wall.page === "" || both.advanceWidth <= room ? paged : list.wall.page

        TextMetrics {
            id: both

            text: dated.paged
            font.family: dated.font.family
            font.pixelSize: Math.max(1, Math.round(dated.least))
            font.weight: dated.weight
        }
    }

    SoundOff {
        id: mute

        voiceOnly: list.wall.voiceOff
        visible: !list.upright && (list.wall.soundOff || list.wall.voiceOff) && list.wall.asOf === ""
        x: clock.x - width - 32 * list.u
        base: 90 * list.u
        u: list.u
    }

    Line {
        id: clock

        objectName: "clock"
        visible: !list.upright
        x: list.width - 56 * list.u - implicitWidth
        base: 90 * list.u
        size: 64 * list.u
        weight: Font.Bold
        text: list.wall.clock
    }

    Line {
        visible: list.headed
        x: list.edge + list.room - width
        base: (list.upright ? 44 : 140) * list.u
        size: 44 * list.u
        room: list.room
        weight: Font.Medium
        color: Theme.muted
        text: list.wall.heading
    }

    ListView {
        id: calls

        objectName: "calls"
        x: list.edge
        y: ((list.upright ? 0 : 98) + (list.headed ? 56 : 0)) * list.u
        width: list.room
        height: list.height - y
        interactive: false
        model: list.wall.rows
        clip: true

        delegate: CallRow {
            width: ListView.view.width
            height: list.wall.rowHeight
            form: list.wall.form
            u: list.u * list.wall.callScale
            last: ListView.view.count - 1 === index
        }

        // Only y moves: a transition that another cuts short leaves nothing half faded.
        add: Transition {
            id: drop

            enabled: !list.wall.reducedMotion

            NumberAnimation {
                property: "y"
                from: drop.ViewTransition.destination.y - list.wall.rowHeight
                duration: 240
                easing.type: Easing.OutCubic
            }
        }

        displaced: Transition {
            enabled: !list.wall.reducedMotion

            NumberAnimation {
                properties: "y"
                duration: 240
                easing.type: Easing.OutCubic
            }
        }

        move: Transition {
            enabled: !list.wall.reducedMotion

            NumberAnimation {
                properties: "y"
                duration: 240
                easing.type: Easing.OutCubic
            }
        }
    }

    Passage {
        visible: list.wall.face === "calm" && !list.wall.closed && calls.count === 0
        x: list.edge
        y: (list.upright ? 40 : 130) * list.u
        width: list.room
        size: 76 * list.u
        weight: Font.Medium
        color: Theme.wallOvertaken
        text: qsTr("Your number will appear here.")
    }

    // For staff: why nothing has ever been shown here.
    Passage {
        visible: list.wall.face === "away" && calls.count === 0 && text !== ""
        x: list.edge
        y: (list.upright ? 40 : 130) * list.u
        width: list.room
        size: 40 * list.u
        color: Theme.muted
        text: list.wall.reason
    }
}

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
    readonly property int columns: wall.listColumns
    readonly property real gap: columns > 1 ? 72 * u : 0

    Line {
        id: dated

        visible: !list.upright
        lead: list.edge
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
        anchors.right: parent.right
        anchors.rightMargin: clock.lead + clock.width + 32 * list.u
        base: 90 * list.u
        u: list.u
    }

    FewRows {
        visible: !list.upright && count > 0
        lead: 56 * list.u
        base: 30 * list.u
        u: list.u
        count: list.wall.fewRows
    }

    Line {
        id: clock

        objectName: "clock"
        visible: !list.upright
        far: true
        lead: 56 * list.u
        base: 90 * list.u
        size: 64 * list.u
        weight: Font.Bold
        text: list.wall.clock
    }

    Line {
        visible: list.headed
        far: true
        lead: 56 * list.u
        base: (list.upright ? 44 : 140) * list.u
        size: 44 * list.u
        room: list.room
        weight: Font.Medium
        color: Theme.muted
        text: list.wall.heading
    }

    Item {
        id: calls

        readonly property alias count: rows.count

        objectName: "calls"
        anchors.left: parent.left
        anchors.leftMargin: list.edge
        y: (list.upright ? 0 : 98 * list.u) + headed
        width: list.room
        height: list.wall.listHeight - headed
        clip: true

        readonly property real headed: list.headed ? 44 * list.u : 0

        Repeater {
            id: rows

            model: list.wall.rows

            delegate: CallRow {
                anchors.left: calls.left
                anchors.leftMargin: column * (width + list.gap)
                width: (list.room + list.gap) / list.columns - list.gap
                form: list.wall.form
                u: list.u * list.wall.callScale
                still: list.wall.reducedMotion
                last: index === rows.count - 1
            }
        }
    }

    Passage {
        visible: list.wall.face === "calm" && !list.wall.closed && list.wall.intake && list.wall.lostZone === "" && calls.count === 0
        anchors.left: parent.left
        anchors.leftMargin: list.edge
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
        anchors.left: parent.left
        anchors.leftMargin: list.edge
        y: (list.upright ? 40 : 130) * list.u
        width: list.room
        size: 40 * list.u
        color: Theme.muted
        text: list.wall.reason
    }
}

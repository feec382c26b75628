import QtQuick
import NowServing.Client
import NowServing.Display

// Clock, age and sound at the top right of a wall that stands upright.
Item {
    id: header

    required property WallModel wall
    required property real u

    readonly property bool onYellow: wall.calling
    readonly property real farEdge: 56 * u

    Line {
        id: clock

        objectName: "uprightClock"
        far: true
        lead: header.farEdge
        base: 116 * header.u
        size: 64 * header.u
        weight: Font.Bold
        color: header.onYellow ? Theme.onCall : Theme.ink
        text: header.wall.clock
    }

    Line {
        far: true
        lead: header.farEdge
        base: 164 * header.u
        size: 34 * header.u
        weight: Font.DemiBold
        color: header.onYellow ? Theme.onCall : Theme.danger
        text: header.wall.asOf === "" ? "" : qsTr("as of %1").arg(header.wall.asOf)
    }

    FewRows {
        visible: count > 0 && !header.onYellow
        lead: header.farEdge + (mute.visible ? mute.width + 32 * header.u : 0)
        base: 52 * header.u
        u: header.u
        count: header.wall.fewRows
    }

    SoundOff {
        id: mute

        visible: (header.wall.soundOff || header.wall.voiceOff) && !header.onYellow
        voiceOnly: header.wall.voiceOff
        anchors.right: parent.right
        anchors.rightMargin: header.farEdge
        base: 52 * header.u
        u: header.u * 0.9
    }
}

import QtQuick
import NowServing.Client

// The server is away: the hall goes on by voice.
Item {
    id: notLive

    required property real base
    required property real u

    Line {
        objectName: "notLive"
        base: notLive.base
        size: 232 * notLive.u
        least: 115 * notLive.u
        room: notLive.width
        tight: true
        weight: Font.Bold
        color: Theme.danger
        text: qsTr("Not live.")
    }

    Column {
        y: notLive.base + 36 * notLive.u
        width: notLive.width
        spacing: 10 * notLive.u

        Passage {
            width: parent.width
            size: 118 * notLive.u
            weight: Font.DemiBold
            ratio: 0.93
            text: qsTr("Staff call\nby voice.")
        }

        Passage {
            width: parent.width
            size: 118 * notLive.u
            weight: Font.DemiBold
            ratio: 0.93
            text: qsTr("Keep your\nnumber.")
        }
    }
}

pragma ComponentBehavior: Bound

import QtQuick
import NowServing.Kiosk

// What may be chosen of something that is brought: a key each.
Item {
    id: hand

    required property KioskModel kiosk
    required property real u

    readonly property bool tight: kiosk.low || !kiosk.portrait
    readonly property int columns: tight && list.count > 2 || list.count > 7 ? 2 : 1
    readonly property int rows: Math.ceil(list.count / columns)
    readonly property real gap: (tight ? 16 : 24) * u

    Flow {
        id: grid

        width: parent.width
        spacing: hand.gap

        Repeater {
            id: list

            model: hand.kiosk.repair.keys

            ScannedKey {
                required property int index
                required property string value

                readonly property bool alone: index === list.count - 1 && index % hand.columns === 0

                objectName: `choice-${value === "" ? "none" : value}`
                width: alone ? grid.width : Math.floor((grid.width - (hand.columns - 1) * hand.gap) / hand.columns)
                height: Math.min(158 * hand.u, (way.y - hand.rows * hand.gap) / Math.max(1, hand.rows))
                u: hand.u
                onClicked: hand.kiosk.act(does, value)
            }
        }
    }

    WayRow {
        id: way

        anchors.bottom: parent.bottom
        width: parent.width
        kiosk: hand.kiosk
        u: hand.u
    }
}

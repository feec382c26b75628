pragma ComponentBehavior: Bound

import QtQuick
import NowServing.Kiosk

// The languages of the house, on a page that can be reached from every other.
Item {
    id: hand

    required property KioskModel kiosk
    required property real u

    readonly property int columns: hand.kiosk.portrait ? 1 : 2
    readonly property real gap: 24 * u

    Grid {
        id: grid

        width: parent.width
        columns: hand.columns
        spacing: hand.gap

        Repeater {
            id: tongues

            model: hand.kiosk.languages

            LanguageKey {
                width: (grid.width - (hand.columns - 1) * hand.gap) / hand.columns
                height: {
                    const rows = Math.max(1, Math.ceil(tongues.count / hand.columns));
                    const room = hand.height - way.height - rows * hand.gap;
                    return Math.min(180 * hand.u, room / rows);
                }
                u: hand.u
                onClicked: hand.kiosk.act("speak", code)
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

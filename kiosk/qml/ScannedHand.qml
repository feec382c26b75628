pragma ComponentBehavior: Bound

import QtQuick
import NowServing.Client
import NowServing.Kiosk

// Under the number of a slip: why it stands so, what became of the last key, and what may be done.
Item {
    id: hand

    required property KioskModel kiosk
    required property real u

    readonly property var page: kiosk.scanned
    readonly property bool tight: kiosk.low || !kiosk.portrait || page.sorry !== "" && keys.count > 4
    readonly property int columns: tight && keys.count > 1 ? 2 : 1
    readonly property real gap: (tight ? 18 : 24) * u
    readonly property int rows: Math.ceil(keys.count / columns)
    readonly property bool waits: page.kind === "waiting False" || ["booking waiting", "request waiting"].includes(page.kind) && !tight

    Column {
        id: words

        width: parent.width
        spacing: 8 * hand.u

        Words {
            objectName: "sorry"
            visible: text !== ""
            width: parent.width
            lines: 5
            size: 46 * hand.u
            weight: Font.Medium
            text: hand.page.sorry
        }

        Repeater {
            model: hand.page.lines

            Words {
                required property string modelData

                width: words.width
                lines: 2
                size: 46 * hand.u
                weight: Font.Medium
                text: modelData
            }
        }

        Words {
            objectName: "ahead"
            visible: hand.page.ahead >= 0
            width: parent.width
            size: 42 * hand.u
            color: Theme.muted
            text: hand.page.ahead === 0 ? qsTr("Nobody is ahead of you.") : qsTr("%n people are ahead of you.", "", Math.max(0, hand.page.ahead))
        }

        Words {
            objectName: "desks"
            visible: hand.page.desks >= 0
            width: parent.width
            size: 42 * hand.u
            color: Theme.muted
            text: hand.page.desks === 0 ? qsTr("No desk is open.") : qsTr("%n desks are open.", "", Math.max(0, hand.page.desks))
        }

        Words {
            objectName: "service"
            visible: text !== ""
            width: parent.width
            lines: 2
            size: 42 * hand.u
            color: Theme.muted
            text: hand.page.service
        }

        Item {
            visible: note.text !== ""
            width: parent.width
            height: note.height + 26 * hand.u

            Icon {
                id: sign

                anchors.left: parent.left
                anchors.verticalCenter: note.verticalCenter
                width: 52 * hand.u
                height: width
                name: "info"
            }

            Words {
                id: note

                objectName: "told"
                anchors.left: sign.right
                anchors.leftMargin: 20 * hand.u
                anchors.right: parent.right
                y: 18 * hand.u
                lines: 2
                size: 46 * hand.u
                weight: Font.Bold
                text: hand.page.note
            }
        }
    }

    SlipDrawing {
        visible: hand.waits
        anchors.horizontalCenter: parent.horizontalCenter
        y: 20 * hand.u
        height: Math.min(700 * hand.u, (keys.count > 0 ? grid.y : way.y) - 40 * hand.u)
        u: hand.u
        still: hand.kiosk.reducedMotion || !hand.visible
    }

    Grid {
        id: grid

        anchors.bottom: way.top
        anchors.bottomMargin: hand.gap
        width: parent.width
        columns: hand.columns
        spacing: hand.gap

        Repeater {
            id: keys

            model: hand.kiosk.scannedKeys

            ScannedKey {
                readonly property real room: (way.y - words.height - hand.gap * (hand.rows + 1)) / Math.max(1, hand.rows)

                width: (grid.width - (hand.columns - 1) * hand.gap) / hand.columns
                height: Math.max(112 * hand.u, Math.min(158 * hand.u, room))
                u: hand.u
                held: hand.page.busy === does
                onClicked: hand.kiosk.act(does)
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

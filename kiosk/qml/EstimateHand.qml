pragma ComponentBehavior: Bound

import QtQuick
import NowServing.Client
import NowServing.Kiosk

// What a repair will cost, line by line, and the keys that answer; more lines come on a page more.
Item {
    id: hand

    required property KioskModel kiosk
    required property real u

    readonly property var page: kiosk.repair.estimate
    readonly property bool tight: kiosk.low || !kiosk.portrait
    readonly property real gap: (tight ? 16 : 22) * u
    readonly property real keyHeight: (tight ? 120 : 146) * u

    Column {
        id: rows

        width: parent.width
        spacing: 10 * hand.u

        Repeater {
            model: hand.kiosk.repair.lines

            Item {
                id: row

                required property string text
                required property string amount
                required property bool strong
                required property bool plain

                width: rows.width
                height: name.height + (strong ? 16 * hand.u : 0)

                Rectangle {
                    visible: row.strong
                    width: parent.width
                    height: Math.max(1, Math.round(4 * hand.u))
                    color: Theme.ink
                }

                Words {
                    id: name

                    anchors.left: parent.left
                    y: row.strong ? 12 * hand.u : 0
                    width: row.plain ? parent.width : parent.width - sum.width - 24 * hand.u
                    lines: 9
                    size: (row.strong ? 50 : 42) * hand.u
                    weight: row.strong ? Font.Bold : Font.Medium
                    color: row.plain ? Theme.muted : Theme.ink
                    text: row.text
                }

                Words {
                    id: sum

                    anchors.right: parent.right
                    y: name.y
                    width: implicitWidth
                    wrapMode: Text.NoWrap
                    size: name.size
                    weight: name.weight
                    text: row.amount
                }
            }
        }
    }

    LabelKey {
        objectName: "more"
        visible: hand.page.more
        anchors.bottom: way.top
        anchors.bottomMargin: hand.gap
        width: parent.width
        height: hand.keyHeight
        u: hand.u
        primary: true
        mark: "on"
        flips: true
        text: qsTr("Read on")
        onClicked: hand.kiosk.act("leaf", hand.page.leaf + 1)
    }

    LabelKey {
        id: no

        objectName: "no"
        visible: !hand.page.more
        anchors.left: parent.left
        anchors.bottom: way.top
        anchors.bottomMargin: hand.gap
        width: hand.tight ? (parent.width - hand.gap) / 2 : parent.width
        height: hand.keyHeight
        u: hand.u
        text: hand.page.no
        onClicked: hand.kiosk.act("no")
    }

    LabelKey {
        objectName: "yes"
        visible: !hand.page.more
        anchors.right: parent.right
        anchors.bottom: hand.tight ? way.top : no.top
        anchors.bottomMargin: hand.gap
        width: hand.tight ? (parent.width - hand.gap) / 2 : parent.width
        height: hand.keyHeight
        u: hand.u
        primary: true
        size: 50 * hand.u
        text: hand.page.yes
        onClicked: hand.kiosk.act("yes")
    }

    WayRow {
        id: way

        anchors.bottom: parent.bottom
        width: parent.width
        kiosk: hand.kiosk
        u: hand.u
    }
}

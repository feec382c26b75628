pragma ComponentBehavior: Bound

import QtQuick
import NowServing.Client
import NowServing.Kiosk

// What was chosen so far, each with a key that takes it off; one more, or that is all.
Item {
    id: hand

    required property KioskModel kiosk
    required property real u

    readonly property real gap: (kiosk.low || !kiosk.portrait ? 16 : 24) * u
    readonly property real rowHeight: Math.min(120 * u, (add.y - list.count * gap) / Math.max(1, list.count))

    Column {
        width: parent.width
        spacing: hand.gap

        Repeater {
            id: list

            model: hand.kiosk.errands

            Item {
                id: row

                required property string key
                required property string name
                required property string point

                width: hand.width
                height: hand.rowHeight

                Icon {
                    id: tick

                    anchors.left: parent.left
                    anchors.verticalCenter: parent.verticalCenter
                    width: 56 * hand.u
                    height: width
                    name: "check"
                    colour: Theme.ok
                    heavy: 2.6
                }

                Column {
                    anchors.left: tick.right
                    anchors.leftMargin: 24 * hand.u
                    anchors.right: off.left
                    anchors.rightMargin: 24 * hand.u
                    anchors.verticalCenter: parent.verticalCenter

                    Words {
                        width: parent.width
                        lines: where.visible ? 1 : 2
                        size: (hand.rowHeight > 100 * hand.u ? 46 : 40) * hand.u
                        weight: Font.DemiBold
                        leading: 0.95
                        text: row.name
                    }

                    Words {
                        id: where

                        visible: text !== "" && hand.rowHeight > 96 * hand.u
                        width: parent.width
                        lines: 1
                        size: 38 * hand.u
                        color: Theme.muted
                        text: row.point
                    }
                }

                LabelKey {
                    id: off

                    objectName: "remove-" + row.key
                    anchors.right: parent.right
                    width: Math.min(300 * hand.u, hand.width * 0.36)
                    height: parent.height
                    u: hand.u
                    size: 40 * hand.u
                    text: qsTr("Remove")
                    Accessible.name: qsTr("Remove %1").arg(row.name)
                    onClicked: hand.kiosk.act("remove", row.key)
                }
            }
        }
    }

    LabelKey {
        id: add

        objectName: "add"
        visible: hand.kiosk.moreErrands
        anchors.bottom: all.top
        anchors.bottomMargin: hand.gap
        width: parent.width
        height: (hand.kiosk.low || !hand.kiosk.portrait ? 104 : 132) * hand.u
        u: hand.u
        mark: "plus"
        text: list.count === 0 ? qsTr("Choose a service") : qsTr("Add another service")
        onClicked: hand.kiosk.act("add")
    }

    LabelKey {
        id: all

        objectName: "next"
        visible: list.count > 0
        anchors.bottom: way.top
        anchors.bottomMargin: hand.gap
        width: parent.width
        height: (hand.kiosk.low || !hand.kiosk.portrait ? 120 : 158) * hand.u
        u: hand.u
        primary: true
        text: qsTr("That is all")
        onClicked: hand.kiosk.act("next")
    }

    WayRow {
        id: way

        anchors.bottom: parent.bottom
        width: parent.width
        kiosk: hand.kiosk
        u: hand.u
    }
}

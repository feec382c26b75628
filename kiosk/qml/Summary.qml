pragma ComponentBehavior: Bound

import QtQuick
import NowServing.Client
import NowServing.Kiosk

// All that was told, each a key by which it is told anew; and on.
Item {
    id: hand

    required property KioskModel kiosk
    required property real u

    readonly property bool tight: kiosk.low || !kiosk.portrait
    readonly property int columns: tight ? 2 : 1
    readonly property int rows: Math.ceil(list.count / columns)
    readonly property real gap: (tight ? 14 : 18) * u

    Grid {
        id: grid

        width: parent.width
        columns: hand.columns
        spacing: hand.gap

        Repeater {
            id: list

            model: hand.kiosk.repair.summary

            Key {
                id: line

                required property string key
                required property string label
                required property string told

                objectName: "edit-" + key
                width: (grid.width - (hand.columns - 1) * hand.gap) / hand.columns
                height: Math.min(158 * hand.u, (onward.y - hand.rows * hand.gap) / Math.max(1, hand.rows))
                u: hand.u
                text: qsTr("%1: %2").arg(label).arg(told)
                onClicked: hand.kiosk.act("edit", key)

                contentItem: Item {
                    Column {
                        anchors.left: parent.left
                        anchors.leftMargin: 28 * hand.u
                        anchors.right: parent.right
                        anchors.rightMargin: 28 * hand.u
                        anchors.verticalCenter: parent.verticalCenter

                        Words {
                            width: parent.width
                            lines: 1
                            size: 38 * hand.u
                            leading: 0.95
                            color: Theme.muted
                            text: line.label
                            Accessible.ignored: true
                        }

                        Words {
                            width: parent.width
                            lines: line.height > 140 * hand.u ? 2 : 1
                            size: (implied.lineCount > 1 ? 38 : 46) * hand.u
                            leading: 0.9
                            weight: Font.DemiBold
                            text: line.told
                            Accessible.ignored: true

                            Words {
                                id: implied

                                visible: false
                                width: parent.width
                                size: 46 * hand.u
                                weight: Font.DemiBold
                                text: line.told
                            }
                        }
                    }
                }
            }
        }
    }

    LabelKey {
        id: onward

        objectName: "next"
        anchors.bottom: way.top
        anchors.bottomMargin: hand.gap
        width: parent.width
        height: (hand.tight ? 120 : 158) * hand.u
        u: hand.u
        primary: true
        text: qsTr("Yes, go on")
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

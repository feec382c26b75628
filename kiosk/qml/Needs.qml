pragma ComponentBehavior: Bound

import QtQuick
import NowServing.Client
import NowServing.Kiosk

// What somebody needs to be served well: keys that are switched on and off. Only staff see it.
Item {
    id: hand

    required property KioskModel kiosk
    required property real u

    readonly property int columns: 1
    readonly property real gap: (kiosk.low || !kiosk.portrait ? 16 : 24) * u
    readonly property int rows: Math.ceil(list.count / columns)

    Grid {
        id: grid

        width: parent.width
        columns: hand.columns
        spacing: hand.gap

        Repeater {
            id: list

            model: hand.kiosk.needs

            Key {
                id: need

                required property string key
                required property string title
                required property string care
                required property bool chosen

                objectName: "need-" + key
                width: (grid.width - (hand.columns - 1) * hand.gap) / hand.columns
                height: Math.min(170 * hand.u, (done.y - hand.rows * hand.gap) / Math.max(1, hand.rows))
                u: hand.u
                face: chosen ? Theme.accentPaper : Theme.pane
                rim: chosen ? Theme.accent : Theme.line
                text: title
                Accessible.checkable: true
                Accessible.checked: chosen
                onClicked: hand.kiosk.act("toggle", key)

                contentItem: Item {
                    Icon {
                        id: sign

                        anchors.left: parent.left
                        anchors.leftMargin: 30 * hand.u
                        anchors.verticalCenter: parent.verticalCenter
                        width: 72 * hand.u
                        height: width
                        name: need.key
                    }

                    Column {
                        anchors.left: sign.right
                        anchors.leftMargin: 30 * hand.u
                        anchors.right: tick.left
                        anchors.rightMargin: 12 * hand.u
                        anchors.verticalCenter: parent.verticalCenter

                        Words {
                            width: parent.width
                            lines: 2
                            size: (care.visible ? 46 : 42) * hand.u
                            weight: Font.DemiBold
                            leading: 0.95
                            text: need.title
                            Accessible.ignored: true
                        }

                        Words {
                            id: care

                            visible: need.height > 140 * hand.u
                            width: parent.width
                            lines: 2
                            size: 38 * hand.u
                            leading: 0.95
                            color: Theme.muted
                            text: need.care
                            Accessible.ignored: true
                        }
                    }

                    Icon {
                        id: tick

                        anchors.right: parent.right
                        anchors.rightMargin: 30 * hand.u
                        anchors.verticalCenter: parent.verticalCenter
                        width: 56 * hand.u
                        height: width
                        opacity: need.chosen ? 1 : 0
                        name: "check"
                        colour: Theme.accent
                        heavy: 2.6
                    }
                }
            }
        }
    }

    LabelKey {
        id: done

        objectName: "next"
        anchors.bottom: way.top
        anchors.bottomMargin: hand.gap
        width: parent.width
        height: (hand.kiosk.low || !hand.kiosk.portrait ? 120 : 158) * hand.u
        u: hand.u
        primary: true
        text: qsTr("Go on")
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

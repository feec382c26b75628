pragma ComponentBehavior: Bound

import QtQuick
import NowServing.Client
import NowServing.Kiosk

// How many people come together: a figure each for most, less and more for the rest.
Item {
    id: hand

    required property KioskModel kiosk
    required property real u

    readonly property var page: kiosk.detail
    readonly property bool tight: kiosk.low || !kiosk.portrait
    readonly property real gap: (tight ? 16 : 24) * u
    readonly property real rowHeight: Math.min(170 * u, (onward.y - 3 * gap) / 3)

    Item {
        id: count

        LayoutMirroring.enabled: false
        LayoutMirroring.childrenInherit: true
        width: parent.width
        height: hand.rowHeight

        LabelKey {
            objectName: "fewer"
            width: parent.width * 0.3
            height: parent.height
            enabled: hand.page.party > 1
            opacity: enabled ? 1 : 0.4
            u: hand.u
            mark: "minus"
            text: ""
            Accessible.name: qsTr("One less")
            onClicked: hand.kiosk.act("party", "-")
        }

        Words {
            objectName: "party"
            anchors.centerIn: parent
            width: parent.width * 0.34
            horizontalAlignment: Text.AlignHCenter
            lines: 1
            size: Math.min(110 * hand.u, hand.rowHeight * 0.74)
            weight: Font.Bold
            text: hand.page.party
        }

        LabelKey {
            objectName: "further"
            anchors.right: parent.right
            width: parent.width * 0.3
            height: parent.height
            enabled: !hand.page.full
            opacity: enabled ? 1 : 0.4
            u: hand.u
            mark: "plus"
            text: ""
            Accessible.name: qsTr("One more")
            onClicked: hand.kiosk.act("party", "+")
        }
    }

    Grid {
        id: grid

        LayoutMirroring.enabled: false
        anchors.top: count.bottom
        anchors.topMargin: hand.gap
        width: parent.width
        columns: 4
        spacing: hand.gap

        Repeater {
            model: 8

            LabelKey {
                required property int index

                objectName: "party-" + (index + 1)
                width: (grid.width - 3 * hand.gap) / 4
                height: hand.rowHeight
                u: hand.u
                size: 70 * hand.u
                face: hand.page.party === index + 1 ? Theme.accentPaper : Theme.pane
                rim: hand.page.party === index + 1 ? Theme.accent : Theme.line
                text: index + 1
                onClicked: hand.kiosk.act("party", text)
            }
        }
    }

    OnwardRow {
        id: onward

        anchors.bottom: way.top
        anchors.bottomMargin: hand.gap
        width: parent.width
        kiosk: hand.kiosk
        u: hand.u
        told: true
    }

    WayRow {
        id: way

        anchors.bottom: parent.bottom
        width: parent.width
        kiosk: hand.kiosk
        u: hand.u
    }
}

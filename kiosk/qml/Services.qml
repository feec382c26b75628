pragma ComponentBehavior: Bound

import QtQuick
import NowServing.Kiosk

// The keys: services by service point, or the service points; below, more ways and the way back.
Item {
    id: services

    required property KioskModel kiosk
    required property real u

    readonly property var page: kiosk.choosing
    readonly property real gap: kiosk.gap * u

    Item {
        id: list

        readonly property real between: services.gap
        readonly property real columnWidth: (width - (services.page.columns - 1) * between) / services.page.columns

        width: services.width
        height: services.page.rowsHeight

        readonly property bool tight: {
            for (let place = 0; place < offers.count; place += 1) {
                const row = offers.itemAt(place) as Offered;
                if (row && row.cramped)
                    return true;
            }
            return false;
        }

        Repeater {
            id: offers

            model: services.kiosk.rows

            Offered {
                readonly property real start: column * (list.columnWidth + list.between)

                x: services.kiosk.leftward ? list.width - list.columnWidth - start : start
                y: stands
                width: list.columnWidth
                kiosk: services.kiosk
                u: services.u
                tight: list.tight
            }
        }
    }

    LabelKey {
        id: more

        objectName: "more"
        visible: services.page.page < services.page.pages - 1
        anchors.bottom: quiet.top
        anchors.bottomMargin: services.gap
        width: parent.width
        height: services.kiosk.navHeight * services.u
        u: services.u
        mark: "on"
        flips: true
        text: qsTr("More")
        onClicked: services.kiosk.turn(1)
    }

    Row {
        id: quiet

        readonly property real part: several.visible ? (width - spacing) / 2 : width

        anchors.bottom: way.top
        anchors.bottomMargin: services.gap
        width: parent.width
        spacing: 24 * services.u

        QuietKey {
            id: several

            objectName: "several"
            visible: services.kiosk.canSeveral
            width: quiet.part
            height: services.kiosk.quietHeight * services.u
            u: services.u
            mark: "list"
            text: qsTr("I need more than one service")
            onClicked: services.kiosk.act("several")
        }

        QuietKey {
            objectName: "needs"
            width: quiet.part
            height: services.kiosk.quietHeight * services.u
            u: services.u
            mark: "heart"
            on: services.kiosk.needed
            text: qsTr("I need help or more time")
            onClicked: services.kiosk.act("needs")
        }
    }

    WayRow {
        id: way

        anchors.bottom: parent.bottom
        width: parent.width
        kiosk: services.kiosk
        u: services.u
        leafs: true
    }
}

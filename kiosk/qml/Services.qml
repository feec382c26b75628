pragma ComponentBehavior: Bound

import QtQuick
import NowServing.Client
import NowServing.Kiosk

// The keys: services by service point, or the service points; below, ways on and the house's note.
Item {
    id: services

    required property KioskModel kiosk
    required property real u

    Item {
        id: list

        readonly property real between: 34 * services.u
        readonly property real columnWidth: (width - (services.kiosk.columns - 1) * between) / services.kiosk.columns

        width: services.width
        height: services.kiosk.rowsHeight + (services.kiosk.nav ? services.kiosk.rowGap + services.kiosk.navHeight * services.u : 0)

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
                x: column * (list.columnWidth + list.between)
                y: stands
                width: list.columnWidth
                kiosk: services.kiosk
                u: services.u
                tight: list.tight
            }
        }

        Row {
            visible: services.kiosk.nav
            y: services.kiosk.rowsHeight + services.kiosk.rowGap
            spacing: services.kiosk.rowGap

            LabelKey {
                objectName: "back"
                visible: services.kiosk.page > 0 || services.kiosk.point !== ""
                width: (services.kiosk.pages > 1 ? 0.5 : 1) * (list.width - (services.kiosk.pages > 1 ? services.kiosk.rowGap : 0))
                height: services.kiosk.navHeight * services.u
                u: services.u
                mark: "back"
                text: qsTr("Back")
                onClicked: services.kiosk.turn(-1)
            }

            LabelKey {
                objectName: "more"
                visible: services.kiosk.page < services.kiosk.pages - 1
                width: services.kiosk.page > 0 || services.kiosk.point !== "" ? 0.5 * (list.width - services.kiosk.rowGap) : list.width
                height: services.kiosk.navHeight * services.u
                u: services.u
                mark: "on"
                text: qsTr("More")
                onClicked: services.kiosk.turn(1)
            }
        }
    }

    Manual {
        objectName: "manual"
        // Only where it stands free of the keys and is worth its room.
        visible: foot.y - list.height > height + 50 * services.u && services.kiosk.shut === ""
        y: foot.y - height - (services.kiosk.note === "" ? 0 : 40 * services.u)
        width: services.width
        u: services.u
    }

    Row {
        id: foot

        visible: services.kiosk.note !== ""
        anchors.bottom: parent.bottom
        width: parent.width
        height: visible ? 94 * services.u : 0
        spacing: 24 * services.u

        Icon {
            id: sign

            width: 48 * services.u
            height: width
            anchors.verticalCenter: parent.verticalCenter
            name: "info"
            colour: Theme.muted
        }

        Words {
            objectName: "note"
            width: parent.width - sign.width - parent.spacing
            height: parent.height
            verticalAlignment: Text.AlignVCenter
            lines: 2
            size: 38 * services.u
            leading: 0.98
            color: Theme.muted
            text: services.kiosk.note
        }
    }
}

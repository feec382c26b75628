import QtQuick
import NowServing.Client
import NowServing.Kiosk

// A page on which something is typed: the field, the keys on the screen, and the way on.
Item {
    id: hand

    required property KioskModel kiosk
    required property real u
    required property bool figures
    property bool signs: false
    property bool skips: true
    // Whether it may be a sentence: it is shown over several lines.
    property bool many: false
    // Keys of this page alone.
    property var own: []

    readonly property bool tight: kiosk.low || !kiosk.portrait
    // Where there is little height, the way on stands beside the field.
    readonly property bool aside: kiosk.low && !kiosk.portrait
    readonly property real gap: (tight ? 14 : 30) * u

    Item {
        id: field

        anchors.left: parent.left
        width: hand.aside ? parent.width * 0.44 : parent.width
        height: (hand.tight ? 112 : 162) * hand.u

        Rectangle {
            // Numbers read from the left in every language.
            LayoutMirroring.enabled: hand.kiosk.leftward && !hand.figures && !hand.signs
            LayoutMirroring.childrenInherit: true
            anchors.fill: parent
            radius: 26 * hand.u
            color: Theme.pane
            border.width: Math.max(1, Math.round(5 * hand.u))
            border.color: Theme.ink

            Words {
                id: sentence

                readonly property string told: hand.kiosk.detail.text

                objectName: "sentence"
                visible: hand.many
                anchors.left: parent.left
                anchors.leftMargin: 32 * hand.u
                anchors.right: parent.right
                anchors.rightMargin: 32 * hand.u
                anchors.verticalCenter: parent.verticalCenter
                lines: 3
                size: (hand.tight ? 38 : 42) * hand.u
                leading: hand.tight ? 0.78 : 0.95
                weight: Font.DemiBold
                // Where there is no room for all of it, the end of it is what is being written.
                text: !visible ? "" : (hand.aside && told.length > 42 ? `… ${told.slice(-40)}` : told) + "|"
                Accessible.name: told
            }

            Fitted {
                id: typed

                visible: !hand.many

                objectName: "typed"
                anchors.left: parent.left
                anchors.leftMargin: 42 * hand.u
                anchors.verticalCenter: parent.verticalCenter
                width: Math.min(wanted, parent.width - 90 * hand.u)
                size: (hand.tight ? 64 : 84) * hand.u
                least: 38 * hand.u
                weight: Font.DemiBold
                elide: cramped ? Text.ElideLeft : Text.ElideNone
                text: hand.kiosk.detail.text
            }

            Rectangle {
                objectName: "cursor"
                visible: !hand.many
                anchors.left: typed.right
                anchors.leftMargin: 8 * hand.u
                anchors.verticalCenter: parent.verticalCenter
                width: Math.max(2, Math.round(6 * hand.u))
                height: parent.height * 0.58
                color: Theme.accent
            }
        }
    }

    Keyboard {
        anchors.top: field.bottom
        anchors.topMargin: hand.gap
        anchors.bottom: hand.aside ? way.top : onward.top
        anchors.bottomMargin: hand.gap
        width: hand.figures ? Math.min(parent.width, 640 * hand.u) : Math.max(parent.width, Math.min(least, parent.width + 2 * (hand.kiosk.margin - 24) * hand.u))
        anchors.horizontalCenter: parent.horizontalCenter
        kiosk: hand.kiosk
        u: hand.u
        figures: hand.figures
        signs: hand.signs
        own: hand.own
    }

    OnwardRow {
        id: onward

        y: hand.aside ? 0 : way.y - height - hand.gap
        anchors.right: parent.right
        width: hand.aside ? parent.width * 0.56 - 24 * hand.u : parent.width
        kiosk: hand.kiosk
        u: hand.u
        told: hand.kiosk.detail.told
        skips: hand.skips
    }

    WayRow {
        id: way

        anchors.bottom: parent.bottom
        width: parent.width
        kiosk: hand.kiosk
        u: hand.u
    }
}

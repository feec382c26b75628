pragma ComponentBehavior: Bound

import QtQuick
import NowServing.Client
import NowServing.Kiosk

// The invitation: the key that begins, the languages, and what few people need.
Item {
    id: hand

    required property KioskModel kiosk
    required property real u

    readonly property var page: kiosk.attract
    readonly property bool upright: kiosk.portrait
    readonly property bool tight: kiosk.low
    readonly property real gap: (tight || !upright ? 18 : 24) * u
    readonly property real languageHeight: (tight ? 122 : upright ? 146 : 132) * u
    readonly property real quietHeight: kiosk.quietHeight * u
    readonly property real noteHeight: note.visible ? 94 * u : 0

    Item {
        id: invitation

        width: parent.width
        height: {
            const below = [languages.height, quiet.height, hand.noteHeight, headset.visible ? headset.height : 0].filter(each => each > 0);
            const rest = below.reduce((sum, each) => sum + each + hand.gap, 0);
            return Math.max(112 * hand.u, Math.min(427 * hand.u, hand.height - rest));
        }

        BeginKey {
            objectName: "begin"
            visible: hand.page.shut === ""
            anchors.fill: parent
            u: hand.u
            still: hand.kiosk.reducedMotion || !hand.visible
            held: hand.kiosk.asked !== ""
            text: qsTr("Touch to take a number")
            onClicked: hand.kiosk.act("begin")
        }

        Rectangle {
            visible: hand.page.shut !== ""
            anchors.fill: parent
            radius: 26 * hand.u
            color: Theme.closed

            Words {
                objectName: "shut"
                anchors.fill: parent
                anchors.margins: 42 * hand.u
                verticalAlignment: Text.AlignVCenter
                size: 50 * hand.u
                weight: Font.DemiBold
                color: Theme.muted
                text: qsTr("No numbers are given now.")
            }
        }
    }

    Grid {
        id: languages

        anchors.top: invitation.bottom
        anchors.topMargin: visible ? hand.gap : 0
        visible: tongues.count > 0
        width: parent.width
        height: visible ? implicitHeight : 0
        columns: 2
        spacing: hand.upright ? hand.gap * 1.2 : hand.gap

        Repeater {
            id: tongues

            model: hand.kiosk.languages

            LanguageKey {
                width: (languages.width - (languages.columns - 1) * languages.spacing) / languages.columns
                height: hand.languageHeight
                u: hand.u
                onClicked: hand.kiosk.act("begin", code)
            }
        }
    }

    Flow {
        id: quiet

        // Who has a reservation or a slip: side by side where there is little height.
        readonly property bool paired: hand.page.bookings && (hand.tight || hand.page.alone || !hand.upright)
        readonly property real half: Math.floor((width - spacing) / 2)
        // What every customer may switch stands in one row: two keys, or three where pages can be read
        // aloud. On a lying screen the slip's key joins them.
        readonly property int apart: (hand.kiosk.canSpeak ? 3 : 2) + (hand.upright || hand.page.bookings ? 0 : 1)
        readonly property real part: apart === 4 ? half : Math.floor((width - (apart - 1) * spacing) / apart)

        anchors.top: languages.visible ? languages.bottom : invitation.bottom
        anchors.topMargin: hand.gap
        width: parent.width
        spacing: hand.gap

        QuietKey {
            objectName: "needs"
            visible: hand.page.alone
            width: quiet.half
            height: hand.quietHeight
            u: hand.u
            mark: "heart"
            on: hand.kiosk.needed
            text: qsTr("I need help or more time")
            onClicked: hand.kiosk.act("needs")
        }

        QuietKey {
            objectName: "person"
            visible: hand.page.alone
            width: quiet.half
            height: hand.quietHeight
            u: hand.u
            mark: "person"
            text: qsTr("I need a person")
            onClicked: hand.kiosk.act("person")
        }

        QuietKey {
            objectName: "booking"
            visible: hand.page.bookings
            width: quiet.paired ? quiet.half : quiet.width
            height: hand.quietHeight
            u: hand.u
            size: (quiet.paired ? 38 : 48) * u
            mark: "clock"
            text: qsTr("I have a reservation")
            onClicked: hand.kiosk.act("booking")
        }

        QuietKey {
            objectName: "slip"
            width: quiet.paired ? quiet.half : hand.upright ? quiet.width : quiet.part
            height: hand.quietHeight
            u: hand.u
            size: (hand.upright && !quiet.paired ? 48 : 38) * u
            mark: "slip"
            text: qsTr("I have a slip")
            onClicked: hand.kiosk.act("slip")
        }

        QuietKey {
            objectName: "aloud"
            visible: hand.kiosk.canSpeak
            width: quiet.part
            height: hand.quietHeight
            u: hand.u
            mark: "headset"
            on: hand.page.aloud
            text: qsTr("Read aloud")
            onClicked: hand.kiosk.act("aloud")
        }

        QuietKey {
            objectName: "contrast"
            width: quiet.part
            height: hand.quietHeight
            u: hand.u
            mark: "contrast"
            on: hand.page.contrast
            text: qsTr("Contrast")
            onClicked: hand.kiosk.act("contrast")
        }

        QuietKey {
            objectName: "low"
            width: quiet.part
            height: hand.quietHeight
            u: hand.u
            mark: hand.page.low ? "up" : "down"
            on: hand.page.low
            text: hand.page.low ? qsTr("Raise the keys") : qsTr("Lower the keys")
            onClicked: hand.kiosk.act("low")
        }
    }

    Row {
        id: headset

        visible: !hand.tight && !(hand.page.alone && !hand.upright && hand.kiosk.canSpeak)
        anchors.bottom: note.visible ? note.top : parent.bottom
        width: parent.width
        height: Math.max(62 * hand.u, ear.contentHeight)
        spacing: 24 * hand.u

        Icon {
            id: ears

            width: 48 * hand.u
            height: width
            anchors.verticalCenter: parent.verticalCenter
            name: "headset"
            colour: Theme.muted
        }

        Words {
            id: ear

            width: parent.width - ears.width - parent.spacing
            anchors.verticalCenter: parent.verticalCenter
            lines: 2
            size: 38 * hand.u
            color: Theme.muted
            text: qsTr("To hear this screen, plug in a headset.")
        }
    }

    Note {
        id: note

        anchors.bottom: parent.bottom
        width: parent.width
        height: visible ? 94 * hand.u : 0
        visible: text !== "" && (hand.upright || !hand.tight)
        u: hand.u
        text: hand.kiosk.note
    }
}

pragma ComponentBehavior: Bound

import QtQuick
import NowServing.Client
import NowServing.Kiosk

// The voice over the pages: what to do, how many wait, and the codes by which a phone joins instead.
Item {
    id: welcome

    required property KioskModel kiosk
    required property Guide guide
    required property real u

    readonly property bool upright: kiosk.portrait
    readonly property bool coded: !kiosk.stillThere && (kiosk.face === "attract" || kiosk.face === "services" && kiosk.choosing.point !== "")
    readonly property int count: coded ? cards.count : 0
    readonly property real cardWidth: (count > 1 ? (upright ? 218 : 262) : upright ? 282 : 300) * u
    readonly property real codesWidth: count === 0 ? 0 : count * cardWidth + (count - 1) * 24 * u

    Column {
        anchors.left: parent.left
        width: welcome.upright && welcome.count > 0 ? welcome.width - welcome.codesWidth - 36 * welcome.u : welcome.width
        spacing: 22 * welcome.u

        Speech {
            id: speech

            width: parent.width
            height: implicitHeight
            brief: whole + (waiting.visible ? waiting.contentHeight + 22 * welcome.u : 0) > welcome.height
            u: welcome.u
            size: (welcome.upright && welcome.count < 2 ? 100 : 80) * welcome.u
            title: welcome.guide.title
            advice: welcome.guide.advice
        }

        Words {
            id: waiting

            objectName: "waiting"
            visible: welcome.kiosk.face === "attract" && welcome.kiosk.attract.shut === ""
            width: parent.width
            lines: 2
            size: 42 * welcome.u
            color: Theme.muted
            text: welcome.kiosk.attract.waiting === 0 ? qsTr("Nobody is waiting now.") : qsTr("Now waiting: %n people", "", welcome.kiosk.attract.waiting)
        }
    }

    Column {
        visible: welcome.count > 0
        anchors.right: welcome.upright ? parent.right : undefined
        anchors.left: welcome.upright ? undefined : parent.left
        y: welcome.upright ? 0 : welcome.height - height
        spacing: 10 * welcome.u

        Words {
            visible: welcome.count > 1
            width: welcome.codesWidth
            horizontalAlignment: welcome.upright ? Text.AlignHCenter : Text.AlignLeft
            size: 38 * welcome.u
            weight: Font.Bold
            text: qsTr("Join by phone")
        }

        Row {
            spacing: 24 * welcome.u

            Repeater {
                id: cards

                model: welcome.kiosk.codes

                JoinCard {
                    width: welcome.cardWidth
                    u: welcome.u
                    alone: welcome.count === 1
                    lines: welcome.upright ? 3 : 5
                }
            }
        }
    }
}

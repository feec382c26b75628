import QtQuick
import NowServing.Kiosk

// What the kiosk says of a slip: its number and how it stands; without a number a title and advice.
Item {
    id: voice

    required property KioskModel kiosk
    required property real u

    readonly property var page: kiosk.scanned
    readonly property bool upright: kiosk.portrait

    Speech {
        visible: voice.page.number === ""
        anchors.fill: parent
        u: voice.u
        size: (voice.upright ? 100 : 80) * voice.u
        title: voice.page.title
        advice: voice.page.advice
    }

    Fitted {
        id: number

        objectName: "number"
        visible: voice.page.number !== ""
        // Capitals alone stand here: the room above and below them is given away.
        y: -0.14 * fit
        anchors.left: parent.left
        anchors.leftMargin: -0.03 * fit
        width: voice.width
        size: 230 * voice.u
        least: 110 * voice.u
        weight: Font.Bold
        tight: true
        text: voice.page.number
    }

    Words {
        id: before

        objectName: "before"
        visible: text !== ""
        anchors.left: parent.left
        y: number.y + number.height
        width: voice.width
        lines: voice.upright ? 1 : 3
        size: 46 * voice.u
        weight: Font.Medium
        text: voice.page.before
    }

    Words {
        objectName: "lead"
        visible: voice.page.number !== ""
        anchors.left: parent.left
        y: number.y + number.height + (before.visible ? before.height : 0)
        width: voice.width
        lines: voice.upright ? (before.visible ? 1 : 2) : 4
        size: 70 * voice.u
        weight: Font.Bold
        leading: 0.98
        // A time never stands alone: a line without Arabic letters would lie over the one before.
        text: voice.page.lead.replace(/ (?=[\d:]+$)/, "\u00a0")
        Accessible.name: voice.page.lead
    }
}

import QtQuick
import NowServing.Kiosk

// The number, as large as there is room; on a lying screen the code stands under it.
Item {
    id: voice

    required property KioskModel kiosk
    required property real u

    readonly property var page: kiosk.number
    readonly property bool upright: kiosk.portrait

    Words {
        id: said

        anchors.left: parent.left
        y: voice.upright ? 0 : voice.page.link !== "" ? 40 * voice.u : Math.max(0, voice.height / 2 - 330 * voice.u)
        wrapMode: Text.NoWrap
        size: 70 * voice.u
        weight: Font.Bold
        text: voice.page.before ? qsTr("You already have") : qsTr("Your number is")
    }

    Fitted {
        objectName: "number"
        // Capitals alone stand here: the room above and below them is given away.
        y: said.y + said.height - 0.14 * fit
        anchors.left: parent.left
        anchors.leftMargin: -0.03 * fit
        width: voice.width + 0.05 * size
        size: (voice.upright ? 340 : 380) * voice.u
        least: 150 * voice.u
        weight: Font.Bold
        tight: true
        text: voice.page.number
    }

    FollowCard {
        visible: (!voice.upright || voice.kiosk.low) && voice.page.link !== ""
        y: parent.height - height
        width: parent.width
        height: Math.round(330 * voice.u)
        kiosk: voice.kiosk
        u: voice.u
    }
}

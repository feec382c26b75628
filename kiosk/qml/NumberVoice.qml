import QtQuick
import NowServing.Kiosk

// The number, as large as there is room; on a lying screen the code stands under it.
Item {
    id: voice

    required property KioskModel kiosk
    required property real u

    readonly property bool upright: kiosk.portrait

    Words {
        id: said

        y: voice.upright ? 0 : voice.kiosk.link !== "" ? 40 * voice.u : Math.max(0, voice.height / 2 - 330 * voice.u)
        wrapMode: Text.NoWrap
        size: 70 * voice.u
        weight: Font.Bold
        text: voice.kiosk.before ? qsTr("You already have") : qsTr("Your number is")
    }

    Fitted {
        objectName: "number"
        // Capitals alone stand here: the room above and below them is given away.
        y: said.y + said.height - 0.14 * fit
        x: -0.03 * fit
        width: voice.width + 0.05 * size
        size: (voice.upright ? 340 : 380) * voice.u
        least: 150 * voice.u
        weight: Font.Bold
        tight: true
        text: voice.kiosk.number
    }

    FollowCard {
        visible: !voice.upright && voice.kiosk.link !== ""
        y: parent.height - height
        width: parent.width
        height: Math.round(330 * voice.u)
        kiosk: voice.kiosk
        u: voice.u
    }
}

import QtQuick
import NowServing.Kiosk

// The question after a while without a touch: one large key to stay.
Item {
    id: hand

    required property KioskModel kiosk
    required property real u

    LabelKey {
        objectName: "here"
        width: parent.width
        height: Math.min(427 * hand.u, hand.height)
        u: hand.u
        primary: true
        size: 96 * hand.u
        text: qsTr("I am still here")
        onClicked: hand.kiosk.touched()
    }
}

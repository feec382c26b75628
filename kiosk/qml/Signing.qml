import QtQuick
import NowServing.Kiosk

// A page on which something is agreed to: a field for the signature, which may stay empty, the key
// that says yes, and perhaps one that leads back.
Item {
    id: hand

    required property KioskModel kiosk
    required property real u
    required property string signature
    required property string agree
    required property string does
    property string other: ""
    property bool held: false

    readonly property bool tight: kiosk.low || !kiosk.portrait
    readonly property real gap: (tight ? 14 : 26) * u
    readonly property real keyHeight: (tight ? 116 : 158) * u
    readonly property real room: (tight ? yes.y : second.visible ? second.y : yes.y) - clear.height - 2 * gap

    SignField {
        id: field

        anchors.horizontalCenter: parent.horizontalCenter
        width: Math.min(parent.width, hand.room / 0.4)
        height: width * 0.4
        u: hand.u
        signature: hand.signature
        onDrawn: stroke => hand.kiosk.act("sign", stroke)
    }

    LabelKey {
        id: clear

        objectName: "clear"
        anchors.right: field.right
        anchors.top: field.bottom
        anchors.topMargin: hand.gap
        width: Math.min(460 * hand.u, field.width)
        height: hand.kiosk.quietHeight * hand.u
        opacity: enabled ? 1 : 0.45
        enabled: hand.signature !== "" && !hand.held
        u: hand.u
        size: 42 * hand.u
        text: qsTr("Sign again")
        onClicked: hand.kiosk.act("clear")
    }

    LabelKey {
        id: second

        objectName: "other"
        visible: hand.other !== ""
        anchors.left: parent.left
        anchors.bottom: hand.tight ? way.top : yes.top
        anchors.bottomMargin: hand.gap
        width: hand.tight ? Math.round((parent.width - 24 * hand.u) * 0.42) : parent.width
        height: hand.keyHeight
        u: hand.u
        text: hand.other
        onClicked: hand.kiosk.act("keep")
    }

    LabelKey {
        id: yes

        objectName: "agree"
        anchors.right: parent.right
        anchors.bottom: way.top
        anchors.bottomMargin: hand.gap
        width: hand.tight && second.visible ? parent.width - second.width - 24 * hand.u : parent.width
        height: hand.keyHeight
        held: hand.held
        u: hand.u
        primary: true
        text: hand.agree
        onClicked: hand.kiosk.act(hand.does)
    }

    WayRow {
        id: way

        anchors.bottom: parent.bottom
        width: parent.width
        kiosk: hand.kiosk
        u: hand.u
    }
}

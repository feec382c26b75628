import QtQuick
import NowServing.Kiosk

// On to the next page, with what was told or without it.
Item {
    id: onward

    required property KioskModel kiosk
    required property real u
    required property bool told
    property bool skips: true

    height: (kiosk.low || !kiosk.portrait ? 112 : 158) * u

    LabelKey {
        id: skip

        objectName: "skip"
        visible: onward.skips
        anchors.left: parent.left
        width: Math.round(parent.width * (parent.width < 640 * onward.u ? 0.5 : 0.4))
        height: parent.height
        u: onward.u
        text: qsTr("Skip")
        onClicked: onward.kiosk.act("skip")
    }

    LabelKey {
        objectName: "next"
        anchors.left: onward.skips ? skip.right : parent.left
        anchors.leftMargin: onward.skips ? 24 * onward.u : 0
        anchors.right: parent.right
        height: parent.height
        enabled: onward.told
        opacity: enabled ? 1 : 0.45
        u: onward.u
        primary: true
        text: qsTr("Next")
        onClicked: onward.kiosk.act("next")
    }
}

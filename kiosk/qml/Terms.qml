import QtQuick
import NowServing.Kiosk

// The conditions of the house, a part to a page.
Item {
    id: hand

    required property KioskModel kiosk
    required property real u

    readonly property var page: kiosk.repair.intake
    readonly property bool ends: page.leaf + 1 >= page.leaves

    Words {
        objectName: "conditions"
        width: Math.min(parent.width, 940 * hand.u)
        lines: 99
        elide: Text.ElideNone
        size: 46 * hand.u
        // Each paragraph runs as its own language does, whichever begins the page.
        text: hand.page.text.replace(/[^\n]+/g, "\u2068$&\u2069")
        Accessible.name: hand.page.text
    }

    LabelKey {
        objectName: "next"
        anchors.bottom: way.top
        anchors.bottomMargin: 16 * hand.u
        width: parent.width
        height: (hand.kiosk.low || !hand.kiosk.portrait ? 120 : 158) * hand.u
        u: hand.u
        primary: true
        text: hand.ends ? qsTr("I agree, go on") : qsTr("Read on")
        onClicked: {
            if (hand.ends)
                hand.kiosk.act("next");
            else
                hand.kiosk.act("leaf", hand.page.leaf + 1);
        }
    }

    WayRow {
        id: way

        anchors.bottom: parent.bottom
        width: parent.width
        kiosk: hand.kiosk
        u: hand.u
    }
}

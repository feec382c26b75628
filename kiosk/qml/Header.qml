import QtQuick
import NowServing.Client
import NowServing.Kiosk

// Name of the house and clock; instead of the clock, how old all this is when it may be old.
Item {
    id: header

    required property KioskModel kiosk
    required property real u

    height: 50 * u

    Words {
        objectName: "site"
        anchors.left: parent.left
        // On a lying screen there is no room for both, and age matters more.
        visible: header.kiosk.portrait || !badge.visible
        width: header.width - right.width - 16 * header.u
        height: 96 * header.u
        anchors.verticalCenter: parent.verticalCenter
        verticalAlignment: Text.AlignVCenter
        lines: 2
        size: 38 * header.u
        leading: 0.95
        weight: Font.Medium
        color: Theme.muted
        text: header.kiosk.site
    }

    Item {
        id: right

        anchors.right: parent.right
        height: parent.height
        width: badge.visible ? badge.width : clock.implicitWidth

        Words {
            id: clock

            visible: !badge.visible
            anchors.verticalCenter: parent.verticalCenter
            wrapMode: Text.NoWrap
            size: 38 * header.u
            weight: Font.Medium
            color: Theme.muted
            text: header.kiosk.face === "number" && header.width > 800 * header.u ? header.kiosk.stamp : header.kiosk.clock
        }

        Rectangle {
            id: badge

            objectName: "asOf"
            visible: header.kiosk.asOf !== "" && header.kiosk.face !== "number" && header.kiosk.face !== "away"
            anchors.verticalCenter: parent.verticalCenter
            width: words.implicitWidth + 44 * header.u
            height: 62 * header.u
            radius: height / 2
            color: Theme.warn

            Words {
                id: words

                anchors.centerIn: parent
                wrapMode: Text.NoWrap
                size: 38 * header.u
                weight: Font.DemiBold
                color: Theme.background
                text: qsTr("As of %1").arg(header.kiosk.asOf)
            }
        }
    }
}

import QtQuick
import NowServing.Client
import NowServing.Kiosk

// The last row of every page after the first: back, a person, and the languages.
Item {
    id: way

    required property KioskModel kiosk
    required property real u
    property bool leafs: false

    readonly property bool spoken: tongues.visible

    height: kiosk.navHeight * u

    LabelKey {
        id: back

        objectName: "back"
        anchors.left: parent.left
        width: Math.round(way.width * (way.spoken ? 0.3 : 0.36))
        height: way.height
        u: way.u
        mark: "back"
        flips: true
        text: qsTr("Back")
        onClicked: {
            if (way.leafs)
                way.kiosk.turn(-1);
            else
                way.kiosk.act("back");
        }
    }

    LabelKey {
        objectName: "person"
        anchors.left: back.right
        anchors.leftMargin: 24 * way.u
        anchors.right: way.spoken ? tongues.left : parent.right
        anchors.rightMargin: way.spoken ? 24 * way.u : 0
        height: way.height
        u: way.u
        face: Theme.voice
        rim: Theme.person
        mark: "person"
        text: qsTr("I need a person")
        onClicked: way.kiosk.act("person")
    }

    Key {
        id: tongues

        objectName: "languages"
        visible: way.kiosk.tongues > 1 && way.kiosk.face !== "languages"
        anchors.right: parent.right
        width: way.height
        height: way.height
        u: way.u
        text: qsTr("Language")
        onClicked: way.kiosk.act("languages")

        contentItem: Item {
            Icon {
                anchors.centerIn: parent
                width: 64 * way.u
                height: width
                name: "globe"
            }
        }
    }
}

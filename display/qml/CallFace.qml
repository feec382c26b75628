import QtQuick
import NowServing.Client
import NowServing.Display

// A call: yellow sweeps over the stage, the number pulses, and at the end it fades back to dark.
Item {
    id: callFace

    required property WallModel wall
    required property real u
    required property real bleed

    readonly property bool upright: wall.portrait
    readonly property real edge: 56 * u
    readonly property real room: upright ? width - 2 * edge : 940 / 1056 * width
    readonly property bool calling: wall.calling
    readonly property int serial: wall.serial
    readonly property bool still: wall.reducedMotion

    // What is said stays until the fade has ended, whatever the wall shows by then.
    property string number: ""
    property string desk: ""
    property list<string> deskLines: []
    property list<string> pointLines: []
    property string direction: ""
    property string movedFrom: ""
    property int nth: 0

    function begin(): void {
        fade.stop();
        opacity = 1;
        plane.reach = 1;
        hero.digits.opacity = 1;
        words.opacity = 1;
        if (!still) {
            plane.reach = 0;
            sweep.restart();
            pulse.restart();
        }
    }

    function take(): void {
        number = wall.number;
        desk = wall.desk;
        deskLines = wall.deskLines;
        pointLines = wall.pointLines;
        direction = wall.direction;
        movedFrom = wall.movedFrom;
        nth = wall.nth;
    }

    visible: opacity > 0
    opacity: 0

    Connections {
        target: callFace.wall

        function onChanged(): void {
            callFace.follow();
        }
    }

    property int said: 0

    function follow(): void {
        if (calling)
            take();
        if (calling && serial !== said) {
            said = serial;
            begin();
        } else if (!calling && opacity > 0 && !fade.running) {
            if (still || (wall.face !== "serving" && wall.face !== "calm"))
                opacity = 0;
            else
                fade.start();
        }
    }

    Component.onCompleted: follow()

    Item {
        id: plane

        objectName: "callPlane"

        property real reach: 1

        clip: true
        anchors.left: parent.left
        anchors.leftMargin: -callFace.bleed
        y: -callFace.bleed
        width: (callFace.width + callFace.bleed) * reach
        height: callFace.height + callFace.bleed

        Rectangle {
            anchors.left: parent.left
            width: callFace.width + callFace.bleed
            height: parent.height
            color: Theme.call
        }

        Item {
            id: words

            anchors.left: parent.left
            anchors.leftMargin: callFace.bleed
            y: callFace.bleed
            width: callFace.width

            Header {
                anchors.left: parent.left
                anchors.leftMargin: callFace.edge
                y: (callFace.upright ? 116 : 90) * callFace.u
                wall: callFace.wall
                u: callFace.u
                room: callFace.upright ? callFace.room - 230 * callFace.u : callFace.room
                ink: Theme.onCall
                quiet: Theme.onCall
                serving: true
                desk: callFace.desk
                movedFrom: callFace.movedFrom
                nth: callFace.nth
            }

            Hero {
                id: hero

                anchors.left: parent.left
                anchors.leftMargin: callFace.edge
                wall: callFace.wall
                u: callFace.u
                head: (callFace.upright ? 116 : 90) * callFace.u
                floor: callFace.height
                room: callFace.room
                spare: Math.max(0, callFace.height - (callFace.upright ? 748 : 953) * callFace.u)
                paneBelow: false
                number: callFace.number
                desk: callFace.desk
                deskLines: callFace.deskLines
                pointLines: callFace.pointLines
                direction: callFace.direction
                who: "called"
                numberColour: Theme.onCall
                deskColour: Theme.onCall
            }
        }
    }

    NumberAnimation {
        id: sweep

        target: plane
        property: "reach"
        from: 0
        to: 1
        duration: 240
        easing.type: Easing.OutCubic
    }

    SequentialAnimation {
        id: pulse

        loops: 4

        NumberAnimation {
            target: hero.digits
            property: "opacity"
            from: 1
            to: 0.55
            duration: 500
            easing.type: Easing.InOutSine
        }

        NumberAnimation {
            target: hero.digits
            property: "opacity"
            from: 0.55
            to: 1
            duration: 500
            easing.type: Easing.InOutSine
        }
    }

    ParallelAnimation {
        id: fade

        // The words go first, so that no two numbers stand in one place.
        NumberAnimation {
            target: words
            property: "opacity"
            to: 0
            duration: 160
        }

        NumberAnimation {
            target: callFace
            property: "opacity"
            to: 0
            duration: 400
            easing.type: Easing.InOutQuad
        }
    }
}

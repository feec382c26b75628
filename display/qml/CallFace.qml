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
    readonly property real spare: Math.max(0, height - (upright ? 748 : 953) * u)
    readonly property bool calling: wall.calling
    readonly property int serial: wall.serial
    readonly property bool still: wall.reducedMotion

    // What is said stays until the fade has ended, whatever the wall shows by then.
    property string number: ""
    property string deskWord: ""
    property string deskMark: ""
    property string title: ""
    property string note: ""

    function begin(): void {
        fade.stop();
        opacity = 1;
        plane.reach = 1;
        digits.opacity = 1;
        words.opacity = 1;
        if (!still) {
            plane.reach = 0;
            sweep.restart();
            pulse.restart();
        }
    }

    function take(): void {
        number = wall.number;
        deskWord = wall.deskWord;
        deskMark = wall.deskMark;
        title = wall.movedFrom === "" ? qsTr("Now serving") : qsTr("Now %1, not %2").arg(wall.deskName).arg(wall.movedFrom);
        note = ordinal(wall.nth);
    }

    function ordinal(nth: int): string {
        return nth === 2 ? qsTr("2nd call") : nth === 3 ? qsTr("3rd call") : nth > 3 ? qsTr("Call %1").arg(nth) : "";
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
        x: -callFace.bleed
        y: -callFace.bleed
        width: (callFace.width + callFace.bleed) * reach
        height: callFace.height + callFace.bleed

        Rectangle {
            width: callFace.width + callFace.bleed
            height: parent.height
            color: Theme.call
        }

        Item {
            id: words

            x: callFace.bleed
            y: callFace.bleed

            Header {
                x: callFace.edge
                y: (callFace.upright ? 116 : 90) * callFace.u
                wall: callFace.wall
                u: callFace.u
                room: callFace.upright ? callFace.room - 230 * callFace.u : callFace.room
                ink: Theme.onCall
                quiet: Theme.onCall
                title: callFace.title
                note: callFace.note
            }

            Line {
                id: digits

                objectName: "calledNumber"
                x: callFace.edge
                base: (callFace.upright ? 464 : 516) * callFace.u + callFace.spare * 0.4
                size: (callFace.upright ? 356 : 350) * callFace.u
                least: 115 * callFace.u
                room: callFace.room
                tight: true
                weight: Font.Bold
                color: Theme.onCall
                text: callFace.number
            }

            DeskLine {
                objectName: "calledDesk"
                x: callFace.edge
                base: (callFace.upright ? 703 : 790) * callFace.u + callFace.spare * 0.5
                size: (callFace.upright ? 240 : 234) * callFace.u
                least: 115 * callFace.u
                room: callFace.room
                colour: Theme.onCall
                word: callFace.deskWord
                mark: callFace.deskMark
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
            target: digits
            property: "opacity"
            from: 1
            to: 0.55
            duration: 500
            easing.type: Easing.InOutSine
        }

        NumberAnimation {
            target: digits
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

import QtQuick
import NowServing.Client
import NowServing.Kiosk

// The voice, which speaks and has nothing to touch, and the hand, which has everything to touch.
FocusScope {
    id: planes

    required property KioskModel kiosk

    readonly property real u: kiosk.unit
    readonly property bool upright: kiosk.portrait
    readonly property real edge: kiosk.margin * u
    readonly property string face: kiosk.stillThere ? "still" : kiosk.face
    readonly property bool troubled: face === "refused" || face === "away" || face === "connecting"
    readonly property bool numbered: face === "number"
    readonly property bool held: ["slip", "booking", "request"].includes(face)
    readonly property bool worried: face === "away" || face === "refused" || kiosk.number.bare || kiosk.helping === "unreached" || held && kiosk.scanned.worried

    LayoutMirroring.enabled: kiosk.leftward
    LayoutMirroring.childrenInherit: true

    onFaceChanged: planes.forceActiveFocus()

    Keys.onDownPressed: next(true)
    Keys.onRightPressed: next(!planes.kiosk.leftward)
    Keys.onUpPressed: next(false)
    Keys.onLeftPressed: next(planes.kiosk.leftward)
    Keys.onReturnPressed: planes.kiosk.act("next")
    Keys.onEnterPressed: planes.kiosk.act("next")
    Keys.onEscapePressed: planes.kiosk.act("back")
    Keys.onPressed: event => typed(event)

    function next(forward: bool): void {
        const item = planes.nextItemInFocusChain(forward);
        if (item)
            item.forceActiveFocus(Qt.TabFocusReason);
    }

    // A keyboard beside the screen writes as the keys on it do.
    function typed(event: var): void {
        if (event.key === Qt.Key_Backspace)
            kiosk.act("rub");
        else if (event.text.length > 0)
            kiosk.act("write", event.text);
    }

    Rectangle {
        id: voice

        objectName: "voice"
        anchors.left: parent.left
        width: planes.upright ? parent.width : Math.round(parent.width * (planes.numbered ? 0.52 : 0.37))
        height: planes.kiosk.voiceHeight
        color: planes.worried ? Theme.notice : Theme.voice

        Behavior on color {
            enabled: !planes.kiosk.reducedMotion

            ColorAnimation {
                duration: 200
            }
        }
    }

    Header {
        visible: planes.kiosk.aside === ""
        anchors.left: parent.left
        anchors.leftMargin: planes.edge
        y: (planes.upright ? 60 : 52) * planes.u
        width: voice.width - 2 * planes.edge
        kiosk: planes.kiosk
        u: planes.u
    }

    Item {
        anchors.left: parent.left
        anchors.leftMargin: planes.edge
        y: (planes.upright ? 140 : 150) * planes.u
        width: voice.width - 2 * planes.edge
        height: voice.height - y - (planes.upright ? 24 * planes.u : planes.edge)

        Entrance {
            anchors.fill: parent
            shown: !planes.numbered && !planes.troubled && planes.face !== "asking" && !planes.held
            key: planes.face + planes.kiosk.choosing.point
            still: planes.kiosk.reducedMotion
            travel: 0

            Welcome {
                anchors.fill: parent
                kiosk: planes.kiosk
                guide: guide
                u: planes.u
            }
        }

        Entrance {
            anchors.fill: parent
            shown: planes.held
            key: planes.kiosk.scanned.kind
            still: planes.kiosk.reducedMotion
            travel: 0

            ScannedVoice {
                anchors.fill: parent
                kiosk: planes.kiosk
                u: planes.u
            }
        }

        Entrance {
            anchors.fill: parent
            shown: planes.numbered
            still: planes.kiosk.reducedMotion
            travel: 0

            NumberVoice {
                anchors.fill: parent
                kiosk: planes.kiosk
                u: planes.u
            }
        }

        Entrance {
            anchors.fill: parent
            shown: planes.troubled || planes.face === "asking"
            key: planes.face
            still: planes.kiosk.reducedMotion
            travel: 0

            Speech {
                anchors.fill: parent
                u: planes.u
                size: (planes.upright ? 104 : 94) * planes.u
                title: said.title
                advice: said.advice
            }
        }
    }

    Hand {
        anchors.right: parent.right
        anchors.rightMargin: planes.edge
        y: planes.kiosk.handTop
        width: parent.width - 2 * planes.edge - (planes.upright ? 0 : voice.width)
        height: parent.height - y - planes.edge
        kiosk: planes.kiosk
        said: said
        face: planes.face
    }

    Strip {
        width: voice.width
        anchors.left: parent.left
        u: planes.u
        text: planes.kiosk.aside
    }

    Guide {
        id: guide

        kiosk: planes.kiosk
    }

    Said {
        id: said

        kiosk: planes.kiosk
    }
}

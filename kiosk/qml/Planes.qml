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
    readonly property string face: kiosk.face
    readonly property bool worried: face === "away" || face === "refused" || kiosk.noPaper
    readonly property bool numbered: face === "number"

    readonly property real voiceWidth: upright ? width : Math.round(width * (numbered ? 0.52 : 0.37))
    readonly property real voiceHeight: upright ? Math.round(height * 0.3) : height
    readonly property real handX: (upright ? 0 : voiceWidth) + edge
    readonly property real handY: upright ? voiceHeight + 29 * u : edge
    readonly property real handWidth: width - handX - edge
    readonly property real handHeight: height - handY - edge

    onFaceChanged: planes.forceActiveFocus()

    Keys.onDownPressed: next(true)
    Keys.onRightPressed: next(true)
    Keys.onUpPressed: next(false)
    Keys.onLeftPressed: next(false)

    function next(forward: bool): void {
        const item = planes.nextItemInFocusChain(forward);
        if (item)
            item.forceActiveFocus(Qt.TabFocusReason);
    }

    Rectangle {
        objectName: "voice"
        width: planes.voiceWidth
        height: planes.voiceHeight
        color: planes.worried ? Theme.notice : Theme.voice

        Behavior on color {
            enabled: !planes.kiosk.reducedMotion

            ColorAnimation {
                duration: 200
            }
        }
    }

    Header {
        x: planes.edge
        y: (planes.upright ? 60 : 52) * planes.u
        width: planes.voiceWidth - 2 * planes.edge
        kiosk: planes.kiosk
        u: planes.u
    }

    Entrance {
        shown: planes.face === "services"
        still: true
        x: planes.edge
        y: (planes.upright ? 140 : 150) * planes.u
        width: planes.voiceWidth - 2 * planes.edge
        height: planes.voiceHeight - y - (planes.upright ? 24 * planes.u : planes.edge)

        Welcome {
            anchors.fill: parent
            kiosk: planes.kiosk
            u: planes.u
        }
    }

    Entrance {
        shown: planes.face === "services"
        key: planes.kiosk.point + planes.kiosk.page
        still: planes.kiosk.reducedMotion
        x: planes.handX
        y: planes.handY
        width: planes.handWidth
        height: planes.handHeight

        Services {
            anchors.fill: parent
            kiosk: planes.kiosk
            u: planes.u
        }
    }

    Entrance {
        shown: planes.numbered
        still: planes.kiosk.reducedMotion
        travel: 0
        x: planes.edge
        y: (planes.upright ? 140 : 150) * planes.u
        width: planes.voiceWidth - 2 * planes.edge
        height: planes.voiceHeight - y - (planes.upright ? 24 * planes.u : planes.edge)

        NumberVoice {
            anchors.fill: parent
            kiosk: planes.kiosk
            u: planes.u
        }
    }

    Entrance {
        shown: planes.numbered
        still: planes.kiosk.reducedMotion
        x: planes.handX
        y: planes.handY
        width: planes.handWidth
        height: planes.handHeight

        NumberHand {
            anchors.fill: parent
            kiosk: planes.kiosk
            u: planes.u
        }
    }

    Entrance {
        shown: planes.face !== "services" && !planes.numbered
        key: planes.face
        still: planes.kiosk.reducedMotion
        travel: 0
        x: planes.edge
        y: (planes.upright ? 140 : 150) * planes.u
        width: planes.voiceWidth - 2 * planes.edge
        height: planes.voiceHeight - y - 24 * planes.u

        Speech {
            anchors.fill: parent
            u: planes.u
            size: (planes.upright ? 104 : 94) * planes.u
            title: said.title
            advice: said.advice
        }
    }

    Said {
        id: said

        kiosk: planes.kiosk
    }

    Entrance {
        shown: planes.face === "asking"
        still: planes.kiosk.reducedMotion
        x: planes.handX
        y: planes.handY
        width: planes.handWidth
        height: planes.handHeight

        Waiting {
            anchors.fill: parent
            kiosk: planes.kiosk
            u: planes.u
        }
    }

    Entrance {
        shown: planes.face === "refused" || planes.face === "away" || planes.face === "connecting"
        key: planes.face
        still: planes.kiosk.reducedMotion
        x: planes.handX
        y: planes.handY
        width: planes.handWidth
        height: planes.handHeight

        Trouble {
            anchors.fill: parent
            kiosk: planes.kiosk
            u: planes.u
            said: said
        }
    }
}

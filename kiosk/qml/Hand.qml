pragma ComponentBehavior: Bound

import QtQuick
import NowServing.Kiosk

// All pages that can be touched, one above the other; one of them is shown.
Item {
    id: hand

    required property KioskModel kiosk
    required property Said said
    required property string face

    readonly property real u: kiosk.unit

    component Sheet: Entrance {
        anchors.fill: parent
        still: hand.kiosk.reducedMotion
        travel: hand.kiosk.leftward ? -24 : 24
    }

    Sheet {
        shown: hand.face === "still"

        StillHere {
            anchors.fill: parent
            kiosk: hand.kiosk
            u: hand.u
        }
    }

    Sheet {
        shown: hand.face === "attract"

        AttractHand {
            anchors.fill: parent
            kiosk: hand.kiosk
            u: hand.u
        }
    }

    Sheet {
        shown: hand.face === "slip" || hand.face === "booking"
        key: hand.kiosk.scanned.kind

        ScannedHand {
            anchors.fill: parent
            kiosk: hand.kiosk
            u: hand.u
        }
    }

    Sheet {
        shown: hand.face === "languages"

        Languages {
            anchors.fill: parent
            kiosk: hand.kiosk
            u: hand.u
        }
    }

    Sheet {
        shown: hand.face === "services"
        key: hand.kiosk.choosing.point + hand.kiosk.choosing.page

        Services {
            anchors.fill: parent
            kiosk: hand.kiosk
            u: hand.u
        }
    }

    Sheet {
        shown: hand.face === "errands"

        Errands {
            anchors.fill: parent
            kiosk: hand.kiosk
            u: hand.u
        }
    }

    Sheet {
        shown: hand.face === "needs"

        Needs {
            anchors.fill: parent
            kiosk: hand.kiosk
            u: hand.u
        }
    }

    Sheet {
        shown: hand.face === "party_size"

        PartySize {
            anchors.fill: parent
            kiosk: hand.kiosk
            u: hand.u
        }
    }

    Sheet {
        shown: ["name", "phone", "booking_number", "booking_time", "booking_phone"].includes(hand.face)
        key: hand.face

        Typing {
            anchors.fill: parent
            kiosk: hand.kiosk
            u: hand.u
            signs: hand.kiosk.face === "booking_number"
            figures: ["phone", "booking_time", "booking_phone"].includes(hand.kiosk.face)
            skips: ["name", "phone"].includes(hand.kiosk.face)
        }
    }

    Sheet {
        shown: hand.face === "helping"
        key: hand.kiosk.helping

        Helping {
            anchors.fill: parent
            kiosk: hand.kiosk
            u: hand.u
        }
    }

    Sheet {
        shown: hand.face === "number"

        NumberHand {
            anchors.fill: parent
            kiosk: hand.kiosk
            u: hand.u
        }
    }

    Sheet {
        shown: hand.face === "asking"

        Waiting {
            anchors.fill: parent
            kiosk: hand.kiosk
            u: hand.u
        }
    }

    Sheet {
        shown: hand.face === "refused" || hand.face === "away" || hand.face === "connecting"
        key: hand.face

        Trouble {
            anchors.fill: parent
            kiosk: hand.kiosk
            u: hand.u
            said: hand.said
        }
    }
}

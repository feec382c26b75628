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
        shown: ["slip", "booking", "request"].includes(hand.face)
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
        shown: typing.asked.includes(hand.face)
        key: hand.face

        Typing {
            id: typing

            readonly property string asking: hand.kiosk.face
            readonly property var numbers: ["phone", "booking_time", "booking_phone", "request_number", "request_phone", "intake_phone", "intake_amount"]
            readonly property var texts: ["intake_other", "intake_model", "intake_problem"]
            readonly property var asked: ["name", "booking_number", "intake_name", "intake_mail", ...numbers, ...texts]

            anchors.fill: parent
            kiosk: hand.kiosk
            u: hand.u
            signs: ["booking_number", "intake_mail"].includes(asking)
            figures: numbers.includes(asking)
            skips: ["name", "phone", "intake_model"].includes(asking)
            many: asking === "intake_problem"
            own: asking === "intake_mail" ? hand.kiosk.repair.mails : texts.includes(asking) ? hand.kiosk.repair.texts : []
        }
    }

    Sheet {
        shown: ["intake_what", "intake_fault", "intake_reach", "intake_limit"].includes(hand.face)
        key: hand.face

        RepairKeys {
            anchors.fill: parent
            kiosk: hand.kiosk
            u: hand.u
        }
    }

    Sheet {
        shown: hand.face === "intake_check"

        Summary {
            anchors.fill: parent
            kiosk: hand.kiosk
            u: hand.u
        }
    }

    Sheet {
        shown: hand.face === "intake_terms"
        key: hand.kiosk.repair.intake.leaf

        Terms {
            anchors.fill: parent
            kiosk: hand.kiosk
            u: hand.u
        }
    }

    Sheet {
        shown: hand.face === "intake_sign"

        Signing {
            anchors.fill: parent
            kiosk: hand.kiosk
            u: hand.u
            signature: hand.kiosk.repair.intake.signature
            agree: qsTr("Take a number")
            does: "next"
        }
    }

    Sheet {
        shown: hand.face === "estimate"
        key: hand.kiosk.repair.estimate.leaf

        EstimateHand {
            anchors.fill: parent
            kiosk: hand.kiosk
            u: hand.u
        }
    }

    Sheet {
        shown: hand.face === "answer"

        Signing {
            anchors.fill: parent
            kiosk: hand.kiosk
            u: hand.u
            signature: hand.kiosk.repair.estimate.signature
            agree: hand.kiosk.repair.estimate.confirm
            other: hand.kiosk.repair.estimate.no
            held: hand.kiosk.repair.estimate.busy
            does: "say"
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

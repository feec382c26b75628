import QtQuick
import NowServing.Client
import NowServing.Kiosk

// Under the number: how long, what to do, the code, and the one key that ends it.
Item {
    id: hand

    required property KioskModel kiosk
    required property real u

    readonly property bool upright: kiosk.portrait
    readonly property bool bare: kiosk.noPaper
    readonly property string wait: {
        if (kiosk.high < 0)
            return qsTr("The wait is not known now.");
        return kiosk.low === kiosk.high ? qsTr("About %1 minutes").arg(kiosk.high) : qsTr("About %1–%2 minutes").arg(kiosk.low).arg(kiosk.high);
    }
    readonly property string ahead: {
        if (kiosk.ahead === 0)
            return qsTr("Nobody is ahead of you.");
        return kiosk.ahead === 1 ? qsTr("1 person is ahead of you.") : qsTr("%1 people are ahead of you.").arg(kiosk.ahead);
    }
    readonly property string sit: kiosk.location !== "" ? qsTr("Wait here: %1").arg(kiosk.location) : kiosk.atPoint !== "" ? qsTr("Wait at %1.").arg(kiosk.atPoint) : qsTr("Sit down, please.")

    Column {
        width: parent.width
        y: 22 * hand.u
        spacing: (hand.upright ? 38 : 34) * hand.u

        Item {
            visible: hand.bare
            width: parent.width
            height: lack.height

            Column {
                id: lack

                width: parent.width - 190 * hand.u
                spacing: 12 * hand.u

                Words {
                    objectName: "noPaper"
                    width: parent.width
                    size: 84 * hand.u
                    weight: Font.Bold
                    lineHeight: 0.98
                    text: qsTr("No paper:\nphotograph it.")
                }

                Words {
                    width: parent.width
                    size: 44 * hand.u
                    color: Theme.muted
                    text: qsTr("Or write down %1. Your place is safe.").arg(hand.kiosk.number)
                }
            }

            Rectangle {
                anchors.right: parent.right
                width: 150 * hand.u
                height: width
                radius: width / 2
                color: Theme.notice

                Icon {
                    anchors.centerIn: parent
                    width: 92 * hand.u
                    height: width
                    name: "nopaper"
                    colour: Theme.warn
                }
            }
        }

        Column {
            width: parent.width
            spacing: 6 * hand.u

            Words {
                objectName: "wait"
                width: parent.width
                size: (hand.bare ? 50 : 76) * hand.u
                weight: Font.Bold
                text: hand.wait
            }

            Words {
                width: parent.width
                size: 44 * hand.u
                color: Theme.muted
                text: hand.bare ? [hand.ahead, hand.sit].join(" ") : hand.ahead
            }

            Words {
                visible: hand.kiosk.service !== "" && !hand.bare
                width: parent.width
                size: 44 * hand.u
                color: Theme.muted
                text: hand.kiosk.service
            }
        }

        Step {
            visible: !hand.bare
            width: parent.width
            u: hand.u
            icon: "down"
            what: qsTr("Take your slip.")
            how: qsTr("It comes from the slot below.")
        }

        Step {
            visible: !hand.bare
            width: parent.width
            u: hand.u
            icon: "screen"
            what: hand.sit
            how: qsTr("Watch the big screen for %1.").arg(hand.kiosk.number)
        }

        FollowCard {
            visible: hand.upright && hand.kiosk.link !== ""
            width: parent.width
            kiosk: hand.kiosk
            u: hand.u
        }
    }

    LabelKey {
        objectName: "done"
        anchors.bottom: closing.top
        anchors.bottomMargin: 22 * hand.u
        width: parent.width
        height: (hand.bare ? 176 : 158) * hand.u
        u: hand.u
        primary: true
        mark: hand.bare ? "check" : ""
        text: hand.bare ? qsTr("I noted it") : qsTr("Done")
        onClicked: hand.kiosk.finish()
    }

    Words {
        id: closing

        objectName: "closing"
        anchors.bottom: parent.bottom
        width: parent.width
        horizontalAlignment: Text.AlignHCenter
        size: 38 * hand.u
        color: Theme.muted
        text: hand.bare ? qsTr("This page stays until you touch the key.") : qsTr("Closes in %1 s. Touch to keep it.").arg(hand.kiosk.leftS)
    }
}

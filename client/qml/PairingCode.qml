pragma ComponentBehavior: Bound

import QtQuick
import NowServing.Client

// The code in two groups, the number to compare, what to do, and how it stands.
Item {
    id: page

    required property PairingModel pairing
    required property real u
    required property bool upright

    readonly property bool coded: pairing.face === "shown"
    readonly property real side: upright ? width : Math.round(width * 0.46)
    readonly property color ink: pairing.tone === "good" ? Theme.ok : pairing.tone === "worried" ? Theme.warn : Theme.ink

    Column {
        id: signs

        visible: page.coded
        anchors.left: parent.left
        width: page.side
        spacing: (page.upright ? 22 : 20) * page.u

        Caption {
            text: qsTr("Code")
        }

        Groups {
            objectName: "code"
            groups: page.pairing.code
            between: "-"
            size: (page.upright ? 148 : 148) * page.u
        }

        PairingText {
            objectName: "left"
            width: parent.width
            lines: 2
            size: 40 * page.u
            color: page.pairing.few ? Theme.warn : Theme.muted
            text: page.pairing.left
        }

        Item {
            width: 1
            height: (page.upright ? 20 : 22) * page.u
        }

        Caption {
            text: qsTr("Number to compare")
        }

        Groups {
            objectName: "check"
            groups: page.pairing.check
            between: " "
            size: (page.upright ? 118 : 112) * page.u
        }
    }

    Column {
        id: steps

        visible: page.coded
        anchors.right: parent.right
        y: page.upright ? signs.height + 56 * page.u : 12 * page.u
        width: page.upright ? page.width : page.width - page.side - 60 * page.u
        spacing: (page.upright ? 34 : 40) * page.u

        Repeater {
            model: page.pairing.steps

            Item {
                id: step

                required property string modelData
                required property int index

                width: parent ? parent.width : 0
                height: Math.max(disc.height, said.contentHeight)

                Rectangle {
                    id: disc

                    anchors.left: parent.left
                    width: 84 * page.u
                    height: width
                    radius: width / 2
                    color: Theme.accentPaper
                    border.width: Math.max(1, Math.round(2 * page.u))
                    border.color: Theme.line

                    PairingText {
                        anchors.centerIn: parent
                        fontSizeMode: Text.FixedSize
                        size: 46 * page.u
                        font.weight: Font.Bold
                        text: step.index + 1
                        Accessible.ignored: true
                    }
                }

                PairingText {
                    id: said

                    anchors.left: disc.right
                    anchors.leftMargin: 28 * page.u
                    anchors.right: parent.right
                    anchors.verticalCenter: parent.verticalCenter
                    lines: 5
                    fontSizeMode: Text.FixedSize
                    size: (page.upright ? 46 : 52) * page.u
                    font.weight: Font.Medium
                    // The code as it stands above.
                    font.features: {
                        "tnum": 1,
                        "zero": 1,
                        "calt": 0
                    }
                    text: step.modelData
                }
            }
        }
    }

    PairingText {
        objectName: "status"
        anchors.right: parent.right
        y: page.coded ? page.height - height : 0.3 * (page.height - height)
        width: page.coded ? steps.width : parent.width
        lines: page.coded ? 2 : 5
        fontSizeMode: Text.FixedSize
        size: (page.coded ? 46 : 72) * page.u
        font.weight: Font.Bold
        color: page.ink
        text: page.pairing.status
    }

    component Caption: PairingText {
        width: parent ? parent.width : 0
        lines: 1
        size: 42 * page.u
        color: Theme.muted
    }

    // Groups of signs are read from the left in every language.
    component Groups: Item {
        id: block

        property var groups: []
        property string between: "-"
        property real size: 100

        // Codes of wide letters have to fit as well.
        readonly property real shrunk: Math.min(1, page.side / Math.max(1, row.width))

        anchors.left: parent ? parent.left : undefined
        width: row.width * shrunk
        height: row.height * shrunk

        Accessible.role: Accessible.StaticText
        Accessible.name: groups.join(between)

        Row {
            id: row

            scale: block.shrunk
            transformOrigin: Item.TopLeft
            LayoutMirroring.enabled: false
            LayoutMirroring.childrenInherit: true

            Repeater {
                model: block.groups

                Row {
                    id: group

                    required property string modelData
                    required property int index

                    PairingText {
                        visible: group.index > 0
                        fontSizeMode: Text.FixedSize
                        size: block.size
                        color: Theme.muted
                        text: block.between === " " ? "\u2002" : block.between
                        Accessible.ignored: true
                    }

                    PairingText {
                        fontSizeMode: Text.FixedSize
                        size: block.size
                        font.weight: Font.Bold
                        // An x between figures would turn into a sign of multiplication.
                        font.features: {
                            "tnum": 1,
                            "zero": 1,
                            "calt": 0
                        }
                        font.letterSpacing: 0.03 * block.size
                        text: group.modelData
                        Accessible.ignored: true
                    }
                }
            }
        }
    }
}

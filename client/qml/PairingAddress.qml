pragma ComponentBehavior: Bound

import QtQuick
import NowServing.Client

// Where the server is: typed with the keys on the screen, or a keyboard.
Item {
    id: page

    required property PairingModel pairing
    required property real u
    required property bool upright

    readonly property real gap: 12 * u
    readonly property real cell: (board.width - 9 * gap) / 10
    readonly property real tall: Math.min(120 * u, (height - board.y - 4 * gap) / 5)

    PairingText {
        id: said

        objectName: "said"
        width: parent.width
        lines: 3
        size: 44 * page.u
        fontSizeMode: Text.FixedSize
        color: page.pairing.tone === "worried" ? Theme.warn : Theme.muted
        text: page.pairing.said
    }

    Rectangle {
        id: field

        LayoutMirroring.enabled: false
        LayoutMirroring.childrenInherit: true
        y: said.height + 24 * page.u
        width: parent.width
        height: 118 * page.u
        radius: 18 * page.u
        color: Theme.pane
        border.width: Math.max(2, Math.round(5 * page.u))
        border.color: page.pairing.tone === "worried" ? Theme.warn : Theme.accent

        PairingText {
            objectName: "typed"
            anchors.fill: parent
            anchors.margins: 24 * page.u
            verticalAlignment: Text.AlignVCenter
            lines: 1
            size: 56 * page.u
            elide: Text.ElideLeft
            font.weight: Font.Medium
            text: page.pairing.typed + "\u258f"
            Accessible.name: page.pairing.typed
        }
    }

    Column {
        id: board

        LayoutMirroring.enabled: false
        LayoutMirroring.childrenInherit: true
        anchors.horizontalCenter: parent.horizontalCenter
        y: field.y + field.height + 32 * page.u
        width: Math.min(parent.width, 1240 * page.u)
        spacing: page.gap

        Repeater {
            model: ["1234567890", "qwertyuiop", "asdfghjkl-", "zxcvbnm.:/"]

            Row {
                id: line

                required property string modelData

                spacing: page.gap

                Repeater {
                    model: line.modelData.split("")

                    PairingKey {
                        required property string modelData

                        objectName: "cap-" + modelData
                        width: page.cell
                        height: page.tall
                        u: page.u
                        text: modelData
                        onClicked: page.pairing.write(modelData)
                    }
                }
            }
        }

        Row {
            spacing: page.gap

            PairingKey {
                objectName: "scheme"
                width: 3 * page.cell + 2 * page.gap
                height: page.tall
                u: page.u
                size: 42 * page.u
                text: "https://"
                onClicked: page.pairing.write("https://")
            }

            PairingKey {
                objectName: "rub"
                width: 3 * page.cell + 2 * page.gap
                height: page.tall
                u: page.u
                size: 42 * page.u
                autoRepeat: true
                text: qsTr("Delete")
                onClicked: page.pairing.rub()
            }

            PairingKey {
                objectName: "connect"
                width: 4 * page.cell + 3 * page.gap
                height: page.tall
                u: page.u
                primary: true
                size: 46 * page.u
                text: qsTr("Connect")
                onClicked: page.pairing.connect_to()
            }
        }
    }
}

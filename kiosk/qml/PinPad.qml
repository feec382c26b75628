pragma ComponentBehavior: Bound

import QtQuick
import NowServing.Client
import NowServing.Kiosk

// The pad for the PIN by which staff leave. It covers the whole page, which goes on below it.
Item {
    id: cover

    required property PinPad pad

    readonly property bool upright: width < height
    readonly property real u: upright ? Math.min(width / 1080, height / 1920) : Math.min(width / 1920, height / 1080)
    readonly property real edge: (upright ? 87 : 64) * u
    readonly property bool choosing: pad.face === "choosing"
    readonly property bool bare: pad.face === "none"
    readonly property bool barred: pad.barredS > 0

    objectName: "pinPad"
    visible: pad.face !== "shut"
    enabled: visible
    z: 1000
    width: parent ? parent.width : 0
    height: parent ? parent.height : 0

    LayoutMirroring.enabled: Application.layoutDirection === Qt.RightToLeft
    LayoutMirroring.childrenInherit: true

    Rectangle {
        anchors.fill: parent
        color: Theme.background
    }

    // Nothing below can be touched.
    MouseArea {
        anchors.fill: parent
        hoverEnabled: true
        onWheel: wheel => wheel.accepted = true
    }

    Rectangle {
        id: voice

        anchors.left: parent.left
        width: cover.upright ? parent.width : Math.round(parent.width * 0.42)
        height: cover.upright ? Math.round(parent.height * 0.36) : parent.height
        color: cover.pad.wrong || cover.barred ? Theme.notice : Theme.voice
    }

    Column {
        anchors.left: parent.left
        anchors.leftMargin: cover.edge
        y: (cover.upright ? 84 : 110) * cover.u
        width: voice.width - 2 * cover.edge
        spacing: 26 * cover.u

        Words {
            width: parent.width
            lines: 3
            wrapMode: Text.WordWrap
            size: (cover.upright ? 84 : 76) * cover.u
            weight: Font.Bold
            text: cover.title()
        }

        Words {
            objectName: "said"
            width: parent.width
            lines: 6
            wrapMode: Text.WordWrap
            size: 46 * cover.u
            text: cover.said()
        }

        Words {
            visible: cover.pad.face === "typing" && !cover.barred
            width: parent.width
            lines: 4
            wrapMode: Text.WordWrap
            size: 40 * cover.u
            color: Theme.muted
            text: qsTr("PIN not known? A manager sets a new one in the console: Settings › The hall.")
        }
    }

    Item {
        id: hand

        anchors.right: parent.right
        anchors.rightMargin: cover.edge
        y: cover.upright ? voice.height + 40 * cover.u : cover.edge
        width: parent.width - 2 * cover.edge - (cover.upright ? 0 : voice.width)
        height: parent.height - y - cover.edge

        Item {
            id: typed

            visible: !cover.choosing && !cover.bare
            anchors.horizontalCenter: parent.horizontalCenter
            width: Math.min(parent.width, 760 * cover.u)
            height: (cover.upright ? 110 : 96) * cover.u

            // Figures are never shown, only how many there are.
            Row {
                LayoutMirroring.enabled: false
                LayoutMirroring.childrenInherit: true
                anchors.centerIn: parent
                spacing: 34 * cover.u

                Repeater {
                    model: 8

                    Rectangle {
                        required property int index

                        readonly property bool there: index < cover.pad.typed

                        anchors.verticalCenter: parent ? parent.verticalCenter : undefined
                        width: (there ? 44 : 24) * cover.u
                        height: width
                        radius: width / 2
                        color: there ? Theme.ink : "transparent"
                        border.width: Math.max(1, Math.round(3 * cover.u))
                        border.color: there ? Theme.ink : Theme.line
                    }
                }
            }
        }

        Grid {
            id: figures

            readonly property real gap: 24 * cover.u
            readonly property real cell: (width - 2 * gap) / 3
            readonly property real tall: Math.min(190 * cover.u, (back.y - y - 4 * gap) / 4)

            LayoutMirroring.enabled: false
            LayoutMirroring.childrenInherit: true
            visible: typed.visible
            enabled: !cover.barred && cover.pad.face === "typing"
            opacity: cover.barred ? 0.4 : 1
            anchors.horizontalCenter: parent.horizontalCenter
            y: typed.height + gap
            width: Math.min(parent.width, 760 * cover.u)
            columns: 3
            spacing: gap

            Repeater {
                model: ["1", "2", "3", "4", "5", "6", "7", "8", "9", "rub", "0", "enter"]

                LabelKey {
                    required property string modelData

                    readonly property bool figure: modelData.length === 1

                    objectName: "pin-" + modelData
                    width: figures.cell
                    height: figures.tall
                    u: cover.u
                    primary: modelData === "enter"
                    enabled: primary ? cover.pad.enough : true
                    opacity: enabled ? 1 : 0.4
                    size: (figure ? 76 : 44) * cover.u
                    text: figure ? modelData : primary ? qsTr("OK") : qsTr("Delete")
                    onClicked: {
                        if (figure)
                            cover.pad.press(modelData);
                        else if (primary)
                            cover.pad.enter();
                        else
                            cover.pad.rub();
                    }
                }
            }
        }

        Column {
            visible: cover.choosing
            width: parent.width
            y: (cover.upright ? 40 : 60) * cover.u
            spacing: 28 * cover.u

            Way {
                way: "restart"
                text: qsTr("Start the kiosk again")
                mark: "again"
            }

            Way {
                way: "pair"
                text: qsTr("Pair the kiosk anew")
                mark: "on"
                flips: true
            }

            Way {
                way: "leave"
                text: qsTr("Leave: end the kiosk")
                mark: "leave"
                flips: true
            }
        }

        Rectangle {
            visible: cover.bare
            width: parent.width
            y: (cover.upright ? 60 : 120) * cover.u
            height: 28 * cover.u
            radius: height / 2
            color: Theme.track

            Rectangle {
                objectName: "held"
                anchors.left: parent.left
                width: parent.width * cover.pad.held
                height: parent.height
                radius: parent.radius
                color: Theme.accent
            }
        }

        LabelKey {
            id: back

            objectName: "pin-back"
            anchors.bottom: parent.bottom
            width: parent.width
            height: (cover.upright ? 132 : 116) * cover.u
            u: cover.u
            mark: "back"
            flips: true
            text: qsTr("Back to the kiosk (%1)").arg(cover.pad.leftS)
            onClicked: cover.pad.back()
        }
    }

    function title(): string {
        if (choosing)
            return qsTr("Where to?");
        if (bare)
            return qsTr("This kiosk knows no PIN");
        return qsTr("For staff: type the PIN");
    }

    function said(): string {
        if (choosing)
            return qsTr("The PIN was right. Customers cannot use this kiosk until it starts again.");
        if (bare)
            return qsTr("Set a PIN in the console: Settings › The hall. To leave without one, hold Ctrl+Q on a keyboard for five seconds.");
        if (barred)
            return qsTr("Too many wrong PINs. The next try is in %1 s.").arg(pad.barredS);
        if (pad.face === "checking")
            return qsTr("One moment …");
        if (pad.wrong)
            return qsTr("That is not the PIN. Try again.");
        return qsTr("You are a customer? Touch “Back to the kiosk”.");
    }

    component Way: LabelKey {
        required property string way

        objectName: "pin-" + way
        width: parent ? parent.width : 0
        height: (cover.upright ? 180 : 150) * cover.u
        u: cover.u
        size: 52 * cover.u
        onClicked: cover.pad.choose(way)
    }
}

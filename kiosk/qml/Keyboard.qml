pragma ComponentBehavior: Bound

import QtQuick
import NowServing.Kiosk

// The keys on the screen. They stand as on every keyboard, whichever way its language is read; the
// signs of a long touch lie over the rows until one is chosen.
Item {
    id: board

    required property KioskModel kiosk
    required property real u
    required property bool figures
    property bool signs: false
    // Keys of one page alone; accents lie over them too.
    property var own: []

    property bool accents: false
    property var more: []

    readonly property var rows: figures ? kiosk.figures : accents ? kiosk.accents : own.length > 0 ? own : signs ? kiosk.signs : kiosk.letters
    readonly property real gap: 9 * u
    readonly property real spans: {
        let widest = 1;
        for (const row of rows)
            widest = Math.max(widest, row.reduce((sum, cap) => sum + cap.span, 0));
        return widest;
    }
    // Below it, a key would be narrower than a finger.
    readonly property real least: 81.5 * u * spans
    readonly property real pitch: (width + gap) / spans
    readonly property real keyHeight: Math.min(128 * u, (height + gap) / Math.max(1, rows.length) - gap)

    LayoutMirroring.enabled: false
    LayoutMirroring.childrenInherit: true

    onVisibleChanged: rest()
    onRowsChanged: more = []

    function rest(): void {
        accents = false;
        more = [];
    }

    function press(kind: string, sign: string): void {
        if (kind === "layer")
            accents = !accents;
        else if (kind === "rub")
            kiosk.act("rub");
        else
            kiosk.act("press", sign);
        more = [];
    }

    Column {
        id: keys

        visible: board.more.length === 0
        width: parent.width
        spacing: board.gap

        Repeater {
            model: board.rows

            Row {
                id: line

                required property var modelData

                anchors.horizontalCenter: parent ? parent.horizontalCenter : undefined
                spacing: board.gap

                Repeater {
                    model: line.modelData

                    KeyCap {
                        required property var modelData

                        kind: modelData.kind
                        sign: modelData.sign
                        more: modelData.more
                        width: modelData.span * board.pitch - board.gap
                        height: board.keyHeight
                        u: board.u
                        // A time of day and the end of a number have none; the others stay where they are.
                        opacity: sign === "+" && !["phone", "intake_phone"].includes(board.kiosk.face) ? 0 : 1
                        enabled: opacity > 0
                        Accessible.ignored: opacity === 0
                        onChosen: board.press(kind, sign)
                        onMoreWanted: board.more = [sign, ...more]
                    }
                }
            }
        }
    }

    Flow {
        visible: board.more.length > 0
        width: parent.width
        spacing: board.gap

        Repeater {
            model: board.more

            KeyCap {
                required property string modelData

                kind: "sign"
                sign: modelData
                more: []
                width: 2 * board.pitch - board.gap
                height: board.keyHeight
                u: board.u
                onChosen: board.press("sign", sign)
            }
        }

        LabelKey {
            objectName: "close"
            width: 4 * board.pitch - board.gap
            height: board.keyHeight
            u: board.u
            size: 44 * board.u
            text: qsTr("Close")
            onClicked: board.more = []
        }
    }
}

pragma ComponentBehavior: Bound

import QtQuick
import NowServing.Client
import NowServing.Display

// The line at the foot: whole sentences that fade into one another, never a running text.
Item {
    id: ticker

    required property WallModel wall
    required property real u

    readonly property bool away: wall.face === "away"
    readonly property string wanted: away ? qsTr("Not live since %1.").arg(wall.asOf) : wall.ticker

    property string shown: ""

    function follow(): void {
        if (wanted === shown)
            return;
        if (wall.reducedMotion || shown === "")
            shown = wanted;
        else
            cross.restart();
    }

    onWantedChanged: follow()
    Component.onCompleted: follow()

    Item {
        id: words

        objectName: "ticker"
        anchors.fill: parent

        Repeater {
            id: drawn

            // A message comes in its lines; the one sentence without a server finds its own. Each
            // line is a text of its own: one with figures alone would else rise into the Arabic
            // above it.
            model: ticker.away ? [ticker.shown] : ticker.shown.split("\n")

            Text {
                id: line

                required property int index
                required property string modelData

                readonly property int below: drawn.count - 1 - index

                x: 56 * ticker.u
                width: ticker.width - 112 * ticker.u
                // Capitals, not boxes, stand in the middle.
                y: Math.round(ticker.height / 2 + 0.364 * font.pixelSize + (index - below - lineCount + 1) * lineHeight / 2 - baselineOffset)
                color: ticker.away ? Theme.danger : Theme.muted
                textFormat: Text.PlainText
                elide: Text.ElideRight
                wrapMode: ticker.away ? Text.Wrap : Text.NoWrap
                maximumLineCount: ticker.away && ticker.wall.portrait ? 2 : 1
                horizontalAlignment: Text.AlignLeft
                // One height for every script: two lines of any fit the foot.
                lineHeightMode: Text.FixedHeight
                lineHeight: 0.9 * 1.21 * font.pixelSize
                font.pixelSize: Math.max(1, Math.round(ticker.wall.tickerSize))
                // A line of figures reads in the direction of its message.
                text: (ticker.wall.leftward ? "\u200f" : "") + modelData

                Accessible.role: Accessible.StaticText
                Accessible.name: modelData
            }
        }
    }

    Passage {
        visible: ticker.shown === "" && ticker.wall.reason !== ""
        x: 56 * ticker.u
        width: ticker.width - 112 * ticker.u
        anchors.verticalCenter: parent.verticalCenter
        maximumLineCount: ticker.wall.portrait ? 4 : 3
        elide: Text.ElideRight
        size: 32 * ticker.u
        color: Theme.muted
        text: ticker.wall.reason
    }

    SequentialAnimation {
        id: cross

        NumberAnimation {
            target: words
            property: "opacity"
            to: 0
            duration: 150
        }

        ScriptAction {
            script: ticker.shown = ticker.wanted
        }

        NumberAnimation {
            target: words
            property: "opacity"
            to: 1
            duration: 150
        }
    }
}

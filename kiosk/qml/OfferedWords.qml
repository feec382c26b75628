pragma ComponentBehavior: Bound

import QtQuick
import NowServing.Client

// The face of a service key: the name at the near end, wait and people at the far end. A name too
// long for two lines beside them has the whole width above them. Names on one page have one size:
// where one is `cramped`, all are `tight`.
Item {
    id: words

    required property real u
    required property string name
    property string detail: ""
    property string wait: ""
    property bool under: false
    property string above: ""
    property string below: ""
    property bool leads: false
    property bool tight: false
    property color ink: Theme.ink

    readonly property bool turned: LayoutMirroring.enabled
    readonly property bool narrow: width < 640 * u
    readonly property bool cramped: !narrow && !fits(probe, loose)
    readonly property real edge: (narrow || tight ? 20 : 42) * u
    readonly property real full: Math.min(62 * u, Math.max(46 * u, height * 0.32))
    readonly property real size: tight ? 38 * u : full
    // Of a name that has the whole width.
    readonly property real wide: Math.min(full, (height > 180 * u ? 48 : 44) * u)
    readonly property real room: width - 2 * edge - (leads ? 76 * u : 0)
    readonly property real far: Math.max(range.visible ? range.width : 0, upper.implicitWidth, lower.implicitWidth)
    readonly property real near: room - far - (tight ? 24 : 32) * u
    // The same before names were tight: what is measured must not follow from what was found.
    readonly property real loose: {
        const words = [under ? before.implicitWidth : 0, measure.implicitWidth, after.implicitWidth].filter(wide => wide > 0);
        const spread = wait === "" ? 0 : words.reduce((sum, wide) => sum + wide, 12 * u * (words.length - 1));
        return width - 2 * 42 * u - (leads ? 76 * u : 0) - Math.max(spread, upper.implicitWidth, lower.implicitWidth) - 32 * u;
    }
    readonly property real large: Math.min(narrow ? 46 : 62, Math.max(44, height / u * 0.32)) * u
    readonly property real drop: 0.97 * (figures.font.pixelSize - upper.font.pixelSize)
    // Where the lower line of a stacked key begins.
    readonly property real foot: height - figures.height - 11 * u
    readonly property bool stacked: narrow || !fits(label, near)

    // Where something stands that begins so far from the near end.
    function from(start: real, wide: real): real {
        return turned ? width - start - wide : start;
    }

    function fits(text: Text, wide: real): bool {
        return !text.truncated && text.lineCount <= 2 && text.contentWidth <= wide && text.contentHeight <= height - 14 * u;
    }

    Words {
        id: probe

        visible: false
        width: words.loose
        wrapMode: Text.WordWrap
        size: words.full
        weight: Font.DemiBold
        leading: 0.95
        text: words.name
    }

    Words {
        id: long

        visible: false
        width: words.room
        height: words.foot - 7 * words.u
        lines: Math.max(1, Math.floor(height / lineHeight))
        size: words.wide
        weight: Font.DemiBold
        leading: 0.95
        text: words.name
    }

    Column {
        visible: !words.stacked
        x: words.from(words.edge, width)
        width: words.near
        anchors.verticalCenter: parent.verticalCenter

        Words {
            id: label

            objectName: "name"
            width: parent.width
            wrapMode: Text.WordWrap
            size: words.size
            weight: Font.DemiBold
            leading: 0.95
            color: words.ink
            text: words.name
            Accessible.ignored: true
        }

        Words {
            visible: text !== ""
            width: parent.width
            lines: 1
            size: 38 * words.u
            color: Theme.muted
            text: words.detail
            Accessible.ignored: true
        }
    }

    Words {
        objectName: "longName"
        visible: words.stacked
        x: words.from(words.edge, width)
        y: 7 * words.u
        width: words.room
        height: words.foot - y
        lines: Math.max(1, Math.floor(height / lineHeight))
        size: words.tight || long.truncated || long.contentHeight > height ? 38 * words.u : words.wide
        weight: Font.DemiBold
        leading: 0.95
        color: words.ink
        verticalAlignment: Text.AlignVCenter
        text: words.name
        Accessible.ignored: true
    }

    // Lines of two sizes stand on one: a baseline lies 0.97 of the size below the top.
    component Line: Words {
        lines: 1
        wrapMode: Text.NoWrap
        size: 38 * words.u
        color: Theme.muted
        Accessible.ignored: true
    }

    Line {
        id: measure

        visible: false
        size: words.large
        weight: Font.DemiBold
        text: words.wait
    }

    Row {
        id: range

        visible: words.wait !== ""
        x: words.from(words.edge + words.room - width, width)
        y: words.stacked ? words.foot : (words.height - height - lower.height) / 2
        height: figures.height
        spacing: 12 * words.u

        Line {
            id: before

            visible: words.under
            y: words.drop
            text: qsTr("under")
        }

        Line {
            id: figures

            size: words.tight ? Math.min(44 * words.u, words.large) : words.large
            weight: Font.DemiBold
            color: words.ink
            text: words.wait
        }

        Line {
            id: after

            y: words.drop
            text: qsTr("min")
        }
    }

    Line {
        id: upper

        visible: text !== ""
        x: words.from(words.edge + words.room - width, width)
        y: words.stacked ? words.foot + words.drop : (words.height - height - (lower.visible ? lower.height : 0)) / 2
        weight: Font.Medium
        text: words.above
    }

    Line {
        id: lower

        readonly property bool alone: !range.visible && !upper.visible
        readonly property real beside: Math.max(range.visible ? range.width : 0, upper.implicitWidth)

        visible: text !== ""
        // Half a word beside what matters says nothing.
        opacity: truncated && !alone ? 0 : 1
        x: words.from(words.stacked && !alone ? words.edge : words.edge + words.room - width, width)
        y: {
            if (words.stacked)
                return words.foot + words.drop;
            return alone ? (words.height - height) / 2 : range.visible ? range.y + range.height : upper.y + upper.height;
        }
        width: words.stacked ? Math.min(implicitWidth, words.room - (alone ? 0 : beside + 12 * words.u)) : implicitWidth
        text: words.below
    }

    Icon {
        visible: words.leads
        x: words.from(words.width - words.edge - width, width)
        anchors.verticalCenter: parent.verticalCenter
        width: 52 * words.u
        height: width
        name: "on"
        turned: words.turned
        colour: words.ink
    }
}

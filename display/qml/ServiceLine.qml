import QtQuick
import NowServing.Client

// One service of the pane. Number and wait have one size, and shrink as one if they must.
Item {
    id: service

    required property int index
    required property string name
    required property string nextNumber
    required property string wait
    required property bool under
    required property int waiting
    required property string intake
    required property bool idle
    required property real u
    required property bool last

    readonly property real figures: 66 * u
    readonly property real base: height - (height < 115 * u ? 13 : 17) * u
    readonly property real spare: width - word.width - (nextNumber === "" ? 0 : 14 * u) - (wait === "" ? 0 : minutes.width + 10 * u) - (less.visible ? less.width + 10 * u : 0) - 36 * u
    // A name that is too long for its line takes two, where the row has the height, and the figures
    // leave it the room.
    readonly property real nameRoom: width - (join.visible ? join.width + 20 * u : 0)
    readonly property bool folded: base >= 102 * u && smallest.advanceWidth > nameRoom
    readonly property real share: Math.max(0.5, Math.min(folded ? 0.76 : 1, spare / (bold.advanceWidth + light.advanceWidth)))

    readonly property string offer: intake === "ended" ? qsTr("No new numbers") : idle ? qsTr("No desk is open") : intake === "last" ? qsTr("Last numbers") : qsTr("Join now")
    // Without a wait there is nothing that it could be said of.
    readonly property bool offered: wait !== "" || intake !== "open" || idle

    Accessible.role: Accessible.StaticText
    Accessible.name: {
        const next = nextNumber !== "" ? qsTr("next %1").arg(nextNumber) : waiting > 0 ? qsTr("%n waiting", "", waiting) : qsTr("nobody waiting");
        const told = under ? qsTr("join now: less than %1 minutes") : qsTr("join now: %1 minutes");
        const parts = intake === "open" && !idle ? [name, next] : [name, next, offer];
        return (wait === "" ? parts : [...parts, told.arg(wait)]).join(", ");
    }

    Line {
        objectName: "serviceName"
        visible: !service.folded
        base: service.base - 64 * service.u
        size: 34 * service.u
        least: 28 * service.u
        room: service.nameRoom
        weight: Font.Medium
        color: Theme.muted
        text: service.name
        Accessible.ignored: true
    }

    Text {
        objectName: "serviceName"
        visible: service.folded
        anchors.left: parent.left
        y: Math.round(service.base - 82 * service.u - baselineOffset)
        width: service.nameRoom
        color: Theme.muted
        textFormat: Text.PlainText
        wrapMode: Text.Wrap
        elide: Text.ElideRight
        maximumLineCount: 2
        horizontalAlignment: Text.AlignLeft
        lineHeightMode: Text.FixedHeight
        lineHeight: 32 * service.u
        font.pixelSize: Math.max(1, Math.round(28 * service.u))
        font.weight: Font.Medium
        text: service.folded ? service.name : ""
        Accessible.ignored: true
    }

    // Over the wait, so that it is not taken for the wait of the number that is next.
    Line {
        id: join

        visible: service.offered
        far: true
        base: service.base - (service.folded ? 50 : 64) * service.u
        size: 28 * service.u
        weight: Font.Medium
        color: Theme.muted
        text: service.offer
        Accessible.ignored: true
    }

    Line {
        id: word

        base: service.base
        size: 34 * service.u
        weight: Font.Medium
        color: Theme.muted
        text: service.nextNumber !== "" ? qsTr("Next") : service.waiting > 0 ? qsTr("%n waiting", "", service.waiting) : qsTr("Nobody waiting")
        Accessible.ignored: true
    }

    Line {
        id: number

        lead: word.width + 14 * service.u
        base: service.base
        size: service.figures * service.share
        room: service.width - (service.wait === "" ? 0 : (less.visible ? less.lead + less.width : range.lead + range.width) + 24 * service.u) - lead
        weight: Font.Bold
        text: service.nextNumber
        Accessible.ignored: true
    }

    Line {
        id: minutes

        visible: service.wait !== ""
        far: true
        base: service.base
        size: 34 * service.u
        weight: Font.Medium
        color: Theme.muted
        text: qsTr("min")
        Accessible.ignored: true
    }

    Line {
        id: range

        far: true
        lead: minutes.width + 10 * service.u
        base: service.base
        size: service.figures * service.share
        weight: Font.Medium
        text: service.wait
        Accessible.ignored: true
    }

    Line {
        id: less

        visible: service.wait !== "" && service.under
        far: true
        lead: range.lead + range.width + 10 * service.u
        base: service.base
        size: 34 * service.u
        weight: Font.Medium
        color: Theme.muted
        text: qsTr("under")
        Accessible.ignored: true
    }

    Rectangle {
        visible: !service.last
        y: service.height - height
        width: service.width
        height: Math.max(1, Math.round(2 * service.u))
        color: Theme.wallHairline
    }

    TextMetrics {
        id: smallest

        text: service.name
        font.family: number.font.family
        font.pixelSize: Math.max(1, Math.round(28 * service.u))
        font.weight: Font.Medium
        font.features: number.font.features
    }

    TextMetrics {
        id: bold

        text: service.nextNumber
        font.family: number.font.family
        font.pixelSize: Math.max(1, Math.round(service.figures))
        font.weight: Font.Bold
        font.features: number.font.features
    }

    TextMetrics {
        id: light

        text: service.wait
        font.family: number.font.family
        font.pixelSize: Math.max(1, Math.round(service.figures))
        font.weight: Font.Medium
        font.features: number.font.features
    }
}

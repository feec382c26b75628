import QtQuick
import NowServing.Client
import NowServing.Kiosk

// One row: the name of a service point over its services, or a key for either.
Item {
    id: offered

    required property string key
    required property string kind
    required property string name
    required property string detail
    required property int waiting
    required property string wait
    required property bool under
    required property string condition
    required property bool desks
    required property bool last
    required property string opens
    required property int column
    required property real stands
    required property KioskModel kiosk
    required property real u
    required property bool tight

    readonly property bool cramped: kind !== "heading" && (condition === "open" ? words.cramped : closed.cramped)
    readonly property string line: waiting === 0 ? qsTr("Nobody waiting") : qsTr("%n waiting", "", waiting)
    readonly property string closing: condition === "closed" ? qsTr("Closed") : condition === "chosen" ? qsTr("Chosen") : qsTr("No new numbers")
    readonly property string lack: desks ? "" : qsTr("No desk open")

    readonly property bool aside: kiosk.choosing.columns > 1

    height: kind !== "heading" ? kiosk.choosing.rowHeight : (aside ? 108 : 64) * u

    Item {
        visible: offered.kind === "heading"
        width: parent.width
        height: parent.height

        Fitted {
            id: place

            anchors.left: parent.left
            // On one baseline in every script: nearer to its own keys than to those above.
            y: offered.aside ? parent.height - height - where.height : parent.height - 11 * offered.u - Math.round(baselineOffset)
            width: offered.aside || offered.detail === "" ? parent.width : parent.width * 0.56
            size: 46 * offered.u
            least: 38 * offered.u
            weight: Font.Bold
            text: offered.name
        }

        Fitted {
            id: where

            anchors.left: offered.aside ? parent.left : undefined
            anchors.right: offered.aside ? undefined : parent.right
            y: offered.aside ? parent.height - height : place.y + place.baselineOffset - baselineOffset
            width: offered.aside ? parent.width : parent.width * 0.42
            horizontalAlignment: offered.aside ? Text.AlignLeft : Text.AlignRight
            size: 38 * offered.u
            least: 38 * offered.u
            color: Theme.muted
            text: offered.detail
        }
    }

    Key {
        objectName: "offered-" + offered.key
        visible: offered.kind !== "heading" && offered.condition === "open"
        anchors.fill: parent
        u: offered.u
        held: offered.kiosk.asked === offered.key
        text: {
            const parts = [offered.name];
            if (offered.wait !== "")
                parts.push((offered.under ? qsTr("less than %1 minutes") : qsTr("about %1 minutes")).arg(offered.wait));
            else if (offered.lack !== "")
                parts.push(offered.lack);
            if (offered.last)
                parts.push(qsTr("Last numbers"));
            parts.push(offered.line);
            return parts.join(", ");
        }
        onClicked: offered.kiosk.act("choose", offered.key)

        contentItem: OfferedWords {
            id: words

            u: offered.u
            tight: offered.tight
            name: offered.name
            detail: offered.detail
            leads: offered.kind === "point"
            wait: offered.wait
            under: offered.under
            above: offered.wait === "" ? offered.lack : ""
            below: offered.last ? qsTr("Last numbers") : offered.line
        }
    }

    Rectangle {
        visible: offered.kind !== "heading" && offered.condition !== "open"
        anchors.fill: parent
        radius: 26 * offered.u
        color: Theme.closed
        Accessible.role: Accessible.StaticText
        Accessible.name: [offered.name, offered.closing, offered.opens].filter(text => text !== "").join(", ")

        OfferedWords {
            id: closed

            // As tall as the face of a key, so that its words are as large.
            anchors.fill: parent
            anchors.topMargin: 4 * offered.u
            anchors.bottomMargin: 5 * offered.u
            u: offered.u
            tight: offered.tight
            name: offered.name
            detail: offered.detail
            ink: Theme.muted
            // When it opens says that it is closed too, and both have no room in a narrow column.
            above: offered.opens === "" ? offered.closing : ""
            below: offered.opens !== "" ? offered.opens : offered.waiting > 0 ? offered.line : ""
        }
    }
}

import QtQuick
import NowServing.Client

// A key with words, and perhaps a drawing before them. Words that are too long for one line take two;
// only where two have no room are they smaller, and never smaller than what is read standing.
Key {
    id: key

    property string mark: ""
    property real size: (primary ? 60 : 48) * u
    property real least: 38 * u
    property bool flips: false

    readonly property color ink: primary ? Theme.onAccent : Theme.ink
    // Words count for more than the drawing before them.
    readonly property bool bare: mark === "" || tight.lineCount > 2 || tight.contentWidth > tight.width
    readonly property real side: bare ? 0 : (primary ? 52 : 44) * u
    readonly property real between: 0.38 * side
    readonly property real room: width - 36 * u - side - between
    readonly property real tall: height - edge - 10 * u
    readonly property bool large: probe.lineCount <= 2 && probe.contentHeight <= tall && probe.contentWidth <= room - 2
    readonly property real fit: large ? size : least

    Words {
        id: probe

        visible: false
        width: Math.max(1, key.room)
        wrapMode: Text.WordWrap
        elide: Text.ElideNone
        size: key.size
        weight: Font.DemiBold
        leading: 0.95
        text: key.text
    }

    Words {
        id: tight

        visible: false
        width: Math.max(1, key.width - 36 * key.u - 1.38 * 44 * key.u)
        wrapMode: Text.WordWrap
        elide: Text.ElideNone
        size: key.least
        weight: Font.DemiBold
        text: key.text
    }

    Words {
        id: line

        visible: false
        wrapMode: Text.NoWrap
        elide: Text.ElideNone
        size: key.fit
        weight: Font.DemiBold
        text: key.text
    }

    contentItem: Item {
        Row {
            anchors.centerIn: parent
            spacing: key.between

            Icon {
                visible: !key.bare
                width: key.side
                height: width
                anchors.verticalCenter: parent.verticalCenter
                name: key.mark === "" ? "check" : key.mark
                colour: key.ink
                heavy: 2.2
                turned: key.flips && key.mirrored
            }

            Words {
                objectName: "label"
                anchors.verticalCenter: parent.verticalCenter
                width: Math.min(key.room, Math.ceil(line.implicitWidth) + 1)
                horizontalAlignment: key.bare ? Text.AlignHCenter : Text.AlignLeft
                lines: 2
                wrapMode: Text.WordWrap
                size: key.fit
                weight: Font.DemiBold
                leading: 0.95
                color: key.ink
                text: key.text
                Accessible.ignored: true
            }
        }
    }
}

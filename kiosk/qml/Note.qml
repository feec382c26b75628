import QtQuick
import NowServing.Client

// What the house or its staff have to say, a sentence at a time.
Row {
    id: note

    required property string text
    required property real u

    spacing: 24 * u

    Icon {
        id: sign

        width: 48 * note.u
        height: width
        anchors.verticalCenter: parent.verticalCenter
        name: "info"
        colour: Theme.muted
    }

    Words {
        objectName: "note"
        width: note.width - sign.width - note.spacing
        height: note.height
        verticalAlignment: Text.AlignVCenter
        lines: 2
        size: 38 * note.u
        leading: 0.98
        color: Theme.muted
        text: note.text
    }
}

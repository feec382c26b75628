import QtQuick
import NowServing.Client

// Starts in a language, and says so in it; its words stand as that language is read.
Key {
    id: key

    required property string code
    required property string name
    required property string take
    required property bool leftward

    objectName: "language-" + code
    text: name + ", " + take

    contentItem: Item {
        LayoutMirroring.enabled: false
        LayoutMirroring.childrenInherit: true

        Column {
            x: 28 * key.u
            width: parent.width - 2 * x
            anchors.verticalCenter: parent.verticalCenter

            Words {
                width: parent.width
                horizontalAlignment: key.leftward ? Text.AlignRight : Text.AlignLeft
                lines: 1
                size: 48 * key.u
                weight: Font.DemiBold
                text: key.name
                Accessible.ignored: true
            }

            Words {
                width: parent.width
                horizontalAlignment: key.leftward ? Text.AlignRight : Text.AlignLeft
                lines: 1
                size: 38 * key.u
                color: Theme.muted
                text: key.take
                Accessible.ignored: true
            }
        }
    }
}

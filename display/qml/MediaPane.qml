import QtQuick
import NowServing.Client
import NowServing.Display

// A picture of the house where the waits are at other times; one fades into the next.
Rectangle {
    id: media

    required property WallModel wall

    readonly property bool still: wall.reducedMotion

    color: Theme.background

    Picture {
        id: before

        objectName: "pictureBefore"
        anchors.fill: parent
    }

    Picture {
        id: now

        objectName: "picture"
        anchors.fill: parent
    }

    Connections {
        target: media.wall

        function onPictured(): void {
            if (!media.still) {
                before.image = now.image;
                fade.restart();
            }
            now.image = media.wall.image;
        }
    }

    SequentialAnimation {
        id: fade

        NumberAnimation {
            target: now
            property: "opacity"
            from: 0
            to: 1
            duration: 300
        }

        // No more pictures stay in memory than the one that is shown.
        ScriptAction {
            script: before.clear()
        }
    }
}

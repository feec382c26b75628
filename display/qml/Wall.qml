import QtQuick
import QtQuick.Window
import NowServing.Client
import NowServing.Display

Window {
    id: root

    required property WallModel wall

    title: qsTr("Now Serving: display")
    color: Theme.background
    minimumWidth: 320
    minimumHeight: 320
    onWidthChanged: wall.resize(width, height)
    onHeightChanged: wall.resize(width, height)

    Shortcut {
        sequences: [StandardKey.Quit, "Ctrl+Q"]
        context: Qt.ApplicationShortcut
        onActivated: root.close()
    }

    // The kept picture holds items alone; letters drawn on nothing come out coloured.
    Rectangle {
        anchors.fill: parent
        color: root.color
    }

    Planes {
        anchors.fill: parent
        wall: root.wall

        LayoutMirroring.enabled: root.wall.leftward
        LayoutMirroring.childrenInherit: true
    }
}

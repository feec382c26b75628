import QtQuick
import QtQuick.Window
import NowServing.Client
import NowServing.Kiosk

Window {
    id: root

    required property KioskModel kiosk

    title: qsTr("Now Serving: kiosk")
    color: Theme.background
    minimumWidth: 320
    minimumHeight: 320
    onWidthChanged: kiosk.resize(width, height)
    onHeightChanged: kiosk.resize(width, height)

    // Whether only staff can close it.
    property bool locked: false

    Shortcut {
        enabled: !root.locked
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
        kiosk: root.kiosk
        focus: true
    }
}

import QtQuick
import QtQuick.Window
import NowServing.Client

// A kiosk or wall that no server knows: how to pair it, or where its server is.
Window {
    id: root

    required property PairingModel pairing

    readonly property bool upright: width < height
    readonly property real u: upright ? Math.min(width / 1080, height / 1920) : Math.min(width / 1920, height / 1080)
    readonly property real edge: (upright ? 87 : 84) * u

    title: qsTr("Now Serving: pairing")
    color: Theme.background
    minimumWidth: 320
    minimumHeight: 320

    // Whether only staff can close it.
    property bool locked: false

    Shortcut {
        enabled: !root.locked
        sequences: [StandardKey.Quit, "Ctrl+Q"]
        context: Qt.ApplicationShortcut
        onActivated: root.close()
    }

    Rectangle {
        anchors.fill: parent
        color: root.color
    }

    FocusScope {
        id: page

        anchors.fill: parent
        focus: true

        LayoutMirroring.enabled: Application.layoutDirection === Qt.RightToLeft
        LayoutMirroring.childrenInherit: true

        // A keyboard writes as the keys on the screen do.
        Keys.onPressed: event => {
            if (event.key === Qt.Key_Backspace)
                root.pairing.rub();
            else if (event.key === Qt.Key_Return || event.key === Qt.Key_Enter)
                root.pairing.connect_to();
            else if (event.text.length > 0)
                root.pairing.write(event.text);
        }

        Rectangle {
            id: band

            width: parent.width
            height: Math.round((root.upright ? 400 : 216) * root.u)
            color: root.pairing.tone === "worried" ? Theme.notice : Theme.voice
        }

        Column {
            anchors.left: parent.left
            anchors.leftMargin: root.edge
            y: Math.round((band.height - height) / 2)
            width: parent.width - 2 * root.edge
            spacing: (root.upright ? 18 : 10) * root.u

            PairingText {
                objectName: "title"
                width: parent.width
                lines: root.upright ? 3 : 1
                fontSizeMode: root.upright ? Text.FixedSize : Text.HorizontalFit
                size: (root.upright ? 72 : 64) * root.u
                least: 40 * root.u
                font.weight: Font.Bold
                text: root.pairing.title
            }

            PairingText {
                // An address shrinks into its line; why there is no code takes several where there is room.
                readonly property bool sentence: root.upright && text.indexOf(" ") >= 0

                objectName: "server"
                visible: text !== ""
                width: parent.width
                lines: sentence ? 3 : 1
                fontSizeMode: sentence ? Text.FixedSize : Text.HorizontalFit
                size: (sentence ? 36 : 44) * root.u
                color: sentence ? Theme.ink : Theme.muted
                elide: Text.ElideMiddle
                text: root.pairing.address
            }
        }

        PairingCode {
            visible: root.pairing.face !== "address"
            anchors.left: parent.left
            anchors.leftMargin: root.edge
            y: band.height + 48 * root.u
            width: parent.width - 2 * root.edge
            height: foot.y - y - 24 * root.u
            pairing: root.pairing
            u: root.u
            upright: root.upright
        }

        PairingAddress {
            visible: root.pairing.face === "address"
            anchors.left: parent.left
            anchors.leftMargin: root.edge
            y: band.height + 40 * root.u
            width: parent.width - 2 * root.edge
            height: foot.y - y - 24 * root.u
            pairing: root.pairing
            u: root.u
            upright: root.upright
        }

        Item {
            id: foot

            anchors.left: parent.left
            anchors.leftMargin: root.edge
            y: parent.height - height - 40 * root.u
            width: parent.width - 2 * root.edge
            height: (root.upright ? 132 : 84) * root.u

            PairingText {
                objectName: "customers"
                anchors.left: parent.left
                anchors.verticalCenter: parent.verticalCenter
                width: parent.width - (elsewhere.visible ? elsewhere.width + 40 * root.u : 0)
                lines: 3
                size: 38 * root.u
                color: Theme.muted
                text: root.pairing.customers
            }

            PairingKey {
                id: elsewhere

                objectName: "elsewhere"
                visible: root.pairing.canGoElsewhere
                anchors.right: parent.right
                anchors.verticalCenter: parent.verticalCenter
                width: 380 * root.u
                height: parent.height
                u: root.u
                size: 36 * root.u
                text: qsTr("Another address")
                onClicked: root.pairing.elsewhere()
            }
        }
    }
}

pragma ComponentBehavior: Bound

import QtQuick
import NowServing.Client

// The blue key that begins, with a slip that comes out of it as one will for the customer.
Key {
    id: key

    property bool still: false

    readonly property bool slim: height < 260 * u
    readonly property real paper: Math.min(250 * u, height * 0.62)

    primary: true
    edge: (slim ? 14 : 18) * u

    contentItem: Item {
        Words {
            id: words

            anchors.left: parent.left
            anchors.leftMargin: 66 * key.u
            anchors.verticalCenter: parent.verticalCenter
            width: parent.width - slot.width - 150 * key.u
            height: parent.height - 40 * key.u
            verticalAlignment: Text.AlignVCenter
            lines: 9
            size: (key.slim ? 60 : 96) * key.u
            fontSizeMode: Text.Fit
            minimumPixelSize: Math.round(50 * key.u)
            wrapMode: Text.WordWrap
            lineHeightMode: Text.ProportionalHeight
            lineHeight: natural
            weight: Font.Bold
            color: Theme.onAccent
            text: key.text
            Accessible.ignored: true
        }

        Item {
            id: slot

            LayoutMirroring.enabled: false
            LayoutMirroring.childrenInherit: true
            x: key.mirrored ? 60 * key.u : parent.width - width - 60 * key.u
            width: key.paper * 1.27
            height: parent.height

            Rectangle {
                width: parent.width
                height: 16 * key.u
                radius: 8 * key.u
                color: Theme.accentEdge
            }

            Item {
                y: 14 * key.u
                width: parent.width
                height: parent.height - y - 10 * key.u
                clip: true

                Rectangle {
                    id: slip

                    anchors.horizontalCenter: parent.horizontalCenter
                    width: key.paper
                    height: Math.min(key.paper * 1.2, parent.height - 50 * key.u)
                    radius: 8 * key.u
                    color: Theme.card

                    Bar {
                        y: parent.height * 0.1
                        width: parent.width * 0.4
                    }

                    Text {
                        anchors.centerIn: parent
                        text: "123"
                        color: Theme.onCall
                        font.pixelSize: Math.max(1, Math.round(key.paper * 0.44))
                        font.weight: Font.Bold
                        Accessible.ignored: true
                    }

                    Bar {
                        y: parent.height * 0.74
                        width: parent.width * 0.66
                    }

                    Bar {
                        y: parent.height * 0.85
                        width: parent.width * 0.44
                    }

                    SequentialAnimation on y {
                        running: !key.still
                        loops: Animation.Infinite

                        NumberAnimation {
                            from: -slip.height
                            to: 0
                            duration: 1200
                            easing.type: Easing.OutCubic
                        }

                        PauseAnimation {
                            duration: 8000
                        }
                    }
                }
            }
        }
    }

    component Bar: Rectangle {
        anchors.horizontalCenter: parent ? parent.horizontalCenter : undefined
        height: 14 * key.u
        radius: height / 2
        color: Theme.track
    }
}

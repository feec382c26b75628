import QtQuick
import NowServing.Client

// A word beside the page, over the house's name, for a moment: what stands below stays as it is.
Rectangle {
    id: strip

    required property string text
    required property real u

    visible: text !== ""
    height: 138 * u
    color: Theme.ink

    Icon {
        id: sign

        anchors.left: parent.left
        anchors.leftMargin: 64 * strip.u
        anchors.verticalCenter: parent.verticalCenter
        width: 56 * strip.u
        height: width
        name: "info"
        colour: Theme.background
    }

    Words {
        objectName: "aside"
        anchors.left: sign.right
        anchors.leftMargin: 24 * strip.u
        anchors.right: parent.right
        anchors.rightMargin: 64 * strip.u
        anchors.verticalCenter: parent.verticalCenter
        lines: 2
        size: 42 * strip.u
        weight: Font.DemiBold
        color: Theme.background
        text: strip.text
    }
}

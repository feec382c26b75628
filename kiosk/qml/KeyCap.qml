import QtQuick

// One key of the keyboard on the screen. It never takes the cursor from a keyboard beside it.
Key {
    id: cap

    required property string kind
    required property string sign
    required property var more

    signal chosen
    signal moreWanted

    objectName: kind === "sign" ? "cap-" + sign : "cap-" + kind
    focusPolicy: Qt.TabFocus
    // Held down, it rubs out one after the other.
    autoRepeat: kind === "rub"
    text: kind === "space" ? qsTr("Space") : kind === "rub" ? qsTr("Delete") : sign
    onClicked: chosen()
    onPressAndHold: {
        if (more.length > 0)
            moreWanted();
    }

    contentItem: Item {
        Icon {
            id: mark

            visible: cap.kind === "rub"
            anchors.left: parent.left
            anchors.leftMargin: label.visible ? 22 * cap.u : (parent.width - width) / 2
            anchors.verticalCenter: parent.verticalCenter
            width: 54 * cap.u
            height: width
            name: "rub"
        }

        Words {
            id: label

            visible: cap.kind !== "rub" || cap.width > 260 * cap.u
            anchors.left: cap.kind === "rub" ? mark.right : parent.left
            anchors.leftMargin: cap.kind === "rub" ? 12 * cap.u : 0
            anchors.right: parent.right
            anchors.verticalCenter: parent.verticalCenter
            horizontalAlignment: cap.kind === "rub" ? Text.AlignLeft : Text.AlignHCenter
            lines: 1
            size: (cap.kind !== "sign" ? 40 : arabic ? 44 : 50) * cap.u
            weight: Font.DemiBold
            text: cap.text
            Accessible.ignored: true
        }
    }
}

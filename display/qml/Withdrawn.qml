import QtQuick

// A call that was taken back says so, in ink: yellow would call again.
Item {
    id: withdrawn

    required property string number
    required property real base
    required property real u

    Line {
        id: who

        base: withdrawn.base
        size: 232 * withdrawn.u
        least: 115 * withdrawn.u
        room: withdrawn.width
        tight: true
        weight: Font.Bold
        text: withdrawn.number
    }

    Passage {
        y: withdrawn.base + 40 * withdrawn.u
        width: withdrawn.width
        size: 115 * withdrawn.u
        weight: Font.DemiBold
        ratio: 0.98
        text: qsTr("Please wait.\nNot called yet.")
    }
}

import QtQuick

// What belongs to one face: it comes in within 200 ms and goes at once, so that no two faces mix.
Item {
    id: entrance

    required property bool shown
    property bool still: false
    property string key: ""
    property real travel: 24

    visible: shown
    enabled: shown
    onShownChanged: enter()
    onKeyChanged: enter()

    function enter(): void {
        if (shown && !still)
            coming.restart();
    }

    transform: Translate {
        id: slide
    }

    ParallelAnimation {
        id: coming

        NumberAnimation {
            target: entrance
            property: "opacity"
            from: 0
            to: 1
            duration: 200
        }

        NumberAnimation {
            target: slide
            property: "x"
            from: entrance.travel
            to: 0
            duration: 200
            easing.type: Easing.OutCubic
        }
    }
}

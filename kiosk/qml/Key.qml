import QtQuick
import QtQuick.Templates as T
import NowServing.Client
import NowServing.Kiosk

// Something to touch: a border and a thick lower edge, like a real key. It sinks at once.
T.AbstractButton {
    id: key

    required property real u
    property bool primary: false
    property bool held: false
    property color face: primary ? Theme.accent : Theme.pane
    property color rim: primary ? Theme.accentEdge : Theme.line
    property real edge: (primary ? 14 : 9) * u

    readonly property bool sunk: down || held
    readonly property real sink: sunk ? 6 * u : 0

    focusPolicy: Qt.StrongFocus
    padding: 0
    topPadding: sink
    bottomPadding: edge - sink

    Accessible.role: Accessible.Button
    Accessible.name: text
    Accessible.onPressAction: key.clicked()
    onPressed: Clicks.press()

    Keys.onReturnPressed: event => press(event)
    Keys.onEnterPressed: event => press(event)
    Keys.onDownPressed: go(true)
    Keys.onRightPressed: go(!key.mirrored)
    Keys.onUpPressed: go(false)
    Keys.onLeftPressed: go(key.mirrored)

    function press(event: var): void {
        if (event.isAutoRepeat)
            return;
        Clicks.press();
        key.clicked();
    }

    function go(forward: bool): void {
        const item = key.nextItemInFocusChain(forward);
        if (item)
            item.forceActiveFocus(Qt.TabFocusReason);
    }

    background: Item {
        Rectangle {
            visible: key.visualFocus
            anchors.fill: parent
            anchors.margins: -15 * key.u
            radius: 41 * key.u
            color: "transparent"
            border.width: Math.round(9 * key.u)
            border.color: Theme.ink
        }

        Rectangle {
            y: key.sink
            width: parent.width
            height: parent.height - y
            radius: 26 * key.u
            color: key.rim
        }

        Rectangle {
            y: key.sink
            width: parent.width
            height: parent.height - key.edge
            radius: 26 * key.u
            color: key.sunk && !key.primary ? Theme.soft : key.face
            border.width: Math.max(1, Math.round(3 * key.u))
            border.color: key.rim
        }
    }
}

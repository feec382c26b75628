import QtQuick
import NowServing.Client

// A key that few people need: small words over two lines at most, and a mark when it is on.
LabelKey {
    id: key

    property bool on: false

    size: 38 * u
    face: on ? Theme.accentPaper : Theme.pane
    rim: on ? Theme.accent : Theme.line
    Accessible.checkable: true
    Accessible.checked: on
}

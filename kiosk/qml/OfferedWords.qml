import QtQuick
import NowServing.Client

// The face of a service key: the name at the near end, wait and people at the far end.
Item {
    id: words

    required property real u
    required property string name
    property string detail: ""
    property string wait: ""
    property string above: ""
    property string below: ""
    property bool leads: false
    property color ink: Theme.ink

    readonly property real edge: 42 * u
    readonly property real size: Math.min(58 * u, Math.max(44 * u, height * 0.32))
    readonly property real far: Math.max(range.visible ? range.width : 0, upper.visible ? upper.implicitWidth : 0, lower.visible ? lower.implicitWidth : 0)
    readonly property real arrowRoom: leads ? 76 * u : 0

    Column {
        x: words.edge
        width: words.width - 2 * words.edge - words.far - words.arrowRoom - 32 * words.u
        anchors.verticalCenter: parent.verticalCenter

        Text {
            objectName: "name"
            width: parent.width
            height: Math.min(implicitHeight, words.height - (place.visible ? place.height : 0) - 8 * words.u)
            text: words.name
            color: words.ink
            textFormat: Text.PlainText
            wrapMode: Text.WordWrap
            maximumLineCount: 2
            elide: Text.ElideRight
            lineHeight: 0.95
            fontSizeMode: Text.Fit
            minimumPixelSize: Math.round(34 * words.u)
            font.pixelSize: Math.max(1, Math.round(words.size))
            font.weight: Font.DemiBold
            Accessible.ignored: true
        }

        Text {
            id: place

            visible: text !== ""
            width: parent.width
            text: words.detail
            color: Theme.muted
            textFormat: Text.PlainText
            elide: Text.ElideRight
            font.pixelSize: Math.max(1, Math.round(38 * words.u))
            Accessible.ignored: true
        }
    }

    Column {
        anchors.right: parent.right
        anchors.rightMargin: words.edge + words.arrowRoom
        anchors.verticalCenter: parent.verticalCenter

        Row {
            id: range

            visible: words.wait !== ""
            anchors.right: parent.right
            spacing: 12 * words.u

            Text {
                id: figures

                text: words.wait
                color: words.ink
                textFormat: Text.PlainText
                font.pixelSize: Math.max(1, Math.round(Math.min(58 * words.u, Math.max(48 * words.u, words.height * 0.34))))
                font.weight: Font.DemiBold
                Accessible.ignored: true
            }

            Text {
                anchors.baseline: figures.baseline
                text: qsTr("min")
                color: Theme.muted
                textFormat: Text.PlainText
                font.pixelSize: Math.max(1, Math.round(38 * words.u))
                Accessible.ignored: true
            }
        }

        Text {
            id: upper

            visible: text !== ""
            anchors.right: parent.right
            text: words.above
            color: Theme.muted
            textFormat: Text.PlainText
            font.pixelSize: Math.max(1, Math.round(38 * words.u))
            font.weight: Font.Medium
            Accessible.ignored: true
        }

        Text {
            id: lower

            visible: text !== ""
            anchors.right: parent.right
            text: words.below
            color: Theme.muted
            textFormat: Text.PlainText
            font.pixelSize: Math.max(1, Math.round(36 * words.u))
            Accessible.ignored: true
        }
    }

    Icon {
        visible: words.leads
        anchors.right: parent.right
        anchors.rightMargin: words.edge
        anchors.verticalCenter: parent.verticalCenter
        width: 52 * words.u
        height: width
        name: "on"
        colour: words.ink
    }
}

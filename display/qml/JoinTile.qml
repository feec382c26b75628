import QtQuick
import NowServing.Client
import NowServing.Display

// The code by which a phone joins. Grey, since a white tile would outshine the call.
Rectangle {
    id: tile

    required property WallModel wall
    required property real u

    color: Theme.wallQrTile
    Accessible.role: Accessible.Graphic
    Accessible.name: label.text

    QrCode {
        objectName: "joinCode"
        x: Math.round((tile.width - width) / 2)
        width: Math.round(Math.min(tile.width, tile.height - 34 * tile.u))
        height: width
        text: tile.wall.joinLink
        ratio: Screen.devicePixelRatio
        ink: Theme.onCall
        paper: Theme.wallQrTile
    }

    Line {
        id: label

        objectName: "joinLabel"
        lead: (tile.width - width) / 2
        base: tile.height - 22 * tile.u
        size: 36 * tile.u
        least: 28 * tile.u
        room: tile.width - 32 * tile.u
        weight: Font.DemiBold
        color: Theme.onCall
        text: tile.wall.joinAt === "" ? qsTr("Join by phone") : qsTr("Join: %1").arg(tile.wall.joinAt)
        Accessible.ignored: true
    }
}

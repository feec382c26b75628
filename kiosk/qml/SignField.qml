import QtQuick
import QtQuick.Shapes
import NowServing.Client

// A field in which one signs with a finger. What is drawn is told stroke by stroke, in points of a
// field of 1000 by 400, from the left in every language.
Rectangle {
    id: field

    required property real u
    required property string signature

    signal drawn(string stroke)

    readonly property real point: width / 1000
    property var fresh: []

    LayoutMirroring.enabled: false
    LayoutMirroring.childrenInherit: true
    objectName: "signature"
    implicitHeight: width * 0.4
    radius: 26 * u
    color: Theme.pane
    border.width: Math.max(1, Math.round(5 * u))
    border.color: Theme.ink
    clip: true

    Accessible.role: Accessible.StaticText
    Accessible.name: signature === "" ? qsTr("Field to sign in, empty.") : qsTr("Field to sign in, signed.")

    // One dot is a line to the same place: nothing is drawn of a single point.
    function path(strokes: string, last: var): string {
        const lines = strokes === "" ? [] : strokes.split(";").map(stroke => stroke.split(" "));
        if (last.length > 0)
            lines.push(last);
        return lines.map(line => {
            const at = line.map(each => each.split(",").map(part => (Number(part) * point).toFixed(1)).join(" "));
            return `M${at[0]} L${at.length > 1 ? at.slice(1).join(" L") : at[0]}`;
        }).join(" ");
    }

    function place(x: real, y: real): string {
        const across = Math.round(Math.min(1000, Math.max(0, x / point)));
        return `${across},${Math.round(Math.min(400, Math.max(0, y / point)))}`;
    }

    function add(x: real, y: real): void {
        const next = place(x, y);
        const [across, down] = next.split(",").map(Number);
        if (fresh.length > 0) {
            const [left, top] = fresh[fresh.length - 1].split(",").map(Number);
            if (Math.abs(across - left) + Math.abs(down - top) < 8)
                return;
        }
        fresh = [...fresh, next];
    }

    Rectangle {
        x: 60 * field.u
        y: parent.height * 0.76
        width: parent.width - 2 * x
        height: Math.max(1, Math.round(3 * field.u))
        color: Theme.line
    }

    Shape {
        anchors.fill: parent
        preferredRendererType: Shape.GeometryRenderer

        ShapePath {
            strokeColor: Theme.ink
            strokeWidth: Math.max(2, 7 * field.u)
            fillColor: "transparent"
            capStyle: ShapePath.RoundCap
            joinStyle: ShapePath.RoundJoin

            PathSvg {
                path: field.path(field.signature, field.fresh)
            }
        }
    }

    MouseArea {
        anchors.fill: parent
        preventStealing: true
        onPressed: mouse => field.add(mouse.x, mouse.y)
        onPositionChanged: mouse => field.add(mouse.x, mouse.y)
        onReleased: {
            const stroke = field.fresh.join(" ");
            field.fresh = [];
            if (stroke !== "")
                field.drawn(stroke);
        }
        onCanceled: field.fresh = []
    }
}

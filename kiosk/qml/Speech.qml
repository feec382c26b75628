import QtQuick

// What the kiosk says: a title as large as two lines of its width may be, and a sentence of advice.
Item {
    id: speech

    required property real u
    required property string title
    required property string advice
    property real size: 104 * u
    readonly property int lines: width < 700 * u ? 3 : 2

    // Without the advice, where there is no room for it.
    property bool brief: false
    readonly property real whole: words.text === "" ? titled : words.y + words.contentHeight
    readonly property real titled: head.arabic ? head.lineCount * 1.31 * head.fontInfo.pixelSize : head.contentHeight

    implicitHeight: brief ? titled : whole

    Words {
        id: head

        objectName: "title"
        width: speech.width
        height: speech.size * (speech.lines + 0.45)
        size: speech.size
        weight: Font.Bold
        // A word is broken only where it has no line of its own even in the smallest letters.
        wrapMode: smallest.contentWidth > width ? Text.Wrap : Text.WordWrap
        fontSizeMode: Text.Fit
        minimumPixelSize: Math.round(50 * speech.u)
        font.letterSpacing: -0.015 * speech.size
        // As small as its height asks: of lines there may be as many as come.
        lines: 9
        lineHeightMode: Text.ProportionalHeight
        lineHeight: 0.95 * natural
        text: speech.title
    }

    Words {
        id: smallest

        visible: false
        width: speech.width
        wrapMode: Text.WordWrap
        elide: Text.ElideNone
        lines: 9
        size: 50 * speech.u
        weight: Font.Bold
        text: speech.title
    }

    Words {
        id: words

        objectName: "advice"
        visible: text !== "" && !speech.brief
        y: speech.titled + 18 * speech.u
        width: speech.width
        lines: speech.lines + 2
        size: 50 * speech.u
        weight: Font.Medium
        text: speech.advice
    }
}

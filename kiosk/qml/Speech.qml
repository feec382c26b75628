import QtQuick
import NowServing.Client

// What the kiosk says: a title as large as its two lines may be, and a sentence of advice.
Column {
    id: speech

    required property real u
    required property string title
    required property string advice
    property real size: 104 * u

    spacing: 18 * u

    Words {
        objectName: "title"
        width: speech.width
        height: Math.min(implicitHeight, speech.size * 2.3)
        size: speech.size
        weight: Font.Bold
        fontSizeMode: Text.Fit
        minimumPixelSize: Math.round(56 * speech.u)
        font.letterSpacing: -0.02 * speech.size
        maximumLineCount: 3
        lineHeight: 0.95
        text: speech.title
    }

    Words {
        objectName: "advice"
        visible: text !== ""
        width: speech.width
        size: 50 * speech.u
        weight: Font.Medium
        text: speech.advice
    }
}

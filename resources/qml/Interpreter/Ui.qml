pragma Singleton
import QtQuick

// What the window shows: one of the views, the captions beside it or not, and a sheet over it or none.
QtObject {
    property string view: app.remembered.value("view", "") === "faces" ? "faces" : "conversation"
    onViewChanged: app.remembered.keep("view", view)
    property string sheet
    property string sought  // a pack that is to be looked at
    property var pair: []  // the languages that packs are looked for, where they are not those of the conversation
    property bool captions
    property bool writesThere  // the typed line is in the language of the other side
    property bool voice  // the popup of the voice is open

    // Face to face: the far half turned to who sits there, or both side by side; and the size of the type, as a factor.
    property bool turned: app.remembered.value("turned", true)
    property real faceSize: between(1, app.remembered.value("face size", 1), 2)
    onTurnedChanged: app.remembered.keep("turned", turned)
    onFaceSizeChanged: app.remembered.keep("face size", faceSize)

    function toggle(name) {
        sheet = sheet === name ? "" : name
    }
    function sizeFaces(step) {
        faceSize = between(1, faceSize + step * 0.15, 2)
    }
    function between(least, value, most) {
        return Math.max(least, Math.min(most, value))
    }
}

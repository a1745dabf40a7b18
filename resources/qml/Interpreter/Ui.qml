pragma Singleton
import QtQuick

// What the window shows: one of the views, and a sheet over it or none.
QtObject {
    property string view: "conversation"
    property string sheet
    property string sought  // a pack that is to be looked at
    property var pair: []  // the languages that packs are looked for, where they are not those of the conversation

    function toggle(name) {
        sheet = sheet === name ? "" : name
    }
}

pragma Singleton
import QtQuick

// What the window shows: one of the views, and a sheet over it or none.
QtObject {
    property string view: "conversation"
    property string sheet

    function toggle(name) {
        sheet = sheet === name ? "" : name
    }
}

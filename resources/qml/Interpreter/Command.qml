import QtQuick

// Something that can be asked for: its words, its icon and its key, wherever it is offered.
QtObject {
    property string name
    property string text
    property string symbol
    property string key
    property bool enabled: true
    property bool checkable
    property bool checked
    signal triggered()

    function run() {
        if (enabled)
            triggered()
    }
}

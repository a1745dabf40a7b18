import QtQuick

// A word that comes and goes: what was done, or why it could not be.
Rectangle {
    id: toast
    property string text

    function say(words) {
        text = words
        gone.interval = 1500 + 60 * words.length
        gone.restart()
    }

    visible: text !== ""
    width: Math.min(words.implicitWidth, parent.width - 4 * Theme.xl) + 2 * Theme.l
    height: words.height + 2 * Theme.s
    radius: Theme.corner
    color: Theme.colours.ink
    Accessible.role: Accessible.AlertMessage
    Accessible.name: text

    Timer {
        id: gone
        onTriggered: toast.text = ""
    }
    Label {
        id: words
        objectName: "toast"
        x: Theme.l
        y: Theme.s
        width: parent.width - 2 * Theme.l
        text: toast.text
        size: Theme.small
        color: Theme.colours.ground
        wrapMode: Text.Wrap
        Accessible.ignored: true
    }
}

import QtQuick
import QtQuick.Templates as T

// How it speaks, and how turns begin: a small popup over its button.
T.Popup {
    id: popup
    readonly property var voice: app.voice
    readonly property bool gate: voice.duplex === "gate"
    readonly property string key: "Ctrl+Alt+" + Commands.hold.key

    width: Math.min(420, parent ? parent.Window.width - 2 * Theme.s : 420)
    height: Math.min(column.implicitHeight + 2 * Theme.l, (parent ? parent.Window.height : 600) - 2 * Theme.s)
    padding: Theme.l
    margins: Theme.s
    y: -height - Theme.s
    focus: true
    closePolicy: T.Popup.CloseOnEscape | T.Popup.CloseOnPressOutsideParent
    onClosed: Ui.voice = false
    background: Card {}

    component Heading: Label {
        width: parent.width
        size: Theme.small
        font.weight: Font.DemiBold
        wrapMode: Text.Wrap
        Accessible.role: Accessible.Heading
    }
    component Note: Label {
        width: parent.width
        size: Theme.tiny
        tone: "quiet"
        wrapMode: Text.Wrap
        visible: text !== ""
    }

    contentItem: Flickable {
        contentHeight: column.implicitHeight
        boundsBehavior: Flickable.StopAtBounds
        clip: true
        Accessible.role: Accessible.Dialog
        Accessible.name: Commands.voice.text
        Column {
            id: column
            width: parent.width
            spacing: Theme.s
            Heading { text: qsTr("Translations are spoken") }
            Segments {
                objectName: "when"
                width: parent.width
                name: qsTr("Translations are spoken")
                value: popup.voice.when
                options: [
                    { value: "turn", text: qsTr("After each turn") },
                    { value: "clause", text: qsTr("While you speak"), enabled: !popup.gate },
                    { value: "off", text: qsTr("Not at all") },
                ]
                onPicked: (value) => popup.voice.speak(value)
            }
            Item {
                width: parent.width
                height: Theme.control
                Heading {
                    anchors.left: parent.left
                    anchors.right: pace.left
                    height: parent.height
                    verticalAlignment: Text.AlignVCenter
                    text: qsTr("Speed")
                }
                Row {
                    id: pace
                    anchors.right: parent.right
                    spacing: Theme.xs
                    Button {
                        objectName: "slower"
                        kind: "bare"
                        symbol: "minus"
                        tip: qsTr("Slower")
                        enabled: popup.voice.speed > 0.5
                        onClicked: popup.voice.pace(popup.voice.speed - 0.1)
                    }
                    Label {
                        objectName: "speed"
                        width: 56
                        height: Theme.control
                        text: qsTr("%1 ×").arg(Number(popup.voice.speed).toLocaleString(Qt.locale(app.interface.spoken), "f", 1))
                        font.weight: Font.DemiBold
                        horizontalAlignment: Text.AlignHCenter
                        verticalAlignment: Text.AlignVCenter
                    }
                    Button {
                        objectName: "faster"
                        kind: "bare"
                        symbol: "plus"
                        tip: qsTr("Faster")
                        enabled: popup.voice.speed < 2
                        onClicked: popup.voice.pace(popup.voice.speed + 0.1)
                    }
                }
            }
            Heading { text: qsTr("You hear it through") }
            Segments {
                objectName: "duplex"
                width: parent.width
                name: qsTr("You hear it through")
                value: popup.voice.duplex
                options: [
                    { value: "gate", text: qsTr("Loudspeaker") },
                    { value: "cancel", text: qsTr("Loudspeaker, echo removed") },
                    { value: "headphones", text: qsTr("Headphones") },
                ]
                onPicked: (value) => popup.voice.listen(value)
            }
            Note {
                text: (popup.gate ? qsTr("The microphone is closed while it speaks.")
                     : popup.voice.duplex === "cancel" ? qsTr("A short test of the echo comes first.")
                     : qsTr("The microphone stays open while it speaks."))
                     + (app.session.wanted ? " " + qsTr("This counts from the next start.") : "")
            }
            Heading { text: qsTr("A turn begins") }
            Segments {
                objectName: "begin"
                width: parent.width
                name: qsTr("A turn begins")
                value: app.talk.pushing ? "hold" : "automatic"
                options: [
                    { value: "automatic", text: qsTr("With the voice") },
                    { value: "hold", text: qsTr("With a button or key, held") },
                ]
                onPicked: (value) => app.talk.push(value === "hold")
            }
            Note {
                visible: app.talk.pushing
                text: qsTr("Hold Space, or 1 and 2 for one side.")
            }
            Button {
                id: everywhere
                objectName: "everywhere"
                visible: app.talk.pushing
                width: parent.width
                checked: app.talk.everywhere
                enabled: app.talk.everywhere || !app.talk.globalTrouble
                symbol: checked ? "chosen" : "keyboard"
                text: qsTr("%1 in all programs").arg(popup.key)
                Accessible.role: Accessible.CheckBox
                Accessible.checked: checked
                onClicked: app.talk.listen_everywhere(!app.talk.everywhere)
            }
            Note {
                objectName: "global trouble"
                visible: app.talk.pushing && text !== ""
                tone: "warn"
                text: {
                    switch (app.talk.globalTrouble) {
                    case "wayland": return qsTr("Not available here: Wayland gives keys only to the program in front.")
                    case "macos": return qsTr("Not available on macOS.")
                    case "taken": return qsTr("Another program already uses %1.").arg(popup.key)
                    case "missing": return qsTr("Not available: a library of the system is missing (libxcb-keysyms).")
                    case "system": return qsTr("Not available on this system.")
                    default: return ""
                    }
                }
            }
        }
    }
}

pragma Singleton
import QtQuick

// Everything that can be asked for by key, in the order of the shortcut sheet.  Buttons take theirs from here.
QtObject {
    readonly property var session: app.session
    readonly property bool running: session.wanted && session.doing !== "opening" && session.doing !== "finishing"

    readonly property Command start: Command {
        name: "start"
        key: "Ctrl+R"
        symbol: session.wanted ? "stop" : "microphone"
        text: session.wanted ? qsTr("End the conversation") : qsTr("Begin to listen")
        enabled: session.doing !== "opening"
        onTriggered: session.wanted ? session.stop() : session.start()
    }
    readonly property Command pause: Command {
        name: "pause"
        key: "Ctrl+P"
        symbol: session.doing === "paused" ? "play" : "pause"
        text: session.doing === "paused" ? qsTr("Listen again") : qsTr("Pause")
        enabled: running
        onTriggered: session.pause(session.doing !== "paused")
    }
    readonly property Command hush: Command {
        name: "hush"
        key: "Esc"
        symbol: "hush"
        text: qsTr("Stop speaking")
        enabled: session.doing === "speaking"
        onTriggered: session.interrupt()
    }
    readonly property Command mute: Command {
        name: "mute"
        key: "Ctrl+M"
        symbol: session.muted ? "muted" : "speaker"
        text: session.muted ? qsTr("Speak translations") : qsTr("Do not speak translations")
        checkable: true
        checked: session.muted
        onTriggered: session.mute(!session.muted)
    }
    readonly property Command swap: Command {
        name: "swap"
        key: "Ctrl+L"
        symbol: app.languages.twoWay ? "swap" : "forward"
        text: qsTr("Swap the languages")
        onTriggered: app.languages.swap()
    }
    readonly property Command newest: Command {
        name: "newest"
        key: "Ctrl+End"
        symbol: "newest"
        text: qsTr("Follow the conversation again")
    }
    readonly property Command colours: Command {
        readonly property var choices: ["system", "light", "dark", "contrast"]
        readonly property string now: app.appearance.choice
        name: "colours"
        key: "Ctrl+T"
        symbol: now
        text: now === "light" ? qsTr("Colours: light") : now === "dark" ? qsTr("Colours: dark")
            : now === "contrast" ? qsTr("Colours: high contrast") : qsTr("Colours: as the system")
        onTriggered: app.appearance.choose(choices[(choices.indexOf(now) + 1) % choices.length])
    }
    readonly property Command shortcuts: Command {
        name: "shortcuts"
        key: "F1"
        symbol: "keyboard"
        text: qsTr("Keyboard shortcuts")
        onTriggered: Ui.toggle("shortcuts")
    }

    readonly property list<QtObject> all: [start, pause, hush, mute, swap, newest, colours, shortcuts]
}

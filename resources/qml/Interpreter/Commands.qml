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
        onTriggered: app.settings.put("window.colours", choices[(choices.indexOf(now) + 1) % choices.length])
    }
    readonly property Command shortcuts: Command {
        name: "shortcuts"
        key: "F1"
        symbol: "keyboard"
        text: qsTr("Keyboard shortcuts")
        onTriggered: Ui.toggle("shortcuts")
    }

    readonly property Command settings: Command {
        name: "settings"
        key: "Ctrl+,"
        symbol: "settings"
        text: qsTr("Settings")
        onTriggered: Ui.toggle("settings")
    }
    readonly property Command devices: Command {
        name: "devices"
        key: "Ctrl+D"
        symbol: "microphone"
        text: qsTr("Microphone and loudspeaker")
        onTriggered: Ui.toggle("devices")
    }
    readonly property Command packs: Command {
        name: "packs"
        key: "Ctrl+K"
        symbol: "pack"
        text: qsTr("Packs")
        onTriggered: Ui.toggle("packs")
    }
    readonly property Command diagnostics: Command {
        name: "diagnostics"
        key: "Ctrl+I"
        symbol: "diagnostics"
        text: qsTr("Diagnostics")
        onTriggered: Ui.toggle("diagnostics")
    }
    readonly property Command welcome: Command {
        name: "welcome"
        key: "Ctrl+F1"
        symbol: "play"
        text: qsTr("First steps")
        onTriggered: Ui.toggle("welcome")
    }

    readonly property list<QtObject> all: [start, pause, hush, mute, swap, newest, colours, settings, devices, packs, diagnostics, welcome,
        shortcuts]
}

pragma Singleton
import QtQuick

// Everything that can be asked for by key, in the order of the shortcut sheet.  Buttons take theirs from here.
QtObject {
    readonly property var session: app.session
    readonly property bool running: session.wanted && session.doing !== "opening" && session.doing !== "finishing"

    property Item row  // what can be done with a row is asked of this one; the conversation view says which
    readonly property bool changeable: row !== null && row.current && running

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
        symbol: "swap"
        text: qsTr("Swap the languages")
        onTriggered: app.languages.swap()
    }
    readonly property Command direction: Command {
        name: "direction"
        key: "Ctrl+B"
        symbol: app.languages.twoWay ? "bothways" : "oneway"
        text: app.languages.twoWay ? qsTr("Both ways: each is translated into the other")
            : qsTr("One way: %1 into %2").arg(app.languages.name(app.languages.here)).arg(app.languages.name(app.languages.there))
        onTriggered: app.languages.go_both_ways(!app.languages.twoWay)
    }
    readonly property Command push: Command {
        name: "push"
        key: "Ctrl+H"
        symbol: app.talk.pushing ? "hold" : "automatic"
        text: app.talk.pushing ? qsTr("Turns begin when a button is held") : qsTr("Turns begin with the voice")
        onTriggered: app.talk.push(!app.talk.pushing)
    }
    readonly property Command voice: Command {
        name: "voice"
        key: "Ctrl+U"
        symbol: "voice"
        text: qsTr("Voice and turns")
        onTriggered: Ui.voice = !Ui.voice
    }
    readonly property Command conversation: Command {
        name: "conversation view"
        key: "Ctrl+1"
        symbol: "conversation"
        text: qsTr("Conversation")
        checked: Ui.view === "conversation"
        onTriggered: Ui.view = "conversation"
    }
    readonly property Command faces: Command {
        name: "faces view"
        key: "Ctrl+2"
        symbol: "faces"
        text: qsTr("Face to face")
        checked: Ui.view === "faces"
        onTriggered: Ui.view = "faces"
    }
    readonly property Command captions: Command {
        name: "captions"
        key: "Ctrl+3"
        symbol: "captions"
        text: Ui.captions ? qsTr("Close the captions") : qsTr("Captions over other windows")
        checked: Ui.captions
        onTriggered: Ui.captions = !Ui.captions
    }
    readonly property Command through: Command {
        name: "through"
        key: "Ctrl+G"
        symbol: "through"
        text: Captions.through ? qsTr("Captions take the mouse again") : qsTr("Let the mouse through the captions")
        enabled: Ui.captions
        checked: Captions.through
        onTriggered: Captions.through = !Captions.through
    }
    readonly property Command turn: Command {
        name: "turn"
        key: "Ctrl+J"
        symbol: Ui.turned ? "beside" : "turned"
        text: Ui.turned ? qsTr("Side by side") : qsTr("Turn the far half round")
        enabled: Ui.view === "faces"
        onTriggered: Ui.turned = !Ui.turned
    }
    readonly property Command larger: Command {
        name: "larger"
        key: "Ctrl++"
        symbol: "larger"
        text: qsTr("Larger type")
        enabled: Ui.view === "faces"
        onTriggered: Ui.sizeFaces(1)
    }
    readonly property Command smaller: Command {
        name: "smaller"
        key: "Ctrl+-"
        symbol: "smaller"
        text: qsTr("Smaller type")
        enabled: Ui.view === "faces"
        onTriggered: Ui.sizeFaces(-1)
    }
    readonly property Command newest: Command {
        name: "newest"
        key: "Ctrl+End"
        symbol: "newest"
        text: qsTr("Follow the conversation again")
    }
    readonly property Command edit: Command {
        name: "edit"
        key: "Ctrl+E"
        symbol: "edit"
        text: qsTr("Put right what was said")
        enabled: changeable
    }
    readonly property Command flip: Command {
        name: "flip"
        key: "Ctrl+F"
        symbol: "reread"
        text: row === null ? qsTr("Read it in the other language")
            : qsTr("Read it as %1").arg(app.languages.name(row.mine ? app.languages.there : app.languages.here))
        enabled: changeable && app.languages.twoWay
    }
    readonly property Command copySource: Command {
        name: "copy source"
        key: "Ctrl+C"
        symbol: "copy"
        text: qsTr("Copy what was said")
        enabled: row !== null
    }
    readonly property Command copyTarget: Command {
        name: "copy target"
        key: "Ctrl+Shift+C"
        symbol: "copy"
        text: qsTr("Copy the translation")
        enabled: row !== null && row.target !== ""
    }
    readonly property Command hear: Command {
        name: "hear"
        key: "Ctrl+Y"
        symbol: "again"
        text: qsTr("Hear it again")
        enabled: changeable && row.target !== ""
    }
    readonly property Command write: Command {
        name: "write"
        key: "Ctrl+N"
        symbol: "keyboard"
        text: qsTr("Write a line")
        enabled: running && Ui.view === "conversation"
    }
    readonly property Command writePair: Command {
        name: "writing pair"
        key: "Ctrl+Shift+L"
        symbol: "swap"
        text: qsTr("Write in the other language")
        enabled: app.languages.twoWay
        onTriggered: Ui.writesThere = !Ui.writesThere
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

    readonly property list<QtObject> all: [
        start, pause, hush, mute, swap, direction, push, voice, newest,
        edit, flip, copySource, copyTarget, hear, write, writePair,
        conversation, faces, captions, through, turn, larger, smaller, colours, settings, devices, packs,
        diagnostics, welcome, shortcuts,
    ]

    // Keys that are held, not pressed: the window looks after them itself (gui/hold_keys.py).
    readonly property Command hold: Command {
        key: qsTr("Space")
        text: qsTr("Hold to speak, either language")
    }
    readonly property Command holdHere: Command {
        key: "1"
        text: qsTr("Hold to speak %1").arg(app.languages.name(app.languages.here))
    }
    readonly property Command holdThere: Command {
        key: "2"
        text: qsTr("Hold to speak %1").arg(app.languages.name(app.languages.there))
    }
    readonly property list<QtObject> held: app.talk.pushing ? [hold, holdHere, holdThere] : []
}

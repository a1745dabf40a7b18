pragma Singleton
import QtQuick

// What is said in more than one place: states, problems, times.
QtObject {
    // Named here so that every binding that calls a function below is made anew when the language changes.
    readonly property string language: app.interface.language

    function doing(state) {
        switch (state) {
        case "loading": return qsTr("Loading models")
        case "ready": return qsTr("Ready")
        case "opening": return qsTr("Opening the microphone")
        case "listening": return qsTr("Listening")
        case "hearing": return qsTr("Hearing you")
        case "thinking": return qsTr("Thinking")
        case "speaking": return qsTr("Speaking")
        case "paused": return qsTr("Paused")
        case "finishing": return qsTr("Finishing")
        default: return qsTr("Something is wrong")
        }
    }

    function icon(state) {
        switch (state) {
        case "opening": return "microphone"
        case "speaking": return "speaker"
        case "paused": return "pause"
        case "finishing": return "thinking"
        case "unable": return "warning"
        default: return state
        }
    }

    function problem(code) {
        switch (code) {
        case "device_not_found": return qsTr("There is no such microphone or loudspeaker")
        case "device_lost": return qsTr("The device went away")
        case "device": return qsTr("The microphone or the loudspeaker cannot be used")
        case "model_missing": return qsTr("No pack for these languages")
        case "model_corrupt": return qsTr("A pack is damaged")
        case "settings": return qsTr("A setting is wrong")
        default: return qsTr("That did not work")
        }
    }

    function kind(of) {
        switch (of) {
        case "recognizer": return qsTr("Recognizer")
        case "translator": return qsTr("Translator")
        default: return qsTr("Voice")
        }
    }

    function stage(of) {
        switch (of) {
        case "recognition": return qsTr("Recognizing")
        case "translation": return qsTr("Translating")
        default: return qsTr("Beginning to speak")
        }
    }

    // What is done to a pack.
    function work(stage) {
        switch (stage) {
        case "waiting": return qsTr("Waiting for its turn")
        case "looking": return qsTr("Asking what there is")
        case "downloading": return qsTr("Downloading")
        case "unpacking": return qsTr("Unpacking")
        case "converting": return qsTr("Converting, a minute or two")
        case "checking": return qsTr("Trying a sentence")
        case "verifying": return qsTr("Checking it, and trying a sentence")
        case "removing": return qsTr("Removing")
        case "sound": return qsTr("It is sound, and works")
        case "failed": return qsTr("That did not work")
        default: return ""
        }
    }

    function bytes(count) {
        const local = Qt.locale(app.interface.spoken)
        if (count >= 1e9)
            return qsTr("%1 GB").arg(Number(count / 1e9).toLocaleString(local, "f", 1))
        return qsTr("%1 MB").arg(Number(count / 1e6).toLocaleString(local, "f", count && count < 1e7 ? 1 : 0))
    }

    // What Python says, in the window's language: an error, a remedy, what the doctor found.
    function said(text) {
        return language && text ? app.interface.say(text) : ""
    }

    // The same as a sentence of its own; `de ↔ es`, the name of a file and the key of a setting stay as they are.
    function sentence(words) {
        const text = said(words)
        return text.replace(/^[¿¡]?.(?!\S*( [→↔]|\.\w))/, (begin) => begin.toUpperCase()) + (/[.!?]$/.test(text) || !text ? "" : ".")
    }

    function clock(milliseconds) {
        const seconds = Math.floor(milliseconds / 1000)
        const two = (number) => String(number).padStart(2, "0")
        const rest = Math.floor(seconds / 60) % 60 + ":" + two(seconds % 60)
        return seconds < 3600 ? rest : Math.floor(seconds / 3600) + ":" + rest.padStart(5, "0")
    }

    function seconds(milliseconds) {
        return qsTr("%1 s").arg(Number(milliseconds / 1000).toLocaleString(Qt.locale(app.interface.spoken), "f", 1))
    }

    // Text that stands, and lighter what may change, for a Text of Text.StyledText.
    function standing(text, tail, colour) {
        const plain = (part) => part.replace(/&/g, "&amp;").replace(/</g, "&lt;")
        return plain(text) + (tail ? "<font color=\"" + (colour || Theme.colours.tail) + "\">" + plain(tail) + "</font>" : "")
    }
}

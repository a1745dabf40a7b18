pragma Singleton
import QtQuick

// What the two sides read in the face-to-face view: each in its own language, where the interface has it.
QtObject {
    function say(tag, text, context) {
        return Words.language && app.interface.word(tag, context || "FaceWords", text)
    }

    // What goes on, for the side that speaks `tag`, in a word or two.
    function state(tag) {
        const doing = app.session.doing
        if (app.talk.held && (doing === "listening" || doing === "hearing"))
            return app.talk.holder === tag || !app.talk.holder ? say(tag, QT_TR_NOOP("Speak now"))
                : say(tag, QT_TR_NOOP("The other side speaks"))
        switch (doing) {
        case "ready":
            return app.talk.pushing ? say(tag, QT_TR_NOOP("Hold to speak")) : say(tag, QT_TR_NOOP("Tap to begin"))
        case "listening":
            return app.talk.pushing ? say(tag, QT_TR_NOOP("Hold to speak")) : say(tag, QT_TR_NOOP("Listening"), "Words")
        case "hearing":
            return mine(app.session.heardLanguage, tag) ? say(tag, QT_TR_NOOP("Hearing you"), "Words")
                : say(tag, QT_TR_NOOP("The other side speaks"))
        case "speaking":
            return mine(app.session.spokenLanguage, tag) ? say(tag, QT_TR_NOOP("Speaking to you"))
                : say(tag, QT_TR_NOOP("Speaking to the other side"))
        case "loading": return say(tag, QT_TR_NOOP("Loading models"), "Words")
        case "opening": return say(tag, QT_TR_NOOP("Opening the microphone"), "Words")
        case "thinking": return say(tag, QT_TR_NOOP("Thinking"), "Words")
        case "paused": return say(tag, QT_TR_NOOP("Paused"), "Words")
        case "finishing": return say(tag, QT_TR_NOOP("Finishing"), "Words")
        default: return say(tag, QT_TR_NOOP("Something is wrong"), "Words")
        }
    }

    // Its icon.
    function icon(tag) {
        const doing = app.session.doing
        if (doing === "hearing" && !mine(app.session.heardLanguage, tag))
            return "listening"
        if (doing === "ready" || doing === "listening" || doing === "opening")
            return app.talk.held && (app.talk.holder === tag || !app.talk.holder) ? "hearing" : "microphone"
        return Words.icon(doing)
    }

    // Whether `language` is that of the side; what is not known yet may be.
    function mine(language, tag) {
        return language === tag || !language
    }
}

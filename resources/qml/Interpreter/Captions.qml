pragma Singleton
import QtQuick

// How the captions look: their size, how much shines through, which languages, and whether the mouse goes through them.
QtObject {
    readonly property var sizes: [20, 24, 28, 34, 40, 48, 58, 70]
    property int step: Ui.between(0, app.remembered.value("caption size", 2), sizes.length - 1)
    readonly property int size: sizes[step]
    property real opacity: Ui.between(0.4, app.remembered.value("caption opacity", 0.9), 1)
    property string languages: {  // what its user reads; or both
        const before = app.remembered.value("caption languages", "")
        return known.includes(before) ? before : app.languages.twoWay ? "here" : "there"
    }
    readonly property var known: ["here", "there", "both"]
    property bool through

    function resize(by) {
        step = Ui.between(0, step + by, sizes.length - 1)
        app.remembered.keep("caption size", step)
    }
    function cover(by) {
        opacity = Math.round(Ui.between(0.4, opacity + by * 0.1, 1) * 10) / 10
        app.remembered.keep("caption opacity", opacity)
    }
    function choose(now) {
        languages = known[(known.indexOf(now) + 1) % known.length]
        app.remembered.keep("caption languages", languages)
    }
    function show() {
        const pair = app.languages
        if (languages === "both")
            app.captions.show(pair.here, pair.there)
        else
            app.captions.show(pair[languages], "")
    }
}

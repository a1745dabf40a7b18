pragma Singleton
import QtQuick

// How the captions look: their size, how much shines through, which languages, and whether the mouse goes through them.
QtObject {
    readonly property var sizes: [20, 24, 28, 34, 40, 48, 58, 70]
    property int step: 2
    readonly property int size: sizes[step]
    property real opacity: 0.9
    property string languages: app.languages.twoWay ? "here" : "there"  // what its user reads; or both
    property bool through

    function resize(by) {
        step = Math.max(0, Math.min(sizes.length - 1, step + by))
    }
    function cover(by) {
        opacity = Math.round(Math.max(0.4, Math.min(1, opacity + by * 0.1)) * 10) / 10
    }
    function choose(now) {
        const known = ["here", "there", "both"]
        languages = known[(known.indexOf(now) + 1) % known.length]
    }
    function show() {
        const pair = app.languages
        if (languages === "both")
            app.captions.show(pair.here, pair.there)
        else
            app.captions.show(pair[languages], "")
    }
}

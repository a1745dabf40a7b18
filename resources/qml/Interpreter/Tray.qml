import QtQuick

// What stands in the system's tray: the state, and a menu.
Item {
    id: tray
    readonly property string doing: app.session.doing
    readonly property string words: Words.doing(doing)
    readonly property var entries: [
        { name: "show", text: qsTr("Show the window"), enabled: true },
        {},
        entry(Commands.start), entry(Commands.pause), entry(Commands.hush), entry(Commands.mute),
        {},
        entry(Commands.captions), entry(Commands.through),
        {},
        { name: "quit", text: qsTr("Quit"), enabled: true },
    ]
    signal show()
    signal quit()

    visible: false
    onEntriesChanged: app.tray.offer(entries)
    onWordsChanged: paint()
    Component.onCompleted: {
        app.tray.offer(entries)
        paint()
    }

    function entry(command) {
        return { name: command.name, text: command.text, enabled: command.enabled }
    }
    function paint() {
        const tone = { unable: "bad", speaking: "there", ready: "quiet", paused: "quiet", loading: "quiet" }[doing] || "here"
        app.tray.paint(Words.icon(doing), tone, words)
    }

    Connections {
        target: app.tray
        function onChosen(name) {
            if (name === "show")
                tray.show()
            else if (name === "quit")
                tray.quit()
            else
                Commands.all.find((command) => command.name === name).run()
        }
    }
}

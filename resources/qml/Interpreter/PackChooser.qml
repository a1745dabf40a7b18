import QtQuick
import QtQuick.Layouts

// Packs for two languages at one go: the languages, how large a recognizer, and what suits this machine.
Column {
    id: chooser
    readonly property var packs: app.packs
    readonly property var sizes: packs.recognizers.map((one) => one.size)
    readonly property var best: packs.choices.find((choice) => choice.best)
    property var tags: packs.rows.languages
    property string one: app.languages.here
    property string other: app.languages.there
    property string size: best && sizes.indexOf(best.name) >= 0 ? best.name : "base"
    readonly property var names: tags.map((tag) => ({ tag: tag, name: app.languages.name(tag) }))
    spacing: Theme.s

    Flow {
        width: parent.width
        spacing: Theme.s
        Picker {
            objectName: "pair one"
            framed: true
            name: qsTr("First language")
            model: chooser.names
            textRole: "name"
            chosen: chooser.tags.indexOf(chooser.one)
            onActivated: (index) => chooser.one = chooser.tags[index]
        }
        Picker {
            objectName: "pair other"
            framed: true
            name: qsTr("Second language")
            model: chooser.names
            textRole: "name"
            chosen: chooser.tags.indexOf(chooser.other)
            onActivated: (index) => chooser.other = chooser.tags[index]
        }
        Picker {
            objectName: "size"
            framed: true
            name: qsTr("Recognizer")
            model: chooser.packs.recognizers.map((one) => ({ tag: one.size, name: qsTr("%1, about %2").arg(one.size).arg(Words.bytes(one.bytes)) }))
            textRole: "name"
            chosen: chooser.sizes.indexOf(chooser.size)
            onActivated: (index) => chooser.size = chooser.sizes[index]
        }
        Button {
            objectName: "install pair"
            kind: "main"
            symbol: "download"
            text: qsTr("Install for both")
            enabled: chooser.packs.known && chooser.one !== chooser.other
            onClicked: chooser.packs.install_pair(chooser.one, chooser.other, chooser.size)
        }
    }
    RowLayout {
        width: parent.width
        spacing: Theme.m
        Label {
            objectName: "advice"
            Layout.fillWidth: true
            text: {
                if (chooser.packs.doing === "measuring")
                    return qsTr("Measuring this computer, about a minute: %1").arg(Words.said(chooser.packs.said))
                if (!chooser.packs.choices.length)
                    return qsTr("A larger recognizer mishears less and takes more of the computer. Which suits this one?")
                if (!chooser.best)
                    return qsTr("No recognizer keeps up with speech here: take the smallest, and push to talk.")
                return qsTr("%1 suits this computer: %2 of memory, about %3 behind the speaker.").arg(chooser.best.name)
                    .arg(Words.bytes(chooser.best.memory * 1e6)).arg(Words.seconds(chooser.best.lag * 1000))
            }
            size: Theme.small
            tone: "quiet"
            wrapMode: Text.Wrap
        }
        Button {
            objectName: "measure"
            symbol: "diagnostics"
            text: qsTr("Measure")
            enabled: chooser.packs.doing === ""
            onClicked: chooser.packs.measure()
        }
    }
}

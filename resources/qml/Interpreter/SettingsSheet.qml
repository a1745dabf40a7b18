import QtQuick
import QtQuick.Layouts

// Everything that can be set: each section shows what differs from how it comes, and all of it when it is opened.
Sheet {
    id: sheet
    readonly property var order: ["window", "speaking", "duplex", "endpointing", "gate", "translation", "recognition",
        "context", "models", "devices"]
    readonly property string sought: search.text.trim().toLowerCase()
    readonly property var all: app.settings.all
    readonly property var found: sought === "" ? [] : all.filter((one) => matches(one)).map((one) => one.key)
    property var open: ({ window: true })

    function matches(one) {
        const words = OptionWords.settings[one.key]
        const text = [one.key, words.label, words.help, OptionWords.tables[one.table].label].join(" ").toLowerCase()
        return sought.split(/\s+/).every((word) => text.indexOf(word) >= 0)
    }

    onOpened: search.forceActiveFocus()
    title: qsTr("Settings")
    wide: 760
    tall: true

    RowLayout {
        width: parent.width
        spacing: Theme.s
        Field {
            id: search
            objectName: "search settings"
            Layout.fillWidth: true
            focus: true
            symbol: "search"
            name: qsTr("Search the settings")
            hint: name
        }
    }
    Flow {
        width: parent.width
        spacing: Theme.s
        visible: sheet.sought === ""
        Repeater {
            model: [Commands.devices, Commands.packs, Commands.diagnostics, Commands.welcome]
            Button {
                required property var modelData
                objectName: "open " + modelData.name
                symbol: modelData.symbol
                text: modelData.text
                key: modelData.key
                onClicked: modelData.run()
            }
        }
    }
    Label {
        objectName: "nothing found"
        width: parent.width
        visible: sheet.sought !== "" && !sheet.found.length
        text: qsTr("No setting has these words")
        tone: "quiet"
    }
    Repeater {
        model: sheet.order
        Column {
            id: section
            required property string modelData
            readonly property var words: OptionWords.tables[modelData]
            readonly property var all: sheet.all.filter((one) => one.table === modelData)
            readonly property var different: all.filter((one) => app.settings.different.indexOf(one.key) >= 0)
            readonly property bool opened: sheet.open[modelData] === true
            readonly property bool searching: sheet.sought !== ""
            width: parent.width
            visible: !searching || all.some((one) => sheet.found.indexOf(one.key) >= 0)
            spacing: 0

            Rectangle {
                width: parent.width
                height: Theme.hair
                color: Theme.colours.line
            }
            Button {
                objectName: "section " + section.modelData
                width: parent.width
                implicitHeight: head.implicitHeight + 2 * Theme.s
                kind: "flat"
                tip: ""
                checkable: true
                checked: section.opened || section.searching
                Accessible.name: section.words.label
                Accessible.description: section.words.help
                onClicked: {
                    const now = Object.assign({}, sheet.open)
                    now[section.modelData] = !section.opened
                    sheet.open = now
                }
                contentItem: RowLayout {
                    id: head
                    spacing: Theme.m
                    Column {
                        Layout.fillWidth: true
                        spacing: 2
                        Label {
                            width: parent.width
                            text: section.words.label
                            size: Theme.reading
                            font.weight: Font.DemiBold
                        }
                        Label {
                            width: parent.width
                            text: section.words.help
                            size: Theme.small
                            tone: "quiet"
                            wrapMode: Text.Wrap
                        }
                    }
                    Label {
                        visible: section.different.length > 0
                        text: qsTr("%n changed", "", section.different.length)
                        size: Theme.small
                        tone: "here"
                        font.weight: Font.DemiBold
                    }
                    Icon {
                        name: "open"
                        tone: "quiet"
                        rotation: section.opened || section.searching ? 180 : 0
                    }
                }
            }
            Repeater {
                model: section.all
                Loader {
                    required property var modelData
                    readonly property bool shown: section.searching ? sheet.found.indexOf(modelData.key) >= 0
                        : section.opened || app.settings.different.indexOf(modelData.key) >= 0
                    width: section.width
                    active: shown
                    visible: shown
                    sourceComponent: SettingRow {
                        width: section.width
                        setting: modelData
                    }
                }
            }
            Item {
                width: 1
                height: Theme.s
            }
        }
    }
    RowLayout {
        width: parent.width
        spacing: Theme.m
        Label {
            Layout.fillWidth: true
            text: qsTr("How it speaks changes at once, the rest with the next conversation. Kept in %1").arg(app.settings.file)
            size: Theme.small
            tone: "quiet"
            wrapMode: Text.Wrap
        }
        Button {
            objectName: "open settings file"
            symbol: "folder"
            text: qsTr("Open")
            tip: qsTr("Open the settings file")
            onClicked: app.settings.open_file()
        }
    }
}

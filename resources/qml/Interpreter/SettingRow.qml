import QtQuick
import QtQuick.Layouts

// One setting: what it is, a control of its kind, where its value comes from, and the way back.
Item {
    id: row
    required property var setting
    readonly property string key: setting.key
    readonly property var words: OptionWords.settings[key]
    readonly property var value: app.settings.values[key]
    readonly property string origin: app.settings.origins[key]
    readonly property bool locked: origin !== "default" && origin !== "file"
    readonly property bool differs: app.settings.different.indexOf(key) >= 0
    readonly property var problem: app.settings.problem.key === key ? app.settings.problem : null
    readonly property bool tall: setting.kind === "pairs"

    implicitHeight: line.implicitHeight + 2 * Theme.s

    function choices() {
        if (key === "window.language")
            return [{ tag: "", name: qsTr("As the system") }]
                .concat(app.interface.known.map((tag) => ({ tag: tag, name: app.languages.name(tag) })))
        return setting.choices.map((choice) => ({ tag: choice, name: OptionWords.choices[choice] }))
    }

    RowLayout {
        id: line
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.verticalCenter: parent.verticalCenter
        spacing: Theme.l
        Column {
            Layout.fillWidth: true
            Layout.alignment: row.tall ? Qt.AlignTop : Qt.AlignVCenter
            spacing: 2
            Label {
                width: parent.width
                text: row.words.label
                font.weight: row.differs ? Font.DemiBold : Font.Normal
                wrapMode: Text.Wrap
            }
            Label {
                width: parent.width
                text: row.words.help
                size: Theme.small
                tone: "quiet"
                wrapMode: Text.Wrap
            }
            Label {
                objectName: row.key + " origin"
                width: parent.width
                visible: row.locked || (row.differs && row.origin === "file")
                text: row.locked ? qsTr("Set by %1 in the environment").arg(row.origin) : qsTr("From your settings file")
                size: Theme.tiny
                tone: row.locked ? "warn" : "here"
                wrapMode: Text.Wrap
            }
            Label {
                objectName: row.key + " problem"
                width: parent.width
                visible: row.problem !== null
                text: row.problem ? Words.sentence(row.problem.message) : ""
                size: Theme.small
                tone: "bad"
                wrapMode: Text.Wrap
            }
        }
        Loader {
            id: control
            Layout.preferredWidth: 216
            Layout.alignment: row.tall ? Qt.AlignTop : Qt.AlignVCenter
            enabled: !row.locked
            sourceComponent: row.key === "window.language" || row.setting.kind === "choice" ? choice
                : ({ "switch": toggle, number: number, words: words, pairs: pairs })[row.setting.kind] || text
        }
        Button {
            objectName: row.key + " reset"
            opacity: row.differs && !row.locked ? 1 : 0
            enabled: row.differs && !row.locked
            kind: "bare"
            symbol: "reset"
            tip: qsTr("As it comes: %1").arg(row.words.label)
            onClicked: app.settings.reset(row.key)
        }
    }

    Component {
        id: toggle
        Item {
            implicitHeight: Theme.control
            Switch {
                objectName: row.key
                anchors.right: parent.right
                name: row.words.label
                checked: row.value
                onToggled: {
                    app.settings.put(row.key, checked)
                    checked = Qt.binding(() => row.value)
                }
            }
        }
    }
    Component {
        id: choice
        Picker {
            readonly property var all: row.choices()
            objectName: row.key
            framed: true
            name: row.words.label
            model: all
            textRole: "name"
            chosen: all.findIndex((one) => one.tag === row.value)
            onActivated: (index) => app.settings.put(row.key, all[index].tag)
        }
    }
    Component {
        id: number
        Stepper {
            objectName: row.key
            name: row.words.label
            value: row.value
            from: row.setting.lowest
            to: row.setting.highest
            step: row.setting.step
            unit: row.setting.unit
            whole: row.setting.whole
            optional: row.setting.optional
            onChanged: (value) => value === null ? app.settings.reset(row.key) : app.settings.put(row.key, value)
        }
    }
    Component {
        id: text
        Field {
            objectName: row.key
            name: row.words.label
            text: row.value
            onEditingFinished: if (text !== row.value) app.settings.put(row.key, text)
        }
    }
    Component {
        id: words
        Field {
            objectName: row.key
            name: row.words.label
            hint: qsTr("one, another")
            text: row.value.join(", ")
            onEditingFinished: if (text !== row.value.join(", ")) app.settings.put(row.key, text)
        }
    }
    Component {
        id: pairs
        Lines {
            readonly property string now: Object.keys(row.value).map((word) => word + " = " + row.value[word]).join("\n")
            objectName: row.key
            name: row.words.label
            hint: qsTr("word = other word")
            text: now
            onEdited: if (text !== now) app.settings.put(row.key, text)
        }
    }
}

import QtQuick
import QtQuick.Layouts

// What went wrong, in words, and what helps as buttons.
Card {
    id: card
    readonly property var trouble: app.session.trouble
    readonly property string code: trouble.code || ""
    readonly property string pack: (/pack ([\w.-]+) is damaged/.exec(trouble.message || "") || ["", ""])[1]
    readonly property var unread: code === "settings" ? app.settings.problem : ({})
    signal chooseLanguages()

    readonly property var remedies: {
        switch (code) {
        case "model_missing":
            return [{ text: qsTr("Get packs"), symbol: "pack", help: () => { Ui.pair = [app.languages.here, app.languages.there]; Ui.sheet = "packs" } },
                { text: qsTr("Choose languages"), symbol: "", help: () => card.chooseLanguages() }]
        case "model_corrupt":
            return [{ text: qsTr("Repair the pack"), symbol: "check", help: () => { Ui.sought = card.pack; Ui.sheet = "packs" } }, again]
        case "device":
        case "device_lost":
        case "device_not_found":
            return [{ text: qsTr("Choose devices"), symbol: "microphone", help: () => Ui.sheet = "devices" }, again]
        case "settings":
            return [{ text: qsTr("Open the file"), symbol: "folder", help: () => app.settings.open_file() },
                { text: qsTr("Read it again"), symbol: "refresh", help: () => { if (app.settings.read_again()) app.session.reload() } }]
        default:
            return [again]
        }
    }
    readonly property var again: ({ text: qsTr("Try again"), symbol: "refresh", help: () => app.session.start() })

    implicitHeight: text.implicitHeight + 2 * Theme.xl
    color: Theme.colours.bad_soft
    border.color: Theme.colours.bad
    Accessible.role: Accessible.AlertMessage
    Accessible.name: title.text

    RowLayout {
        id: text
        anchors.fill: parent
        anchors.margins: Theme.xl
        spacing: Theme.l
        Icon {
            name: "warning"
            size: 28
            tone: "bad"
        }
        Column {
            Layout.fillWidth: true
            spacing: Theme.xs
            Label {
                id: title
                width: parent.width
                text: Words.problem(card.code)
                size: Theme.reading
                font.weight: Font.DemiBold
                wrapMode: Text.Wrap
            }
            Label {
                width: parent.width
                text: Words.sentence(card.unread.message || card.trouble.message || "")
                wrapMode: Text.Wrap
            }
            Label {
                width: parent.width
                text: Words.sentence(card.unread.hint || card.trouble.hint || "")
                size: Theme.small
                wrapMode: Text.Wrap
            }
        }
        ColumnLayout {
            spacing: Theme.s
            Repeater {
                model: card.remedies
                Button {
                    Layout.fillWidth: true
                    required property var modelData
                    required property int index
                    objectName: index === 0 ? "remedy" : "other remedy"
                    kind: index === 0 ? "main" : "plain"
                    symbol: modelData.symbol
                    text: modelData.text
                    onClicked: modelData.help()
                }
            }
        }
    }
}

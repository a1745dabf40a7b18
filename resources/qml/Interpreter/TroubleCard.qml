import QtQuick
import QtQuick.Layouts

// What went wrong, in words, and the remedy as a button.
Card {
    id: card
    readonly property var trouble: app.session.trouble
    readonly property bool languages: trouble.code === "model_missing"
    signal chooseLanguages()

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
            Layout.alignment: Qt.AlignTop
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
                text: Words.problem(card.trouble.code)
                size: Theme.reading
                font.weight: Font.DemiBold
                wrapMode: Text.Wrap
            }
            Label {
                width: parent.width
                text: Words.sentence(card.trouble.message || "")
                wrapMode: Text.Wrap
            }
            Label {
                width: parent.width
                text: card.trouble.hint || ""
                size: Theme.small
                wrapMode: Text.Wrap
            }
        }
        Button {
            objectName: "remedy"
            text: card.languages ? qsTr("Choose languages") : qsTr("Try again")
            onClicked: card.languages ? card.chooseLanguages() : app.session.start()
        }
    }
}

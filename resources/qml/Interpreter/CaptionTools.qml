import QtQuick

// What can be changed of the captions; it comes when the mouse does.
Rectangle {
    id: tools
    readonly property bool focused: Array.prototype.some.call(line.children, (child) => child.visualFocus)  // by Tab

    implicitWidth: line.implicitWidth + 2 * Theme.xs
    implicitHeight: Theme.control + 2 * Theme.xs
    radius: Theme.corner + Theme.xs
    color: Theme.colours.surface
    border.width: Theme.hair
    border.color: Theme.colours.line

    Row {
        id: line
        anchors.centerIn: parent
        spacing: 2
        Button {
            objectName: "caption smaller"
            kind: "bare"
            symbol: "smaller"
            tip: qsTr("Smaller type")
            key: "Ctrl+-"
            enabled: Captions.step > 0
            onClicked: Captions.resize(-1)
        }
        Button {
            objectName: "caption larger"
            kind: "bare"
            symbol: "larger"
            tip: qsTr("Larger type")
            key: "Ctrl++"
            enabled: Captions.step < Captions.sizes.length - 1
            onClicked: Captions.resize(1)
        }
        Button {
            objectName: "caption fainter"
            kind: "bare"
            symbol: "fainter"
            tip: qsTr("Let more shine through")
            enabled: Captions.opacity > 0.4
            onClicked: Captions.cover(-1)
        }
        Button {
            objectName: "caption denser"
            kind: "bare"
            symbol: "denser"
            tip: qsTr("Let less shine through")
            enabled: Captions.opacity < 1
            onClicked: Captions.cover(1)
        }
        Button {
            objectName: "caption languages"
            kind: "bare"
            text: Captions.languages === "both" ? qsTr("Both") : app.languages.name(app.languages[Captions.languages])
            tip: qsTr("Which languages")
            onClicked: Captions.choose(Captions.languages)
        }
        Button {
            objectName: "caption reading"
            kind: "bare"
            symbol: "reading"
            checked: app.captions.reading
            tip: app.captions.reading ? qsTr("Reading mode is on: text only ever appends") : qsTr("Reading mode: text that only ever appends")
            Accessible.role: Accessible.CheckBox
            Accessible.checked: checked
            onClicked: app.captions.read(!app.captions.reading)
        }
        Button {
            objectName: "caption through"
            kind: "bare"
            command: Commands.through
        }
        Button {
            objectName: "caption close"
            kind: "bare"
            symbol: "close"
            tip: Commands.captions.text
            key: Commands.captions.key
            onClicked: Ui.captions = false
        }
    }
}

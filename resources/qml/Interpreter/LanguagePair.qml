import QtQuick

// Between which languages: two pickers, the swap between them, one way or two.
Card {
    id: pair
    readonly property var languages: app.languages
    readonly property var names: languages.known.map((tag) => ({ tag: tag, name: languages.name(tag) }))

    function open() {
        there.forceActiveFocus()
        there.popup.open()
    }

    implicitWidth: line.implicitWidth + 2 * Theme.xs
    implicitHeight: Theme.control + 2 * Theme.xs
    radius: Theme.corner + Theme.xs

    Row {
        id: line
        anchors.centerIn: parent
        spacing: Theme.xs
        Picker {
            objectName: "here"
            name: qsTr("This side speaks")
            tone: "here"
            model: pair.names
            textRole: "name"
            chosen: pair.languages.known.indexOf(pair.languages.here)
            onActivated: (index) => pair.languages.choose(pair.names[index].tag, pair.languages.there)
        }
        Button {
            objectName: "swap"
            kind: "bare"
            command: Commands.swap
        }
        Picker {
            id: there
            objectName: "there"
            name: qsTr("The other side speaks")
            tone: "there"
            model: pair.names
            textRole: "name"
            chosen: pair.languages.known.indexOf(pair.languages.there)
            onActivated: (index) => pair.languages.choose(pair.languages.here, pair.names[index].tag)
        }
        Rectangle {
            anchors.verticalCenter: parent.verticalCenter
            width: Theme.hair
            height: Theme.xl
            color: Theme.colours.line
        }
        Button {
            objectName: "direction"
            kind: "bare"
            command: Commands.direction
        }
    }
}

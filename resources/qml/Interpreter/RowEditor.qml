import QtQuick

// What was said, to be put right in its place: Enter translates it again, Esc leaves it as it was.
Column {
    id: editor
    property string draft
    property bool mirrored
    signal changed(string text)
    signal done(string text)
    signal abandoned()

    spacing: Theme.s

    Item {
        width: parent.width
        height: field.height + Theme.s
        Rectangle {
            anchors.fill: parent
            anchors.leftMargin: -Theme.s
            anchors.rightMargin: -Theme.s
            anchors.topMargin: -Theme.xs
            radius: Theme.s
            color: Theme.colours.surface
            border.width: Theme.ring
            border.color: Theme.colours.focus
        }
        TextEdit {
            id: field
            objectName: "edit row"
            width: parent.width
            text: editor.draft
            wrapMode: TextEdit.Wrap
            color: Theme.colours.ink
            selectionColor: Theme.colours.here
            selectedTextColor: Theme.colours.on_here
            font.family: Qt.application.font.family
            font.pixelSize: app.appearance.textSize
            horizontalAlignment: editor.mirrored ? TextEdit.AlignRight : TextEdit.AlignLeft
            selectByMouse: true
            activeFocusOnTab: true
            Accessible.role: Accessible.EditableText
            Accessible.name: qsTr("What was said")
            onTextChanged: editor.changed(field.text)
            Keys.onReturnPressed: editor.done(field.text)
            Keys.onEnterPressed: editor.done(field.text)
            Keys.onEscapePressed: editor.abandoned()
            Keys.onShortcutOverride: (event) => event.accepted = event.key === Qt.Key_Escape
            Component.onCompleted: {
                forceActiveFocus()
                cursorPosition = length
            }
        }
    }
    Flow {
        width: parent.width
        spacing: Theme.s
        Button {
            objectName: "done editing"
            kind: "main"
            text: qsTr("Translate again")
            onClicked: editor.done(field.text)
        }
        Button {
            objectName: "leave editing"
            kind: "bare"
            text: qsTr("Leave it")
            key: "Esc"
            onClicked: editor.abandoned()
        }
    }
}

import QtQuick

// Which view is shown, and whether there are captions over other windows.
Rectangle {
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
        Repeater {
            model: [Commands.conversation, Commands.faces, Commands.captions]
            Button {
                id: view
                required property var modelData
                objectName: modelData.name
                kind: "bare"
                command: modelData
                tone: checked ? "here" : "ink"
                Accessible.role: modelData === Commands.captions ? Accessible.CheckBox : Accessible.RadioButton
                Accessible.checked: checked
                background: Rectangle {
                    radius: Theme.corner
                    color: view.checked ? Theme.colours.here_soft : view.down || view.hovered ? Theme.colours.raised : "transparent"
                    border.width: view.checked ? Theme.hair : 0
                    border.color: Theme.colours.here
                    FocusRing {
                        visible: view.visualFocus
                        of: view
                    }
                }
            }
        }
    }
}

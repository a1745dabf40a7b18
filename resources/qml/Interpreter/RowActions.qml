import QtQuick

// What can be done with a row: at its upper edge, beside what was said and beside the translation.  One for all rows.
FocusScope {
    id: actions
    property TurnRow row
    property bool near: true  // the row is on the screen
    readonly property bool changeable: row !== null && row.current && Commands.running
    readonly property var buttons: [edit, flip, source, again, target]

    readonly property bool hovered: over.hovered || beside.hovered

    signal abandoned()

    function enter() {
        const first = buttons.find((button) => button.visible && button.enabled)
        if (first)
            first.forceActiveFocus(Qt.TabFocusReason)
    }
    function step(by) {
        const there = buttons.filter((button) => button.visible && button.enabled)
        const now = there.findIndex((button) => button.activeFocus)
        if (now >= 0)
            there[(now + by + there.length) % there.length].forceActiveFocus(Qt.TabFocusReason)
    }

    visible: row !== null && near
    height: Theme.control + 2
    Keys.onRightPressed: step(LayoutMirroring.enabled ? -1 : 1)
    Keys.onLeftPressed: step(LayoutMirroring.enabled ? 1 : -1)
    Keys.onEscapePressed: abandoned()
    Keys.onShortcutOverride: (event) => event.accepted = event.key === Qt.Key_Escape
    Accessible.role: Accessible.ToolBar
    Accessible.name: qsTr("What can be done with this turn")

    component Pill: Rectangle {
        property TurnText side
        default property alias content: line.data
        width: line.width + 2
        height: parent.height
        x: !side ? 0 : side.mirrored ? side.x : side.x + side.width - width
        radius: Theme.corner
        color: Theme.colours.surface
        border.width: Theme.hair
        border.color: Theme.colours.line
        Row {
            id: line
            anchors.centerIn: parent
        }
    }

    Pill {
        side: actions.row ? actions.row.sourceText : null
        HoverHandler { id: over }
        Button {
            id: edit
            objectName: "edit"
            visible: actions.changeable
            kind: "bare"
            command: Commands.edit
        }
        Button {
            id: flip
            objectName: "flip"
            visible: actions.changeable && app.languages.twoWay
            kind: "bare"
            command: Commands.flip
        }
        Button {
            id: source
            objectName: "copy source"
            kind: "bare"
            command: Commands.copySource
        }
    }
    Pill {
        visible: actions.row !== null && actions.row.target !== ""
        side: actions.row ? actions.row.targetText : null
        HoverHandler { id: beside }
        Button {
            id: again
            objectName: "hear"
            visible: actions.changeable
            kind: "bare"
            command: Commands.hear
        }
        Button {
            id: target
            objectName: "copy target"
            kind: "bare"
            command: Commands.copyTarget
        }
    }
}

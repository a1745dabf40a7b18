import QtQuick
import QtQuick.Templates as T

// A button with an icon, words, or both.  `kind`: main (the one action), plain, bare (no ground until it is pointed at),
// flat (as bare, and what it shows says whether it is checked).
// What it does, its icon, tip and key come from a `command`, where it has one.
T.Button {
    id: control
    property Command command
    property string kind: "plain"
    property string symbol: command ? command.symbol : ""
    property string tip: command ? command.text : ""
    property string key: command ? command.key : ""
    property bool wide: text !== ""
    property string tone: kind === "main" ? "on_here" : enabled ? "ink" : "quiet"
    readonly property int radius: background.radius

    implicitHeight: Theme.control
    implicitWidth: wide ? content.implicitWidth + leftPadding + rightPadding : Theme.control
    leftPadding: wide ? Theme.l : 0
    rightPadding: wide ? Theme.l : 0
    focusPolicy: Qt.StrongFocus
    enabled: !command || command.enabled
    checkable: command !== null && command.checkable
    checked: command !== null && command.checked
    onClicked: if (command) command.run()
    opacity: enabled ? 1 : 0.55
    Accessible.role: checkable ? Accessible.CheckBox : Accessible.Button
    Accessible.name: text || tip
    Accessible.description: text && tip ? tip : ""
    Accessible.onPressAction: control.click()
    Keys.onReturnPressed: control.click()
    Keys.onEnterPressed: control.click()

    contentItem: Item {
        implicitWidth: content.implicitWidth
        Row {
            id: content
            anchors.centerIn: parent
            spacing: Theme.s
            Icon {
                visible: name !== ""
                name: control.symbol
                tone: control.tone
                anchors.verticalCenter: parent.verticalCenter
            }
            Label {
                visible: text !== ""
                text: control.text
                color: Theme.colours[control.tone]
                font.weight: Font.Medium
                anchors.verticalCenter: parent.verticalCenter
                Accessible.ignored: true
            }
        }
    }
    background: Rectangle {
        radius: control.wide ? Theme.corner : height / 2
        color: control.kind === "main" ? Theme.colours.here
             : control.down || (control.checked && control.kind !== "flat") ? Theme.colours.pressed
             : control.hovered || control.kind === "plain" ? Theme.colours.raised : "transparent"
        border.width: control.kind === "plain" || control.kind !== "flat" && app.appearance.scheme === "contrast" ? Theme.hair : 0
        border.color: Theme.colours.line
        FocusRing {
            visible: control.visualFocus
            of: control
        }
    }
    Tip {
        visible: (control.hovered || control.visualFocus) && control.tip !== ""
        text: control.tip
        key: control.key
    }
}

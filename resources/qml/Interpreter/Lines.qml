import QtQuick
import QtQuick.Templates as T

// Several lines of text; taken when the keyboard goes elsewhere.
T.TextArea {
    id: control
    property string name
    property string hint
    readonly property int radius: Theme.corner
    signal edited()

    implicitWidth: 200
    implicitHeight: Math.max(2 * Theme.control, contentHeight + topPadding + bottomPadding)
    padding: Theme.m
    color: Theme.colours.ink
    selectionColor: Theme.colours.here
    selectedTextColor: Theme.colours.on_here
    font.family: Qt.application.font.family
    font.pixelSize: Theme.body
    wrapMode: TextEdit.Wrap
    selectByMouse: true
    opacity: enabled ? 1 : 0.55
    KeyNavigation.priority: KeyNavigation.BeforeItem
    Keys.onTabPressed: nextItemInFocusChain(true).forceActiveFocus(Qt.TabFocusReason)
    Keys.onBacktabPressed: nextItemInFocusChain(false).forceActiveFocus(Qt.BacktabFocusReason)
    onActiveFocusChanged: if (!activeFocus) edited()
    Accessible.role: Accessible.EditableText
    Accessible.name: name
    Accessible.multiLine: true

    Label {
        x: control.leftPadding
        y: control.topPadding
        width: parent.width - 2 * x
        visible: !control.length
        text: control.hint
        tone: "quiet"
        wrapMode: Text.Wrap
        Accessible.ignored: true
    }
    background: Rectangle {
        radius: control.radius
        color: Theme.colours.raised
        border.width: Theme.hair
        border.color: Theme.colours.line
        FocusRing {
            visible: control.activeFocus
            of: control
        }
    }
}

import QtQuick
import QtQuick.Templates as T

// A line of text; `name` says of what, `hint` stands in it while it is empty.
T.TextField {
    id: control
    property string name
    property string hint
    property string symbol
    readonly property int radius: Theme.corner

    implicitHeight: Theme.control
    implicitWidth: 200
    leftPadding: symbol && !mirrored ? Theme.xxl + Theme.xs : Theme.m
    rightPadding: symbol && mirrored ? Theme.xxl + Theme.xs : Theme.m
    readonly property bool mirrored: LayoutMirroring.enabled
    horizontalAlignment: TextInput.AlignLeft
    verticalAlignment: TextInput.AlignVCenter
    color: Theme.colours.ink
    selectionColor: Theme.colours.here
    selectedTextColor: Theme.colours.on_here
    font.family: Qt.application.font.family
    font.pixelSize: Theme.body
    selectByMouse: true
    opacity: enabled ? 1 : 0.55
    Accessible.role: Accessible.EditableText
    Accessible.name: name

    Label {
        anchors.fill: parent
        anchors.leftMargin: control.leftPadding
        anchors.rightMargin: control.rightPadding
        LayoutMirroring.enabled: false  // the paddings know already, and the alignment
        horizontalAlignment: control.effectiveHorizontalAlignment
        verticalAlignment: Text.AlignVCenter
        visible: !control.length && !control.preeditText
        text: control.hint
        tone: "quiet"
        elide: Text.ElideRight
        Accessible.ignored: true
    }
    Icon {
        anchors.left: parent.left
        anchors.leftMargin: Theme.s
        anchors.verticalCenter: parent.verticalCenter
        visible: name !== ""
        name: control.symbol
        tone: "quiet"
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

import QtQuick
import QtQuick.Templates as T

// On or off; `name` says what.
T.Switch {
    id: control
    property string name
    readonly property int radius: Theme.control / 2

    implicitWidth: 56
    implicitHeight: Theme.control
    focusPolicy: Qt.StrongFocus
    opacity: enabled ? 1 : 0.55
    Accessible.role: Accessible.CheckBox
    Accessible.name: name
    Accessible.checked: checked
    Accessible.onToggleAction: control.toggle()
    Keys.onReturnPressed: { control.toggle(); control.toggled() }

    indicator: Rectangle {
        x: (control.width - width) / 2
        y: (control.height - height) / 2
        width: 48
        height: 28
        radius: height / 2
        color: control.checked ? Theme.colours.here : Theme.colours.raised
        border.width: Theme.hair
        border.color: control.checked ? Theme.colours.here : Theme.colours.quiet
        Rectangle {
            readonly property bool far: control.checked !== control.mirrored
            x: far ? parent.width - width - 4 : 4
            y: 4
            width: 20
            height: 20
            radius: 10
            color: control.checked ? Theme.colours.on_here : Theme.colours.quiet
            Behavior on x { NumberAnimation { duration: Theme.quick } }
        }
        FocusRing {
            visible: control.visualFocus
            of: parent
        }
    }
}

import QtQuick

// How much is done; `value` is 0..1.
Rectangle {
    id: progress
    property real value: 0
    property string name

    implicitHeight: 6
    implicitWidth: 160
    radius: 3
    color: Theme.track
    Accessible.role: Accessible.ProgressBar
    Accessible.name: name
    Accessible.description: qsTr("%1 %").arg(Math.round(value * 100))

    Rectangle {
        width: Math.max(parent.radius * 2, parent.width * progress.value)
        height: parent.height
        radius: parent.radius
        color: Theme.colours.here
        x: LayoutMirroring.enabled ? parent.width - width : 0
        Behavior on width { NumberAnimation { duration: Theme.slow } }
    }
}

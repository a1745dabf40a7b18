import QtQuick

// Shown around what has the keyboard.
Rectangle {
    property Item of: parent
    anchors.fill: parent
    anchors.margins: -Theme.ring - 1
    radius: of.radius === undefined ? Theme.corner : of.radius + Theme.ring + 1
    color: "transparent"
    border.width: Theme.ring
    border.color: Theme.colours.focus
}

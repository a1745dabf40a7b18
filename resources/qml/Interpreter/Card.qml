import QtQuick

// A surface that holds something together.
Rectangle {
    radius: Theme.cornerLarge
    color: Theme.colours.surface
    border.width: Theme.hair
    border.color: Theme.colours.line
}

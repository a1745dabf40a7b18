import QtQuick

// How far something beside it is scrolled; not there where all of that is shown.
Rectangle {
    required property Flickable of
    property real from: of.y
    readonly property real share: of.visibleArea.heightRatio

    objectName: "thumb"
    visible: share < 1
    anchors.right: parent.right
    anchors.rightMargin: 3
    width: 5
    radius: 2.5
    y: from + (share < 1 ? of.visibleArea.yPosition / (1 - share) * (of.height - height) : 0)
    height: Math.max(Theme.xl, share * of.height)
    color: Theme.colours.line
}

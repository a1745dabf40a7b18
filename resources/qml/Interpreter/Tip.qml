import QtQuick
import QtQuick.Templates as T

// A word about a control, and its key.
T.ToolTip {
    id: tip
    property string key

    delay: 500
    padding: Theme.s
    leftPadding: Theme.m
    rightPadding: Theme.m
    y: -implicitHeight - Theme.s
    x: parent ? Math.round((parent.width - implicitWidth) / 2) : 0
    margins: Theme.s
    implicitWidth: contentItem.implicitWidth + leftPadding + rightPadding
    implicitHeight: contentItem.implicitHeight + topPadding + bottomPadding
    contentItem: Label {
        text: tip.key ? tip.text + "   " + tip.key : tip.text
        size: Theme.small
        color: Theme.colours.ground
    }
    background: Rectangle {
        radius: Theme.s
        color: Theme.colours.ink
    }
}

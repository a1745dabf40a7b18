import QtQuick

// What can be done from the keyboard.
Sheet {
    title: qsTr("Keyboard shortcuts")
    wide: 480

    Repeater {
        model: [...Commands.all, ...Commands.held]
        Item {
            required property var modelData
            width: parent.width
            height: Math.max(Theme.xxl, what.height + Theme.s)
            Label {
                id: what
                anchors.left: parent.left
                anchors.right: cap.left
                anchors.rightMargin: Theme.m
                anchors.verticalCenter: parent.verticalCenter
                text: parent.modelData.text
                wrapMode: Text.Wrap
            }
            Rectangle {
                id: cap
                anchors.right: parent.right
                anchors.verticalCenter: parent.verticalCenter
                width: keys.implicitWidth + 2 * Theme.s
                height: Theme.xl
                radius: Theme.xs
                color: Theme.colours.raised
                border.width: Theme.hair
                border.color: Theme.colours.line
                Label {
                    id: keys
                    anchors.centerIn: parent
                    text: parent.parent.modelData.key
                    size: Theme.small
                }
            }
        }
    }
}

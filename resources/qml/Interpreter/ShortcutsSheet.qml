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
            height: Theme.xxl
            Label {
                anchors.left: parent.left
                anchors.verticalCenter: parent.verticalCenter
                text: parent.modelData.text
            }
            Rectangle {
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

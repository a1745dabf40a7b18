import QtQuick
import QtQuick.Layouts

// Along the upper edge: the name, the languages, the colours.
Item {
    id: bar

    function chooseLanguages() {
        pair.open()
    }

    implicitHeight: pair.implicitHeight + 2 * Theme.m

    Row {
        anchors.left: parent.left
        anchors.leftMargin: Theme.xl
        anchors.verticalCenter: parent.verticalCenter
        spacing: Theme.s
        Rectangle {
            width: 28
            height: 28
            radius: Theme.s
            color: Theme.colours.here
            anchors.verticalCenter: parent.verticalCenter
            Icon {
                anchors.centerIn: parent
                name: "swap"
                size: 18
                tone: "on_here"
            }
        }
        Label {
            text: "Interpreter"
            size: Theme.reading
            font.weight: Font.DemiBold
            anchors.verticalCenter: parent.verticalCenter
        }
    }
    LanguagePair {
        id: pair
        anchors.centerIn: parent
    }
    Row {
        anchors.right: parent.right
        anchors.rightMargin: Theme.xl
        anchors.verticalCenter: parent.verticalCenter
        spacing: Theme.xs
        Button {
            objectName: "settings"
            kind: "bare"
            command: Commands.settings
        }
        Button {
            objectName: "shortcuts"
            kind: "bare"
            command: Commands.shortcuts
        }
        Button {
            objectName: "colours"
            kind: "bare"
            command: Commands.colours
        }
    }
}

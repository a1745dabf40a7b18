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
        id: name
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
            visible: bar.width > 880
            text: "Interpreter"
            size: Theme.reading
            font.weight: Font.DemiBold
            anchors.verticalCenter: parent.verticalCenter
        }
    }
    LanguagePair {
        id: pair
        anchors.verticalCenter: parent.verticalCenter
        // In the middle, where that leaves room for what stands on both sides.
        x: Math.round(Math.max(Math.min(name.x, tools.x) + (tools.x > name.x ? name : tools).width + Theme.l,
            Math.min((parent.width - width) / 2, Math.max(name.x, tools.x) - width - Theme.l)))
    }
    Row {
        id: tools
        anchors.right: parent.right
        anchors.rightMargin: Theme.xl
        anchors.verticalCenter: parent.verticalCenter
        spacing: Theme.xs
        ViewSwitch { anchors.verticalCenter: parent.verticalCenter }
        Button {
            objectName: "settings"
            anchors.verticalCenter: parent.verticalCenter
            kind: "bare"
            command: Commands.settings
        }
        Button {
            objectName: "shortcuts"
            anchors.verticalCenter: parent.verticalCenter
            kind: "bare"
            command: Commands.shortcuts
        }
        Button {
            objectName: "colours"
            anchors.verticalCenter: parent.verticalCenter
            kind: "bare"
            command: Commands.colours
        }
    }
}

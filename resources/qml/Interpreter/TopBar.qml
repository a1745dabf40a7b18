import QtQuick
import QtQuick.Layouts

// Along the upper edge: the name, the languages, the colours.
Item {
    id: bar
    readonly property var choices: ["system", "light", "dark", "contrast"]

    function nextColours() {
        app.appearance.choose(choices[(choices.indexOf(app.appearance.choice) + 1) % choices.length])
    }
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
    Button {
        objectName: "colours"
        anchors.right: parent.right
        anchors.rightMargin: Theme.xl
        anchors.verticalCenter: parent.verticalCenter
        kind: "bare"
        symbol: app.appearance.choice
        tip: {
            switch (app.appearance.choice) {
            case "light": return qsTr("Colours: light")
            case "dark": return qsTr("Colours: dark")
            case "contrast": return qsTr("Colours: high contrast")
            default: return qsTr("Colours: as the system")
            }
        }
        key: "Ctrl+T"
        onClicked: bar.nextColours()
    }
}

import QtQuick
import QtQuick.Layouts

// Along the lower edge: the state, the main button, and what else can be done.
Rectangle {
    id: bar
    readonly property var session: app.session
    implicitHeight: 80
    color: Theme.colours.surface

    Rectangle {
        width: parent.width
        height: Theme.hair
        color: Theme.colours.line
    }
    StatusStrip {
        anchors.left: parent.left
        anchors.leftMargin: Theme.xl
        anchors.right: main.left
        anchors.rightMargin: Theme.xl
        anchors.verticalCenter: parent.verticalCenter
    }
    Button {
        id: main
        objectName: "main"
        anchors.centerIn: parent
        kind: bar.session.wanted ? "plain" : "main"
        implicitHeight: 52
        leftPadding: Theme.xl
        rightPadding: Theme.xl
        command: Commands.start
        text: bar.session.doing === "finishing" ? qsTr("End now") : bar.session.wanted ? qsTr("Stop") : qsTr("Start")
    }
    RowLayout {
        anchors.left: main.right
        anchors.leftMargin: Theme.xl
        anchors.right: parent.right
        anchors.rightMargin: Theme.xl
        anchors.verticalCenter: parent.verticalCenter
        spacing: Theme.s
        Meter {
            objectName: "meter"
            level: bar.session.level
            visible: bar.session.wanted && !app.talk.pushing
        }
        HoldButton {
            objectName: "hold"
            visible: app.talk.pushing
            room: bar.width
        }
        Item { Layout.fillWidth: true }
        Button {
            objectName: "pause"
            visible: bar.session.wanted
            kind: "bare"
            command: Commands.pause
        }
        Button {
            objectName: "hush"
            visible: bar.session.wanted
            kind: "bare"
            command: Commands.hush
        }
        Button {
            objectName: "mute"
            kind: "bare"
            command: Commands.mute
        }
        Button {
            id: over
            objectName: "voice"
            kind: "bare"
            command: Commands.voice
            checked: Ui.voice
            Loader {
                source: Ui.voice ? "VoicePopup.qml" : ""  // not read before it is wanted
                onLoaded: {
                    item.parent = over
                    item.open()
                }
            }
        }
    }
}

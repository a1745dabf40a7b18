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
        enabled: bar.session.doing !== "opening"
        symbol: bar.session.wanted ? "stop" : "microphone"
        text: bar.session.doing === "finishing" ? qsTr("End now") : bar.session.wanted ? qsTr("Stop") : qsTr("Start")
        tip: bar.session.wanted ? qsTr("End the conversation") : qsTr("Begin to listen")
        key: "Ctrl+R"
        onClicked: bar.session.wanted ? bar.session.stop() : bar.session.start()
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
            visible: bar.session.wanted
        }
        Item { Layout.fillWidth: true }
        Button {
            objectName: "pause"
            visible: bar.session.wanted
            enabled: bar.session.doing !== "opening" && bar.session.doing !== "finishing"
            kind: "bare"
            symbol: bar.session.doing === "paused" ? "play" : "pause"
            tip: bar.session.doing === "paused" ? qsTr("Listen again") : qsTr("Pause")
            key: "Ctrl+P"
            onClicked: bar.session.pause(bar.session.doing !== "paused")
        }
        Button {
            objectName: "hush"
            visible: bar.session.wanted
            enabled: bar.session.doing === "speaking"
            kind: "bare"
            symbol: "hush"
            tip: qsTr("Stop speaking")
            key: "Esc"
            onClicked: bar.session.interrupt()
        }
        Button {
            objectName: "mute"
            kind: "bare"
            checkable: true
            checked: bar.session.muted
            symbol: bar.session.muted ? "muted" : "speaker"
            tip: bar.session.muted ? qsTr("Speak translations") : qsTr("Do not speak translations")
            key: "Ctrl+M"
            onClicked: bar.session.mute(!bar.session.muted)
        }
    }
}

import QtQuick
import QtQuick.Layouts

// Microphone and loudspeaker: which, how loud, and whether they work together.
Column {
    id: pane
    readonly property var devices: app.devices
    readonly property bool idle: devices.doing === "" && !devices.busy
    spacing: Theme.m

    Component.onCompleted: {
        devices.refresh()
        devices.listen(true)
    }
    Component.onDestruction: devices.listen(false)

    Remark {
        objectName: "devices busy"
        width: parent.width
        visible: pane.devices.busy
        symbol: "listening"
        tone: "here"
        text: qsTr("A conversation is using them: what you choose here is used by the next one.")
    }
    GridLayout {
        width: parent.width
        columns: 2
        columnSpacing: Theme.m
        rowSpacing: Theme.s
        Label {
            Layout.columnSpan: 2
            text: qsTr("Microphone")
            font.weight: Font.DemiBold
        }
        DevicePicker {
            objectName: "microphone"
            Layout.fillWidth: true
            side: "input"
        }
        Button {
            objectName: "refresh devices"
            symbol: "refresh"
            tip: qsTr("Look for devices again")
            onClicked: pane.devices.refresh()
        }
        RowLayout {
            Layout.columnSpan: 2
            Layout.fillWidth: true
            Layout.preferredHeight: Theme.control
            spacing: Theme.m
            Icon {
                name: pane.devices.level > 0.05 ? "hearing" : "microphone"
                tone: pane.devices.level > 0.05 ? "there" : "quiet"
            }
            Meter {
                objectName: "device level"
                Layout.fillWidth: true
                bars: Math.max(8, Math.floor((pane.width - 200) / 5))
                level: pane.devices.level
            }
            Label {
                text: pane.devices.clipped ? qsTr("Too loud") : pane.devices.level > 0.05 ? qsTr("It hears you") : qsTr("Say something")
                size: Theme.small
                tone: pane.devices.clipped ? "warn" : "quiet"
                horizontalAlignment: Text.AlignRight
                Layout.minimumWidth: 96
            }
        }
        Label {
            Layout.columnSpan: 2
            Layout.topMargin: Theme.s
            text: qsTr("Loudspeaker")
            font.weight: Font.DemiBold
        }
        DevicePicker {
            objectName: "loudspeaker"
            Layout.columnSpan: 2
            Layout.fillWidth: true
            side: "output"
        }
    }
    Flow {
        width: parent.width
        spacing: Theme.s
        Button {
            objectName: "try loudspeaker"
            enabled: pane.idle
            symbol: "speaker"
            text: pane.devices.doing === "speaking" ? qsTr("Speaking") : qsTr("Hear a sentence")
            onClicked: pane.devices.speak()
        }
        Button {
            objectName: "try microphone"
            enabled: pane.idle
            symbol: "record"
            text: pane.devices.doing === "recording" ? qsTr("Speak now: 3 seconds")
                : pane.devices.doing === "playing" ? qsTr("This is what it heard") : qsTr("Record and play back")
            onClicked: pane.devices.record()
        }
        Button {
            objectName: "try echo"
            enabled: pane.idle
            symbol: "echo"
            text: pane.devices.doing === "echo" ? qsTr("Be quiet for a moment") : qsTr("Test the echo")
            tip: qsTr("Says a sentence, and finds out how much of it the microphone hears")
            onClicked: pane.devices.try_echo()
        }
    }
    Remark {
        objectName: "device trouble"
        width: parent.width
        visible: text !== ""
        tone: "bad"
        text: Words.sentence(pane.devices.trouble.message || "")
        remedy: Words.sentence(pane.devices.trouble.hint || "")
    }
    RowLayout {
        width: parent.width
        visible: !!pane.devices.echo.verdict
        spacing: Theme.m
        Remark {
            objectName: "echo verdict"
            readonly property var echo: pane.devices.echo
            Layout.fillWidth: true
            symbol: "chosen"
            tone: "there"
            text: echo.verdict === "headphones" ? qsTr("The microphone does not hear the program: it can listen and speak at once.")
                : echo.verdict === "cancel" ? qsTr("The program's voice can be taken out of what the microphone hears: it can listen and speak at once.")
                : echo.verdict === "gate" ? qsTr("The microphone hears the program too well: it listens while it is silent.") : ""
            remedy: echo.verdict === "gate" || echo.verdict === "cancel"
                ? qsTr("Its voice can be made %1 dB quieter; headphones are always best.").arg(echo.reduction) : ""
        }
        Button {
            objectName: "adopt echo"
            visible: pane.devices.echo.verdict !== app.settings.values["duplex.duplex"]
            kind: "main"
            text: qsTr("Use this")
            onClicked: pane.devices.adopt(pane.devices.echo.verdict)
        }
    }
}

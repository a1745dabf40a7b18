import QtQuick
import QtQuick.Layouts

// Microphone and loudspeaker, and what the doctor says.
Sheet {
    title: qsTr("Microphone and loudspeaker")
    wide: 620

    DevicesPane {
        width: parent.width
    }
    Rectangle {
        width: parent.width
        height: Theme.hair
        color: Theme.colours.line
    }
    RowLayout {
        width: parent.width
        spacing: Theme.m
        Label {
            Layout.fillWidth: true
            text: qsTr("Something does not work? The doctor looks at all that the program needs: sound, packs, settings, computer and network.")
            size: Theme.small
            tone: "quiet"
            wrapMode: Text.Wrap
        }
        Button {
            objectName: "ask the doctor"
            enabled: app.devices.doing === "" && !app.devices.busy
            symbol: "doctor"
            text: app.devices.doing === "doctor" ? qsTr("Looking") : qsTr("Ask the doctor")
            onClicked: app.devices.diagnose()
        }
    }
    Repeater {
        model: app.devices.findings
        Remark {
            required property var modelData
            objectName: "finding"
            width: parent.width
            symbol: modelData.severity === "ok" ? "chosen" : "warning"
            tone: modelData.severity === "ok" ? "there" : modelData.severity === "warning" ? "warn" : "bad"
            text: Words.sentence(modelData.what)
            remedy: Words.sentence(modelData.remedy)
        }
    }
}

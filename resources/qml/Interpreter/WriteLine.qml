import QtQuick
import QtQuick.Layouts

// A line that is typed into the conversation: from which language into which, the text, and what sends it.
Item {
    id: line
    readonly property var languages: app.languages
    readonly property bool turned: languages.twoWay && Ui.writesThere
    readonly property string from: turned ? languages.there : languages.here
    readonly property string into: turned ? languages.here : languages.there
    readonly property bool mirrored: languages.mirrored(from)
    signal sent()

    function send() {
        app.actions.write(field.text, from)
        field.clear()
        sent()
    }

    implicitHeight: Theme.control + 2 * Theme.m
    Connections {
        target: Commands.write
        function onTriggered() { field.forceActiveFocus(Qt.ShortcutFocusReason) }
    }
    Rectangle {
        width: parent.width
        height: Theme.hair
        color: Theme.colours.line
    }
    RowLayout {
        anchors.fill: parent
        anchors.margins: Theme.m
        spacing: Theme.s
        Button {
            objectName: "writing pair"
            Layout.maximumWidth: line.width * 0.38
            command: Commands.writePair
            symbol: line.languages.twoWay ? "swap" : "forward"
            text: (LayoutMirroring.enabled ? "%2 ← %1" : "%1 → %2")
                .arg(line.languages.name(line.from) || qsTr("Any language")).arg(line.languages.name(line.into))
            opacity: 1
        }
        Field {
            id: field
            objectName: "write"
            Layout.fillWidth: true
            enabled: Commands.running
            name: qsTr("Write in %1").arg(line.languages.name(line.from) || qsTr("any language"))
            hint: enabled ? name : qsTr("Press Start to write as well as speak")
            horizontalAlignment: line.mirrored ? TextInput.AlignRight : TextInput.AlignLeft
            Keys.onReturnPressed: if (text.trim()) line.send()
            Keys.onEnterPressed: if (text.trim()) line.send()
        }
        Button {
            objectName: "send"
            kind: "bare"
            symbol: "send"
            tip: qsTr("Translate and speak it")
            key: qsTr("Enter")
            enabled: field.enabled && field.text.trim() !== ""
            onClicked: line.send()
        }
    }
}

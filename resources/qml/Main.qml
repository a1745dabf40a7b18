import QtQuick
import QtQuick.Layouts
import QtQuick.Window
import Interpreter

Window {
    id: window
    title: "Interpreter"
    width: 1200
    height: 800
    minimumWidth: 760
    minimumHeight: 520
    visible: true
    color: Theme.colours.ground
    LayoutMirroring.enabled: app.interface.mirrored
    LayoutMirroring.childrenInherit: true
    Component.onCompleted: if (app.firstRun) Ui.sheet = "welcome"

    Instantiator {
        model: Commands.all
        delegate: Shortcut {
            required property var modelData
            sequence: modelData.key
            enabled: modelData.enabled && (Ui.sheet === "" || Ui.sheet === modelData.name)
            onActivated: modelData.run()
        }
    }
    Loader {
        source: Ui.sheet ? "Interpreter/" + {
            shortcuts: "ShortcutsSheet", settings: "SettingsSheet", devices: "DevicesSheet", packs: "PacksSheet",
            diagnostics: "DiagnosticsSheet", welcome: "FirstRun",
        }[Ui.sheet] + ".qml" : ""
    }

    ColumnLayout {
        anchors.fill: parent
        spacing: 0
        TopBar {
            id: top
            Layout.fillWidth: true
        }
        ColumnLayout {
            Layout.fillWidth: true
            Layout.fillHeight: true
            Layout.leftMargin: Theme.xl
            Layout.rightMargin: Theme.xl
            Layout.bottomMargin: Theme.l
            spacing: Theme.m
            Banner {
                objectName: "trial"
                Layout.fillWidth: true
                visible: app.session.trial && app.session.wanted
                text: qsTr("Trial models, made from synthetic voices: they will misread people")
            }
            Banner {
                objectName: "software"
                Layout.fillWidth: true
                visible: app.software && app.settings.values["window.software_note"]
                symbol: "diagnostics"
                tone: "here"
                text: qsTr("No graphics hardware can be used here: the processor draws the window. Everything works, scrolling may be slower.")
                Button {
                    objectName: "dismiss software"
                    kind: "bare"
                    symbol: "close"
                    tip: qsTr("Do not say this again")
                    onClicked: app.settings.put("window.software_note", false)
                }
            }
            Banner {
                objectName: "lost"
                Layout.fillWidth: true
                visible: text !== ""
                symbol: "unplugged"
                tone: "bad"
                text: app.session.lost.input ? qsTr("The microphone %1 is gone. The conversation goes on when it, or another, is there.").arg(app.session.lost.input)
                    : app.session.lost.output ? qsTr("The loudspeaker %1 is gone. What is translated is shown, and spoken when one is there.").arg(app.session.lost.output) : ""
            }
            TroubleCard {
                Layout.fillWidth: true
                visible: app.session.doing === "unable"
                onChooseLanguages: top.chooseLanguages()
            }
            ConversationView {
                id: view
                Layout.fillWidth: true
                Layout.fillHeight: true
            }
        }
        ControlBar {
            Layout.fillWidth: true
        }
    }
}

import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T
import QtQuick.Window
import Interpreter

Window {
    id: window
    title: "Interpreter"
    readonly property size fitting: app.remembered.size(1200, 800)
    width: fitting.width
    height: fitting.height
    minimumWidth: 760
    minimumHeight: 520
    visible: true
    color: Theme.colours.ground
    LayoutMirroring.enabled: app.interface.mirrored
    LayoutMirroring.childrenInherit: true
    Component.onCompleted: {
        if (app.firstRun)
            Ui.sheet = "welcome"
        if (app.remembered.value("maximized", false))
            showMaximized()
    }

    // Whether what has the keyboard needs the keys that would be held to talk (gui/hold_keys.py).
    readonly property bool keysTaken: {
        const item = activeFocusItem
        if (!item)
            return false
        if (item instanceof TextInput || item instanceof TextEdit || item.visualFocus || item.popup && item.popup.visible)
            return true
        for (let around = item; around; around = around.parent)
            if (around === window.T.Overlay.overlay)
                return true
        return false
    }
    property bool leaving
    property bool left
    // While a conversation goes on, the window may go and the program stay: in the tray, where there is one.
    onClosing: (close) => {
        if (!leaving && app.tray.shown && app.session.wanted) {
            close.accepted = false
            window.hide()
            app.tray.say(qsTr("The conversation goes on. The icon here brings the window back, or ends it."))
        } else {
            Ui.captions = false
            leave()
        }
    }
    function leave() {
        const maximized = visibility === Window.Maximized || visibility === Window.FullScreen
        app.remembered.keep("maximized", maximized)
        if (!maximized) {
            app.remembered.keep("width", width)
            app.remembered.keep("height", height)
        }
        if (!left)  // to quit is to close the windows, and that is to come here again
            Qt.callLater(Qt.quit)
        left = true
    }
    Timer {  // once the window stands
        interval: 400
        running: true
        onTriggered: tray.active = app.tray.available
    }
    Loader {
        id: tray
        active: false
        sourceComponent: Tray {
            onShow: {
                window.show()
                window.raise()
                window.requestActivate()
            }
            onQuit: {
                window.leaving = true
                window.close()
            }
        }
    }
    Loader {
        active: Ui.captions
        source: "Interpreter/CaptionsWindow.qml"
    }

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
            visible: Ui.view !== "faces"
        }
        ColumnLayout {
            Layout.fillWidth: true
            Layout.fillHeight: true
            Layout.margins: Ui.view === "faces" ? Theme.s : Theme.xl
            Layout.topMargin: Ui.view === "faces" ? Theme.s : 0
            Layout.bottomMargin: Ui.view === "faces" ? Theme.s : Theme.l
            spacing: Theme.m
            Banner {
                objectName: "trial"
                Layout.fillWidth: true
                visible: app.session.trial && app.session.wanted
                text: qsTr("Trial models: about half of the words that a person says come out wrong")
                Button {
                    objectName: "real models"
                    kind: "bare"
                    symbol: "pack"
                    text: qsTr("Get packs")
                    onClicked: {
                        Ui.pair = [app.languages.here, app.languages.there]
                        Ui.sheet = "packs"
                    }
                }
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
            Banner {
                objectName: "notice"
                Layout.fillWidth: true
                visible: text !== ""
                text: app.session.notices.map((notice) => Words.sentence(notice)).join("\n")
                Button {
                    objectName: "dismiss notice"
                    kind: "bare"
                    symbol: "close"
                    tip: qsTr("Close")
                    onClicked: app.session.dismiss()
                }
            }
            TroubleCard {
                Layout.fillWidth: true
                visible: app.session.doing === "unable"
                onChooseLanguages: {
                    Ui.view = "conversation"
                    top.chooseLanguages()
                }
            }
            ConversationView {
                id: view
                visible: Ui.view === "conversation"
                Layout.fillWidth: true
                Layout.fillHeight: true
            }
            Loader {
                active: Ui.view === "faces"
                visible: active
                source: active ? "Interpreter/FacesView.qml" : ""
                Layout.fillWidth: true
                Layout.fillHeight: true
            }
        }
        ControlBar {
            Layout.fillWidth: true
            visible: Ui.view !== "faces"
        }
    }
}

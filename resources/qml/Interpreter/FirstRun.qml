import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T

// The first steps: see it work, then say with which languages, through which devices and with which packs.
T.Popup {
    id: wizard
    readonly property var steps: [
        { name: qsTr("Welcome"), page: welcome }, { name: qsTr("See it work"), page: sample },
        { name: qsTr("Languages"), page: languages }, { name: qsTr("Sound"), page: sound },
        { name: qsTr("Packs"), page: packs }, { name: qsTr("Ready"), page: done },
    ]
    property int step: 0
    readonly property bool last: step === steps.length - 1

    function leave(start) {
        app.sample.stop()
        app.languages.keep()
        Ui.sheet = ""
        if (start)
            app.session.start()
    }

    parent: T.Overlay.overlay
    width: parent.width
    height: parent.height
    modal: true
    focus: true
    visible: true
    closePolicy: T.Popup.NoAutoClose
    padding: 0
    onStepChanged: next.forceActiveFocus()
    background: Rectangle { color: Theme.colours.ground }

    contentItem: FocusScope {
        focus: true
        Accessible.role: Accessible.Dialog
        Accessible.name: qsTr("First steps")
        Keys.onEscapePressed: wizard.leave(false)

        Steps {
            id: indicator
            anchors.horizontalCenter: parent.horizontalCenter
            y: Theme.l
            names: wizard.steps.map((step) => step.name)
            current: wizard.step
            onChosen: (step) => wizard.step = step
        }
        Flickable {
            id: page
            anchors.top: indicator.bottom
            anchors.topMargin: Theme.l
            anchors.bottom: footer.top
            anchors.horizontalCenter: parent.horizontalCenter
            width: Math.min(760, parent.width - 2 * Theme.xl)
            contentHeight: loader.height
            boundsBehavior: Flickable.StopAtBounds
            clip: true
            Loader {
                id: loader
                width: page.width
                height: Math.max(item ? item.implicitHeight : 0, page.height)
                sourceComponent: wizard.steps[wizard.step].page
            }
        }
        Rectangle {
            id: footer
            anchors.bottom: parent.bottom
            width: parent.width
            height: 72
            color: Theme.colours.surface
            Rectangle {
                width: parent.width
                height: Theme.hair
                color: Theme.colours.line
            }
            RowLayout {
                anchors.fill: parent
                anchors.leftMargin: Theme.xl
                anchors.rightMargin: Theme.xl
                spacing: Theme.s
                Button {
                    objectName: "skip"
                    visible: !wizard.last
                    kind: "bare"
                    text: qsTr("Skip all this")
                    key: "Esc"
                    onClicked: wizard.leave(false)
                }
                Item { Layout.fillWidth: true }
                Button {
                    objectName: "back"
                    visible: wizard.step > 0
                    text: qsTr("Back")
                    onClicked: wizard.step -= 1
                }
                Button {
                    objectName: "later"
                    visible: wizard.last
                    text: qsTr("Look around first")
                    onClicked: wizard.leave(false)
                }
                Button {
                    id: next
                    objectName: "next"
                    focus: true
                    kind: "main"
                    symbol: wizard.last ? "microphone" : ""
                    text: wizard.last ? qsTr("Start to listen") : qsTr("Next")
                    onClicked: wizard.last ? wizard.leave(true) : wizard.step += 1
                }
            }
        }
    }

    component Page: Item {
        property string title
        property string text
        default property alias content: body.data
        implicitHeight: column.implicitHeight + Theme.xl
        Column {
            id: column
            y: Math.max(0, (parent.height - implicitHeight) / 3)
            width: parent.width
            spacing: Theme.xl
            Column {
                width: parent.width
                spacing: Theme.s
                Label {
                    width: parent.width
                    text: parent.parent.parent.title
                    size: Theme.display
                    font.weight: Font.DemiBold
                    wrapMode: Text.Wrap
                    Accessible.role: Accessible.Heading
                }
                Label {
                    width: parent.width
                    visible: text !== ""
                    text: parent.parent.parent.text
                    tone: "quiet"
                    wrapMode: Text.Wrap
                    lineHeight: Theme.leading
                }
            }
            Column {
                id: body
                width: parent.width
                spacing: Theme.l
            }
        }
    }
    component Promise: RowLayout {
        property string symbol
        property string tone: "here"
        property string title
        property string text
        width: parent ? parent.width : 0
        spacing: Theme.l
        Rectangle {
            Layout.alignment: Qt.AlignTop
            implicitWidth: Theme.control
            implicitHeight: Theme.control
            radius: Theme.corner
            color: Theme.colours[parent.tone + "_soft"]
            Icon {
                anchors.centerIn: parent
                name: parent.parent.symbol
                tone: parent.parent.tone
            }
        }
        Column {
            Layout.fillWidth: true
            spacing: 2
            Label {
                width: parent.width
                text: parent.parent.title
                font.weight: Font.DemiBold
                wrapMode: Text.Wrap
            }
            Label {
                width: parent.width
                text: parent.parent.text
                tone: "quiet"
                wrapMode: Text.Wrap
            }
        }
    }

    Component {
        id: welcome
        Page {
            title: qsTr("Two languages, one conversation")
            text: qsTr("Interpreter listens, translates while people are still speaking, and says the translation.")
            Promise {
                symbol: "hearing"
                title: qsTr("While you speak")
                text: qsTr("Words appear as they are said, and their translation beside them.")
            }
            Promise {
                symbol: "speaker"
                tone: "there"
                title: qsTr("Out loud")
                text: qsTr("The other side hears its own language; a key or a word from you stops it.")
            }
            Promise {
                symbol: "check"
                title: qsTr("On this computer")
                text: qsTr("Nothing you say leaves it. The network is used only to fetch what you ask for.")
            }
            Item { width: 1; height: Theme.s }
            RowLayout {
                width: parent.width
                spacing: Theme.m
                Label {
                    text: qsTr("Language of this window")
                }
                Picker {
                    readonly property var all: app.interface.known.map((tag) => ({ tag: tag, name: app.languages.name(tag) }))
                    objectName: "interface language"
                    framed: true
                    name: qsTr("Language of this window")
                    model: all
                    textRole: "name"
                    chosen: all.findIndex((one) => one.tag === app.interface.spoken)
                    onActivated: (index) => app.settings.put("window.language", all[index].tag)
                }
                Item { Layout.fillWidth: true }
            }
        }
    }
    Component {
        id: sample
        Page {
            id: playing
            readonly property var model: app.sample
            readonly property bool busy: model.state === "loading" || model.state === "playing"
            title: qsTr("See it work")
            text: qsTr("A traveller and somebody who lives there. What you see is recognized, translated and spoken here and now, by this computer.")
            Component.onDestruction: app.sample.stop()
            RowLayout {
                width: parent.width
                spacing: Theme.m
                Button {
                    objectName: "play sample"
                    kind: playing.busy || playing.model.state === "over" ? "plain" : "main"
                    symbol: playing.busy ? "stop" : "play"
                    text: playing.busy ? qsTr("Stop") : playing.model.state === "idle" ? qsTr("Play the conversation") : qsTr("Play it again")
                    onClicked: playing.busy ? playing.model.stop() : playing.model.play()
                }
                Icon {
                    visible: playing.busy
                    name: playing.model.doing ? Words.icon(playing.model.doing) : "loading"
                    tone: playing.model.doing === "speaking" ? "there" : "here"
                }
                Label {
                    objectName: "sample state"
                    Layout.fillWidth: true
                    text: playing.model.state === "loading" ? qsTr("Loading models")
                        : playing.model.doing === "hearing" ? qsTr("Somebody speaks") : playing.model.doing ? Words.doing(playing.model.doing)
                        : playing.model.state === "over" ? qsTr("That was it. Now your own languages.") : ""
                    elide: Text.ElideRight
                }
            }
            Remark {
                width: parent.width
                visible: text !== ""
                text: [playing.model.remark, playing.model.remedy].filter(Boolean).map(Words.sentence).join(" ")
            }
            Card {
                width: parent.width
                height: Math.max(240, page.height - 230)
                ListView {
                    id: said
                    objectName: "sample rows"
                    Accessible.role: Accessible.List
                    Accessible.name: qsTr("Conversation")
                    anchors.fill: parent
                    anchors.margins: Theme.s
                    clip: true
                    spacing: Theme.xs
                    model: playing.model.conversation
                    delegate: TurnRow { width: said.width }
                    onCountChanged: positionViewAtEnd()
                    onContentHeightChanged: positionViewAtEnd()
                }
                Label {
                    anchors.centerIn: parent
                    width: parent.width - 2 * Theme.xl
                    visible: !said.count
                    horizontalAlignment: Text.AlignHCenter
                    text: qsTr("Two panes: what was said, and its translation")
                    tone: "quiet"
                    wrapMode: Text.Wrap
                }
            }
        }
    }
    Component {
        id: languages
        Page {
            title: qsTr("Which two languages?")
            text: qsTr("Yours, and that of the people you talk to. It hears by itself who speaks which; both can be changed at any time.")
            Flow {
                width: parent.width
                spacing: Theme.m
                LanguagePair {}
            }
            Remark {
                width: parent.width
                symbol: "pack"
                tone: "here"
                text: qsTr("Languages are listed that the packs on this computer translate. More packs, more languages: two steps from here.")
            }
        }
    }
    Component {
        id: sound
        Page {
            title: qsTr("Can it hear you, and you it?")
            text: qsTr("Say something: the bars follow your voice. Then listen to a sentence, and test the echo if you use loudspeakers.")
            DevicesPane { width: parent.width }
        }
    }
    Component {
        id: packs
        Page {
            title: qsTr("Packs for real voices")
            text: qsTr("The packs that came along are for trying the program: made from synthetic voices, they will misread people. Real ones are fetched once, and then need no network.")
            Component.onCompleted: {
                app.packs.refresh()
                app.packs.rows.find("", "installed", "")
            }
            PackChooser { width: parent.width }
            Remark {
                width: parent.width
                visible: text !== ""
                tone: "bad"
                text: Words.sentence(app.packs.trouble.message || "")
                remedy: Words.sentence(app.packs.trouble.hint || "")
            }
            Card {
                width: parent.width
                height: Math.max(160, there.contentHeight + 2 * Theme.s)
                ListView {
                    id: there
                    objectName: "packs there"
                    Accessible.role: Accessible.List
                    Accessible.name: qsTr("Packs")
                    anchors.fill: parent
                    anchors.margins: Theme.s
                    anchors.leftMargin: Theme.l
                    clip: true
                    interactive: false
                    model: app.packs.rows
                    delegate: PackItem { width: there.width }
                }
            }
        }
    }
    Component {
        id: done
        Page {
            title: qsTr("Ready")
            text: qsTr("Put the computer between you, press the button, and talk. Speak in sentences, one after the other.")
            Promise {
                symbol: "microphone"
                title: qsTr("Ctrl+R begins and ends")
                text: qsTr("Esc stops the voice, Ctrl+P pauses, F1 shows every key.")
            }
            Promise {
                symbol: "settings"
                tone: "there"
                title: qsTr("Everything can be changed")
                text: qsTr("Languages, voice, devices, packs and colours: Ctrl+, opens the settings, and these first steps again.")
            }
            Promise {
                symbol: "warning"
                tone: "warn"
                title: qsTr("It is a machine")
                text: qsTr("It mishears, as people do. Where it matters, ask again, and read along.")
            }
        }
    }
}

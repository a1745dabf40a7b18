import QtQuick
import QtQuick.Layouts

// Packs: what is installed, what can be, and what is under way.
Sheet {
    id: sheet
    readonly property var packs: app.packs
    readonly property var kinds: ["", "installed", "recognizer", "translator", "voice"]
    readonly property var tags: [""].concat(packs.rows.languages)
    property string kind
    property string tag

    function takeFile() {
        const file = app.files.open(qsTr("A pack's file, or a bundle"), qsTr("Packs (*.zip *.onnx)") + ";;" + qsTr("All files (*)"))
        if (file)
            packs.take(file, languages.text)
    }
    function bundle() {
        const file = app.files.save(qsTr("Where the bundle goes"), "packs.zip", qsTr("Bundles (*.zip)"))
        if (file)
            packs.bundle(file)
    }
    function find() {
        packs.rows.find(search.text, kind, tag)
    }

    onClosed: Ui.pair = []
    title: qsTr("Packs")
    wide: 820
    tall: true
    Component.onCompleted: {
        if (Ui.sought)
            search.text = Ui.sought
        packs.refresh()
        find()
    }

    Column {
        id: top
        width: parent.width
        spacing: Theme.m
        PackChooser {
            width: parent.width
            one: Ui.pair.length ? Ui.pair[0] : app.languages.here
            other: Ui.pair.length ? Ui.pair[1] : app.languages.there
        }
        Remark {
            objectName: "packs trouble"
            width: parent.width
            visible: text !== ""
            tone: "bad"
            text: Words.sentence(sheet.packs.trouble.message || "")
            remedy: Words.sentence(sheet.packs.trouble.hint || "")
        }
        Remark {
            objectName: "packs said"
            width: parent.width
            visible: text !== ""
            symbol: sheet.packs.doing === "" ? "chosen" : "loading"
            tone: "there"
            text: {
                const said = sheet.packs.said
                if (sheet.packs.doing === "taking")
                    return qsTr("Taking what lies there")
                if (sheet.packs.doing === "bundling")
                    return qsTr("Putting into the bundle: %1").arg(said)
                if (said.startsWith("taken "))
                    return qsTr("Installed: %1").arg(said.slice(6))
                return said.startsWith("bundled ") ? qsTr("The bundle is ready: %1").arg(said.slice(8)) : ""
            }
        }
        RowLayout {
            width: parent.width
            spacing: Theme.s
            Field {
                id: search
                objectName: "search packs"
                Layout.fillWidth: true
                Layout.minimumWidth: 120
                symbol: "search"
                name: qsTr("Search packs")
                hint: name
                onTextChanged: sheet.find()
            }
            Picker {
                objectName: "kind"
                framed: true
                name: qsTr("Kind")
                model: [qsTr("Every kind"), qsTr("Installed"), qsTr("Recognizers"), qsTr("Translators"), qsTr("Voices")]
                chosen: sheet.kinds.indexOf(sheet.kind)
                onActivated: (index) => { sheet.kind = sheet.kinds[index]; sheet.find() }
            }
            Picker {
                objectName: "language"
                framed: true
                name: qsTr("Language")
                model: sheet.tags.map((tag) => ({ tag: tag, name: tag ? app.languages.name(tag) : qsTr("Every language") }))
                textRole: "name"
                chosen: sheet.tags.indexOf(sheet.tag)
                onActivated: (index) => { sheet.tag = sheet.tags[index]; sheet.find() }
            }
        }
    }
    ListView {
        id: list
        objectName: "packs"
        width: parent.width
        height: Math.max(180, sheet.room - top.height - bottom.height - 3 * Theme.m)
        clip: true
        boundsBehavior: Flickable.StopAtBounds
        model: sheet.packs.rows
        reuseItems: true
        cacheBuffer: 0  // rows are replaced as a whole: none may be in the making then
        delegate: PackItem {
            width: ListView.view.width
        }
        Accessible.role: Accessible.List
        Accessible.name: qsTr("Packs")
        Label {
            anchors.centerIn: parent
            visible: !list.count
            text: sheet.packs.known ? qsTr("No pack is like that") : qsTr("Looking which packs there are")
            tone: "quiet"
        }
    }
    Thumb {
        parent: sheet.contentItem
        of: list
        from: sheet.begin + list.y
    }
    RowLayout {
        id: bottom
        width: parent.width
        spacing: Theme.s
        Label {
            objectName: "disk"
            Layout.fillWidth: true
            text: qsTr("%1 installed, %2 free").arg(Words.bytes(sheet.packs.used)).arg(Words.bytes(sheet.packs.free))
            size: Theme.small
            tone: "quiet"
            elide: Text.ElideRight
        }
        Field {
            id: path
            objectName: "pack path"
            Layout.preferredWidth: 260
            name: qsTr("A pack's file or folder, or a bundle")
            hint: qsTr("A pack's file or folder")
            onAccepted: if (text) sheet.packs.take(text, languages.text)
        }
        Field {
            id: languages
            objectName: "pack languages"
            Layout.preferredWidth: 72
            visible: path.text !== ""
            name: qsTr("Its languages, where its name does not say them")
            hint: "en es"
            onAccepted: path.accepted()
        }
        Button {
            objectName: "import"
            symbol: "folder"
            text: path.text ? qsTr("Take it") : qsTr("From a file")
            enabled: sheet.packs.doing === ""
            onClicked: path.text ? sheet.packs.take(path.text, languages.text) : sheet.takeFile()
        }
        Button {
            objectName: "bundle"
            symbol: "carry"
            tip: qsTr("Put the installed packs into one file, for a computer without a network")
            enabled: sheet.packs.doing === "" && sheet.packs.brought > 0
            onClicked: sheet.bundle()
        }
    }
    DropArea {
        parent: list
        anchors.fill: parent
        onDropped: (drop) => { if (drop.hasUrls) sheet.packs.take(drop.urls[0], languages.text) }
    }
    Connections {
        target: sheet.packs
        enabled: Ui.sought !== ""
        function onChanged() {
            const sought = Ui.sought
            if (sheet.packs.known && sought) {
                Ui.sought = ""
                sheet.packs.verify(sought)
            }
        }
    }
}

import QtQuick
import QtQuick.Layouts

// A pack: what it is, how far it is, and what can be done with it.
Item {
    id: item
    required property string name
    required property string kind
    required property var tags
    required property string licence
    required property real bytes
    required property string state
    required property string stage
    required property bool working
    required property bool paused
    required property real done
    required property real total
    required property real rate
    required property var problem
    property bool asking
    readonly property bool failed: stage === "failed"
    readonly property string languages: {
        const names = tags.map((tag) => app.languages.name(tag))
        if (kind === "translator")
            return LayoutMirroring.enabled ? names.reverse().join(" ← ") : names.join(" → ")
        return names.length > 4 ? qsTr("%1 and %n more", "", names.length - 4).arg(names.slice(0, 4).join(", ")) : names.join(", ")
    }
    readonly property string progress: {
        if (paused)
            return qsTr("Paused at %1").arg(Words.bytes(done))
        if (stage !== "downloading")
            return Words.work(stage)
        const sizes = total ? qsTr("%1 of %2").arg(Words.bytes(done)).arg(Words.bytes(total)) : Words.bytes(done)
        return rate ? sizes + " · " + qsTr("%1 a second").arg(Words.bytes(rate)) : sizes
    }

    implicitHeight: line.implicitHeight + 2 * Theme.s
    Accessible.role: Accessible.ListItem
    Accessible.name: [Words.kind(kind), languages, name, progress].filter(Boolean).join(", ")

    RowLayout {
        id: line
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.verticalCenter: parent.verticalCenter
        spacing: Theme.m
        Icon {
            name: item.kind === "recognizer" ? "hearing" : item.kind === "voice" ? "speaker" : "swap"
            tone: item.state === "available" ? "quiet" : "there"
        }
        Column {
            Layout.fillWidth: true
            spacing: Theme.xs
            Label {
                width: parent.width
                text: item.languages
                font.weight: Font.Medium
                elide: Text.ElideRight
            }
            Label {
                width: parent.width
                text: [item.name, item.bytes ? (item.state === "available" ? qsTr("about %1").arg(Words.bytes(item.bytes)) : Words.bytes(item.bytes)) : "",
                    item.state === "ships" ? qsTr("came with the program") : "", item.licence].filter(Boolean).join("  ·  ")
                size: Theme.tiny
                tone: "quiet"
                elide: Text.ElideRight
            }
            Progress {
                width: parent.width
                visible: item.working && item.stage === "downloading"
                name: item.progress
                value: item.total ? item.done / item.total : 0
            }
            Label {
                objectName: "progress of " + item.name
                width: parent.width
                visible: text !== ""
                text: item.failed && item.problem.message ? Words.sentence(item.problem.message) + " " + Words.sentence(item.problem.hint) : item.progress
                size: Theme.small
                tone: item.failed ? "bad" : item.stage === "sound" ? "there" : "here"
                wrapMode: Text.Wrap
            }
        }
        Button {
            objectName: "install " + item.name
            visible: !item.working && (item.state === "available" || (item.failed && item.state === "installed"))
            symbol: "download"
            text: item.failed ? qsTr("Try again") : qsTr("Install")
            onClicked: app.packs.install(item.name)
        }
        Button {
            objectName: "pause " + item.name
            visible: item.working && (item.stage === "downloading" || item.paused)
            kind: "bare"
            symbol: item.paused ? "play" : "pause"
            tip: item.paused ? qsTr("Go on") : qsTr("Pause")
            onClicked: app.packs.pause(item.name)
        }
        Button {
            objectName: "cancel " + item.name
            visible: item.working
            kind: "bare"
            symbol: "close"
            tip: qsTr("Cancel; what was fetched is kept")
            onClicked: app.packs.cancel(item.name)
        }
        Button {
            objectName: "verify " + item.name
            visible: item.state !== "available" && !item.asking && !item.working
            enabled: item.stage !== "verifying"
            kind: "bare"
            symbol: "check"
            tip: qsTr("Check it, and try a sentence")
            onClicked: app.packs.verify(item.name)
        }
        Button {
            objectName: "remove " + item.name
            visible: item.state === "installed" && !item.asking && !item.working
            enabled: item.stage !== "removing"
            kind: "bare"
            symbol: "remove"
            tip: qsTr("Remove")
            onClicked: {
                item.asking = true
                keep.forceActiveFocus()
            }
        }
        Button {
            objectName: "really remove " + item.name
            visible: item.asking
            symbol: "remove"
            text: qsTr("Remove it")
            onClicked: {
                item.asking = false
                app.packs.remove(item.name)
            }
        }
        Button {
            id: keep
            objectName: "keep " + item.name
            visible: item.asking
            text: qsTr("Keep it")
            onClicked: item.asking = false
        }
    }
}

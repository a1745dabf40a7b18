import QtQuick
import QtQuick.Layouts

// Figures of the running conversation, and the machine.
Sheet {
    id: sheet
    readonly property var model: app.diagnostics
    readonly property var figures: model.figures
    readonly property var local: Qt.locale(app.interface.spoken)

    function decibels(level) {
        return level <= -100 ? qsTr("silent") : qsTr("%1 dB").arg(Number(level).toLocaleString(local, "f", 0))
    }

    title: qsTr("Diagnostics")
    wide: 620
    Component.onCompleted: model.watch(true)
    Component.onDestruction: model.watch(false)

    Label {
        objectName: "no figures"
        width: parent.width
        visible: !app.session.wanted
        text: qsTr("Figures come while a conversation runs; these are the last one's.")
        size: Theme.small
        tone: "quiet"
        wrapMode: Text.Wrap
    }
    GridLayout {
        width: parent.width
        columns: width > 480 ? 3 : 2
        columnSpacing: Theme.s
        rowSpacing: Theme.s
        Repeater {
            model: [
                { name: qsTr("Input level"), value: sheet.decibels(sheet.figures.rms), more: qsTr("peak %1").arg(sheet.decibels(sheet.figures.peak)), bad: sheet.figures.peak > -0.1 },
                { name: qsTr("Computing per second of sound"), value: sheet.figures.factor ? Words.seconds(sheet.figures.factor * 1000) : "–", more: qsTr("on all cores together") },
                { name: qsTr("Sound lost"), value: Words.seconds(sheet.figures.lost), more: qsTr("%1 ×").arg(sheet.figures.losses), bad: sheet.figures.losses > 0 },
                { name: qsTr("Not spoken, to keep up"), value: sheet.figures.skipped, bad: sheet.figures.skipped > 0 },
                { name: qsTr("Own voice kept out"), value: sheet.figures.ownVoice },
                { name: qsTr("Failures"), value: sheet.figures.failures, bad: sheet.figures.failures > 0 },
            ]
            Rectangle {
                id: tile
                required property var modelData
                Layout.fillWidth: true
                Layout.preferredWidth: 1
                Layout.fillHeight: true
                implicitHeight: about.implicitHeight + 2 * Theme.m
                radius: Theme.corner
                color: modelData.bad ? Theme.colours.warn_soft : Theme.colours.raised
                border.width: app.appearance.scheme === "contrast" ? Theme.hair : 0
                border.color: Theme.colours.line
                Column {
                    id: about
                    anchors.left: parent.left
                    anchors.right: parent.right
                    anchors.margins: Theme.m
                    y: Theme.m
                    spacing: 2
                    Label {
                        width: parent.width
                        text: tile.modelData.name
                        size: Theme.small
                        wrapMode: Text.Wrap
                    }
                    Label {
                        objectName: "figure " + tile.modelData.name
                        width: parent.width
                        text: tile.modelData.value
                        size: Theme.title
                        font.weight: Font.DemiBold
                        tone: tile.modelData.bad ? "warn" : "ink"
                    }
                    Label {
                        width: parent.width
                        visible: text !== ""
                        text: tile.modelData.more || ""
                        size: Theme.tiny
                        wrapMode: Text.Wrap
                    }
                }
            }
        }
    }
    Label {
        width: parent.width
        text: qsTr("Time from the end of a sentence")
        font.weight: Font.DemiBold
        topPadding: Theme.s
    }
    Repeater {
        model: sheet.model.stages
        RowLayout {
            required property var modelData
            width: parent.width
            spacing: Theme.m
            Label {
                Layout.preferredWidth: 180
                text: Words.stage(modelData.name)
            }
            Progress {
                Layout.fillWidth: true
                name: Words.stage(modelData.name)
                value: Math.min(1, Math.max(0, modelData.took) / 3000)
            }
            Label {
                objectName: "stage " + modelData.name
                Layout.minimumWidth: 64
                horizontalAlignment: Text.AlignRight
                text: modelData.took < 0 ? "–" : Words.seconds(modelData.took)
                tone: modelData.late >= 1000 ? "warn" : "ink"
            }
        }
    }
    Label {
        width: parent.width
        text: qsTr("This computer")
        font.weight: Font.DemiBold
        topPadding: Theme.s
    }
    Repeater {
        model: sheet.model.machine
        Label {
            required property string modelData
            objectName: "machine"
            width: parent.width
            text: Words.sentence(modelData)
            size: Theme.small
            wrapMode: Text.Wrap
        }
    }
    Label {
        width: parent.width
        text: app.software ? qsTr("Drawn by the processor: there is no graphics hardware that Qt can use.") : qsTr("Drawn by the graphics hardware.")
        size: Theme.small
        wrapMode: Text.Wrap
    }
}

import QtQuick
import QtQuick.Layouts

// What goes on, in an icon and words; and what is not as it should be.
RowLayout {
    id: strip
    readonly property var session: app.session
    readonly property bool bad: session.doing === "unable"
    spacing: Theme.m

    Item {
        implicitWidth: Theme.icon
        implicitHeight: Theme.icon
        Icon {
            id: icon
            name: Words.icon(strip.session.doing)
            tone: strip.bad ? "bad" : strip.session.doing === "speaking" ? "there" : "here"
            RotationAnimation on rotation {
                running: strip.session.doing === "loading"
                loops: Animation.Infinite
                from: 0
                to: 360
                duration: 1200
                onStopped: icon.rotation = 0
            }
        }
    }
    Column {
        Layout.fillWidth: true
        spacing: 1
        Label {
            objectName: "doing"
            width: parent.width
            text: Words.doing(strip.session.doing)
            font.weight: Font.DemiBold
            elide: Text.ElideRight
            Accessible.role: Accessible.StatusBar
        }
        Label {
            objectName: "remark"
            width: parent.width
            visible: text !== "" && !progress.visible
            text: {
                if (strip.session.lagMs > 0)
                    return qsTr("%1 behind, nothing is lost").arg(Words.seconds(strip.session.lagMs))
                if (strip.session.droppedMs > 0)
                    return qsTr("%1 of sound were lost").arg(Words.seconds(strip.session.droppedMs))
                return strip.session.devices.input || ""
            }
            size: Theme.tiny
            tone: strip.session.lagMs > 0 || strip.session.droppedMs > 0 ? "warn" : "quiet"
            elide: Text.ElideRight
        }
        Item {
            width: 1
            height: Theme.xs
            visible: progress.visible
        }
        Progress {
            id: progress
            objectName: "progress"
            anchors.left: parent.left
            width: Math.min(parent.width, 160)
            visible: strip.session.doing === "loading"
            name: Words.doing("loading")
            value: strip.session.progress
        }
    }
}

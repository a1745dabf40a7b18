import QtQuick

// Face to face across a table: two halves, the far one turned round, and between them what belongs to both.
Item {
    id: view
    readonly property bool turned: Ui.turned
    readonly property real strip: 56
    readonly property real part: (height - strip - 2 * Theme.s) / 2
    readonly property real half: (width - Theme.s) / 2

    FaceHalf {
        objectName: "far"
        side: "there"
        rotation: view.turned ? 180 : 0
        x: view.turned ? 0 : app.interface.mirrored ? 0 : view.half + Theme.s
        width: view.turned ? view.width : view.half
        height: view.turned ? view.part : view.height - view.strip - Theme.s
    }
    FaceHalf {
        objectName: "near"
        side: "here"
        x: view.turned || !app.interface.mirrored ? 0 : view.half + Theme.s
        y: view.turned ? view.part + view.strip + 2 * Theme.s : 0
        width: view.turned ? view.width : view.half
        height: view.turned ? view.part : view.height - view.strip - Theme.s
    }
    Card {
        y: view.turned ? view.part + Theme.s : view.height - view.strip
        width: parent.width
        height: view.strip
        Button {
            id: leave
            objectName: "leave"
            anchors.left: parent.left
            anchors.leftMargin: Theme.xs
            anchors.verticalCenter: parent.verticalCenter
            implicitHeight: 48
            kind: "bare"
            symbol: "back"
            text: view.width > 700 ? qsTr("Leave") : ""
            tip: qsTr("Back to the conversation")
            key: Commands.conversation.key
            onClicked: Commands.conversation.run()
        }
        Row {
            anchors.centerIn: parent
            spacing: Theme.s
            Repeater {
                model: [Commands.swap, Commands.start, Commands.pause, Commands.hush]
                Button {
                    required property var modelData
                    objectName: "face " + modelData.name
                    implicitHeight: 48
                    implicitWidth: 48
                    kind: modelData === Commands.start ? app.session.wanted ? "plain" : "main" : "bare"
                    command: modelData
                }
            }
        }
        Row {
            anchors.right: parent.right
            anchors.rightMargin: Theme.xs
            anchors.verticalCenter: parent.verticalCenter
            spacing: Theme.xs
            Repeater {
                model: [Commands.push, Commands.smaller, Commands.larger, Commands.turn]
                Button {
                    required property var modelData
                    objectName: "face " + modelData.name
                    implicitHeight: 48
                    implicitWidth: 48
                    kind: "bare"
                    command: modelData
                    checked: modelData === Commands.push && app.talk.pushing
                }
            }
        }
    }
}

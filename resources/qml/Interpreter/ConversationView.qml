import QtQuick

// The two panes.  Follows the newest turn until somebody scrolls; then the place is kept, and a button leads back.
Card {
    id: view
    property bool following: true
    readonly property alias list: list
    clip: true

    function follow() {
        following = true
        list.positionViewAtEnd()
    }
    function scroll(pixels) {
        following = false
        list.contentY = Math.max(list.originY, Math.min(list.contentY + pixels,
            list.originY + Math.max(0, list.contentHeight - list.height)))
        following = list.atYEnd
    }

    Connections {
        target: Commands.newest
        function onTriggered() { view.follow() }
    }
    Rectangle {
        visible: app.conversation.count > 0
        x: Math.floor(parent.width / 2)
        y: heads.height
        width: Theme.hair
        height: parent.height - y
        color: Theme.colours.line
    }
    Item {
        id: heads
        width: parent.width
        height: Theme.control
        Label {
            anchors.left: parent.left
            anchors.leftMargin: Theme.xl
            anchors.verticalCenter: parent.verticalCenter
            text: qsTr("Said")
            size: Theme.small
            tone: "quiet"
            font.weight: Font.Medium
        }
        Label {
            anchors.left: parent.horizontalCenter
            anchors.leftMargin: Theme.l
            anchors.verticalCenter: parent.verticalCenter
            text: qsTr("Translation")
            size: Theme.small
            tone: "quiet"
            font.weight: Font.Medium
        }
        Rectangle {
            anchors.bottom: parent.bottom
            width: parent.width
            height: Theme.hair
            color: Theme.colours.line
        }
    }
    ListView {
        id: list
        objectName: "conversation"
        anchors.fill: parent
        anchors.topMargin: heads.height
        anchors.leftMargin: Theme.s
        anchors.rightMargin: Theme.s
        header: Item { height: Theme.s }
        footer: Item { height: Theme.s }
        clip: true
        model: app.conversation
        reuseItems: true
        cacheBuffer: 400
        boundsBehavior: Flickable.StopAtBounds
        activeFocusOnTab: true
        Accessible.role: Accessible.List
        Accessible.name: qsTr("Conversation")
        delegate: TurnRow { width: ListView.view.width }

        onMovementStarted: view.following = false
        onMovementEnded: view.following = atYEnd
        onContentHeightChanged: if (view.following) Qt.callLater(view.follow)
        onHeightChanged: if (view.following) Qt.callLater(view.follow)

        Keys.onPressed: (event) => {
            const step = { [Qt.Key_Up]: -60, [Qt.Key_Down]: 60, [Qt.Key_PageUp]: -height * 0.9, [Qt.Key_PageDown]: height * 0.9 }[event.key]
            if (step !== undefined)
                view.scroll(step)
            else if (event.key === Qt.Key_End)
                view.follow()
            else if (event.key === Qt.Key_Home)
                view.scroll(-list.contentHeight - list.height)
            else
                return
            event.accepted = true
        }
        FocusRing {
            visible: list.activeFocus
            anchors.margins: 2
        }
    }
    Rectangle {
        id: thumb
        readonly property real share: list.visibleArea.heightRatio
        visible: share < 1
        anchors.right: parent.right
        anchors.rightMargin: 3
        width: 5
        radius: 2.5
        y: list.y + list.visibleArea.yPosition * list.height
        height: Math.max(Theme.xl, share * list.height)
        color: Theme.colours.line
    }
    Button {
        objectName: "newest"
        visible: !view.following && !list.atYEnd
        anchors.horizontalCenter: parent.horizontalCenter
        anchors.bottom: parent.bottom
        anchors.bottomMargin: Theme.l
        kind: "main"
        text: qsTr("Newest")
        command: Commands.newest
    }
    Column {
        anchors.centerIn: parent
        width: Math.min(parent.width - 2 * Theme.xl, 420)
        spacing: Theme.m
        visible: app.conversation.count === 0
        Rectangle {
            anchors.horizontalCenter: parent.horizontalCenter
            width: 88
            height: 88
            radius: 44
            color: Theme.colours.here_soft
            Icon {
                anchors.centerIn: parent
                name: app.session.wanted ? "hearing" : "microphone"
                size: 40
                tone: "here"
            }
        }
        Label {
            width: parent.width
            horizontalAlignment: Text.AlignHCenter
            wrapMode: Text.Wrap
            size: Theme.title
            font.weight: Font.DemiBold
            text: app.session.wanted ? qsTr("Speak, in either language") : qsTr("Press Start, and speak")
        }
        Label {
            width: parent.width
            horizontalAlignment: Text.AlignHCenter
            wrapMode: Text.Wrap
            tone: "quiet"
            lineHeight: Theme.leading
            text: qsTr("What is said appears on one side and its translation on the other, while it is being said. Nothing leaves this computer.")
        }
    }
}

import QtQuick

// The two panes.  Follows the newest turn until somebody scrolls; then the place is kept, and a button leads back.
Card {
    id: view
    property bool following: true
    readonly property alias list: list
    property TurnRow pointed  // under the mouse
    property bool keyed  // the keyboard was used last
    property int editing: -1  // the number of the turn that is being edited
    property int editedAt  // its place
    property string draft
    readonly property bool overActions: actions.hovered  // which lie over the edge of the row before
    readonly property bool focused: list.activeFocus || actions.activeFocus
    // The row that something can be done with now: the one under the mouse, else the one that has the keyboard.
    readonly property TurnRow acting: list.moving || editing >= 0 ? null : pointed || (focused ? list.currentItem : null)
    property real began  // its own upper edge
    clip: true
    onYChanged: {  // a banner has come or gone above it; who reads what was said before keeps the place
        if (!following)
            list.contentY = Math.max(list.originY, list.contentY + y - began)
        began = y
    }

    function follow() {
        following = true
        list.positionViewAtEnd()
    }
    // By a row or a line: what `positionViewAtEnd` does to a row that is not there yet is to guess where it is.
    function keepUp() {
        if (following)
            list.contentY = Math.max(list.originY, list.originY + list.contentHeight - list.height)
    }
    function scroll(pixels) {
        following = false
        list.contentY = Math.max(list.originY, Math.min(list.contentY + pixels,
            list.originY + Math.max(0, list.contentHeight - list.height)))
        following = list.atYEnd
    }

    function take(row) {
        keyed = false
        list.currentIndex = row.index
        list.forceActiveFocus(Qt.MouseFocusReason)
    }
    function move(by) {
        if (!list.count)
            return
        keyed = true
        pointed = null
        following = false
        list.currentIndex = Math.max(0, Math.min(list.count - 1, list.currentIndex + by))
        list.positionViewAtIndex(list.currentIndex, ListView.Contain)
        const above = list.currentItem.y - list.contentY - actions.height / 2
        if (above < 0)  // room for what can be done with it
            list.contentY = Math.max(list.originY, list.contentY + above)
        following = list.atYEnd
    }
    function edit(row) {
        list.currentIndex = row.index
        draft = app.actions.draft(row.index)
        editedAt = row.index
        editing = row.turn
    }
    function leave() {
        editing = -1
        list.forceActiveFocus(Qt.TabFocusReason)
    }

    // A row is acted upon where it stands now: it becomes the current one, and stays it when the mouse has gone.
    component Act: Connections {
        property var deed
        function onTriggered() {
            const row = Commands.row
            list.currentIndex = row.index
            deed(row)
        }
    }
    Binding {
        target: Commands
        property: "row"
        value: view.visible ? view.acting || list.currentItem : null
    }
    Act {
        target: Commands.hear
        deed: (row) => app.actions.hear(row.index)
    }
    Act {
        target: Commands.flip
        deed: (row) => app.actions.flip(row.index)
    }
    Act {
        target: Commands.edit
        deed: (row) => view.edit(row)
    }
    Act {
        target: Commands.copySource
        deed: (row) => {
            app.actions.copy(row.index, false)
            toast.say(qsTr("Copied what was said"))
        }
    }
    Act {
        target: Commands.copyTarget
        deed: (row) => {
            app.actions.copy(row.index, true)
            toast.say(qsTr("Copied the translation"))
        }
    }
    HoverHandler { onHoveredChanged: if (!hovered) view.pointed = null }
    Connections {
        target: Commands.newest
        function onTriggered() { view.follow() }
    }
    Connections {
        target: app.actions
        function onRefused(why, remedy) { toast.say([why, remedy].filter(Boolean).map(Words.sentence).join(" ")) }
    }
    Connections {  // another row may have come before it, or the session may have ended
        target: app.conversation
        function onRowsInserted(parent, first, last) { if (first <= view.editedAt) view.editedAt += last - first + 1 }
        function onRowsRemoved(parent, first, last) { if (first <= view.editedAt) view.editedAt -= last - first + 1 }
    }
    Connections {
        target: Commands
        function onRunningChanged() { view.editing = -1 }
    }
    property Component editor: RowEditor {
        draft: view.draft
        mirrored: app.languages.mirrored(parent && parent.parent ? parent.parent.tag : "")
        onChanged: (text) => view.draft = text
        onAbandoned: view.leave()
        onDone: (text) => {
            app.actions.edit(view.editedAt, text)
            view.leave()
        }
    }
    Rectangle {
        visible: app.conversation.count > 0
        x: Math.floor(parent.width / 2)
        y: heads.height
        width: Theme.hair
        height: list.height
        color: Theme.colours.line
    }
    Item {
        id: heads
        width: parent.width
        height: Theme.control
        HoverHandler { onHoveredChanged: if (hovered) view.pointed = null }
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
        anchors.top: heads.bottom
        anchors.bottom: write.top
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.leftMargin: Theme.s
        anchors.rightMargin: Theme.s
        header: Item { height: Theme.l }
        footer: Item { height: Theme.s }
        clip: true
        model: app.conversation
        reuseItems: true
        cacheBuffer: 400
        boundsBehavior: Flickable.StopAtBounds
        activeFocusOnTab: true
        Accessible.role: Accessible.List
        Accessible.name: qsTr("Conversation")
        currentIndex: -1
        highlightFollowsCurrentItem: false
        delegate: TurnRow {
            pane: view
            width: ListView.view.width
        }

        // While it follows, what is asked by key is asked of the newest.
        onCountChanged: if (view.following && !view.focused && view.editing < 0) currentIndex = count - 1
        onActiveFocusChanged: {
            if (!activeFocus)
                view.keyed = false
            else if (currentIndex < 0)
                currentIndex = count - 1
        }
        onMovementStarted: view.following = false
        onMovementEnded: view.following = atYEnd
        onContentHeightChanged: if (view.following) Qt.callLater(view.keepUp)
        onHeightChanged: if (view.following) Qt.callLater(view.keepUp)

        Keys.onPressed: (event) => {
            view.keyed = true
            if (event.key === Qt.Key_Up || event.key === Qt.Key_Down)
                view.move(event.key === Qt.Key_Up ? -1 : 1)
            else if (event.key === Qt.Key_PageUp || event.key === Qt.Key_PageDown)
                view.scroll(height * (event.key === Qt.Key_PageUp ? -0.9 : 0.9))
            else if (event.key === Qt.Key_Home || event.key === Qt.Key_End)
                view.move(event.key === Qt.Key_Home ? -count : count)
            else if (event.key === Qt.Key_Return || event.key === Qt.Key_Enter || event.key === Qt.Key_Menu)
                actions.enter()
            else
                return
            event.accepted = true
        }
        FocusRing {
            visible: list.activeFocus && !list.count
            anchors.margins: 2
        }
    }
    Item {
        anchors.fill: list
        clip: true
        RowActions {
            id: actions
            row: view.acting
            near: row !== null && row.y + row.height > list.contentY && row.y < list.contentY + list.height
            width: list.width
            y: !row ? 0 : Math.max(2, Math.min(row.y - list.contentY - height / 2 + 2, list.height - height))
            onAbandoned: list.forceActiveFocus(Qt.TabFocusReason)
        }
    }
    WriteLine {
        id: write
        anchors.bottom: parent.bottom
        width: parent.width
        HoverHandler { onHoveredChanged: if (hovered) view.pointed = null }
        onSent: view.follow()
    }
    Toast {
        id: toast
        anchors.horizontalCenter: parent.horizontalCenter
        y: Math.max(2, (heads.height - height) / 2)
    }
    Thumb { of: list }
    Button {
        objectName: "newest"
        visible: !view.following && !list.atYEnd
        anchors.horizontalCenter: parent.horizontalCenter
        anchors.bottom: write.top
        anchors.bottomMargin: Theme.l
        kind: "main"
        text: qsTr("Newest")
        command: Commands.newest
    }
    Column {
        anchors.centerIn: list
        width: Math.min(parent.width - 2 * Theme.xl, 420)
        spacing: Theme.m
        visible: app.conversation.count === 0
        Rectangle {
            visible: list.height > 260
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
            visible: list.height > 150
            width: parent.width
            horizontalAlignment: Text.AlignHCenter
            wrapMode: Text.Wrap
            tone: "quiet"
            lineHeight: Theme.leading
            text: qsTr("What is said appears on one side and its translation on the other, while it is being said. Nothing leaves this computer.")
        }
    }
}

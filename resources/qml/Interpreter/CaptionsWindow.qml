import QtQuick
import QtQuick.Window

// The conversation as captions over whatever else is on the screen: no frame, always on top, to be moved by any point of it.
Window {
    id: window
    readonly property bool both: Captions.languages === "both"
    readonly property var here: app.languages.here
    readonly property var there: app.languages.there
    readonly property alias tools: tools
    readonly property int strip: tools.implicitHeight + Theme.m  // above the words, for the tools: they cover no word

    objectName: "captions"
    title: qsTr("Captions")
    transientParent: null  // it stays when the other window goes
    flags: Qt.Window | Qt.FramelessWindowHint | Qt.WindowStaysOnTopHint | (Captions.through ? Qt.WindowTransparentForInput : 0)
    color: "transparent"
    minimumWidth: 480
    minimumHeight: 96 + strip
    width: Math.min(app.remembered.value("caption width", 960), Screen.width - 2 * Theme.xl)
    visible: true
    LayoutMirroring.enabled: app.interface.mirrored
    LayoutMirroring.childrenInherit: true

    // Two lines of each language, and never more than half the screen.
    function fitting() {
        const lines = first.heightOf(2) + (both ? second.heightOf(2) + 2 * Theme.s : 0)
        return Math.round(Math.max(minimumHeight, Math.min(Screen.height / 2, lines + 2 * Theme.m + strip)))
    }
    // Where they were left, with their foot where it was; else at the foot of the screen.
    function place() {
        x = app.remembered.value("caption x", Screen.virtualX + Math.round((Screen.width - width) / 2))
        y = app.remembered.value("caption foot", Screen.virtualY + Screen.height - 2 * Theme.xxxl) - height
    }
    // No further than to the edges of its screen.
    function keep() {
        width = Math.min(width, Screen.width)
        height = Math.min(height, Screen.height)
        x = Math.max(Screen.virtualX, Math.min(x, Screen.virtualX + Screen.width - width))
        y = Math.max(Screen.virtualY, Math.min(y, Screen.virtualY + Screen.height - height))
        app.remembered.keep("caption width", width)
        app.remembered.keep("caption x", x)
        app.remembered.keep("caption foot", y + height)
    }
    function refit() {
        const foot = y + height
        height = fitting()
        y = foot - height
    }

    onXChanged: keeping.restart()
    onYChanged: keeping.restart()
    onWidthChanged: keeping.restart()
    onHeightChanged: keeping.restart()
    onHereChanged: Captions.show()
    onThereChanged: Captions.show()
    onClosing: Ui.captions = false
    Component.onCompleted: {
        Captions.show()
        height = fitting()
        place()
        shown.start()
    }
    Component.onDestruction: Captions.through = false

    Connections {
        target: Captions
        function onSizeChanged() { window.refit() }
        function onLanguagesChanged() {
            Captions.show()
            window.refit()
        }
    }
    Timer {
        id: keeping
        interval: 250
        onTriggered: window.keep()
    }
    Instantiator {
        model: Commands.all.filter((command) => command !== Commands.larger && command !== Commands.smaller)
        delegate: Shortcut {
            required property var modelData
            sequence: modelData.key
            enabled: modelData.enabled
            onActivated: modelData.run()
        }
    }
    Shortcut {
        sequence: "Ctrl++"
        onActivated: Captions.resize(1)
    }
    Shortcut {
        sequence: "Ctrl+-"
        onActivated: Captions.resize(-1)
    }

    Rectangle {
        anchors.fill: parent
        anchors.topMargin: tools.visible ? 0 : window.strip
        radius: Theme.cornerLarge
        color: Theme.colours.caption
        opacity: Captions.opacity
        border.width: app.appearance.scheme === "contrast" ? Theme.ring : 0
        border.color: Theme.colours.on_caption
    }
    Item {
        id: panel
        anchors.fill: parent
        focus: true
        activeFocusOnTab: true
        Accessible.role: Accessible.Pane
        Accessible.name: qsTr("Captions")
        Accessible.description: qsTr("The arrow keys move them; with Shift they change their width.")
        Keys.onPressed: (event) => {
            const [right, down] = { [Qt.Key_Left]: [-1, 0], [Qt.Key_Right]: [1, 0], [Qt.Key_Up]: [0, -1], [Qt.Key_Down]: [0, 1] }[event.key] || [0, 0]
            if (!right && !down)
                return
            event.accepted = true
            shown.restart()
            if (event.modifiers & Qt.ShiftModifier) {
                window.width = Math.max(window.minimumWidth, window.width + 20 * right)
            } else {
                window.x += 20 * right
                window.y += 20 * down
            }
        }
        HoverHandler { id: hover }
        TapHandler { id: tap; onTapped: shown.restart() }
        Timer { id: shown; interval: 4000 }
        DragHandler {
            target: null
            property bool byHand
            onActiveChanged: byHand = active && !window.startSystemMove()
            onActiveTranslationChanged: if (byHand) {  // the point of reference goes along
                window.x += activeTranslation.x
                window.y += activeTranslation.y
            }
        }
    }
    Column {
        anchors.fill: parent
        anchors.leftMargin: Theme.xl
        anchors.rightMargin: Theme.xl
        anchors.topMargin: Theme.m + window.strip
        anchors.bottomMargin: Theme.m
        CaptionBand {
            id: first
            width: parent.width
            height: window.both ? Math.round((parent.height - 2 * Theme.s) * size / (size + second.size)) : parent.height
            lines: app.captions.first
            size: Captions.size
        }
        Item {
            visible: window.both
            width: parent.width
            height: 2 * Theme.s
            Rectangle {
                anchors.verticalCenter: parent.verticalCenter
                width: parent.width
                height: Theme.hair
                color: Theme.colours.caption_tail
                opacity: 0.4
            }
        }
        CaptionBand {
            id: second
            visible: window.both
            width: parent.width
            height: parent.height - first.height - 2 * Theme.s
            lines: app.captions.second
            size: Math.round(Captions.size * 0.8)
        }
    }
    Label {
        anchors.centerIn: parent
        anchors.verticalCenterOffset: window.strip / 2
        visible: app.conversation.count === 0
        width: parent.width - 2 * Theme.xxxl
        horizontalAlignment: Text.AlignHCenter
        text: qsTr("Captions appear here")
        size: Captions.size
        color: Theme.colours.caption_tail
        elide: Text.ElideRight
    }
    Repeater {
        model: [Qt.LeftEdge, Qt.RightEdge]
        Item {
            id: handle
            required property int modelData
            readonly property bool atLeft: modelData === Qt.LeftEdge
            property real from  // the width when it was taken hold of, where the system does not do it
            x: atLeft ? 0 : window.width - width
            y: window.strip
            width: Theme.l
            height: window.height - y
            HoverHandler {
                id: edge
                cursorShape: Qt.SizeHorCursor
            }
            DragHandler {
                target: null
                grabPermissions: PointerHandler.CanTakeOverFromAnything  // the captions are not moved meanwhile
                onActiveChanged: handle.from = active && !window.startSystemResize(handle.modelData) ? window.width : 0
                onActiveTranslationChanged: if (handle.from && active) {
                    const wider = handle.atLeft ? window.width - activeTranslation.x : handle.from + activeTranslation.x
                    const now = Math.max(window.minimumWidth, wider)
                    if (handle.atLeft)  // and its point of reference goes along
                        window.x -= now - window.width
                    window.width = now
                }
            }
            Rectangle {
                anchors.centerIn: parent
                width: 4
                height: Math.min(48, parent.height / 2)
                radius: 2
                color: Theme.colours.caption_tail
                opacity: edge.hovered ? 1 : tools.visible ? 0.5 : 0
            }
        }
    }
    CaptionTools {
        id: tools
        objectName: "caption tools"
        anchors.right: parent.right
        anchors.rightMargin: Theme.l
        anchors.top: parent.top
        anchors.topMargin: Theme.m
        visible: !Captions.through && (hover.hovered || shown.running || focused)
    }
}

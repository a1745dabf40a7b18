import QtQuick

// One side of the table: what was said, in its language, and its microphone.
Rectangle {
    id: half
    property string side: "here"
    property bool following: true
    readonly property string tag: app.languages[side]
    readonly property string other: app.languages[side === "here" ? "there" : "here"]
    readonly property bool wide: width > 1.3 * height
    readonly property bool ear: app.languages.twoWay || side === "here"  // one way, only one side is heard
    readonly property real mic: Math.max(72, Math.min(112, (wide ? height : width) * 0.3))
    readonly property real edge: wide ? Math.max(132, mic + 2 * Theme.l) : mic + 72

    radius: Theme.cornerLarge
    color: Theme.colours.surface
    border.width: button.live ? Theme.ring : Theme.hair
    border.color: button.live ? Theme.colours[side] : Theme.colours.line
    clip: true

    function follow() {
        following = true
        list.positionViewAtEnd()
    }

    // The newest stands next to who reads it, however few there are.
    function settle() {
        list.topMargin = Math.max(0, list.height - list.contentHeight)
        if (following)
            list.positionViewAtEnd()
    }

    ListView {
        id: list
        objectName: "turns " + half.side
        anchors.left: parent.left
        anchors.right: half.wide ? controls.left : parent.right
        anchors.top: parent.top
        anchors.bottom: half.wide ? parent.bottom : controls.top
        anchors.margins: Theme.m
        anchors.rightMargin: half.wide ? 0 : Theme.m
        clip: true
        model: app.conversation
        boundsBehavior: Flickable.StopAtBounds
        activeFocusOnTab: true
        Accessible.role: Accessible.List
        Accessible.name: app.languages.name(half.tag)
        delegate: FaceTurn {
            width: ListView.view.width
            tag: half.tag
            other: half.other
            accent: half.side
            newest: index === ListView.view.count - 1
        }
        onMovementStarted: half.following = false
        onMovementEnded: half.following = atYEnd
        onContentHeightChanged: Qt.callLater(half.settle)
        onHeightChanged: Qt.callLater(half.settle)
        FocusRing {
            visible: list.activeFocus
            anchors.margins: 2
        }
    }
    Rectangle {  // lines go out of sight softly
        anchors.left: list.left
        anchors.right: list.right
        anchors.top: list.top
        height: Theme.xl
        visible: list.contentY > list.originY + 1
        gradient: Gradient {
            GradientStop { position: 0; color: half.color }
            GradientStop { position: 1; color: Qt.alpha(half.color, 0) }
        }
    }
    Label {
        anchors.fill: list
        anchors.margins: Theme.l
        visible: app.conversation.count === 0
        text: FaceWords.say(half.tag, QT_TR_NOOP("Speak %1. The other side reads and hears it in their language."), "FaceHalf").arg(app.languages.name(half.tag))
        size: Math.round(28 * Ui.faceSize)
        tone: "quiet"
        wrapMode: Text.Wrap
        fontSizeMode: Text.Fit
        minimumPixelSize: Theme.reading
        verticalAlignment: Text.AlignVCenter
        horizontalAlignment: Text.AlignHCenter
    }
    Button {
        objectName: "newest " + half.side
        visible: !half.following && !list.atYEnd
        anchors.horizontalCenter: list.horizontalCenter
        anchors.bottom: list.bottom
        implicitHeight: 48
        kind: "main"
        symbol: "newest"
        wide: false
        implicitWidth: 48
        tip: Commands.newest.text
        onClicked: half.follow()
    }
    Item {
        id: controls
        anchors.right: parent.right
        anchors.bottom: parent.bottom
        anchors.left: half.wide ? undefined : parent.left
        width: half.edge
        height: half.wide ? parent.height : half.edge
        Column {
            anchors.centerIn: parent
            width: parent.width - Theme.l
            spacing: Theme.s
            TalkButton {
                id: button
                objectName: "talk " + half.side
                anchors.horizontalCenter: parent.horizontalCenter
                visible: half.ear
                tag: half.tag
                accent: half.side
                size: half.mic
            }
            Column {
                width: parent.width
                spacing: 1
                Label {
                    width: parent.width
                    horizontalAlignment: Text.AlignHCenter
                    text: app.languages.name(half.tag)
                    tone: half.side
                    size: Theme.small
                    font.weight: Font.DemiBold
                    elide: Text.ElideRight
                }
                Label {
                    objectName: "state " + half.side
                    width: parent.width
                    horizontalAlignment: Text.AlignHCenter
                    text: FaceWords.state(half.tag)
                    font.weight: Font.DemiBold
                    wrapMode: Text.Wrap
                    maximumLineCount: half.wide ? 3 : 1
                    elide: Text.ElideRight
                    Accessible.role: Accessible.StatusBar
                }
            }
        }
    }
}

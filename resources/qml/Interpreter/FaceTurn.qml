import QtQuick

// A turn as one side reads it: in its own language, large, and below it what was really said.  Tapped, it is said again.
Item {
    id: row
    required property int turn
    required property bool current
    required property string language
    required property string targetLanguage
    required property string source
    required property string sourceTail
    required property string target
    required property string targetTail
    required property bool spoken
    required property bool ended
    required property int index
    property string tag
    property string other
    property string accent
    property bool newest
    readonly property bool own: language !== other && targetLanguage !== tag || ended && !target
    readonly property string standing: own ? source : target
    readonly property string tail: own ? sourceTail : targetTail
    readonly property string original: own ? "" : source + sourceTail
    readonly property bool mirrored: app.languages.mirrored(own ? language : tag)
    readonly property bool canSay: current && ended
    readonly property int size: Math.round((newest ? 38 : 28) * Ui.faceSize)

    objectName: "turn"
    height: texts.height + Theme.l
    activeFocusOnTab: canSay
    Accessible.role: canSay ? Accessible.Button : Accessible.ListItem
    Accessible.name: canSay ? qsTr("Say again: %1").arg(standing + tail) : standing + tail
    Accessible.onPressAction: row.say()
    Keys.onSpacePressed: say()
    Keys.onReturnPressed: say()
    Keys.onEnterPressed: say()
    LayoutMirroring.enabled: false  // the text's own language decides
    LayoutMirroring.childrenInherit: true

    function say() {
        if (canSay)
            app.session.say(turn)
    }

    TapHandler {
        id: tap
        enabled: row.canSay
        onTapped: row.say()
    }
    HoverHandler {
        id: hover
        enabled: row.canSay
    }
    Rectangle {
        anchors.fill: parent
        anchors.bottomMargin: Theme.xs
        radius: Theme.corner
        color: row.spoken ? Theme.colours[row.accent + "_soft"] : tap.pressed ? Theme.colours.pressed
             : hover.hovered ? Theme.colours.raised : "transparent"
        FocusRing {
            visible: row.activeFocus
            anchors.margins: 0
        }
    }
    Rectangle {  // whose words they were
        x: row.mirrored ? parent.width - width - Theme.xs : Theme.xs
        y: Theme.s
        width: 4
        radius: 2
        height: texts.height - Theme.s
        color: Theme.colours[row.own ? row.accent : row.accent === "here" ? "there" : "here"]
        opacity: row.newest ? 1 : 0.5
    }
    Column {
        id: texts
        x: Theme.l + (row.mirrored ? 0 : Theme.xs)
        y: Theme.xs
        width: parent.width - 2 * Theme.l
        spacing: Theme.xs
        Text {
            objectName: "face text"
            width: parent.width
            visible: text !== ""
            text: row.newest ? Words.standing(row.standing, row.tail) : Words.standing(row.standing + row.tail, "")
            textFormat: Text.StyledText
            wrapMode: Text.Wrap
            color: row.newest ? Theme.colours.ink : Theme.colours.tail
            font.pixelSize: row.size
            font.weight: row.newest ? Font.Medium : Font.Normal
            lineHeight: 1.2
            horizontalAlignment: row.mirrored ? Text.AlignRight : Text.AlignLeft
            Accessible.ignored: true
        }
        Label {
            width: parent.width
            visible: text !== ""
            text: row.original
            size: Math.round((row.newest ? Theme.reading : Theme.body) * Ui.faceSize)
            tone: "quiet"
            wrapMode: Text.Wrap
            maximumLineCount: 2
            elide: Text.ElideRight
            horizontalAlignment: app.languages.mirrored(row.language) ? Text.AlignRight : Text.AlignLeft
            Accessible.ignored: true
        }
    }
}

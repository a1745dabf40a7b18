import QtQuick

// A turn: what was said, and beside it the translation.  It grows downward only.
Item {
    id: row
    required property int turn
    required property bool current
    required property int time
    required property int lag
    required property string language
    required property string targetLanguage
    required property string source
    required property string sourceTail
    required property string target
    required property string targetTail
    required property bool typed
    required property bool edited
    required property bool heard
    required property bool spoken
    required property bool ended
    required property int index
    property Item pane  // where something can be done with it
    readonly property bool acting: pane !== null && pane.acting === row
    readonly property bool editing: pane !== null && pane.editing === turn && current
    readonly property bool mine: language === app.languages.here
    readonly property string accent: mine ? "here" : "there"
    readonly property string otherAccent: mine ? "there" : "here"
    readonly property bool untranslated: ended && targetLanguage === ""
    readonly property string label: qsTr("%1 said: %2. Translation: %3")
        .arg(app.languages.name(language)).arg(source + sourceTail).arg(target + targetTail)
    readonly property alias sourceText: said
    readonly property alias targetText: translated

    objectName: "row " + index
    height: Math.max(said.height, translated.height, untranslated ? remark.height : 0) + 2 * Theme.m
    Accessible.role: Accessible.ListItem
    Accessible.name: label
    Accessible.focusable: pane !== null
    Accessible.focused: ring.visible

    ListView.onPooled: if (pane && pane.pointed === row) pane.pointed = null
    HoverHandler {
        readonly property bool alone: hovered && !row.pane.overActions
        enabled: row.pane !== null
        onAloneChanged: if (alone) row.pane.pointed = row
    }
    TapHandler {
        enabled: row.pane !== null && !row.editing
        onTapped: row.pane.take(row)
    }
    Rectangle {
        anchors.fill: parent
        visible: row.heard || row.spoken || row.acting
        color: row.heard || row.spoken ? Theme.colours[(row.heard ? row.accent : row.otherAccent) + "_soft"] : Theme.colours.raised
        radius: Theme.corner
        border.width: app.appearance.scheme === "contrast" ? Theme.hair : 0
        border.color: Theme.colours.line
    }
    Rectangle {
        id: ring
        anchors.fill: parent
        anchors.margins: 1
        visible: row.pane !== null && row.pane.keyed && row.ListView.isCurrentItem
        color: "transparent"
        radius: Theme.corner
        border.width: Theme.ring
        border.color: Theme.colours.focus
    }
    TurnText {
        id: said
        anchors.left: parent.left
        anchors.leftMargin: Theme.l
        y: Theme.m
        width: Math.floor(parent.width / 2) - 2 * Theme.l
        tag: row.language
        accent: row.accent
        detail: [row.time >= 0 ? Words.clock(row.time) : "", row.typed ? qsTr("typed") : row.edited ? qsTr("corrected") : ""]
            .filter(Boolean).join("  ·  ")
        symbol: row.heard ? "hearing" : row.typed ? "keyboard" : ""
        standing: row.source
        tail: row.sourceTail
        editor: row.editing ? row.pane.editor : null
    }
    TurnText {
        id: translated
        anchors.right: parent.right
        anchors.rightMargin: Theme.l
        y: Theme.m
        width: said.width
        tag: row.targetLanguage
        accent: row.otherAccent
        detail: row.lag >= 0 && !row.typed && !row.edited ? qsTr("after %1").arg(Words.seconds(row.lag)) : ""
        symbol: row.spoken ? "speaker" : ""
        standing: row.target
        tail: row.targetTail
    }
    Label {
        id: remark
        objectName: "remark of row"
        visible: row.untranslated
        x: translated.x
        y: Theme.m
        width: said.width
        text: !row.untranslated ? "" : app.languages.has(row.language)
            ? app.languages.twoWay ? qsTr("Not translated") : qsTr("Already %1").arg(app.languages.name(row.language))
            : row.language ? qsTr("Not translated: %1 is not a language of this conversation").arg(app.languages.name(row.language))
            : qsTr("Not translated: no language of this conversation")
        size: Theme.small
        tone: "quiet"
        wrapMode: Text.Wrap
    }
}

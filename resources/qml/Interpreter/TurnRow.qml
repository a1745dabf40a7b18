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
    required property bool heard
    required property bool spoken
    required property bool ended
    required property int index
    readonly property bool mine: language === app.languages.here
    readonly property string accent: mine ? "here" : "there"
    readonly property string otherAccent: mine ? "there" : "here"

    height: Math.max(said.height, translated.height) + 2 * Theme.m
    Accessible.role: Accessible.ListItem
    Accessible.name: qsTr("%1 said: %2. Translation: %3")
        .arg(app.languages.name(language)).arg(source + sourceTail).arg(target + targetTail)

    Rectangle {
        anchors.fill: parent
        visible: row.heard || row.spoken
        color: Theme.colours[(row.heard ? row.accent : row.otherAccent) + "_soft"]
        radius: Theme.corner
        border.width: app.appearance.scheme === "contrast" ? Theme.hair : 0
        border.color: Theme.colours.line
    }
    TurnText {
        id: said
        anchors.left: parent.left
        anchors.leftMargin: Theme.l
        y: Theme.m
        width: Math.floor(parent.width / 2) - 2 * Theme.l
        tag: row.language
        accent: row.accent
        detail: [row.time >= 0 ? Words.clock(row.time) : "", row.typed ? qsTr("typed") : ""].filter(Boolean).join("  ·  ")
        symbol: row.heard ? "hearing" : ""
        standing: row.source
        tail: row.sourceTail
    }
    TurnText {
        id: translated
        anchors.right: parent.right
        anchors.rightMargin: Theme.l
        y: Theme.m
        width: said.width
        tag: row.targetLanguage
        accent: row.otherAccent
        detail: row.lag >= 0 ? qsTr("after %1").arg(Words.seconds(row.lag)) : ""
        symbol: row.spoken ? "speaker" : ""
        standing: row.target
        tail: row.targetTail
    }
}

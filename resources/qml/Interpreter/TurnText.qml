import QtQuick

// One side of a turn: its language and what is known of it in small type, and its text, or an `editor` in its place.
// Its height follows its text at once, as that of a Column would not: a row that is used again must know what it needs.
Item {
    id: side
    property string tag
    property string accent: "here"
    property string detail
    property string symbol
    property string standing
    property string tail
    property Component editor
    readonly property bool mirrored: app.languages.mirrored(tag)

    LayoutMirroring.enabled: false  // the text's own language decides
    LayoutMirroring.childrenInherit: true
    height: words.y + (editor === null ? words.height : field.height)
    visible: tag !== "" || standing !== "" || tail !== ""

    Row {
        id: head
        spacing: Theme.s
        height: 18
        width: parent.width
        layoutDirection: side.mirrored ? Qt.RightToLeft : Qt.LeftToRight
        Label {
            visible: text !== ""
            text: app.languages.name(side.tag)
            size: Theme.tiny
            tone: side.accent
            font.weight: Font.DemiBold
        }
        Label {
            visible: text !== ""
            text: side.detail
            size: Theme.tiny
            tone: "quiet"
        }
        Icon {
            name: side.symbol
            visible: side.symbol !== ""
            size: 16
            tone: side.accent
        }
    }
    Text {
        id: words
        objectName: "text"
        y: head.height + Theme.xs
        visible: side.editor === null
        width: parent.width
        text: side.tail ? Words.standing(side.standing, side.tail) : side.standing
        textFormat: side.tail ? Text.StyledText : Text.PlainText  // plain costs a quarter less
        wrapMode: Text.Wrap
        color: Theme.colours.ink
        font.pixelSize: app.appearance.textSize
        lineHeight: Theme.leading
        horizontalAlignment: side.mirrored ? Text.AlignRight : Text.AlignLeft
        Accessible.role: Accessible.StaticText
        Accessible.name: side.standing + side.tail
    }
    Loader {
        id: field
        y: words.y
        active: side.editor !== null
        visible: active
        sourceComponent: side.editor
        width: parent.width
    }
}

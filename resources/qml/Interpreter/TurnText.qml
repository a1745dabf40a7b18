import QtQuick

// One side of a turn: its language and what is known of it in small type, and its text.
Column {
    id: side
    property string tag
    property string accent: "here"
    property string detail
    property string symbol
    property string standing
    property string tail
    readonly property bool mirrored: app.languages.mirrored(tag)

    LayoutMirroring.enabled: false  // the text's own language decides
    LayoutMirroring.childrenInherit: true
    spacing: Theme.xs
    visible: tag !== ""

    Row {
        spacing: Theme.s
        height: 18
        width: parent.width
        layoutDirection: side.mirrored ? Qt.RightToLeft : Qt.LeftToRight
        Label {
            text: app.languages.name(side.tag)
            size: Theme.tiny
            tone: side.accent
            font.weight: Font.DemiBold
        }
        Label {
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
        objectName: "text"
        width: parent.width
        text: Words.standing(side.standing, side.tail)
        textFormat: Text.StyledText
        wrapMode: Text.Wrap
        color: Theme.colours.ink
        font.pixelSize: app.appearance.textSize
        lineHeight: Theme.leading
        horizontalAlignment: side.mirrored ? Text.AlignRight : Text.AlignLeft
        Accessible.role: Accessible.StaticText
        Accessible.name: side.standing + side.tail
    }
}

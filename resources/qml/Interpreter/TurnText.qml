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

    spacing: Theme.xs
    visible: tag !== ""

    Row {
        spacing: Theme.s
        height: 18
        width: parent.width
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
        font.pixelSize: Theme.reading
        lineHeight: Theme.leading
        horizontalAlignment: app.languages.mirrored(side.tag) ? Text.AlignRight : Text.AlignLeft
        LayoutMirroring.enabled: false
        Accessible.role: Accessible.StaticText
        Accessible.name: side.standing + side.tail
    }
}

import QtQuick

// The newest lines in one language, the last at the bottom.
Item {
    id: band
    property var lines
    property real size: 28
    property string tone: "on_caption"
    readonly property bool mirrored: app.languages.mirrored(lines.tag)

    // Whole lines only.
    function heightOf(count) {
        return Math.ceil(count * metrics.height * leading)
    }
    readonly property real leading: 1.1

    Accessible.role: Accessible.List
    Accessible.name: qsTr("Captions in %1").arg(app.languages.name(lines.tag))

    FontMetrics {
        id: metrics
        font.pixelSize: band.size
        font.weight: Font.Medium
    }
    Item {
        anchors.bottom: parent.bottom
        width: parent.width
        height: band.heightOf(Math.max(1, Math.floor((parent.height + 1) / (metrics.height * band.leading))))
        clip: true
        Column {
            anchors.bottom: parent.bottom
            width: parent.width
            Repeater {
                model: band.lines
                Text {
                    required property string line
                    required property string tail
                    objectName: "caption"
                    width: parent.width
                    text: Words.standing(line, tail, Theme.colours.caption_tail)
                    textFormat: Text.StyledText
                    wrapMode: Text.Wrap
                    color: Theme.colours[band.tone]
                    font.pixelSize: band.size
                    font.weight: Font.Medium
                    lineHeight: band.leading
                    LayoutMirroring.enabled: false  // the text's own language decides
                    horizontalAlignment: band.mirrored ? Text.AlignRight : Text.AlignLeft
                    Accessible.role: Accessible.StaticText
                    Accessible.name: line + tail
                }
            }
        }
    }
}

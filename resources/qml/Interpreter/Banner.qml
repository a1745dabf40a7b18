import QtQuick
import QtQuick.Layouts

// A quiet line across the window: an icon, words, and room for a button.
Rectangle {
    id: banner
    property string symbol: "warning"
    property string text
    property string tone: "warn"
    default property alias actions: actions.data

    implicitHeight: Math.max(words.implicitHeight + 2 * Theme.s, actions.implicitHeight + 2 * Theme.xs, Theme.control)
    radius: Theme.corner
    color: Theme.colours[tone + "_soft"]
    border.width: app.appearance.scheme === "contrast" ? Theme.hair : 0
    border.color: Theme.colours.line
    Accessible.role: Accessible.AlertMessage
    Accessible.name: text

    RowLayout {
        anchors.fill: parent
        anchors.leftMargin: Theme.l
        anchors.rightMargin: Theme.s
        spacing: Theme.m
        Icon {
            name: banner.symbol
            tone: banner.tone
        }
        Label {
            id: words
            Layout.fillWidth: true
            text: banner.text
            size: Theme.small
            wrapMode: Text.Wrap
            Accessible.ignored: true
        }
        Row {
            id: actions
            spacing: Theme.s
        }
    }
}

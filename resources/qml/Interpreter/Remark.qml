import QtQuick
import QtQuick.Layouts

// A line in a page: an icon, what is so, and what can be done about it.
RowLayout {
    id: remark
    property string symbol: "warning"
    property string tone: "warn"
    property string text
    property string remedy

    spacing: Theme.m
    Icon {
        Layout.alignment: Qt.AlignTop
        name: remark.symbol
        tone: remark.tone
    }
    Column {
        Layout.fillWidth: true
        spacing: 2
        Label {
            width: parent.width
            text: remark.text
            wrapMode: Text.Wrap
        }
        Label {
            width: parent.width
            visible: text !== ""
            text: remark.remedy
            size: Theme.small
            tone: "quiet"
            wrapMode: Text.Wrap
        }
    }
}

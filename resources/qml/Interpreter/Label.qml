import QtQuick

// Text in the interface's type; `size` is one of Theme's.
Text {
    property int size: Theme.body
    property string tone: "ink"

    color: Theme.colours[tone]
    font.pixelSize: size
    horizontalAlignment: Text.AlignLeft  // where lines begin in the window, whatever is written in them
    textFormat: Text.PlainText
    Accessible.role: Accessible.StaticText
    Accessible.name: text
    Accessible.ignored: text === ""
}

import QtQuick

// Where one is in a row of steps.  Those that were seen can be gone back to.
Row {
    id: steps
    property var names: []
    property int current
    signal chosen(int step)

    spacing: Theme.xs
    Accessible.role: Accessible.PageTabList
    Accessible.name: qsTr("Step %1 of %2: %3").arg(current + 1).arg(names.length).arg(names[current] || "")

    Repeater {
        model: steps.names
        Button {
            required property string modelData
            required property int index
            readonly property bool here: index === steps.current
            objectName: "step " + index
            kind: "flat"
            enabled: index <= steps.current
            leftPadding: Theme.s
            rightPadding: Theme.s
            text: modelData
            symbol: index < steps.current ? "chosen" : ""
            opacity: here ? 1 : 0.75
            onClicked: steps.chosen(index)
            Accessible.role: Accessible.PageTab
            Rectangle {
                anchors.bottom: parent.bottom
                x: Theme.s
                width: parent.width - 2 * Theme.s
                height: 3
                radius: 1.5
                color: parent.here ? Theme.colours.here : parent.index < steps.current ? Theme.colours.there : Theme.colours.line
            }
        }
    }
}

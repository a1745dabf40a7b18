import QtQuick
import QtQuick.Templates as T

// One of a few, side by side.  `options` are {value, text, enabled}; what is picked comes as `picked(value)`.
Row {
    id: segments
    property var options: []
    property string value
    property string name
    signal picked(string value)

    spacing: 2
    Accessible.role: Accessible.Grouping
    Accessible.name: name

    Repeater {
        model: segments.options
        T.AbstractButton {
            id: option
            required property var modelData
            readonly property bool chosen: modelData.value === segments.value
            readonly property int radius: Theme.corner
            objectName: segments.objectName + " " + modelData.value
            width: (segments.width - (segments.options.length - 1) * segments.spacing) / segments.options.length
            height: 44
            enabled: modelData.enabled !== false
            opacity: enabled ? 1 : 0.55
            focusPolicy: Qt.StrongFocus
            Accessible.role: Accessible.RadioButton
            Accessible.name: modelData.text
            Accessible.checked: chosen
            Accessible.onPressAction: click()
            Keys.onReturnPressed: click()
            Keys.onEnterPressed: click()
            onClicked: segments.picked(modelData.value)
            contentItem: Item {
                Label {
                    anchors.fill: parent
                    anchors.margins: Theme.xs
                    text: option.modelData.text
                    size: Theme.small
                    tone: option.chosen ? "here" : "ink"
                    font.weight: option.chosen ? Font.DemiBold : Font.Normal
                    wrapMode: Text.Wrap
                    maximumLineCount: 2
                    elide: Text.ElideRight
                    horizontalAlignment: Text.AlignHCenter
                    verticalAlignment: Text.AlignVCenter
                    Accessible.ignored: true
                }
            }
            background: Rectangle {
                radius: option.radius
                color: option.chosen ? Theme.colours.here_soft : option.hovered ? Theme.colours.pressed : Theme.colours.raised
                border.width: option.chosen || app.appearance.scheme === "contrast" ? Theme.hair : 0
                border.color: option.chosen ? Theme.colours.here : Theme.colours.line
                FocusRing {
                    visible: option.visualFocus
                    of: option
                }
            }
        }
    }
}

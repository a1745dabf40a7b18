import QtQuick
import QtQuick.Templates as T

// One of several, from a list that opens.
T.ComboBox {
    id: control
    property string name
    property string tone: "ink"
    property bool framed  // in a form, where it stands among fields
    property int chosen: -1  // which of the model
    readonly property int radius: Theme.corner

    implicitHeight: Theme.control
    implicitWidth: Math.max(112, contentItem.implicitWidth + leftPadding + rightPadding)
    leftPadding: mirrored ? Theme.xxl : Theme.m
    rightPadding: mirrored ? Theme.m : Theme.xxl
    focusPolicy: Qt.StrongFocus
    currentIndex: chosen
    // A combo box goes to the first of a new model, as when its names are said in another language.
    onModelChanged: currentIndex = Qt.binding(() => chosen)
    Accessible.role: Accessible.ComboBox
    Accessible.name: name + ": " + displayText
    Accessible.onPressAction: popup.open()

    contentItem: Label {
        text: control.displayText
        color: Theme.colours[control.tone]
        font.weight: Font.DemiBold
        verticalAlignment: Text.AlignVCenter
        elide: Text.ElideRight
        Accessible.ignored: true
    }
    indicator: Icon {
        x: control.mirrored ? Theme.s : control.width - width - Theme.s
        y: (control.height - height) / 2
        name: "open"
        size: 16
        tone: "quiet"
    }
    background: Rectangle {
        radius: control.radius
        color: control.down ? Theme.colours.pressed : control.hovered || control.framed ? Theme.colours.raised : "transparent"
        border.width: control.framed || app.appearance.scheme === "contrast" ? Theme.hair : 0
        border.color: Theme.colours.line
        FocusRing {
            visible: control.visualFocus
            of: control
        }
    }
    delegate: T.ItemDelegate {
        id: option
        required property var modelData
        required property int index
        objectName: "option " + (modelData.tag !== undefined ? modelData.tag : modelData)
        width: ListView.view.width
        height: Theme.control
        highlighted: control.highlightedIndex === index
        Accessible.role: Accessible.ListItem
        Accessible.name: label.text
        contentItem: Item {
            Label {
                id: label
                anchors.fill: parent
                anchors.leftMargin: Theme.m
                anchors.rightMargin: Theme.m
                verticalAlignment: Text.AlignVCenter
                text: control.textRole ? option.modelData[control.textRole] : option.modelData
                font.weight: control.currentIndex === option.index ? Font.DemiBold : Font.Normal
            }
        }
        background: Rectangle {
            radius: Theme.s
            color: option.highlighted ? Theme.colours.raised : "transparent"
        }
    }
    popup: T.Popup {
        y: control.height + Theme.xs
        width: Math.max(control.width, 180)
        padding: Theme.xs
        implicitHeight: contentItem.implicitHeight + 2 * Theme.xs
        contentItem: ListView {
            clip: true
            implicitHeight: Math.min(contentHeight, 8 * Theme.control)
            model: control.popup.visible ? control.delegateModel : null
            currentIndex: control.highlightedIndex
        }
        background: Card { radius: Theme.corner }
    }
}

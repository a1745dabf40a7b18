import QtQuick
import QtQuick.Templates as T

// Something that lies over the window until it is closed: a title, and below it what can be scrolled.
T.Popup {
    id: sheet
    property string title
    property real wide: 560
    property bool tall  // as high as the window, whatever is in it
    readonly property real room: parent.height - 2 * Theme.xl - head.height - 2 * Theme.m
    readonly property real begin: scroll.y - scroll.contentY  // of what is in it, where it stands
    default property alias content: body.data

    parent: T.Overlay.overlay
    anchors.centerIn: parent
    width: Math.min(wide, parent.width - 2 * Theme.xl)
    height: tall ? parent.height - 2 * Theme.xl : Math.min(implicitHeight, parent.height - 2 * Theme.xl)
    implicitHeight: head.height + body.implicitHeight + Theme.xl
    modal: true
    focus: true
    visible: true
    closePolicy: T.Popup.CloseOnEscape | T.Popup.CloseOnPressOutside
    Component.onCompleted: closed.connect(() => Ui.sheet = "")
    T.Overlay.modal: Rectangle { color: "#80000000" }

    background: Card {}
    contentItem: FocusScope {
        focus: true
        Accessible.role: Accessible.Dialog
        Accessible.name: sheet.title
        Item {
            id: head
            width: parent.width
            height: 56
            Label {
                anchors.left: parent.left
                anchors.leftMargin: Theme.xl
                anchors.verticalCenter: parent.verticalCenter
                text: sheet.title
                size: Theme.title
                font.weight: Font.DemiBold
                Accessible.role: Accessible.Heading
            }
            Button {
                objectName: "close sheet"
                anchors.right: parent.right
                anchors.rightMargin: Theme.l
                anchors.verticalCenter: parent.verticalCenter
                kind: "bare"
                symbol: "close"
                tip: qsTr("Close")
                key: "Esc"
                focus: true
                onClicked: sheet.close()
            }
        }
        Flickable {
            id: scroll
            objectName: "sheet scroll"
            anchors.fill: parent
            anchors.topMargin: head.height
            anchors.bottomMargin: Theme.m
            contentHeight: body.implicitHeight
            boundsBehavior: Flickable.StopAtBounds
            clip: true
            Column {
                id: body
                x: Theme.xl
                width: parent.width - 2 * Theme.xl
                topPadding: Theme.xs
                bottomPadding: Theme.xs
                spacing: Theme.m
            }
        }
        Thumb { of: scroll }
    }
}

import QtQuick

// Held, it lets either side speak; in the bar, where turns begin with a button.
Button {
    id: control
    property real room: 1200  // how wide the bar is
    readonly property bool held: finger.active || pressed
    kind: app.talk.held ? "main" : "plain"
    symbol: app.talk.held ? "hearing" : "hold"
    text: room < 880 ? "" : room < 1100 ? qsTr("Hold") : app.talk.held ? qsTr("Speak now") : qsTr("Hold to speak")
    implicitWidth: wide ? implicitContentWidth + leftPadding + rightPadding : implicitHeight
    tip: qsTr("Hold to speak, either language")
    key: qsTr("Space")
    implicitHeight: 52
    onHeldChanged: held ? app.talk.press("") : app.talk.release("")
    Accessible.onPressAction: app.talk.held ? app.talk.release("") : app.talk.press("")
    PointHandler {
        id: finger
        acceptedButtons: Qt.LeftButton
    }
}

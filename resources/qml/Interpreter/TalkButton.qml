import QtQuick
import QtQuick.Templates as T

// A side's large microphone: tapped where the voice begins a turn, held where a button does.
T.AbstractButton {
    id: control
    property string tag
    property string accent: "here"
    property real size: 96
    readonly property bool pushing: app.talk.pushing
    readonly property bool held: pushing && (finger.active || pressed)
    readonly property string doing: app.session.doing
    readonly property bool mine: FaceWords.mine(doing === "speaking" ? app.session.spokenLanguage : app.session.heardLanguage, tag)
    readonly property bool live: app.talk.held ? !app.talk.holder || app.talk.holder === tag
        : doing === "hearing" && mine || doing === "speaking" && mine
    readonly property int radius: size / 2

    implicitWidth: size
    implicitHeight: size
    focusPolicy: Qt.StrongFocus
    enabled: doing !== "finishing"
    opacity: enabled ? 1 : 0.55
    Accessible.role: Accessible.Button
    Accessible.name: qsTr("Microphone, %1: %2").arg(app.languages.name(tag)).arg(FaceWords.state(tag))
    Accessible.onPressAction: pushing ? toggle() : click()
    onHeldChanged: held ? app.talk.press(tag) : app.talk.release(tag)
    onClicked: {
        if (pushing)
            return
        if (!app.session.wanted)
            app.session.start()
        else
            app.session.pause(doing !== "paused")
    }

    // For who can press but not hold: once to begin, once more to end.
    function toggle() {
        if (app.talk.held)
            app.talk.release(tag)
        else
            app.talk.press(tag)
    }

    PointHandler {
        id: finger  // held on to wherever the finger slides
        enabled: control.pushing
        acceptedButtons: Qt.LeftButton
    }
    background: Item {
        Rectangle {  // how loud it is, for who is meant
            anchors.centerIn: parent
            readonly property real more: control.live && control.doing !== "speaking" ? 4 + 18 * app.session.level : 0
            width: control.size + more
            height: width
            radius: width / 2
            color: Theme.colours[control.accent + "_soft"]
            Behavior on width { NumberAnimation { duration: Theme.quick } }
        }
        Rectangle {
            anchors.fill: parent
            radius: width / 2
            color: control.live ? Theme.colours[control.accent] : control.down ? Theme.colours.pressed : Theme.colours[control.accent + "_soft"]
            border.width: Theme.ring
            border.color: Theme.colours[control.accent]
        }
        FocusRing {
            visible: control.visualFocus
            of: control
        }
    }
    contentItem: Item {
        Icon {
            anchors.centerIn: parent
            size: Math.round(control.size * 0.42)
            name: FaceWords.icon(control.tag)
            tone: control.live ? "on_" + control.accent : control.doing === "unable" ? "bad" : control.accent
        }
    }
}

import QtQuick
import QtQuick.Layouts

// A number in a range, with its unit: written, or changed by steps.  Where it is `optional`, nothing means automatic.
FocusScope {
    id: stepper
    property string name
    property var value
    property real from
    property real to
    property real step: 1
    property string unit
    property bool whole: true
    property bool optional
    signal changed(var value)
    readonly property bool automatic: value === undefined || value === null

    implicitHeight: Theme.control
    implicitWidth: 200
    opacity: enabled ? 1 : 0.55

    function put(number) {
        const rounded = whole ? Math.round(number) : Math.round(number * 1000) / 1000
        const kept = Math.min(to, Math.max(from, rounded))
        if (kept !== value)
            changed(kept)
        else
            field.show()
    }

    function move(steps) {
        if (automatic)
            put(from)
        else
            put(steps > 0 ? Math.floor(value / step + 1e-6) * step + step : Math.ceil(value / step - 1e-6) * step - step)
    }

    RowLayout {
        anchors.fill: parent
        spacing: Theme.xs
        Button {
            objectName: stepper.objectName + " less"
            symbol: "minus"
            tip: qsTr("Less: %1").arg(stepper.name)
            enabled: stepper.automatic || stepper.value > stepper.from
            onClicked: stepper.move(-1)
        }
        Field {
            id: field
            objectName: stepper.objectName + " number"
            Layout.fillWidth: true
            focus: true
            name: stepper.name
            horizontalAlignment: TextInput.AlignHCenter
            hint: stepper.optional ? qsTr("automatic") : ""
            inputMethodHints: Qt.ImhFormattedNumbersOnly

            function show() {
                text = stepper.automatic ? "" : stepper.value + (stepper.unit ? " " + stepper.unit : "")
            }

            Accessible.description: qsTr("%1 to %2").arg(stepper.from).arg(stepper.to)
            Keys.onUpPressed: stepper.move(1)
            Keys.onDownPressed: stepper.move(-1)
            onEditingFinished: {
                const number = parseFloat(text.replace(",", "."))
                if (stepper.optional && text.trim() === "" && !stepper.automatic)
                    stepper.changed(null)
                else if (isNaN(number))
                    show()
                else
                    stepper.put(number)
            }
            Component.onCompleted: show()
            Connections {
                target: stepper
                function onValueChanged() { field.show() }
            }
        }
        Button {
            objectName: stepper.objectName + " more"
            symbol: "plus"
            tip: qsTr("More: %1").arg(stepper.name)
            enabled: stepper.automatic || stepper.value < stepper.to
            onClicked: stepper.move(1)
        }
    }
}

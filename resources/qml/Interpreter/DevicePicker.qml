import QtQuick

// One of the microphones, or of the loudspeakers.
Picker {
    id: picker
    required property string side
    readonly property var devices: side === "input" ? app.devices.microphones : app.devices.loudspeakers
    readonly property string device: side === "input" ? app.devices.microphone : app.devices.loudspeaker
    readonly property var names: devices.map((device) => ({ tag: device.name, name: label(device) }))

    function label(device) {
        if (device.name === "")
            return qsTr("As the system has it")
        return device.monitor ? qsTr("%1 (what the computer plays)").arg(device.label)
            : device.handsfree ? qsTr("%1 (hands-free)").arg(device.label) : device.label
    }

    framed: true
    name: side === "input" ? qsTr("Microphone") : qsTr("Loudspeaker")
    model: names
    textRole: "name"
    chosen: devices.findIndex((one) => one.name === device)
    onActivated: (index) => app.devices.choose(side, devices[index].name)
}

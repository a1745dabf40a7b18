import QtQuick

// How loud it is: bars that fill from the left.  `level` is 0..1.
Item {
    id: meter
    property real level: 0
    property int bars: 14

    implicitWidth: bars * 5 - 2
    implicitHeight: Theme.icon
    Accessible.role: Accessible.ProgressBar
    Accessible.name: qsTr("Input level")
    Accessible.description: qsTr("%1 %").arg(Math.round(level * 100))

    Row {
        anchors.verticalCenter: parent.verticalCenter
        spacing: 2
        Repeater {
            model: meter.bars
            Rectangle {
                required property int index
                readonly property bool lit: meter.level * meter.bars > index + 0.5
                anchors.verticalCenter: parent.verticalCenter
                width: 3
                height: 6 + 12 * Math.sin((index + 1) / (meter.bars + 1) * Math.PI)
                radius: 1.5
                color: !lit ? Theme.track : index >= meter.bars - 2 ? Theme.colours.warn : Theme.colours.there
            }
        }
    }
}

pragma Singleton
import QtQuick

// The scales of the design.  Colours come from Python, where a test holds their contrast.
QtObject {
    readonly property var colours: app.appearance.colours
    readonly property bool dark: app.appearance.scheme !== "light"
    // What a bar has not filled; white would look like full.
    readonly property color track: app.appearance.scheme === "contrast" ? colours.pressed : colours.line

    // Spacing
    readonly property int hair: 1
    readonly property int xs: 4
    readonly property int s: 8
    readonly property int m: 12
    readonly property int l: 16
    readonly property int xl: 24
    readonly property int xxl: 32
    readonly property int xxxl: 48

    // Type, in pixels; line height as a factor
    readonly property int tiny: 12
    readonly property int small: 13
    readonly property int body: 15
    readonly property int reading: 18
    readonly property int title: 22
    readonly property int display: 28
    readonly property real leading: 1.35

    // Shapes
    readonly property int corner: 10
    readonly property int cornerLarge: 16
    readonly property int control: 40
    readonly property int icon: 20
    readonly property int ring: 2

    // Motion
    readonly property int quick: 120
    readonly property int slow: 260
}

import QtQuick

// An icon of the family, in one of the theme's colours.  It says nothing by itself: words stand beside it.
Image {
    property string name
    property int size: Theme.icon
    property string tone: "ink"

    mirror: (name === "oneway" || name === "back") && app.interface.mirrored  // it points where the reading goes
    width: size
    height: size
    sourceSize: Qt.size(size, size)
    source: name ? "image://icons/" + name + "/" + String(Theme.colours[tone]).slice(1) : ""
    Accessible.ignored: true
}

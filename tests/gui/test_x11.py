"""The window on X11: what only a windowing system can show, in a process of its own."""

from __future__ import annotations

import os
import subprocess
import sys

from tests.gui.stage import ROOT
from tests.gui.xvfb import on_x11, x_server

CHILD = """
from PySide6.QtCore import QEvent, QObject, Qt
from interpreter_app.gui.app import application
application()
from tests.gui.stage import Stage
from tests.gui.xvfb import xdotool

CTRL = Qt.KeyboardModifier.ControlModifier
stage = Stage(until=12)
stage.view.setPosition(20, 20)
stage.press(Qt.Key.Key_3, CTRL)
stage.captions.setGeometry(100, 400, 700, 120)
stage.wait(400)

class Clicks(QObject):
    seen = 0
    def eventFilter(self, watched, event):
        self.seen += event.type() == QEvent.Type.MouseButtonPress
        return False

clicks = Clicks()
stage.view.installEventFilter(clicks)

def click():
    before = clicks.seen
    xdotool("mousemove", "300", "480", "click", "1")
    stage.wait(300)
    return clicks.seen - before

print("on top", click())
stage.press(Qt.Key.Key_G, CTRL)
stage.wait(200)
print("through", click())
stage.view.requestActivate()
stage.press(Qt.Key.Key_G, CTRL)
stage.wait(200)
print("taken again", click())

stage.window.talk.push(True)
stage.window.talk.listen_everywhere(True)
stage.window.session.start()
stage.wait(300)
xdotool("keydown", "ctrl", "keydown", "alt", "keydown", "space")
stage.wait(800)  # it repeats meanwhile
xdotool("keyup", "space", "keyup", "alt", "keyup", "ctrl")
stage.wait(300)
print("talk", [asked[1] for asked in stage.asked if asked[0] == "talk"], stage.window.talk._global.trouble)
stage.close()
"""


@on_x11
def test_the_mouse_goes_through_captions_and_the_key_is_heard() -> None:
    with x_server() as display:
        environment = {name: value for name, value in os.environ.items() if name != "XDG_SESSION_TYPE"}
        environment |= {"DISPLAY": display, "QT_QPA_PLATFORM": "xcb", "PYTHONPATH": str(ROOT)}
        done = subprocess.run(
            [sys.executable, "-c", CHILD],
            cwd=ROOT, env=environment, capture_output=True, text=True, check=False, timeout=60,
        )  # fmt: skip
    said = done.stdout.splitlines()
    assert said[:3] == ["on top 0", "through 1", "taken again 0"], done.stderr
    assert said[3] == "talk [True, False] ", done.stderr

"""Where concrete classes are named: settings become engines; engines, files and devices become sessions."""

from interpreter_app.compose.baseline import SHAPES, STAGES, TRANSCRIBE, UNCOUNTED, Rig, Shape, naive, open_rig
from interpreter_app.compose.engines import Chosen, choose, open_engines
from interpreter_app.compose.files import FILE_LANE, interpret, offline
from interpreter_app.compose.live import Conversation, listen
from interpreter_app.pipeline.engines_host import Engines

__all__ = [
    "FILE_LANE",
    "SHAPES",
    "STAGES",
    "TRANSCRIBE",
    "UNCOUNTED",
    "Chosen",
    "Conversation",
    "Engines",
    "Rig",
    "Shape",
    "choose",
    "interpret",
    "listen",
    "naive",
    "offline",
    "open_engines",
    "open_rig",
]

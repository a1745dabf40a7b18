"""Where concrete classes are named: settings become engines; engines, files and devices become sessions."""

from interpreter_app.compose.engines import Chosen, choose, open_engines
from interpreter_app.compose.files import FILE_LANE, interpret, offline
from interpreter_app.compose.live import Conversation, listen

__all__ = ["FILE_LANE", "Chosen", "Conversation", "choose", "interpret", "listen", "offline", "open_engines"]

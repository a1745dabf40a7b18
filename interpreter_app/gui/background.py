"""Work that must not hold the window up: on threads of its own, and what comes of it back in the window's thread."""

from __future__ import annotations

import threading
from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, Signal

from interpreter_app.core.errors import InterpreterError

Call = Callable[[], None]


class Background(QObject):
    """Threads of one view model, and the way back from any thread."""

    _told = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._threads: list[threading.Thread] = []
        self._told.connect(lambda call: call(), Qt.ConnectionType.QueuedConnection)

    def tell(self, call: Call) -> None:
        """Call it in the window's thread, soon; any thread may ask."""
        self._told.emit(call)

    def spawn(
        self, name: str, work: Call, failed: Callable[[InterpreterError], None], then: Call | None = None
    ) -> None:
        """Do `work` on a thread; in the window's, `failed` is told why it could not be done, and `then` is called.

        What nobody expected is told as an error too: the window must say it, not die of it.
        """

        def run() -> None:
            error = attempt(work)
            if error is not None:
                self.tell(lambda: failed(error))
            if then is not None:
                self.tell(then)

        self._threads = [thread for thread in self._threads if thread.is_alive()]
        self._threads.append(threading.Thread(target=run, name=name, daemon=True))
        self._threads[-1].start()

    def join(self, prefix: str, seconds: float) -> None:
        """Wait for threads whose names begin so."""
        for thread in self._threads:
            if thread.name.startswith(prefix):
                thread.join(seconds)


def attempt(work: Call) -> InterpreterError | None:
    """Do `work`; what it failed with."""
    try:
        work()
    except InterpreterError as error:
        return error
    except Exception as error:  # noqa: BLE001 - see `Background.spawn`
        return InterpreterError(f"{type(error).__name__}: {error}")
    return None

"""Figures of the running conversation, for those who want to know why it is late or silent; the reducer knows no Qt."""

from __future__ import annotations

import math
import threading
import time
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from PySide6.QtCore import Property, QObject, Qt, QTimer, Signal, Slot

from interpreter_app.core.events import (
    AudioDropped,
    ClauseSkipped,
    Event,
    FallingBehind,
    LevelMeasured,
    OwnVoiceDropped,
    SpeakingStarted,
    SpeechStopped,
    StageFailed,
)
from interpreter_app.core.text import Hypothesis, Translation
from interpreter_app.core.units import milliseconds
from interpreter_app.gui.bridge import Item
from interpreter_app.gui.reports import Opening, Report
from interpreter_app.gui.tools import Tools

SILENCE_DB = -100.0
REFRESH_MS = 500


@dataclass(frozen=True, slots=True)
class Figures:
    """Since the conversation began."""

    rms: float = 0.0
    peak: float = 0.0
    heard_ms: int = 0
    losses: int = 0
    """How often sound was lost between the microphone and the program, and how much in all."""
    lost_ms: int = 0
    skipped: int = 0
    """Clauses that were shown and not spoken."""
    own_voice: int = 0
    """Utterances that were the program's own voice."""
    failures: int = 0
    lags: Mapping[str, int] = field(default_factory=dict)
    """Milliseconds that each stage took for the last utterance: recognition from the endpoint on, translation from the
    final text on, speech from the final translation on."""
    backlog: Mapping[str, int] = field(default_factory=dict)
    """Milliseconds by which stages are late."""
    since: tuple[str, int] = ("", 0)
    """What the next stage's time is counted from."""


def count(now: Figures, news: Event | Report, elapsed_ms: int) -> Figures:
    """The figures after `news`."""
    match news:
        case Opening():
            return Figures()
        case LevelMeasured():
            return replace(now, rms=news.rms, peak=news.peak, heard_ms=milliseconds(news.heard))
        case SpeechStopped():
            return replace(now, since=("recognition", elapsed_ms))
        case Hypothesis(final=True):
            return _timed(now, "recognition", "translation", elapsed_ms)
        case Translation(final=True):
            return _timed(now, "translation", "synthesis", elapsed_ms)
        case SpeakingStarted():
            return _timed(now, "synthesis", "", elapsed_ms)
        case FallingBehind():
            return replace(now, backlog={**now.backlog, news.stage: milliseconds(news.lag)})
        case AudioDropped():
            return replace(now, losses=now.losses + 1, lost_ms=now.lost_ms + milliseconds(news.lost))
        case ClauseSkipped():
            return replace(now, skipped=now.skipped + 1)
        case OwnVoiceDropped():
            return replace(now, own_voice=now.own_voice + 1)
        case StageFailed():
            return replace(now, failures=now.failures + 1)
        case _:
            return now


def _timed(now: Figures, stage: str, following: str, elapsed_ms: int) -> Figures:
    expected, begun = now.since
    if expected != stage:
        return now
    return replace(now, lags={**now.lags, stage: max(0, elapsed_ms - begun)}, since=(following, elapsed_ms))


class DiagnosticsModel(QObject):
    """The figures of the moment, twice a second while somebody looks."""

    changed = Signal()
    _told = Signal(object)

    def __init__(self, tools: Tools) -> None:
        super().__init__()
        self._tools = tools
        self._figures = Figures()
        self._began = (0.0, 0)
        """Computing time and sound heard when the conversation began."""
        self._machine: list[str] = []
        self._timer = QTimer(self, interval=REFRESH_MS)
        self._timer.timeout.connect(self.changed)
        self._told.connect(self._know, Qt.ConnectionType.QueuedConnection)

    @Slot(object)
    def take(self, items: tuple[Item, ...]) -> None:
        """Count what has happened."""
        for news, elapsed_ms in items:
            if isinstance(news, Opening):
                self._began = (time.process_time(), 0)
            self._figures = count(self._figures, news, elapsed_ms)

    @Slot(bool)
    def watch(self, on: bool) -> None:
        """Follow what happens, or do not."""
        if not on:
            self._timer.stop()
            return
        self._timer.start()
        self.changed.emit()
        if not self._machine:
            threading.Thread(target=lambda: self._told.emit(self._look()), name="machine", daemon=True).start()

    @Property("QVariantMap", notify=changed)  # type: ignore[arg-type]
    def figures(self) -> dict[str, float]:
        """`rms`, `peak` in dB below full scale, `factor`, `losses`, `lost` in ms, `skipped`, `ownVoice`, `failures`."""
        now = self._figures
        heard_s = now.heard_ms / 1000
        computed_s = time.process_time() - self._began[0]
        return {
            "rms": _decibels(now.rms),
            "peak": _decibels(now.peak),
            "factor": computed_s / heard_s if heard_s > 1 else 0.0,
            "losses": now.losses,
            "lost": now.lost_ms,
            "skipped": now.skipped,
            "ownVoice": now.own_voice,
            "failures": now.failures,
        }

    @Property("QVariantList", notify=changed)  # type: ignore[arg-type]
    def stages(self) -> list[dict[str, object]]:
        """Each stage: `name`, `took` in ms for the last utterance (-1: not yet), `late` in ms."""
        now = self._figures
        return [
            {"name": name, "took": now.lags.get(name, -1), "late": now.backlog.get(name, 0)}
            for name in ("recognition", "translation", "synthesis")
        ]

    @Property("QStringList", notify=changed)  # type: ignore[arg-type]
    def machine(self) -> list[str]:
        """The processor and the memory, in words."""
        return self._machine

    def _look(self) -> list[str]:
        return [finding.what for finding in self._tools.machine()]

    @Slot(object)
    def _know(self, machine: list[str]) -> None:
        self._machine = machine
        self.changed.emit()


def _decibels(level: float) -> float:
    return 20 * math.log10(level) if level > 0 else SILENCE_DB

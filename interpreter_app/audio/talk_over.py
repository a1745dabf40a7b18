"""Who speaks: the program alone, or somebody over its voice; from what two echo cancellers leave of the same frames.

The one (AEC3) suppresses the echo, the other (linear) only subtracts what it knows of it.  Figures were measured with
an echo at -27 dB, noise from -75 to -45 dB, and people who were as loud as the echo, and 6 dB louder and quieter.
"""

from __future__ import annotations

import math

import numpy as np

from interpreter_app.core.audio import Floats

AUDIBLE = 1e-7
"""Power per sample of what is played: -70 dB."""
AFTER = 60
"""Frames (0.6 s) for which an echo may come after what was played: its delay and a room's reverberation."""
ABOVE_DB = 12.0
"""So far above what AEC3 leaves of the echo alone at its quietest is somebody; its loudest moments reach 6 dB."""
QUIETEST_DB, AT_FIRST_DB = -62.0, -55.0
"""What AEC3 leaves in place of an echo is noise: as much as there is in the room."""
BEYOND_DB, BEYOND_AT_FIRST_DB, BEYOND_AT_MOST_DB = 20.0, 26.0, 45.0
"""So much more than usual beside the echo that is subtracted is somebody: 19 dB are never reached by devices in step.

Where they drift apart, more is, and while AEC3 finds nobody the bound is raised by each frame that exceeds it.
"""
RAISE_DB, LOWER_DB = 1.0, 0.005
"""How the bound follows, so that one frame in 200 of the echo alone exceeds it."""
BESIDE_DB = 10.0
"""And so far above the noise."""
RINGING = 0.9
"""An echo dies away no slower, per frame."""
UP_DB, DOWN_DB = 0.01, 0.1
"""What is usual is followed so fast, per frame: up slowly, or it would follow somebody who speaks."""
HOLD = 33
"""Frames for which somebody who has fallen silent is still listened to: 300 ms, and what is decided ahead."""
LEARNT = 100
"""Frames of the echo alone that tell whether the linear canceller can be heard: 1 s."""
ENOUGH = 0.06
"""It must leave 12 dB less than came, besides what AEC3 leaves as well: noise."""
INAUDIBLE = 1e-5
"""Power per sample, -50 dB, of what comes to the microphone while the program speaks, below which no echo matters."""
MOVED = 0.2
"""Between what is subtracted as the echo, and by how much that makes a sound quieter: 1 in the mean, if it is the echo.

In speech over echoes it never fell below 0.2; after a move by 20 ms and more, within 0.2 s and for longer than that.
Moves by a few ms are not noticed, and learnt within 2 s.
"""
SURELY = 15
"""Frames in a row that say so."""
FADE, LONG_FADE = 0.97, 0.99
"""How much of a sum is kept from frame to frame: 0.3 s and 1 s."""
FAINT = 0.1
"""What is subtracted tells nothing where ten times as much is left."""
FAINT_ECHO = 1e-6
"""Power per sample, -60 dB, below which an echo says nothing about what is left beside it."""


class Usual:
    """A level as it usually is when nobody speaks: what is lower is followed faster than what is higher.  In dB."""

    def __init__(self, at_first: float, least: float = -math.inf) -> None:
        self._level, self._least = at_first, least

    def exceeded(self, level: float) -> float:
        """By how much `level` exceeds it."""
        return level - self._level

    def follow(self, level: float) -> None:
        """A frame had that level."""
        self._level = max(self._level + max(-DOWN_DB, min(UP_DB, level - self._level)), self._least)


class TalkOver:
    """Decides frame by frame (10 ms, 16 kHz) which of two cancellers shall be heard.

    Somebody speaks where AEC3 leaves more than it does of an echo alone, or where the linear canceller leaves more
    than usual in proportion to the echo that it subtracts.  AEC3 finds those who are about as loud as the echo; the
    linear one, once it has learnt the room, also those whom AEC3 takes for echo.
    """

    def __init__(self) -> None:
        self._since_played = AFTER
        self._since_somebody = self._since_unsuppressed = HOLD
        self._alone = Usual(AT_FIRST_DB, QUIETEST_DB)
        self._recent = 0.0
        self.forget()

    def forget(self) -> None:
        """The linear canceller has to learn anew."""
        self._known = False
        self._frames = 0
        self._came = self._left = self._suppressed = 0.0
        self._taken = self._quieter = self._remains = 0.0
        self._elsewhere = 0
        self._echo = self._recently_left = 0.0
        self._share, self._noise = Usual(0.0), Usual(QUIETEST_DB)
        self._beyond = BEYOND_AT_FIRST_DB

    @property
    def known(self) -> bool:
        """Whether both cancellers have found the echo, or there is none to speak of."""
        return self._known

    @property
    def moved(self) -> bool:
        """Whether what the linear canceller subtracts is not the echo any more."""
        return self._elsewhere >= SURELY

    def hear(self, played: Floats, heard: Floats, left: Floats, suppressed: Floats) -> bool:
        """Whether the linear canceller shall be heard: it leaves `left` of `heard`, and AEC3 `suppressed`."""
        self._since_played = 0 if _power(played) > AUDIBLE else self._since_played + 1
        playing = self._since_played < AFTER
        power = _power(suppressed)
        self._recent = (self._recent + power) / 2
        somebody = self._alone.exceeded(_db(self._recent)) > ABOVE_DB
        self._since_unsuppressed = 0 if somebody else self._since_unsuppressed + 1
        somebody |= self._beside(heard, left)
        self._since_somebody = 0 if somebody else self._since_somebody + 1
        if playing:
            self._alone.follow(_db(self._recent))
            self._judge(heard, left, power)
        return not playing or (self._since_somebody < HOLD and self._known)

    def _beside(self, heard: Floats, left: Floats) -> bool:
        """Whether the linear canceller leaves more than its echoes and noise make likely."""
        self._echo = max(_power(heard - left), RINGING * self._echo)
        self._recently_left = (self._recently_left + _power(left)) / 2
        remains = _db(self._recently_left)
        beside = self._noise.exceeded(remains) > BESIDE_DB
        self._noise.follow(remains)
        if self._echo < FAINT_ECHO:
            return False
        share = remains - _db(self._echo)
        exceeded = self._share.exceeded(share)
        self._share.follow(share)
        beyond = exceeded > self._beyond
        if self._since_unsuppressed >= HOLD and self._known:
            bound = self._beyond + (RAISE_DB if beyond else -LOWER_DB)
            self._beyond = min(max(bound, BEYOND_DB), BEYOND_AT_MOST_DB)
        return beside and beyond

    def _judge(self, heard: Floats, left: Floats, suppressed: float) -> None:
        came, remains = _power(heard), _power(left)
        self._taken = FADE * self._taken + _power(heard - left)
        self._quieter = FADE * self._quieter + came - remains
        self._remains = FADE * self._remains + remains
        elsewhere = self._taken > FAINT * self._remains and self._quieter < MOVED * self._taken
        self._elsewhere = self._elsewhere + 1 if self._known and elsewhere else 0
        if self._since_somebody >= HOLD:
            self._frames += 1
            self._came = LONG_FADE * self._came + came
            self._left = LONG_FADE * self._left + remains
            self._suppressed = LONG_FADE * self._suppressed + suppressed
            learnt = self._frames >= LEARNT and self._left - self._suppressed < ENOUGH * self._came
            found = self._suppressed < ENOUGH * self._came or self._came < INAUDIBLE / (1 - LONG_FADE)
            self._known = self._known or (learnt and found)


def _power(samples: Floats) -> float:
    return float(np.dot(samples, samples)) / len(samples)


def _db(power: float) -> float:
    return 10 * math.log10(power + 1e-10)

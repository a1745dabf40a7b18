"""What measurements of microphone and loudspeaker mean, and what helps where something is wrong with them."""

from __future__ import annotations

import math
from dataclasses import dataclass

from interpreter_app.policy.health import Finding

CLIPPED = 0.999
"""Peak at which a microphone's signal is cut off; full scale is 1."""
VERY_LOW = 0.001
"""Peak below which not even the noise of a room is there: -60 dB of full scale."""


@dataclass(frozen=True, slots=True)
class Tried:
    """A device, and what came of opening it."""

    label: str
    rate_hz: int
    """Its own rate."""
    opened_hz: int | None
    """The rate at which it was opened; None: it could not be."""
    failure: str = ""
    """Why it could not."""
    hands_free: bool = False
    """A Bluetooth headset in the profile for telephone calls."""
    monitor: bool = False
    """An input that hears what a loudspeaker plays."""
    rms: float = 0.0
    """What an input heard; full scale is 1."""
    peak: float = 0.0


def microphone(tried: Tried, platform: str) -> list[Finding]:
    """Whether people can be heard; `platform` as `sys.platform` has it."""
    found = _opened("microphone", tried)
    if tried.opened_hz is None:
        return found
    if tried.hands_free:
        what = f"{tried.label} is a Bluetooth headset used as a telephone: it sounds poor in both directions"
        remedy = "Choose another microphone; the headset can then play in full quality (A2DP)."
        found.append(Finding("microphone", "warning", what, remedy))
    if tried.monitor:
        what = f"{tried.label} is no microphone: it hears what the computer plays"
        remedy = "Choose a microphone (`interpreter-app devices` lists them), unless that is what you want."
        found.append(Finding("microphone", "warning", what, remedy))
    elif tried.peak == 0:
        what = f"nothing but zeros comes from {tried.label}: it is muted, or switched off"
        found.append(Finding("microphone", "problem", what, _unmute(platform)))
    elif tried.peak < VERY_LOW:
        what = f"{tried.label} is very quiet: {_decibels(tried.peak)} at most"
        remedy = "Speak while it is being checked; if it stays so, raise its level in the sound settings."
        found.append(Finding("microphone", "warning", what, remedy))
    elif tried.peak >= CLIPPED:
        what = f"{tried.label} is too loud: its signal is cut off"
        remedy = "Lower its level in the sound settings, or speak from further away."
        found.append(Finding("microphone", "warning", what, remedy))
    if found:
        return found
    level = f"{_decibels(tried.rms)} on average, {_decibels(tried.peak)} at most"
    return [Finding("microphone", "ok", f"{tried.label}, {tried.rate_hz} Hz: {level}")]


def loudspeaker(tried: Tried) -> list[Finding]:
    """Whether the program can be heard."""
    found = _opened("loudspeaker", tried)
    if tried.hands_free and tried.opened_hz is not None:
        what = f"{tried.label} is a Bluetooth headset used as a telephone: it sounds poor"
        remedy = "Choose another microphone, and the profile A2DP (high fidelity) for it in the sound settings."
        found.append(Finding("loudspeaker", "warning", what, remedy))
    return found or [Finding("loudspeaker", "ok", f"{tried.label}, {tried.rate_hz} Hz")]


def _opened(check: str, tried: Tried) -> list[Finding]:
    """What is to be said about opening a device."""
    if tried.opened_hz is None:
        what = f"{tried.label} cannot be opened: {tried.failure}"
        return [Finding(check, "problem", what, "Close programs that use it, or choose another.")]
    if tried.opened_hz != tried.rate_hz:
        what = f"{tried.label} refuses its own rate of {tried.rate_hz} Hz, and takes {tried.opened_hz} Hz"
        return [Finding(check, "warning", what, f"Choose {tried.opened_hz} Hz for it in the sound settings.")]
    return []


def _unmute(platform: str) -> str:
    """Where a microphone is switched off."""
    if platform == "darwin":
        return "Allow the terminal to use it: System Settings, Privacy & Security, Microphone."
    if platform == "win32":
        return "Allow desktop apps to use it: Settings, Privacy & security, Microphone; and look for a switch on it."
    return "Unmute it in the sound settings, and look for a privacy switch or key on the computer or the microphone."


def _decibels(level: float) -> str:
    """A level above 0, relative to full scale."""
    return f"{20 * math.log10(level):.0f} dB"

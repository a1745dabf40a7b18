"""Interpreter: hears speech, translates it while it is spoken, and speaks the translation, on this computer."""

__version__ = "0.1.0"

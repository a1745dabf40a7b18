"""Decisions: pure and synchronous.  No threads, clocks, files, models."""

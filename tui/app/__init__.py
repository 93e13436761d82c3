"""The reader on a terminal: the only room that knows Textual."""

from __future__ import annotations

from tui.app.app import PersonaeApp, run

__all__ = ["PersonaeApp", "run"]

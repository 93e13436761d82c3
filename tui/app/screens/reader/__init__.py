"""The reader's desk: documents, article and cast, and everything a reader does there."""

from __future__ import annotations

from tui.app.screens.reader.screen import ReaderScreen

__all__ = ["ReaderScreen"]

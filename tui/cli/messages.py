"""What is said beside a command's output: messages, and the line that shows how far indexing has come."""

from __future__ import annotations

import os
import shutil
import sys
import time
from types import TracebackType
from typing import TYPE_CHECKING, Self

from tui.text import one_line

if TYPE_CHECKING:
    from tui.dossier.indexer import Progress

_PAUSE = 0.1
"""Seconds between two paintings of the progress line: what an eye can follow."""


def say(message: str) -> None:
    """Print *message* as one safe line on standard error."""
    sys.stderr.write(f"personae: {one_line(message)}\n")


def is_terminal(stream: object) -> bool:
    """Return whether *stream* is a terminal that can move its cursor and show colours."""
    if os.name == "posix" and os.environ.get("TERM", "") in ("", "dumb"):
        return False
    isatty = getattr(stream, "isatty", None)
    return bool(isatty and isatty())


class ProgressLine:
    """One line on standard error, painted over itself and wiped at the end; nothing where no one looks."""

    def __init__(self) -> None:
        self._shown = is_terminal(sys.stderr)
        self._painted = 0
        self._next = 0.0

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._paint("")

    def __call__(self, progress: Progress) -> None:
        """Show how far an indexing run has come."""
        now = time.monotonic()
        if not self._shown or now < self._next:
            return
        self._next = now + _PAUSE
        speed = f" · {progress.words / progress.seconds:,.0f} words/s" if progress.words else ""
        self._paint(f"{progress.stage} {progress.done:,} of {progress.total:,}{speed}")

    def _paint(self, text: str) -> None:
        if not self._shown or not (text or self._painted):
            return
        text = text[: shutil.get_terminal_size().columns - 1]
        sys.stderr.write("\r" + text.ljust(self._painted) + ("" if text else "\r"))
        sys.stderr.flush()
        self._painted = len(text)

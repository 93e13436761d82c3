"""When the reader was last here and how much was known then, so that what is new can be told."""

from __future__ import annotations

import json
import os
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from pathlib import Path

_VERSION = 1


@dataclass(frozen=True, slots=True)
class Visit:
    """A visit.

    Attributes:
        day: When it ended.
        last: The highest number an entity had then; whoever has a higher one is new.
    """

    day: date
    last: int


def last_visit(file: Path) -> Visit | None:
    """Return the visit kept in *file*, or None if there was none or it cannot be read."""
    try:
        kept = json.loads(file.read_text(encoding="utf-8"))
        if kept["version"] == _VERSION:
            return Visit(date.fromisoformat(kept["day"]), int(kept["last"]))
    except (OSError, ValueError, KeyError, TypeError):
        pass
    return None


def keep_visit(file: Path, visit: Visit) -> None:
    """Keep *visit* in *file*, as a whole or not at all: a full disk keeps the former one."""
    temporary = file.with_name(f"{file.name}.{os.getpid()}.tmp")
    written = json.dumps({"version": _VERSION, "day": visit.day.isoformat(), "last": visit.last})
    with suppress(OSError):
        try:
            temporary.write_text(written, encoding="utf-8")
            temporary.replace(file)
        finally:
            temporary.unlink(missing_ok=True)

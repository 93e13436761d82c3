"""Where the reader begins: where it was left, at a person, or at a line of a file."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Start:
    """What was asked for when the reader was opened.

    Attributes:
        fresh: Begin anew, not where the dossier was left.
        name: Follow whoever this names.
        file: Open this file …
        line: … at this line, counted from 1.
    """

    fresh: bool = False
    name: str = ""
    file: Path | None = None
    line: int = 0

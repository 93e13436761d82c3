"""What an indexing run tells while it works, and what it did."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum


class Stage(StrEnum):
    """What an indexing run is doing."""

    READING = "reading"
    COMPLETING = "completing"
    LINKING = "linking"


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a run has come: documents done of total in this stage, and words read so far."""

    stage: Stage
    done: int
    total: int
    words: int
    seconds: float


@dataclass(frozen=True, slots=True)
class Report:
    """What a run did.

    Attributes:
        documents: Documents in the index afterwards.
        read: Documents that were new or changed.
        removed: Documents whose files are gone.
        unreadable: (path, reason) of every file that cannot be read.
        skipped: Reason to count of what is no article.
        words: Words in the documents read.
        seconds: Time the run took.
        decided: Whether the index follows decisions that it did not know before.
    """

    documents: int
    read: int
    removed: int
    unreadable: tuple[tuple[str, str], ...]
    skipped: Mapping[str, int]
    words: int
    seconds: float
    decided: bool = False

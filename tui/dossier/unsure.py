"""What the reader was not sure of: questions that are asked last, until something new speaks for them."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from tui.dossier.journal import Journal

PutOff = tuple[tuple[str, ...], str]
"""What a question was about, and what spoke for it when the reader was not sure."""


class Unsure:
    """The questions of a dossier that the reader has put off, in a journal beside the index."""

    def __init__(self, file: Path) -> None:
        """Take what *file* keeps; it need not exist."""
        self._journal = Journal(file)

    def put_off(self, about: Sequence[str], evidence: str) -> None:
        """Keep that the reader is not sure of a question, with what spoke for it then.

        Raises:
            PersonaeError: It cannot be written.
        """
        if (tuple(about), evidence) not in self.all():
            self._journal.append({"unsure": list(about), "evidence": evidence})

    def all(self) -> frozenset[PutOff]:
        """Return all that was put off.

        Raises:
            PersonaeError: It cannot be read.
        """
        found = set()
        for record in self._journal.read().standing():
            about, evidence = record.get("unsure"), record.get("evidence")
            if isinstance(about, list) and isinstance(evidence, str):
                found.add((tuple(map(str, about)), evidence))
        return frozenset(found)

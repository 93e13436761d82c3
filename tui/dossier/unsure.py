"""What the reader was not sure of: pairs that are asked about last, until something new speaks for them."""

from __future__ import annotations

from pathlib import Path

from tui.dossier.journal import Journal


class Unsure:
    """The pairs of a dossier that the reader has put off, in a journal beside the index."""

    def __init__(self, file: Path) -> None:
        """Take what *file* keeps; it need not exist."""
        self._journal = Journal(file)

    def put_off(self, one: str, other: str, evidence: str) -> None:
        """Keep that the reader is not sure of two, by their keys, with what spoke for them then.

        Raises:
            PersonaeError: It cannot be written.
        """
        self._journal.append({"unsure": sorted((one, other)), "evidence": evidence})

    def all(self) -> frozenset[tuple[str, str, str]]:
        """Return the two keys, in order, and the evidence of everything put off.

        Raises:
            PersonaeError: It cannot be read.
        """
        found = set()
        for record in self._journal.read().standing():
            pair, evidence = record.get("unsure"), record.get("evidence")
            if isinstance(pair, list) and len(pair) == 2 and isinstance(evidence, str):
                found.add((str(pair[0]), str(pair[1]), evidence))
        return frozenset(found)

"""Which articles the reader has opened: a line of JSON each, kept beside the index, not in it."""

from __future__ import annotations

import json
from pathlib import Path


class ReadMarks:
    """The documents that have been read, by content, so that a changed article is unread again."""

    def __init__(self, file: Path) -> None:
        """Read the marks kept in *file*; lines that are damaged are passed over, and kept in the file."""
        self._file = file
        self._digests: set[str] = set()
        if file.exists():
            for line in file.read_text(encoding="utf-8", errors="replace").splitlines():
                try:
                    mark = json.loads(line)
                except ValueError:
                    continue
                if isinstance(mark, dict) and isinstance(mark.get("read"), str):
                    self._digests.add(mark["read"])

    def __contains__(self, digest: object) -> bool:
        return digest in self._digests

    def __len__(self) -> int:
        return len(self._digests)

    def add(self, digest: str) -> None:
        """Note that the document whose bytes hash to *digest* was read.

        Raises:
            OSError: The mark cannot be kept.
        """
        if digest in self._digests:
            return
        self._digests.add(digest)
        with self._file.open("a", encoding="utf-8") as out:
            out.write(json.dumps({"read": digest}) + "\n")

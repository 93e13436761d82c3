"""Which articles the reader has opened: a line of JSON each, kept beside the index, not in it."""

from __future__ import annotations

import json
from pathlib import Path

from tui.model import PersonaeError


class ReadMarks:
    """The documents that have been read, by content, so that a changed article is unread again."""

    def __init__(self, file: Path) -> None:
        """Read the marks kept in *file*; lines that are damaged are passed over, and kept in the file.

        Raises:
            PersonaeError: The file is there but cannot be read.
        """
        self._file = file
        self._digests: set[str] = set()
        try:
            lines = file.read_bytes().split(b"\n")
        except FileNotFoundError:
            lines = []
        except OSError as error:
            reason = error.strerror or error
            raise PersonaeError(f"{file}: cannot be read ({reason}); mend it or move it away") from error
        for line in lines:
            try:
                mark = json.loads(line)
            except (ValueError, RecursionError):
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
        with self._file.open("ab+") as out:
            # A line that was cut short by a crash must not take this one with it.
            size = out.seek(0, 2)
            out.seek(max(0, size - 1))
            torn = out.read(1) not in (b"", b"\n")
            out.write(b"\n" * torn + json.dumps({"read": digest}).encode() + b"\n")

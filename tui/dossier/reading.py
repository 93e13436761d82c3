"""Work on one file at a time, fit for many processes: read, extract, complete.

Everything here takes and gives plain picklable values and touches no database but to read.
"""

from __future__ import annotations

import json
import pickle
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from tui.dossier import schema
from tui.extraction import Extractor, Lexicon, complete, count_words
from tui.model import Document, Kind, Mention, SourceError
from tui.sources import SourceFile, read


@dataclass(frozen=True, slots=True)
class Reading:
    """What came of one file: a document with its first mentions, or the reason there is none."""

    file: SourceFile
    document: Document | None = None
    mentions: str = "[]"
    words: int = 0
    reason: str = ""


def read_batch(files: Sequence[SourceFile]) -> list[Reading]:
    """Read and extract *files*; one that cannot be read yields its reason and stops nothing."""
    return [_read_one(file) for file in files]


def complete_batch(database: Path, lexicon: Path, documents: Sequence[int]) -> list[tuple[int, str]]:
    """Run the second pass over *documents* of the index.

    Args:
        database: The index.
        lexicon: File with the pickled lexicon of the whole dossier.
        documents: Their numbers.

    Returns:
        (number, mentions as :func:`pack` writes them) for each document.
    """
    known = _lexicon(lexicon)
    connection = schema.connect(database, readonly=True)
    try:
        places = ",".join("?" * len(documents))
        rows = connection.execute(
            "SELECT a.document, a.text, x.first FROM article a JOIN extraction x USING (document) "
            f"WHERE a.document IN ({places}) ORDER BY a.document",
            tuple(documents),
        )
        return [
            (document, pack(complete(text, unpack(first, text), known))) for document, text, first in rows
        ]
    finally:
        connection.close()


def pack(mentions: Iterable[Mention]) -> str:
    """Write mentions compactly; their surfaces are in the text."""
    rows = [[m.start, m.end, m.kind.value, m.role, m.paragraph] for m in mentions]
    return json.dumps(rows, ensure_ascii=False, separators=(",", ":"))


def unpack(packed: str, text: str) -> tuple[Mention, ...]:
    """Read back what :func:`pack` wrote about *text*."""
    return tuple(
        Mention(start, end, text[start:end], Kind(kind), role, paragraph)
        for start, end, kind, role, paragraph in json.loads(packed)
    )


def _read_one(file: SourceFile) -> Reading:
    try:
        document = read(file)
    except SourceError as error:
        return Reading(file, reason=str(error))
    mentions = pack(_extractor().mentions(document.text))
    return Reading(file, document, mentions, count_words(document.text))


@lru_cache(maxsize=1)
def _extractor() -> Extractor:
    return Extractor.load()


@lru_cache(maxsize=1)
def _lexicon(path: Path) -> Lexicon:
    # The file was written by this program a moment ago, in the dossier's own folder.
    lexicon: Lexicon = pickle.loads(path.read_bytes())
    return lexicon

"""Work on one file at a time, fit for many processes: read, extract, complete.

Everything here takes and gives plain picklable values and touches no database but to read.
"""

from __future__ import annotations

import json
import pickle
import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from pathlib import Path

from tui.dossier.connection import connect
from tui.dossier.place import DEFAULT_ENGINE
from tui.extraction import EngineFailure, Finder, Lexicon, complete, count_words, find_engine
from tui.extraction.dates import DateMention, dates
from tui.extraction.events import triggers
from tui.extraction.sentences import sentence_spans
from tui.extraction.watchlist import Watch
from tui.linking.events import count_terms
from tui.model import Document, EventType, Kind, Mention, Modality, Origin, SourceError, Trigger
from tui.sources import SourceFile, read

# What a text that nobody foresaw can make of code that is otherwise in order. Other errors are mistakes of
# ours that every file would meet: those must be seen.
TEXT_ERRORS = (ValueError, LookupError, ArithmeticError, RecursionError, MemoryError)
_KINDS = {kind.value: kind for kind in Kind}
_TYPES = {type_.value: type_ for type_ in EventType}
_MODALITIES = {modality.value: modality for modality in Modality}
_UNSTORABLE = re.compile("[\0\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Reading:
    """What came of one file: a document with its first mentions, or the reason there is none.

    Attributes:
        file: The file.
        document: What was read.
        mentions: What the first pass found in it, as :func:`pack` writes it.
        words: Words in it.
        dates: The dates it names, each with the half-open span of its sentence.
        triggers: The words in it that name something that happened, as :func:`pack_triggers` writes them.
        reason: Why there is no document.
        retry: Whether the file's size and time cannot tell when it becomes readable.
    """

    file: SourceFile
    document: Document | None = None
    mentions: str = "[]"
    words: int = 0
    dates: tuple[tuple[DateMention, tuple[int, int]], ...] = ()
    triggers: str = "[]"
    reason: str = ""
    retry: bool = False


@dataclass(frozen=True, slots=True)
class Completion:
    """What the second pass made of one document.

    Attributes:
        document: Its number.
        mentions: Its mentions, as :func:`pack` writes them.
        terms: The words by which its story is known, as :func:`count_terms` packs them.
        fault: Why the mentions are still those of the first pass, if they are.
    """

    document: int
    mentions: str
    terms: bytes = b""
    fault: str = ""


def read_batch(files: Sequence[SourceFile], engine: str = DEFAULT_ENGINE) -> list[Reading]:
    """Read *files* and find the names in them; one that cannot be read yields its reason and stops nothing.

    Args:
        files: What to read.
        engine: What finds the names, as ``--engine`` takes it.

    Raises:
        EngineError: The engine is missing, cannot be loaded, or gave what are no spans of a text.
    """
    return [_read_one(file, engine) for file in files]


@lru_cache(maxsize=1)
def load_engine(engine: str) -> Finder:
    """Load *engine*, once in a process.

    Raises:
        EngineError: The engine is missing or cannot be loaded.
    """
    return find_engine(engine).load()


def complete_batch(database: Path, lexicon: Path, documents: Sequence[int]) -> list[Completion]:
    """Run the second pass over *documents* of the index.

    Args:
        database: The index.
        lexicon: File with the pickled lexicon of the whole dossier and the names to look for.
        documents: Their numbers.

    Returns:
        What came of each document, by number.
    """
    known, watch = _lexicon(lexicon)
    connection = connect(database, readonly=True)
    try:
        places = ",".join("?" * len(documents))
        rows = connection.execute(
            "SELECT document, title, text, first FROM article JOIN extraction USING (document) "
            f"JOIN document ON id = document WHERE document IN ({places}) ORDER BY document",
            tuple(documents),
        )
        return [
            _complete_one(number, title, text, first, known, watch) for number, title, text, first in rows
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
        Mention(start, end, text[start:end], _KINDS[kind], role, paragraph)
        for start, end, kind, role, paragraph in json.loads(packed)
    )


def pack_triggers(triggers: Iterable[Trigger]) -> str:
    """Write *triggers* as JSON, without what their document's text tells."""
    rows = [
        (t.start, t.end, t.type, t.lemma, t.modality, t.when, *t.sentence, t.paragraph, int(t.verb))
        for t in triggers
    ]
    return json.dumps(rows, ensure_ascii=False, separators=(",", ":"))


def unpack_triggers(packed: str, text: str) -> tuple[Trigger, ...]:
    """Read back what :func:`pack_triggers` wrote about *text*."""
    return tuple(
        Trigger(
            start,
            end,
            text[start:end],
            _TYPES[type_],
            lemma,
            _MODALITIES[modality],
            when,
            (a, b),
            paragraph,
            bool(verb),
        )
        for start, end, type_, lemma, modality, when, a, b, paragraph, verb in json.loads(packed)
    )


def _read_one(file: SourceFile, engine: str) -> Reading:
    try:
        document = _storable(read(file))
        mentions = load_engine(engine).mentions(document.text)
        day = _published(document)
        named = dates(document.text, day)
        happened = triggers(document.text, day=day, dates=named, mentions=mentions)
    except SourceError as error:
        # Permissions and disks are mended without the file's size or time changing.
        return Reading(file, reason=str(error), retry=isinstance(error.__cause__, OSError))
    except EngineFailure as error:
        # So are engines.
        return Reading(file, reason=f"{file.name}: {error}", retry=True)
    except TEXT_ERRORS as error:
        what = f"{type(error).__name__}: {error}".rstrip(": ")
        return Reading(file, reason=f"{file.name}: could not be worked through ({what}); please report it")
    return Reading(
        file,
        document,
        pack(mentions),
        count_words(document.text),
        _in_sentences(document.text, named),
        pack_triggers(happened),
    )


def _in_sentences(text: str, named: Sequence[DateMention]) -> tuple[tuple[DateMention, tuple[int, int]], ...]:
    """Return each date with the sentence that it begins in."""
    if not named:
        return ()
    spans = sentence_spans(text)
    starts = [start for start, _ in spans]
    return tuple((one, spans[max(0, bisect_right(starts, one.start) - 1)]) for one in named)


def _published(document: Document) -> date | None:
    """Return the day to count "last Friday" from; when a file was last written says nothing of it."""
    return None if document.origins.get("date") is Origin.MODIFIED else document.date


def _complete_one(
    document: int, title: str, text: str, first: str, known: Lexicon, watch: Watch
) -> Completion:
    try:
        # Heard before, so that it completes other names; and after, for it has the last word.
        mentions = complete(text, watch.merge(text, unpack(first, text)), known)
        mentions = tuple(watch.merge(text, mentions))
        names = (mention.surface for mention in mentions if mention.kind is not Kind.EVENT)
        return Completion(document, pack(mentions), count_terms(f"{title}\n{text}", names))
    except TEXT_ERRORS as error:
        return Completion(document, first, fault=f"{type(error).__name__}: {error}".rstrip(": "))


def _storable(document: Document) -> Document:
    """Replace, one for one, the two sorts of characters that a database cannot hold or search."""
    if _UNSTORABLE.search(document.text) is None:
        return document
    return replace(document, text=_UNSTORABLE.sub("\ufffd", document.text))


@lru_cache(maxsize=1)
def _lexicon(path: Path) -> tuple[Lexicon, Watch]:
    # The file was written by this program a moment ago, in the dossier's own folder.
    known: tuple[Lexicon, Watch] = pickle.loads(path.read_bytes())
    return known

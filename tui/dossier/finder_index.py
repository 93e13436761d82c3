"""The finder's tables: who has which words, beginnings, initials and letters, heaviest first.

Everybody has a number by weight, so a sorted list of numbers is a ranking, and bit n of a bit set is
number n. Lists and bit sets are blobs: a key press reads a handful of rows, whatever the dossier's size.
"""

from __future__ import annotations

import sqlite3
from array import array
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from enum import IntEnum, StrEnum
from itertools import groupby
from operator import itemgetter
from typing import NamedTuple

from tui.dossier.finder_events import EventWords
from tui.dossier.finder_match import Spelling, initials, key, spell
from tui.model import Kind
from tui.text import fold, one_line

ALPHABET = "abcdefghijklmnopqrstuvwxyz0123456789"
POSITIONS = 16
"""Letters of a word whose places are indexed."""

PREFIX_LENGTH = 3
"""All prefixes up to this length have a list of their own; longer ones only if many words begin so."""

LONGEST_PREFIX = 8
_MANY_WORDS = 200
SEPARATOR = "\n"
_SUFFIXES = frozenset(("txt", "text", "md", "markdown", "htm", "html"))
KIND_CODES = {kind.value: code for code, kind in enumerate(Kind, start=1)}

_TABLES = (
    # One row for every entity (document): its spellings (title, path) and their keys, best first.
    """CREATE TABLE finder_name (
        space INTEGER NOT NULL, number INTEGER NOT NULL, owner INTEGER NOT NULL,
        texts TEXT NOT NULL, keys TEXT NOT NULL, PRIMARY KEY (space, number)) WITHOUT ROWID""",
    # The vocabulary, numbered by the weight of a word's heaviest owner, and the owners' numbers.
    """CREATE TABLE finder_word (
        space INTEGER NOT NULL, number INTEGER NOT NULL, word TEXT NOT NULL,
        owners BLOB NOT NULL, PRIMARY KEY (space, number)) WITHOUT ROWID""",
    # Owners by another key than a word, and the bit sets.
    """CREATE TABLE finder_list (
        space INTEGER NOT NULL, sort TEXT NOT NULL, key TEXT NOT NULL,
        data BLOB NOT NULL, PRIMARY KEY (space, sort, key)) WITHOUT ROWID""",
)
_NAMES = ("finder_name", "finder_word", "finder_list")


class Space(IntEnum):
    """What is found: the two have nothing in common but the tables."""

    ENTITY = 0
    DOCUMENT = 1


class List(StrEnum):
    """The sorts of rows in ``finder_list``."""

    WHOLE = "whole"  # a name that is but one word apart from particles -> owners
    PREFIX = "prefix"  # the first letters of a word: up to three, up to eight of many words -> owners
    INITIALS = "initials"  # -> owners
    LETTER = "letter"  # -> bit set of the numbers whose names have it
    START = "start"  # a letter -> bit set of the numbers with a word that begins with it
    WORD_LETTER = "word letter"  # -> bit set of the words that have it
    PLACE = "place"  # a letter and a hexadecimal digit -> bit set of the words that have it there
    KIND = "kind"  # one row: a byte for every number, the code of its kind


def build(connection: sqlite3.Connection) -> None:
    """Make the finder's tables anew from ``entity``, ``surface`` and ``document``.

    Args:
        connection: A connection to the index, in a transaction of the caller's.
    """
    for table in _NAMES:
        connection.execute(f"DROP TABLE IF EXISTS {table}")
    for statement in _TABLES:
        connection.execute(statement)
    _Writer(connection, Space.ENTITY).write(_entities(connection))
    _Writer(connection, Space.DOCUMENT).write(_documents(connection))
    connection.execute("CREATE INDEX finder_word_by_text ON finder_word (space, word)")
    connection.execute("DELETE FROM finder_anew")


class _Item(NamedTuple):
    """What may be found.

    Attributes:
        owner: Its id.
        kind: The code of its kind.
        texts: What to show, best first.
        folded: Each of :attr:`texts` as it is looked for.
        also: Words that help to find it and are not shown, if it has a label and no name.
    """

    owner: int
    kind: int
    texts: list[str]
    folded: list[str]
    also: Sequence[str] | None = None


def _entities(connection: sqlite3.Connection) -> Iterator[_Item]:
    """Yield all entities, the heaviest first, those of whom something happened before what happened."""
    cursor = connection.cursor()
    cursor.row_factory = None
    surfaces: dict[int, list[str]] = {}
    for owner, text in cursor.execute(
        "SELECT entity, text FROM surface ORDER BY entity, mentions DESC, text"
    ):
        surfaces.setdefault(owner, []).append(text)
    words = EventWords(connection)
    cursor.execute(
        "SELECT id, kind, name, first_date, last_date FROM entity "
        "ORDER BY kind = 'EVENT', mentions DESC, last_date DESC, name, id"
    )
    for owner, kind, name, first, last in cursor.fetchall():
        if owner in words:
            texts = [one_line(name)]
            folded = [fold(texts[0])]
            also = words.of(owner, folded[0], surfaces.get(owner, ()), (first, last))
            yield _Item(owner, KIND_CODES[kind], texts, folded, also)
            continue
        texts = [text if text.isprintable() else one_line(text) for text in surfaces.get(owner, ())]
        if not texts or texts[0] != name:
            texts = list(dict.fromkeys([one_line(name), *texts]))
        yield _Item(owner, KIND_CODES.get(kind, 0), texts, [fold(text) for text in texts])


def _documents(connection: sqlite3.Connection) -> Iterator[_Item]:
    rows = connection.execute(
        "SELECT id, title, path FROM document ORDER BY date IS NULL, date DESC, title, path, id"
    )
    for owner, title, path in rows:
        texts = [one_line(title), one_line(path)]
        yield _Item(int(owner), 0, texts, [fold(texts[0]), without_suffix(fold(texts[1]))])


def without_suffix(path: str) -> str:
    """Return a path or query without the suffix of an article, which would match every document."""
    stem, dot, suffix = path.rpartition(".")
    return stem if dot and stem and suffix.lower() in _SUFFIXES else path


class _Word(NamedTuple):
    """A word of the vocabulary: who has it, and the bits of its letters and of its first letter."""

    owners: list[int]
    bits: int


class _Writer:
    """Collects the words of one space while its names are written, then writes the lists."""

    def __init__(self, connection: sqlite3.Connection, space: Space) -> None:
        self._connection = connection
        self._space = space
        self._words: dict[str, _Word] = {}
        self._whole: dict[str, list[int]] = {}
        self._initials: dict[str, list[int]] = {}
        self._kinds = bytearray()
        self._bits = bytearray()

    def write(self, items: Iterable[_Item]) -> None:
        """Write all rows for *items*, which come heaviest first."""
        self._connection.executemany("INSERT INTO finder_name VALUES (?, ?, ?, ?, ?)", self._names(items))
        words = self._words
        self._connection.executemany(
            "INSERT INTO finder_word VALUES (?, ?, ?, ?)",
            ((self._space, at, name, _blob(word.owners)) for at, (name, word) in enumerate(words.items())),
        )
        self._save(List.WHOLE, ((name, _blob(owners)) for name, owners in sorted(self._whole.items())))
        self._save(List.INITIALS, ((name, _blob(owners)) for name, owners in sorted(self._initials.items())))
        self._save(List.PREFIX, _prefixes(words))
        self._save(List.KIND, [("", bytes(self._kinds))])
        self._save(List.LETTER, _columns(self._bits, 0))
        self._save(List.START, _columns(self._bits, len(ALPHABET)))
        self._save(List.WORD_LETTER, _columns(b"".join([_mask(word.bits) for word in words.values()]), 0))
        self._save(List.PLACE, _places(words))

    def _save(self, sort: List, rows: Iterable[tuple[str, bytes]]) -> None:
        self._connection.executemany(
            "INSERT INTO finder_list VALUES (?, ?, ?, ?)",
            ((self._space, sort.value, name, data) for name, data in rows),
        )

    def _names(self, items: Iterable[_Item]) -> Iterator[tuple[int, int, int, str, str]]:
        """Yield the rows of ``finder_name``, noting on the way who has which words."""
        known = self._words
        for number, (owner, kind, texts, folded, also) in enumerate(items):
            keys, bits = [], 0
            for spelling in map(spell, folded):
                joined = spelling.joined() if spelling.runs else ()
                for name in (*spelling.words, *joined, *(also or ())):
                    word = known.get(name)
                    if word is None:
                        word = known[name] = _Word([number], _bits(name))
                    elif word.owners[-1] != number:
                        word.owners.append(number)
                    bits |= word.bits
                self._note(number, spelling, joined, label=also is not None)
                keys.append(key(spelling, also))
            self._kinds.append(kind)
            # Nobody leaves letters out of a label.
            self._bits += _mask(bits if also is None else bits & _STARTS)
            yield self._space, number, owner, SEPARATOR.join(texts), SEPARATOR.join(keys)

    def _note(self, number: int, spelling: Spelling, joined: Sequence[str], *, label: bool) -> None:
        """Put a number on the lists of a name's initials and, if it is but one word, of that."""
        if len(spelling.words) > 1 and not label:
            for name in initials(spelling):
                owners = self._initials.setdefault(name, [])
                if not owners or owners[-1] != number:
                    owners.append(number)
        core = spelling.core()
        whole = list(core) if len(core) == 1 else []
        if joined and spelling.runs[0] == (0, len(spelling.words)):
            whole.append(joined[0])
        for name in whole:
            owners = self._whole.setdefault(name, [])
            if not owners or owners[-1] != number:
                owners.append(number)


_BIT = {letter: 1 << at for at, letter in enumerate(ALPHABET)}
_MASK_BYTES = len(ALPHABET) * 2 // 8
_STARTS = (1 << len(ALPHABET)) - 1 << len(ALPHABET)
DIGITS = bytes.maketrans(b"\x00\x01", b"01")


def _bits(word: str) -> int:
    letters = 0
    for letter in word:
        letters |= _BIT.get(letter, 0)
    return letters | _BIT.get(word[0], 0) << len(ALPHABET)


def _mask(bits: int) -> bytes:
    return bits.to_bytes(_MASK_BYTES, "little")


def _blob(numbers: Iterable[int]) -> bytes:
    return array("I", numbers).tobytes()


def _prefixes(words: Mapping[str, _Word]) -> Iterator[tuple[str, bytes]]:
    groups = [sorted(words)]
    for length in range(1, LONGEST_PREFIX + 1):
        longer = []
        for group in groups:
            for prefix, names in groupby(group, key=itemgetter(slice(length))):
                alike = list(names)
                if len(prefix) == length and (length <= PREFIX_LENGTH or len(alike) > _MANY_WORDS):
                    yield prefix, _blob(sorted(set().union(*[words[name].owners for name in alike])))
                    if length < PREFIX_LENGTH or len(alike) > _MANY_WORDS:
                        longer.append(alike)
        groups = longer


def _columns(masks: bytes | bytearray, first: int) -> Iterator[tuple[str, bytes]]:
    """Turn a mask for every number into a bit set of numbers for every letter, from bit *first* on."""
    size = len(masks) // _MASK_BYTES // 8 + 1
    for at, letter in enumerate(ALPHABET, start=first):
        digits = bytes(b"01"[byte >> at % 8 & 1] for byte in range(256))
        column = masks[at // 8 :: _MASK_BYTES].translate(digits)
        yield letter, int(column[::-1] or b"0", 2).to_bytes(size, "little")


def _places(words: Collection[str]) -> Iterator[tuple[str, bytes]]:
    """Yield for every letter and place the bit set of the words that have it there."""
    sets: dict[tuple[int, str], bytearray] = {}
    size = len(words) // 8 + 1
    for number, word in enumerate(words):
        byte, bit = number >> 3, 1 << (number & 7)
        for place in enumerate(word[:POSITIONS]):
            if place not in sets:
                sets[place] = bytearray(size)
            sets[place][byte] |= bit
    return ((f"{letter}{at:x}", bytes(bits)) for (at, letter), bits in sorted(sets.items()))

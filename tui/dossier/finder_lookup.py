"""Reading the finder's tables: a handful of rows for a key press.

The tables themselves, and what is in them, are made in :mod:`tui.dossier.finder_index`.
"""

from __future__ import annotations

import sqlite3
from array import array
from collections.abc import Collection, Iterable, Iterator, Sequence
from functools import reduce
from itertools import compress
from operator import and_

from tui.dossier import finder_anew
from tui.dossier.finder_index import (
    ALPHABET,
    DIGITS,
    KIND_CODES,
    LONGEST_PREFIX,
    PREFIX_LENGTH,
    SEPARATOR,
    List,
    Space,
)
from tui.model import Kind

_READ_AT_ONCE = 500
_MOST_LETTERS = 1000
_AFTER_ASCII = "\x7f"


def is_built(connection: sqlite3.Connection) -> bool:
    """Say whether there are tables to read: not before the first run of the indexer has come that far."""
    found = connection.execute("SELECT 1 FROM sqlite_master WHERE name = 'finder_word_by_text'").fetchone()
    return found is not None


class Lookup:
    """Reads the tables of one space, for one key press.

    All lists of numbers are sorted, heaviest first, and hold only the kinds asked for.
    """

    def __init__(
        self, connection: sqlite3.Connection, space: Space, kinds: Collection[Kind] | None = None
    ) -> None:
        """Read from *connection*; with *kinds*, leave out numbers of other kinds."""
        self._cursor = connection.cursor()
        self._cursor.row_factory = None
        self._space = space
        self._connection, self._kinds = connection, kinds
        self.changed = finder_anew.changed(connection) if space is Space.ENTITY else frozenset()
        """Owners of whom the tables are out of date; :meth:`anew` has them."""
        self._wanted: bytes | None = None
        if kinds is not None:
            codes = bytes(KIND_CODES[kind] for kind in kinds)
            table = bytes(code in codes for code in range(256))
            self._wanted = b"".join(self._data(List.KIND, "", "")).translate(table)

    def heaviest(self, count: int) -> list[int]:
        """Return the first *count* numbers."""
        if self._wanted is not None:
            return list(compress(range(len(self._wanted)), self._wanted))[:count]
        rows = self._cursor.execute(
            "SELECT number FROM finder_name WHERE space = ? ORDER BY number LIMIT ?", (self._space, count)
        )
        return [number for (number,) in rows.fetchall()]

    def names(self, numbers: Iterable[int]) -> Iterator[tuple[int, int, list[str], list[str]]]:
        """Yield number, owner, texts and keys for each of *numbers*, in order of number."""
        rest = sorted(numbers)
        for at in range(0, len(rest), _READ_AT_ONCE):
            part = rest[at : at + _READ_AT_ONCE]
            rows = self._cursor.execute(
                "SELECT number, owner, texts, keys FROM finder_name WHERE space = ?"
                f" AND number IN ({_marks(part)})",
                (self._space, *part),
            )
            for number, owner, texts, keys in rows.fetchall():
                if owner in self.changed:
                    continue
                yield number, owner, texts.split(SEPARATOR), keys.split(SEPARATOR)

    def anew(self) -> Iterator[tuple[int, int, list[str], list[str]]]:
        """Yield rank, owner, texts and keys of all that decisions have changed, heaviest first."""
        return finder_anew.names(self._connection, self._kinds) if self.changed else iter(())

    def whole(self, name: str) -> Sequence[int]:
        """Return whose name is but this word."""
        return self._merged(self._data(List.WHOLE, name, name))

    def word(self, word: str) -> Sequence[int]:
        """Return who has this word in a name."""
        return self._merged(self._owners(word, word))

    def prefix(self, prefix: str) -> Sequence[int]:
        """Return who has a word that begins with *prefix* in a name."""
        if len(prefix) <= LONGEST_PREFIX:
            listed = self._data(List.PREFIX, prefix, prefix)
            if listed or len(prefix) <= PREFIX_LENGTH:
                return self._merged(listed)
        return self._merged(self._owners(prefix, prefix + _AFTER_ASCII))

    def initials(self, letters: str, *, longer: bool) -> Sequence[int]:
        """Return whose initials are, or if *longer* begin with, these letters."""
        return self._merged(self._data(List.INITIALS, letters, letters + _AFTER_ASCII * longer))

    def words(self, numbers: Sequence[int]) -> list[tuple[str, bytes]]:
        """Return words of the vocabulary by their numbers, each with the blob :meth:`owners` reads."""
        found: list[tuple[str, bytes]] = []
        for at in range(0, len(numbers), _READ_AT_ONCE):
            part = numbers[at : at + _READ_AT_ONCE]
            found += self._cursor.execute(
                f"SELECT word, owners FROM finder_word WHERE space = ? AND number IN ({_marks(part)})",
                (self._space, *part),
            ).fetchall()
        return found

    def words_from(self, prefix: str) -> list[tuple[str, bytes]]:
        """Return the words of the vocabulary that begin with *prefix*, each with its blob."""
        return self._cursor.execute(
            "SELECT word, owners FROM finder_word WHERE space = ? AND word BETWEEN ? AND ?",
            (self._space, prefix, prefix + _AFTER_ASCII),
        ).fetchall()

    def owners(self, blobs: Iterable[bytes]) -> Sequence[int]:
        """Return who has any of the words that came with *blobs*."""
        return self._merged(list(blobs))

    def prefixes(self, prefixes: Collection[str], words: Collection[str] = ()) -> list[int]:
        """Return who has a word for each of *prefixes* and has each of *words*, in whichever names."""
        # So many have a word with a certain first letter that only bit sets are quick enough.
        starts = [prefix for prefix in prefixes if len(prefix) == 1 and prefix in ALPHABET]
        lists = [
            *map(self.word, words),
            *(self.prefix(prefix) for prefix in prefixes if prefix not in starts),
        ]
        bits = reduce(and_, self.starts(starts), self.wanted())
        if not lists:
            return lowest(bits, _MOST_LETTERS) if starts else []
        first, *rest = sorted(lists, key=len)
        common = sorted(set(first).intersection(*rest))
        if not starts:
            return common
        data = bits.to_bytes(bits.bit_length() // 8 + 1, "little")
        return [
            number for number in common if number >> 3 < len(data) and data[number >> 3] >> (number & 7) & 1
        ]

    def letters(self, letters: Collection[str]) -> list[int]:
        """Return, for each letter, the bit set of numbers with it in a name."""
        return self._sets(List.LETTER, letters)

    def starts(self, letters: Collection[str]) -> list[int]:
        """Return, for each letter, the bit set of numbers with a word that begins with it."""
        return self._sets(List.START, letters)

    def wanted(self) -> int:
        """Return the bit set of all numbers of the kinds asked for; -1, all bits, for all kinds."""
        if self._wanted is None:
            return -1
        return int(self._wanted.translate(DIGITS)[::-1] or b"0", 2)

    def word_letters(self, letters: Collection[str]) -> list[int]:
        """Return, for each letter, the bit set of words with it."""
        return self._sets(List.WORD_LETTER, letters)

    def places(self, places: Collection[tuple[str, int]]) -> list[int]:
        """Return, for each letter and place below :data:`POSITIONS`, the bit set of words with it there."""
        return self._sets(List.PLACE, [f"{letter}{at:x}" for letter, at in places])

    def _sets(self, sort: List, names: Collection[str]) -> list[int]:
        if not names:
            return []
        rows = self._cursor.execute(
            f"SELECT key, data FROM finder_list WHERE space = ? AND sort = ? AND key IN ({_marks(names)})",
            (self._space, sort.value, *names),
        )
        sets = {name: int.from_bytes(data, "little") for name, data in rows.fetchall()}
        return [sets.get(name, 0) for name in names]

    def _data(self, sort: List, first: str, last: str) -> list[bytes]:
        rows = self._cursor.execute(
            "SELECT data FROM finder_list WHERE space = ? AND sort = ? AND key BETWEEN ? AND ?",
            (self._space, sort.value, first, last),
        ).fetchall()
        return [data for (data,) in rows]

    def _owners(self, first: str, last: str) -> list[bytes]:
        rows = self._cursor.execute(
            "SELECT owners FROM finder_word WHERE space = ? AND word BETWEEN ? AND ?",
            (self._space, first, last),
        ).fetchall()
        return [owners for (owners,) in rows]

    def _merged(self, blobs: Sequence[bytes]) -> Sequence[int]:
        numbers: Sequence[int] = array("I", b"".join(blobs))
        if len(blobs) > 1:
            numbers = sorted(set(numbers))
        if self._wanted is not None:
            numbers = list(compress(numbers, map(self._wanted.__getitem__, numbers)))
        return numbers


def _marks(values: Collection[object]) -> str:
    return ",".join("?" * len(values))


def lowest(bits: int, count: int) -> list[int]:
    """Return the numbers of the *count* lowest bits that are set in *bits*, which is not negative."""
    text = bin(bits)[:1:-1]
    found: list[int] = []
    at = text.find("1")
    while at >= 0 and len(found) < count:
        found.append(at)
        at = text.find("1", at + 1)
    return found

"""Reading a watch-list: names to look for, as CSV with a header or in the tab-separated lines of JRC-Names.

JRC-Names (Steinberger, Pouliquen, Kabadjov et al. 2011) has a line for each variant: number, type, at times a
language, and the name with "+" for blanks; lines of one number are variants of one name.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from tui.model import Kind, SourceError, Watched
from tui.sources.decoding import DecodingError, decode
from tui.text import one_line, spelling

_KINDS = {
    Kind.PERSON: ("p", "per", "person", "people"),
    Kind.ORG: ("o", "org", "organisation", "organization"),
    Kind.PLACE: ("l", "loc", "location", "place", "gpe"),
}
_KIND_OF = {word: kind for kind, words in _KINDS.items() for word in words}
_IDS, _TYPES, _NAMES = ("id",), ("type", "kind"), ("variant", "name")
_SHORTEST = 2
_LONGEST = 200
_MOST_BYTES = 1 << 28


@dataclass(frozen=True, slots=True)
class WatchList:
    """A watch-list as read.

    Attributes:
        watched: Whom to look for, in the order of the file.
        bad: Lines that were skipped: their number, counted from 1, and why.
    """

    watched: tuple[Watched, ...]
    bad: tuple[tuple[int, str], ...] = ()


@dataclass(frozen=True, slots=True)
class _Row:
    line: int
    id: str
    type: str
    variant: str


class _BadLineError(Exception):
    """A line that says nothing to look for; the message says why."""


@dataclass(slots=True)
class _Reading:
    """What has been read so far."""

    kinds: dict[str, Kind] = field(default_factory=dict)
    variants: dict[str, list[str]] = field(default_factory=dict)
    owners: dict[str, tuple[str, int]] = field(default_factory=dict)
    bad: list[tuple[int, str]] = field(default_factory=list)

    def take(self, row: _Row) -> None:
        """Take in one row; raise if it says nothing to look for."""
        variant = one_line(row.variant)
        plain = spelling(variant)
        if len(plain) < _SHORTEST or plain.isdigit() or len(variant) > _LONGEST:
            raise _BadLineError(f"{variant[:40]!r} is no name" if variant else "it has no name")
        kind = _KIND_OF.get(row.type.casefold()) if row.type else Kind.PERSON
        if kind is None:
            raise _BadLineError(f"type {one_line(row.type)!r} is none of person, org, place (or P, O, L)")
        id_ = one_line(row.id) or plain
        if self.kinds.get(id_, kind) is not kind:
            raise _BadLineError(f"id {id_!r} is a {self.kinds[id_].value.lower()} further up")
        owner, line = self.owners.setdefault(plain, (id_, row.line))
        if owner != id_:
            raise _BadLineError(f"{variant!r} is a name of id {owner!r} already, in line {line}")
        self.kinds[id_] = kind
        self.variants.setdefault(id_, []).append(variant)

    def done(self) -> WatchList:
        watched = tuple(
            Watched(id_, self.kinds[id_], names[0], tuple(dict.fromkeys(names)))
            for id_, names in self.variants.items()
        )
        return WatchList(watched, tuple(self.bad))


def read_watchlist(path: Path) -> WatchList:
    """Read the watch-list at *path*.

    Raises:
        SourceError: It cannot be read, is no text, or has no line with a name to look for.
    """
    try:
        if path.stat().st_size > _MOST_BYTES:
            raise SourceError(f"{path}: too long for a watch-list; name a shorter one")
        data = path.read_bytes()
    except OSError as error:
        raise SourceError(f"{path}: cannot be read ({error.strerror or error})") from error
    return parse_watchlist(data, str(path))


def parse_watchlist(data: bytes, name: str) -> WatchList:
    """Read a watch-list from the bytes of a file.

    Args:
        data: What is in it.
        name: What to call it in messages.

    Raises:
        SourceError: It is no text, or has no line with a name to look for.
    """
    try:
        text, _ = decode(data)
    except DecodingError as error:
        raise SourceError(f"{name}: no watch-list ({error})") from error
    reading = _Reading()
    for row in _rows(text, name, reading):
        try:
            reading.take(row)
        except _BadLineError as error:
            reading.bad.append((row.line, str(error)))
    made = reading.done()
    if not made.watched:
        why = f"; line {made.bad[0][0]}: {made.bad[0][1]}" if made.bad else ""
        raise SourceError(f"{name}: there is no name to look for in it{why}")
    return made


def _rows(text: str, name: str, reading: _Reading) -> Iterator[_Row]:
    first = next((line for line in text.splitlines() if line.strip() and not line.startswith("#")), "")
    if "\t" not in first:
        yield from _from_csv(text, name, reading, ";" if first.count(";") > first.count(",") else ",")
        return
    heads = _heads(first.split("\t"))
    head_seen = not heads
    for number, line in enumerate(text.split("\n"), 1):
        cells = [cell.strip() for cell in line.split("\t")]
        if not line.strip() or cells[0].startswith("#"):
            continue
        if not head_seen:
            head_seen = True
            continue
        if heads:
            yield _by_head(number, cells, heads)
        elif len(cells) < 3:
            reading.bad.append((number, "it has not three parts with tabs between: id, type, name"))
        else:
            variant = cells[-1] if " " in cells[-1] else cells[-1].replace("+", " ")
            yield _Row(number, cells[0], cells[1], variant)


def _from_csv(text: str, name: str, reading: _Reading, delimiter: str) -> Iterator[_Row]:
    lines = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    heads: dict[str, int] = {}
    before = 0
    try:
        for cells in lines:
            number, before = before + 1, lines.line_num
            if not any(cell.strip() for cell in cells) or (not heads and cells[0].startswith("#")):
                continue
            if not heads:
                heads = _heads(cells)
                if not heads:
                    raise SourceError(
                        f"{name}: line {number} is no header; a watch-list begins with id,type,name "
                        "or has three parts with tabs between in every line"
                    )
                continue
            yield _by_head(number, cells, heads)
    except csv.Error as error:
        reading.bad.append((lines.line_num, f"{error}; what follows was not read"))


def _heads(cells: Sequence[str]) -> dict[str, int]:
    """Return in which column what stands, or nothing if *cells* are no header."""
    found = {cell.strip().strip('"').casefold(): place for place, cell in reversed(list(enumerate(cells)))}
    heads: dict[str, int] = {}
    for what, names in (("id", _IDS), ("type", _TYPES), ("variant", _NAMES)):
        place = next((found[name] for name in names if name in found), None)
        if place is not None:
            heads[what] = place
    return heads if "variant" in heads else {}


def _by_head(number: int, cells: Sequence[str], heads: dict[str, int]) -> _Row:
    def cell(what: str) -> str:
        place = heads.get(what)
        return cells[place].strip() if place is not None and place < len(cells) else ""

    return _Row(number, cell("id"), cell("type"), cell("variant"))

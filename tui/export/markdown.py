"""The dossier as a Markdown report: everybody with roles, spellings and the sentences that name them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby
from typing import TextIO

from tui.dossier.context import quotation
from tui.dossier.records import DocumentRow, EntityRow, Spot
from tui.dossier.store import Store
from tui.export.selection import Selection
from tui.model import Kind
from tui.sources import Lines
from tui.text import one_line

_HEADINGS = {
    Kind.PERSON: "People",
    Kind.ORG: "Organisations",
    Kind.PLACE: "Places",
    Kind.EVENT: "Events",
}
_SPECIAL = re.compile(r"([\\`*_{}\[\]<>#|~&])|^(\s*)([-+]|\d+[.)])(?=\s)", re.MULTILINE)


def write(store: Store, out: TextIO, selection: Selection) -> None:
    """Write a section for each kind and in it one for each selected entity, heaviest first."""
    whole = store.summary()
    out.write(f"# Dossier\n\n{whole.documents:,} documents, {whole.words:,} words.\n")
    documents = {row.id: row for row in store.documents(store.document_ids())}
    places = {number: place for place, number in enumerate(documents)}
    for kind, rows in groupby(selection.entities(store), key=lambda row: row.kind):
        out.write(f"\n## {_HEADINGS[kind]}\n")
        for row in rows:
            for written in _entity(row, store, documents, places):
                out.write(written)


def _entity(
    row: EntityRow, store: Store, documents: dict[int, DocumentRow], places: dict[int, int]
) -> Iterator[str]:
    yield f"\n### {plain(row.name)}\n\n"
    times = f"{row.mentions:,} mention{'s' if row.mentions != 1 else ''} in {row.documents:,} document"
    yield times + ("s" if row.documents != 1 else "")
    if row.first and row.last:
        span = row.first.isoformat() + (f" – {row.last.isoformat()}" if row.last != row.first else "")
        yield f", {span}"
    yield "\n"
    if row.roles:
        yield "\n**Named as** " + ", ".join(plain(role.text) for role in row.roles) + "\n"
    others = [text for text, _ in row.surfaces if text != row.name]
    if others:
        yield "\n**Spelled** " + ", ".join(map(plain, others)) + "\n"
    spots = sorted(
        (spot for spot in store.spots(row.id) if spot.document in places),
        key=lambda spot: (places[spot.document], spot.start),
    )
    for number, members in groupby(spots, key=lambda spot: spot.document):
        text = store.text(number)
        lines = Lines(store.source(documents[number].path), text)
        yield from _quotes(documents[number], text, lines, list(members))


def _quotes(document: DocumentRow, text: str, lines: Lines, spots: list[Spot]) -> Iterator[str]:
    day = document.day.isoformat() if document.day else "undated"
    yield f"\n{day}, {plain(document.title)} ({plain(document.path)})\n\n"
    # A sentence that names somebody twice is quoted once.
    said = set()
    for spot in spots:
        quote = quotation(text, spot.start, spot.end)
        if quote not in said:
            said.add(quote)
            yield f"- line {lines.at(spot.start)}: {plain(quote)}\n"


def plain(words: str) -> str:
    """Return *words* on one line, so written that Markdown takes no character of them for its own."""
    return _SPECIAL.sub(lambda m: f"\\{m[1]}" if m[1] else f"{m[2]}\\{m[3]}", one_line(words))

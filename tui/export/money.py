"""The dossier as FollowTheMoney entities, a JSON line each, for Aleph and the tools around it.

People become Person, organisations Organization, places Territory, articles Article. A Mention leads from
an article to a person or organisation, a Documentation to a place, an UnknownLink joins two in one sentence.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from hashlib import sha1
from itertools import combinations
from typing import TextIO

from tui.dossier.records import DocumentRow, EntityRow
from tui.dossier.store import Store
from tui.dossier.together import by_sentence
from tui.export.json_text import line
from tui.export.records import Json, Record
from tui.export.selection import Selection
from tui.model import Kind
from tui.text import one_line

_SCHEMATA = {Kind.PERSON: "Person", Kind.ORG: "Organization", Kind.PLACE: "Territory"}
_MOST_ALIASES = 50


def write(store: Store, out: TextIO, selection: Selection) -> None:
    """Write the articles, the selected people, organisations and places, and what joins them."""
    for made in _made(store, selection):
        out.write(line(made) + "\n")


def _made(store: Store, selection: Selection) -> Iterator[Record]:
    schemata: dict[int, str] = {}
    keys: dict[int, str] = {}
    for row in selection.entities(store):
        if row.kind in _SCHEMATA:
            schemata[row.id], keys[row.id] = _SCHEMATA[row.kind], row.key
            yield _entity(row)
    links: Counter[tuple[int, int]] = Counter()
    for number in store.document_ids():
        document = store.document(number)
        if document is None:
            continue
        text = store.text(number)
        yield _article(document, text)
        yield from _named(document, text, store, schemata, keys)
        for sentence in by_sentence(store, number):
            links.update(combinations(sorted({m.entity for m in sentence.marks} & keys.keys()), 2))
    for (one, other), sentences in sorted(links.items()):
        words = f"named together in {sentences} sentence{'s' if sentences != 1 else ''}"
        yield _record(
            _id("link", keys[one], keys[other]),
            "UnknownLink",
            {"subject": [_id(keys[one])], "object": [_id(keys[other])], "role": [words]},
        )


def _entity(row: EntityRow) -> Record:
    aliases = [text for text, _ in row.surfaces if text != row.name][:_MOST_ALIASES]
    properties: dict[str, Sequence[str]] = {"name": [row.name]}
    # A family name alone, or an ambiguous one, is no name to match by.
    properties["alias"] = [alias for alias in aliases if " " in alias]
    properties["weakAlias"] = [alias for alias in aliases if " " not in alias]
    if row.kind is Kind.PERSON:
        properties["position"] = [role.text for role in row.roles]
    return _record(_id(row.key), _SCHEMATA[row.kind], properties)


def _article(row: DocumentRow, text: str) -> Record:
    return _record(
        _id("article", row.path),
        "Article",
        {
            "fileName": [row.path],
            "title": [row.title],
            "author": [row.author or ""],
            "publisher": [row.outlet or ""],
            "publishedAt": [row.day.isoformat() if row.day else ""],
            "bodyText": [text],
        },
    )


def _named(
    document: DocumentRow, text: str, store: Store, schemata: Mapping[int, str], keys: Mapping[int, str]
) -> Iterator[Record]:
    surfaces: defaultdict[int, dict[str, None]] = defaultdict(dict)
    for mark in store.marks(document.id):
        if mark.entity in keys:
            surfaces[mark.entity][one_line(text[mark.start : mark.end])] = None
    article = _id("article", document.path)
    for number, names in surfaces.items():
        entity = _id(keys[number])
        if schemata[number] == "Territory":
            made: dict[str, Sequence[str]] = {"document": [article], "entity": [entity], "role": ["named in"]}
            yield _record(_id("documentation", document.path, keys[number]), "Documentation", made)
        else:
            made = {
                "document": [article],
                "resolved": [entity],
                "name": list(names),
                "detectedSchema": [schemata[number]],
            }
            yield _record(_id("mention", document.path, keys[number]), "Mention", made)


def _record(id_: str, schema: str, properties: Mapping[str, Sequence[str]]) -> Record:
    kept: dict[str, Json] = {
        name: [_clean(name, value) for value in values if value.strip()]
        for name, values in properties.items()
        if any(value.strip() for value in values)
    }
    return {"id": id_, "schema": schema, "properties": kept}


def _clean(name: str, value: str) -> str:
    return value if name == "bodyText" else " ".join(one_line(value).split())


def _id(*parts: str) -> str:
    """Return an id that stays the same from one export to the next."""
    return "personae-" + sha1("\0".join(parts).encode("utf-8", "surrogatepass")).hexdigest()

"""``personae suspects``: likely misspellings, entities that may be the same one, and overloaded names."""

from __future__ import annotations

from collections.abc import Mapping

from tui.cli.messages import say
from tui.cli.request import LIMITS, Command, Request
from tui.cli.session import print_json, session
from tui.cli.table import MARKS, STYLES, Cell, Column, print_table
from tui.dossier.asking import doubts
from tui.dossier.named import named
from tui.export import records
from tui.export.json_text import document
from tui.export.records import Json
from tui.linking.doubts import Named, Suspect
from tui.text import one_line

_COLUMNS = (
    Column(""),
    Column("doubt", style="dim"),
    Column("sure", right=True),
    Column("who", gives=3, least=20),
    Column("evidence", gives=2, least=30),
    Column("others", gives=1, spare=True, style="dim"),
)


def run(request: Request) -> int:
    """Print what is doubtful, the best evidence first; return 1 if nothing is or a file is unreadable."""
    limit = request.limit or LIMITS[Command.SUSPECTS]
    with session(request) as opened:
        entities = {entity.key: entity for entity in named(opened.store)}
        found = [doubt for doubt in doubts(opened.store) if _wanted(doubt, entities, request)]
        shown = found[:limit]
        if request.json:
            listed: list[Json] = [records.suspect(doubt, entities) for doubt in shown]
            print_json(document(listed))
        elif shown:
            print_table(_COLUMNS, [_row(doubt, entities) for doubt in shown])
        if not shown:
            say(f"nothing looks doubtful{f' by that sort, {request.sort}' if request.sort else ''}")
        elif len(found) > limit and not request.limit:
            say(f"these are the {limit} with the best evidence of {len(found):,}; --limit N prints more")
        return 0 if shown and not opened.report.unreadable else 1


def _wanted(doubt: Suspect, entities: Mapping[str, Named], request: Request) -> bool:
    kind = entities[doubt.keys[0]].kind
    return request.sort in (None, doubt.sort) and request.kind in (None, kind)


def _row(doubt: Suspect, entities: Mapping[str, Named]) -> list[Cell]:
    first, *others = (entities[key] for key in doubt.keys)
    return [
        Cell(MARKS[first.kind], STYLES[first.kind]),
        Cell(doubt.sort.value),
        Cell(f"{doubt.score:.0%}"),
        Cell(_counted(first), "bold"),
        Cell(one_line(doubt.evidence)),
        Cell(", ".join(map(_counted, others))),
    ]


def _counted(entity: Named) -> str:
    return f"{one_line(entity.name)} ×{entity.mentions:,}"

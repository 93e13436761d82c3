"""``personae why DOC:OFFSET``: the link of a mention or trigger and what it rests on, or a date's value."""

from __future__ import annotations

import shutil
import sys
import textwrap
from collections.abc import Iterator

from tui.cli.messages import is_terminal, say
from tui.cli.request import Request
from tui.cli.session import print_json, session
from tui.cli.table import MARKS
from tui.dossier.bearers import bare_role_at
from tui.dossier.chain import Candidate, Chain, Finding, Found, Spelling, Step, chain
from tui.dossier.context import context
from tui.dossier.records import DateRow, DocumentRow, Mark
from tui.dossier.store import Store
from tui.dossier.told import Report, Told, told
from tui.export import records
from tui.export.json_text import document
from tui.model import Kind, PersonaeError
from tui.text import one_line

_SPELLINGS = 12
_NEAR = 3
_REPORTS = 6

_Line = tuple[str, str]


def run(request: Request) -> int:
    """Print why the mention is linked as it is; return 1 if there is none or a file is unreadable.

    Raises:
        PersonaeError: There is no such document.
    """
    path, offset = request.mention
    with session(request) as opened:
        row = _document(opened.store, path)
        happened = told(opened.store, row.id, offset)
        made = None if happened else chain(opened.store, row.id, offset)
        if happened is not None:
            lines, record = _told(opened.store, happened), records.told(happened)
        elif made is not None:
            lines, record = _lines(made, opened.dossier.engine), records.chain(made)
        elif (dated := _date(opened.store, row, offset)) is not None:
            text = opened.store.text(row.id)
            lines, record = _dated(text, dated), records.date_mention(dated, text)
        else:
            say(_nothing(opened.store, row, offset))
            return 1
        if request.json:
            print_json(document(record))
        else:
            _print(list(lines))
        return 1 if opened.report.unreadable else 0


def _document(store: Store, path: str) -> DocumentRow:
    """Return the document at *path*, or the only one whose path ends with it, or that it ends with."""
    row = store.document_by_path(path)
    if row is not None:
        return row
    rows = store.documents(store.document_ids())
    alike = [row for row in rows if row.path.endswith(f"/{path}")]
    alike = alike or [row for row in rows if path.endswith(f"/{row.path}")]
    if len(alike) == 1:
        return alike[0]
    if alike:
        listed = ", ".join(row.path for row in alike[:_NEAR]) + (", …" if len(alike) > _NEAR else "")
        raise PersonaeError(f"{path}: {len(alike)} documents end like that: {listed}; write the path out")
    from difflib import get_close_matches

    near = get_close_matches(path, [row.path for row in rows], n=_NEAR)
    advice = f"did you mean {' or '.join(near)}?" if near else "personae mentions names them all"
    raise PersonaeError(f"{path}: there is no such document here; {advice}")


def _nothing(store: Store, row: DocumentRow, offset: int) -> str:
    text, marks = store.text(row.id), store.marks(row.id)
    if not marks:
        return f"{row.path}: no name was found in this document"
    near = min(marks, key=lambda mark: _distance(mark, offset))
    where = f"{row.path}:{offset}: no name stands here"
    bare = bare_role_at(store, row.id, offset)
    if bare is not None:
        role = one_line(text[bare.start : bare.end])
        return f"{where}, but {role!r} may be {bare.name}: {bare.suggestion.evidence}"
    if offset >= len(text):
        where = f"{row.path}:{offset}: the article has only {len(text):,} characters"
    return f"{where}; the nearest is {text[near.start : near.end]!r} at {row.path}:{near.start}"


def _distance(mark: Mark, offset: int) -> int:
    return max(mark.start - offset, offset - mark.end + 1)


def _lines(made: Chain, engine: str) -> Iterator[_Line]:
    entity = made.entity
    yield from _step("mention", made.step)
    yield "found", _found(made.found, engine)
    if made.step.mention.role:
        yield "role", one_line(made.step.mention.role)
    named = f"{_times(entity.mentions, 'mention')} in {_times(entity.documents, 'document')}"
    yield "is", f"{MARKS[entity.kind]} {one_line(entity.name)} · {entity.key} · {named}"
    yield from _reason(made.step)
    for ground in made.grounds:
        yield from _step("rests on", ground)
        yield from _reason(ground)
    for candidate in made.candidates:
        yield from _candidate(candidate)
    for spelling in made.spellings[:_SPELLINGS]:
        yield "spelling", _spelling(spelling)
    if len(made.spellings) > _SPELLINGS:
        yield "", f"and {len(made.spellings) - _SPELLINGS:,} more"


def _told(store: Store, made: Told) -> Iterator[_Line]:
    here, event = made.report.telling, made.event
    yield from _report("trigger", made.report, f"{Kind.EVENT} · {made.type}")
    named = f"{_times(event.mentions, 'mention')} in {_times(event.documents, 'document')}"
    aside = "" if made.event.salient else " · in no list: it tells too little"
    yield "is", f"{MARKS[Kind.EVENT]} {one_line(event.name)} · {event.key} · {named}{aside}"
    yield "because", f"{one_line(here.evidence)} · {made.rule} · {made.score:.0%} sure"
    yield "so", here.modality.value
    if made.date is not None:
        words = one_line(store.text(here.document)[made.date.start : made.date.end])
        yield "when", f"{made.date.value} · “{words}” · {one_line(made.date.reason)}"
    elif here.value:
        yield "when", here.value
    if event.place_name:
        yield "where", one_line(event.place_name)
    if made.participants:
        yield "who", one_line(", ".join(part.name for part in made.participants))
    for other in made.others[:_REPORTS]:
        yield from _report("told too", other, "")
    if len(made.others) > _REPORTS:
        yield "", f"and {len(made.others) - _REPORTS:,} more"
    for like in made.kindred:
        yield "may be", f"{one_line(like.name)} · {one_line(like.evidence)} · {like.score:.0%} sure"


def _report(name: str, report: Report, what: str) -> Iterator[_Line]:
    row = report.telling
    parts = (f"“{one_line(report.surface)}”", what, f"{one_line(row.path)}:{row.start}–{row.end}")
    yield name, " · ".join(filter(None, parts))
    yield "", str(report.around)


def _date(store: Store, row: DocumentRow, offset: int) -> DateRow | None:
    return next((date for date in store.dates(row.id) if date.start <= offset < date.end), None)


def _dated(text: str, row: DateRow) -> Iterator[_Line]:
    words = one_line(text[row.start : row.end])
    yield "mention", f"“{words}” · DATE · {one_line(row.path)}:{row.start}–{row.end}"
    yield "", str(context(text, row.start, row.end))
    yield "is", " · ".join(filter(None, (row.value or "open", row.mod.lower())))
    yield "because", one_line(row.reason)


def _step(name: str, step: Step) -> Iterator[_Line]:
    row = step.mention
    yield name, f"“{one_line(step.surface)}” · {row.kind} · {one_line(row.path)}:{row.start}–{row.end}"
    yield "", str(step.around)


def _reason(step: Step) -> Iterator[_Line]:
    row = step.mention
    yield "because", f"{one_line(row.evidence)} · {row.rule} · {row.score:.0%} sure"


def _found(found: Found, engine: str) -> str:
    match found.how:
        case Finding.FIRST:
            return f"by {engine}, in the first pass"
        case Finding.KIND:
            return (
                f"by {engine}, as {found.kind}; the second pass went by what the whole dossier takes it for"
            )
        case Finding.SPAN:
            return f"by {engine}, as “{one_line(found.text)}” ({found.kind}); the second pass cut it anew"
        case Finding.SECOND:
            return "in the second pass: the dossier knows the name from elsewhere"


def _candidate(candidate: Candidate) -> Iterator[_Line]:
    here = f", {candidate.here:,} in this document" if candidate.here else ""
    weight = f"{_times(candidate.mentions, 'mention')} ({candidate.share:.0%}){here}"
    yield "may be", f"{one_line(candidate.name)} · {candidate.key} · {weight}"
    if candidate.named is not None:
        row = candidate.named.mention
        yield "", f"{one_line(row.path)}:{row.start}–{row.end} · {candidate.named.around}"


def _spelling(spelling: Spelling) -> str:
    if len(spelling.rules) == 1:
        return f"{one_line(spelling.text)} ×{spelling.mentions:,} · {spelling.rules[0][0]}"
    rules = ", ".join(f"{rule} ×{count:,}" for rule, count in spelling.rules)
    return f"{one_line(spelling.text)} ×{spelling.mentions:,} · {rules}"


def _times(count: int, what: str) -> str:
    return f"{count:,} {what}{'' if count == 1 else 's'}"


def _print(lines: list[_Line]) -> None:
    left = max(len(name) for name, _ in lines) + 2
    # Elsewhere than on a terminal a line stays one, for programs that look for something in it.
    width = shutil.get_terminal_size().columns if is_terminal(sys.stdout) else 0
    for name, text in lines:
        parts = textwrap.wrap(text, max(20, width - left)) if width else [text]
        for number, part in enumerate(parts or [""]):
            sys.stdout.write(f"{'' if number else name:{left}}{part}".rstrip() + "\n")

"""``personae index``: bring the index up to date and say what is in it."""

from __future__ import annotations

import sys

from tui.cli.messages import say
from tui.cli.request import Request
from tui.cli.session import Session, print_json, session
from tui.export.json_text import document
from tui.export.records import Record
from tui.model import Kind
from tui.text import one_line

_COUNTED = ((Kind.PERSON, "people"), (Kind.ORG, "organisations"), (Kind.PLACE, "places"))


def run(request: Request) -> int:
    """Index, and print a summary; return 1 if there is no article or a file is unreadable."""
    with session(request) as opened:
        record = _record(opened)
        if request.json:
            print_json(document(record))
        else:
            sys.stdout.write("".join(f"{line}\n" for line in _lines(opened)))
        if not opened.report.documents and not opened.report.unreadable:
            say(f"{opened.dossier.name}: no articles here (.txt, .md or .html)")
        return 0 if opened.report.documents and not opened.report.unreadable else 1


def _record(opened: Session) -> Record:
    report, summary = opened.report, opened.store.summary()
    return {
        "index": str(opened.dossier.database),
        "engine": opened.dossier.engine,
        "documents": summary.documents,
        "words": summary.words,
        "mentions": summary.mentions,
        "entities": {kind.value: summary.entities.get(kind, 0) for kind, _ in _COUNTED},
        "read": report.read,
        "removed": report.removed,
        "words_read": report.words,
        "seconds": round(report.seconds, 3),
        "words_per_second": round(_speed(opened)),
        "skipped": dict(sorted(report.skipped.items())),
        "unreadable": [{"path": path, "reason": reason} for path, reason in report.unreadable],
    }


def _lines(opened: Session) -> list[str]:
    report, summary = opened.report, opened.store.summary()
    rows = [
        ("documents", summary.documents, f"{report.read:,} read, {report.removed:,} removed"),
        ("words", summary.words, f"{_speed(opened):,.0f} words/s" if report.words else ""),
        ("mentions", summary.mentions, ""),
        *((name, summary.entities.get(kind, 0), "") for kind, name in _COUNTED),
        *(("skipped", count, one_line(reason)) for reason, count in sorted(report.skipped.items())),
        *([("unreadable", len(report.unreadable), "")] if report.unreadable else []),
    ]
    left = max(len(name) for name, _, _ in rows)
    right = max(len(f"{count:,}") for _, count, _ in rows)
    lines = [f"{name:{left}}  {count:>{right},}  {note}".rstrip() for name, count, note in rows]
    return [*lines, f"{'index':{left}}  {one_line(str(opened.dossier.database))}"]


def _speed(opened: Session) -> float:
    return opened.report.words / opened.report.seconds if opened.report.seconds > 0 else 0.0

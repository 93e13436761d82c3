"""``personae export``: the dossier in a form that other programs read."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO

from tui.cli.request import Format, Request
from tui.cli.session import session
from tui.dossier.store import Store
from tui.export import markdown, money, network, page, tables
from tui.export.selection import Selection
from tui.model import PersonaeError
from tui.text import one_line

_WRITERS: dict[Format, Callable[[Store, TextIO, Selection], None]] = {
    Format.CSV: tables.write_mentions,
    Format.ENTITIES: tables.write_entities,
    Format.JSONL: tables.write_lines,
    Format.GRAPHML: network.write_graphml,
    Format.GEXF: network.write_gexf,
    Format.FTM: money.write,
    Format.MARKDOWN: markdown.write,
}


def run(request: Request) -> int:
    """Write the dossier to the file that was named, or print it; return 1 if a file is unreadable."""
    kinds = Selection().kinds if request.kind is None else (request.kind,)
    selection = Selection(kinds, request.least or 1)
    with session(request) as opened, _opened(request.output) as out:
        if request.format is Format.HTML:
            page.write(opened.store, out, selection, title=one_line(opened.dossier.name))
        else:
            _WRITERS[request.format or Format.JSONL](opened.store, out, selection)
        return 1 if opened.report.unreadable else 0


@contextmanager
def _opened(file: Path | None) -> Iterator[TextIO]:
    """Yield where to write: standard output, or a file that takes its place only when it is whole."""
    if file is None:
        out = open(sys.stdout.fileno(), "w", encoding="utf-8", newline="", closefd=False)  # noqa: SIM115
        with out:
            yield out
        return
    temporary = file.with_name(f".{file.name}.{os.getpid()}.tmp")
    try:
        with temporary.open("w", encoding="utf-8", newline="") as out:
            yield out
        temporary.replace(file)
    except OSError as error:
        raise PersonaeError(
            f"{file}: cannot be written ({error.strerror}); name another file with --output"
        ) from error
    finally:
        temporary.unlink(missing_ok=True)

"""From what was typed to an index that is up to date: which folder, whose article, what cannot be read."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from tui.cli.messages import ProgressLine, say
from tui.cli.places import dossier_of
from tui.cli.request import Command, Request
from tui.dossier.faults import ReadOnlyError, only_read
from tui.dossier.indexer import BusyError, Report, index
from tui.dossier.place import Dossier
from tui.dossier.store import Store, is_complete, open_store


@dataclass(frozen=True, slots=True)
class Session:
    """A dossier whose index is up to date.

    Attributes:
        dossier: What is read.
        report: What bringing the index up to date did.
        store: The index.
    """

    dossier: Dossier
    report: Report
    store: Store


@contextmanager
def session(request: Request) -> Iterator[Session]:
    """Bring the index of what *request* names up to date, name unreadable files, and open it.

    An index that may only be read is opened as it is, and that is said, unless to index is all that is asked.

    Raises:
        PersonaeError: A path does not exist, or the index cannot be kept or is damaged.
    """
    with dossier_of(request) as dossier:
        try:
            report = _up_to_date(dossier, request.processes)
        except ReadOnlyError as error:
            if request.command is Command.INDEX or not is_complete(dossier.database):
                raise
            say(f"{only_read(dossier.home, error)}; what changed since is not in it")
            report = _as_it_is(dossier)
        for path, reason in report.unreadable:
            say(reason if path in reason else f"{path}: {reason}")
        with open_store(dossier) as store:
            yield Session(dossier, report, store)


def print_json(text: str) -> None:
    """Print *text*, which is JSON and so UTF-8, whatever the terminal's encoding."""
    sys.stdout.buffer.write(text.encode("utf-8") + b"\n")


def _as_it_is(dossier: Dossier) -> Report:
    with open_store(dossier) as store:
        return Report(store.summary().documents, 0, 0, tuple(store.unreadable()), {}, 0, 0.0)


def _up_to_date(dossier: Dossier, processes: int | None) -> Report:
    with ProgressLine() as progress:
        try:
            return index(dossier, progress=progress, processes=processes, wait=0)
        except BusyError:
            say("another Personae is indexing this dossier; waiting for it")
        return index(dossier, progress=progress, processes=processes)

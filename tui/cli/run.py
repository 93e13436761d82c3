"""Running one command: its errors become messages, its outcome an exit status."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence

from tui.cli.arguments import parse
from tui.cli.messages import say
from tui.cli.request import Command, Request
from tui.model import PersonaeError

FINE, WRONG_USE, INTERRUPTED = 0, 2, 130


def run(words: Sequence[str]) -> int:
    """Do what *words*, typed after the command's name, ask for.

    Returns:
        0 when all went well; 1 when nothing was found or some files cannot be read; 2 for wrong use and
        for what the reader must mend first; 130 when interrupted.
    """
    try:
        status = _outcome(words)
        sys.stdout.flush()
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        # Whoever reads our output has seen enough. Python would complain once more while it shuts down.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return FINE
    return status


def _outcome(words: Sequence[str]) -> int:
    try:
        return _run(parse(words))
    except SystemExit as end:
        return end.code if isinstance(end.code, int) else WRONG_USE
    except PersonaeError as error:
        say(str(error))
        return WRONG_USE


def _run(request: Request) -> int:
    # Imported one at a time: no command waits for what another stands on.
    match request.command:
        case Command.READ:
            from tui.cli import read

            return read.run(request)
        case Command.INDEX:
            from tui.cli import index

            return index.run(request)
        case Command.MENTIONS:
            from tui.cli import mentions

            return mentions.run(request)
        case Command.FIND:
            from tui.cli import find

            return find.run(request)
        case Command.SEARCH:
            from tui.cli import search

            return search.run(request)
        case Command.WHY:
            from tui.cli import why

            return why.run(request)
        case Command.SUSPECTS:
            from tui.cli import suspects

            return suspects.run(request)
        case Command.TIMELINE:
            from tui.cli import timeline

            return timeline.run(request)
        case Command.NOTES:
            from tui.cli import notes

            return notes.run(request)
        case Command.DECISIONS:
            from tui.cli import decisions

            return decisions.run(request)
        case Command.CONCORDANCE:
            from tui.cli import concordance

            return concordance.run(request)
        case Command.EXPORT:
            from tui.cli import export

            return export.run(request)

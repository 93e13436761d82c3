"""``personae [FOLDER|FILE …]``: open the reader."""

from __future__ import annotations

import os
import sys

from tui.cli.messages import is_terminal
from tui.cli.places import at_line, dossier_of
from tui.cli.request import Request
from tui.model import PersonaeError


def run(request: Request) -> int:
    """Open the reader on what *request* names; return its exit status."""
    if not is_terminal(sys.stdout):
        raise PersonaeError(
            "the reader needs a terminal, and TERM to name it; "
            "the commands that personae --help lists do without"
        )
    with dossier_of(request) as dossier:
        if not sys.stdin.isatty():
            _take_keyboard()
        from tui.app import run as read
        from tui.app.start import Start

        file, line = next((place for typed in request.paths if (place := at_line(typed))), (None, 0))
        return read(dossier, Start(request.fresh, request.go, file, line))


def _take_keyboard() -> None:
    """Make the terminal standard input again, after an article came that way."""
    if sys.platform == "win32":
        raise PersonaeError("an article from a pipe cannot be read here; save it as a file and open that")
    for name in ("/dev/tty", os.ttyname(sys.stdout.fileno())):
        try:
            terminal = os.open(name, os.O_RDWR)
        except OSError:
            continue
        os.dup2(terminal, sys.stdin.fileno())
        os.close(terminal)
        return
    raise PersonaeError("the article came on standard input, and there is no terminal to read keys from")

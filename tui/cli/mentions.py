"""``personae mentions``: every mention as a line of JSON."""

from __future__ import annotations

from tui.cli.request import Request
from tui.cli.session import print_json, session
from tui.export import records
from tui.export.json_text import line


def run(request: Request) -> int:
    """Print every mention in order; return 1 if there is none or a file is unreadable."""
    found = False
    with session(request) as opened:
        for record in records.mentions(opened.store):
            print_json(line(record))
            found = True
        return 0 if found and not opened.report.unreadable else 1

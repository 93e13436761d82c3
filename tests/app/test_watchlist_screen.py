"""A watch-list in the sidebar: marked, first of its kind, and followed like everyone."""

from __future__ import annotations

from pathlib import Path

from rich.text import Text

from tests.app.conftest import Desk, OpenApp
from tests.unit.dossiers import write
from tui.app.widgets.listing import RowState
from tui.dossier.place import Dossier
from tui.dossier.watchlist import watch


def cast(desk: Desk) -> list[str]:
    source = desk.reader.cast.source
    assert source is not None
    rows = [source.line(index, 40, RowState(False, False)) for index in range(len(source))]
    return [row.plain for row in rows if isinstance(row, Text)]


async def test_marked_and_first(sample_copy: Dossier, open_app: OpenApp, tmp_path: Path) -> None:
    watch(sample_copy, write(tmp_path, "list.tsv", "1\tP\tIzzat al-Duri\n1\tP\tthe King of Clubs\n"))
    async with open_app(sample_copy) as desk:
        await desk.press("A")
        rows = cast(desk)
        marked = [row for row in rows if "‡" in row]
        assert len(marked) == 1
        assert rows.index(marked[0]) == 1, "below the heading of the people"
        assert marked[0].startswith("● ‡ Izzat al-Duri")

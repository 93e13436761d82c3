"""The keys, written from the one registry of actions."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from rich.console import Group
from rich.table import Table
from rich.text import Text

from tui.app.actions import Keymap, grouped
from tui.app.looks import LOOKS
from tui.app.rows import Palette
from tui.app.screens.notice import Notice
from tui.model import EventType

_Rows = Iterable[tuple[str, str]]


def help_screen(keymap: Keymap, palette: Palette, settings_path: str) -> Notice:
    """Return the page that shows every key with what it does.

    Args:
        keymap: The keys in force.
        palette: Colours.
        settings_path: Where keys can be changed.
    """
    legend = Text()
    for kind, look in LOOKS.items():
        legend.append(f"{look.mark} ", palette.kinds[kind])
        legend.append(f"{look.one}   ", palette.dim)
    parts: list[Text | Table] = [legend]
    for group, actions in grouped():
        parts.append(Text(f"\n{group.value}", palette.strong))
        parts.append(_table(palette, ((keymap.all_shown(action.id), action.help) for action in actions)))
    for heading, rows in _beside_the_keymap(keymap, settings_path):
        parts.append(Text(f"\n{heading}", palette.strong))
        parts.append(_table(palette, rows))
    own = Text.assemble(
        ("\nOther keys: in the table [keys] of ", palette.dim),
        settings_path,
        (', a line for each action, as  references = "R"  or  top = "g g, home". Actions: ', palette.dim),
        (", ".join(keymap.keys), palette.dim),
    )
    return Notice("Keys", Group(*parts, own), closing="j k scroll   esc close")


def _beside_the_keymap(keymap: Keymap, settings_path: str) -> Iterator[tuple[str, _Rows]]:
    """Yield the headings and rows of what no action of the registry tells."""
    in_lists = (
        ("↑ ↓  ctrl+n ctrl+p", "Choose a row"),
        ("shift+↑ shift+↓", "Scroll the preview"),
        ("enter  esc", f"Go there; close it, to reopen it where it was with {keymap.shown('reopen')}"),
    )
    yield "In a list that opens with a line to type in", in_lists
    narrower = (
        ("with:name place:name", "Only what somebody took part in, only what happened somewhere"),
        ("type:attack", f"Only events of a type, one of {', '.join(EventType)}"),
    )
    yield "In the timeline’s line", narrower
    yield "Mouse", (("click", "Stand on a name, twice to follow it; open a row"),)
    themes = (
        (keymap.shown("commands"), "“Theme” tries others; personae-light is the light one"),
        ("theme = …", f'In {settings_path}, to keep it:  theme = "personae-light"'),
    )
    yield "Colours", themes


def _table(palette: Palette, rows: _Rows) -> Table:
    table = Table.grid(padding=(0, 2))
    table.add_column(width=22, style=palette.accent)
    table.add_column()
    for keys, does in rows:
        table.add_row(Text(f"  {keys}"), Text(does))
    return table

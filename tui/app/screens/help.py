"""The keys, written from the one registry of actions."""

from __future__ import annotations

from collections.abc import Iterable

from rich.console import Group
from rich.table import Table
from rich.text import Text

from tui.app.actions import Keymap, grouped
from tui.app.looks import LOOKS
from tui.app.rows import Palette
from tui.app.screens.notice import Notice
from tui.model import EventType


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
    in_lists = (
        ("↑ ↓  ctrl+n ctrl+p", "Choose a row"),
        ("shift+↑ shift+↓", "Scroll the preview"),
        ("enter  esc", f"Go there; close it, to reopen it where it was with {keymap.shown('reopen')}"),
    )
    parts.append(Text("\nIn a list that opens with a line to type in", palette.strong))
    parts.append(_table(palette, in_lists))
    parts.append(Text("\nIn the timeline’s line", palette.strong))
    narrower = (
        ("with:name place:name", "Only what somebody took part in, only what happened somewhere"),
        ("type:attack", f"Only events of a type, one of {', '.join(EventType)}"),
    )
    parts.append(_table(palette, narrower))
    parts.append(Text("\nMouse", palette.strong))
    parts.append(_table(palette, [("click", "Stand on a name, twice to follow it; open a row")]))
    parts.append(Text("\nColours", palette.strong))
    parts.append(
        _table(
            palette,
            [
                (
                    keymap.shown("commands"),
                    "“Theme” tries others; personae-light is the light one",
                ),
                ("theme = …", f'In {settings_path}, to keep it:  theme = "personae-light"'),
            ],
        )
    )
    own = Text.assemble(
        ("\nOther keys: in the table [keys] of ", palette.dim),
        settings_path,
        (', a line for each action, as  references = "R"  or  top = "g g, home". Actions: ', palette.dim),
        (", ".join(keymap.keys), palette.dim),
    )
    return Notice("Keys", Group(*parts, own), closing="j k scroll   esc close")


def _table(palette: Palette, rows: Iterable[tuple[str, str]]) -> Table:
    table = Table.grid(padding=(0, 2))
    table.add_column(width=22, style=palette.accent)
    table.add_column()
    for keys, does in rows:
        table.add_row(Text(f"  {keys}"), Text(does))
    return table

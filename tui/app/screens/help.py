"""The keys, written from the one registry of actions."""

from __future__ import annotations

from rich.text import Text

from tui.app.actions import Keymap, grouped
from tui.app.looks import LOOKS
from tui.app.rows import Palette
from tui.app.screens.notice import Notice


def help_screen(keymap: Keymap, palette: Palette, settings_path: str) -> Notice:
    """Return the page that shows every key with what it does.

    Args:
        keymap: The keys in force.
        palette: Colours.
        settings_path: Where keys can be changed.
    """
    text = Text()
    for look, style in ((LOOKS[kind], palette.kinds[kind]) for kind in LOOKS):
        text.append(f"{look.mark} ", style)
        text.append(f"{look.one}   ", palette.dim)
    text.append("\n")
    for group, actions in grouped():
        text.append(f"\n{group.value}\n", palette.strong)
        for action in actions:
            text.append(f"  {keymap.all_shown(action.id):<16} ", palette.accent)
            text.append(f"{action.help}\n")
    text.append("\nIn a list that opens with a line to type in\n", palette.strong)
    for keys, does in (
        ("↑ ↓  ctrl+n ctrl+p", "Choose a row"),
        ("shift+↑ shift+↓", "Scroll the preview"),
        ("enter  esc", "Go there; close, to reopen it where it was with " + keymap.shown("reopen")),
    ):
        text.append(f"  {keys:<20} ", palette.accent)
        text.append(f"{does}\n")
    text.append("\nMouse\n", palette.strong)
    text.append("  Click a name to stand on it, twice to follow it; click a row to open it.\n")
    text.append(f"\nOther keys: the table [keys] of {settings_path},\n", palette.dim)
    text.append('a line for each action, as  references = "R"  or  top = "g g, home".\n', palette.dim)
    text.append("Actions: " + ", ".join(keymap.keys) + "\n", palette.dim)
    return Notice("Keys", text, closing="j k scroll   esc close")

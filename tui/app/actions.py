"""The one registry of what a reader can do: it feeds the keys, the footer, the help and the palette.

An action's id is the name that the ``[keys]`` table of the settings file uses to move it to other keys.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from tui.settings import SettingsError


class Group(StrEnum):
    """The headings that help sorts actions under."""

    MOVE = "Moving"
    FOLLOW = "Following someone"
    FIND = "Finding"
    VIEW = "What is shown"
    ARTICLE = "This article"
    KEEP = "Keeping"
    DECIDE = "Deciding"
    PROGRAM = "Personae"


@dataclass(frozen=True, slots=True)
class Action:
    """One thing a reader can do.

    Attributes:
        id: Its name in the keymap; the reader screen's method is ``do_<id>``.
        keys: Key sequences that call it; a sequence is keys separated by blanks, as "g g".
        label: One or two words for the footer and the palette.
        help: What it does, for the help screen.
        group: Its heading there.
        footer: Whether the footer names it; the order of the registry is the order of the footer.
    """

    id: str
    keys: tuple[str, ...]
    label: str
    help: str
    group: Group
    footer: bool = False


ACTIONS: tuple[Action, ...] = (
    Action("follow", ("enter",), "follow", "Make the mention under the cursor the active one; on an active event, its card; in a list, open the row", Group.FOLLOW, True),
    Action("next_active", ("n",), "next", "Next mention of the active one, on across documents (or next search hit)", Group.FOLLOW, True),
    Action("previous_active", ("N",), "previous", "Previous mention of the active one (or previous search hit)", Group.FOLLOW),
    Action("references", ("r",), "references", "Every mention of the active one, in context, with a preview", Group.FOLLOW, True),
    Action("why", ("w",), "why", "Why the mention under the cursor is linked to its entity; on a search hit as /prime minister, who is meant", Group.FOLLOW, True),
    Action("card", ("i",), "card", "All that is known of the one under the cursor; of an event every report, and where they disagree", Group.FOLLOW),
    Action("timeline", ("t",), "timeline", "What happened, in order of time, in the dossier or with the active one", Group.FOLLOW, True),
    Action("connections", ("c",), "connections", "Who and what the active one is named with, the strongest first", Group.FOLLOW),
    Action("overview", ("O",), "overview", "The dossier at a glance: who weighs most, its stories, who is new since the last visit", Group.FIND),
    Action("matrix", ("W",), "matrix", "Who is named with whom: a matrix of the people named most", Group.FIND),
    Action("concordance", ("C",), "concordance", "Every mention of the active one in its line, sorted by the words beside it", Group.FOLLOW),
    Action("path", ("P",), "path", "How the active one and another are connected: chains of people", Group.FOLLOW),
    Action("next_mention", ("full_stop",), "next mention", "To the next mention in the article, whoever it is", Group.FOLLOW),
    Action("previous_mention", ("comma",), "previous mention", "To the previous mention in the article", Group.FOLLOW),
    Action("back", ("ctrl+o", "alt+left"), "back", "Back along the jump list, to the same place and cursor", Group.FOLLOW),
    Action("forward", ("alt+right",), "forward", "Forward along the jump list", Group.FOLLOW),
    Action("let_go", ("escape",), "let go", "Let go: first of a search, then of the active one", Group.FOLLOW),
    Action("find_actor", ("f",), "find", "Find a person, organisation, place or event by any part or spelling of the name", Group.FIND, True),
    Action("find_document", ("F",), "find document", "Find a document by its title", Group.FIND),
    Action("search_here", ("slash",), "search here", "Search in the article; in a list, filter it as you type", Group.FIND),
    Action("search_dossier", ("s",), "search", "Search all documents: words, \"phrases\", prefix*, AND OR NOT", Group.FIND, True),
    Action("down", ("j", "down"), "down", "A line down", Group.MOVE),
    Action("up", ("k", "up"), "up", "A line up", Group.MOVE),
    Action("half_page_down", ("ctrl+d",), "half a page down", "Half a page down", Group.MOVE),
    Action("half_page_up", ("ctrl+u",), "half a page up", "Half a page up", Group.MOVE),
    Action("page_down", ("space", "pagedown", "ctrl+f"), "page down", "A page down", Group.MOVE),
    Action("page_up", ("pageup", "ctrl+b"), "page up", "A page up", Group.MOVE),
    Action("top", ("g g", "home"), "top", "To the top", Group.MOVE),
    Action("end", ("G", "end"), "end", "To the end", Group.MOVE),
    Action("next_document", ("J", "right_square_bracket"), "next document", "Open the next document of the list", Group.MOVE),
    Action("previous_document", ("K", "left_square_bracket"), "previous document", "Open the previous document of the list", Group.MOVE),
    Action("next_pane", ("tab",), "next pane", "To the next pane", Group.MOVE),
    Action("previous_pane", ("shift+tab",), "previous pane", "To the previous pane", Group.MOVE),
    Action("pane_documents", ("1",), "documents", "To the documents", Group.MOVE),
    Action("pane_article", ("2",), "article", "To the article", Group.MOVE),
    Action("pane_cast", ("3",), "cast", "To the cast", Group.MOVE),
    Action("sort", ("S",), "sort", "Sort the documents by date, by name or by mentions of the active one", Group.VIEW),
    Action("scope", ("A",), "cast of all", "Show the cast of this article or of the whole dossier", Group.VIEW),
    Action("zoom", ("z",), "zoom", "Show the article alone, or all panes again", Group.VIEW),
    Action("reopen", ("R",), "reopen", "Reopen the last list (references, finder or search) where it was", Group.FIND),
    Action("bookmark", ("b",), "bookmark", "Bookmark the place one stands on, or take its bookmark away", Group.KEEP),
    Action("annotate", ("a",), "note", "Write a note on what is selected, the name under the cursor, whom you follow, or the sentence", Group.KEEP, True),
    Action("keepings", ("B",), "notes", "All notes, bookmarks and marks, with a preview; edit and delete them there", Group.KEEP),
    Action("mark", ("M",), "mark", "Mark the place with the letter typed next", Group.KEEP),
    Action("to_mark", ("apostrophe",), "to mark", "Go to the place marked with the letter typed next", Group.KEEP),
    Action("star", ("asterisk",), "star", "Give the document a star, or take it away", Group.KEEP),
    Action("tag", ("T",), "tags", "Write the document's tags", Group.KEEP),
    Action("unread", ("U",), "unread", "Mark the document unread, or read", Group.KEEP),
    Action("shelves", ("L",), "lists", "List all documents, or only those unread, starred, tagged, or that a search finds", Group.KEEP),
    Action("same", ("m",), "same as", "Say who this one is the same as; the likely ones are listed first", Group.DECIDE),
    Action("not_same", ("x",), "not the same", "Say that this mention or spelling is someone else, or that two are never the same", Group.DECIDE),
    Action("edit", ("e",), "edit", "Give another name or kind, or say that it is no name", Group.DECIDE),
    Action("undo", ("u",), "undo", "Take the last decision back; again, the one before it", Group.DECIDE),
    Action("decisions", ("H",), "decisions", "All that was decided; each can be taken back, or counted again", Group.DECIDE),
    Action("suggestions", ("Q",), "suggestions", "Go through names that may be one: y the same, n never, ? not sure", Group.DECIDE),
    Action("select", ("v",), "select", "Select text with the keys: h l w b e j k 0 $ { } G; enter says who a selected role means, y copies it, a writes a note", Group.ARTICLE),
    Action("copy", ("y",), "copy", "Copy what is selected, or the sentence, with its citation", Group.ARTICLE),
    Action("editor", ("o",), "editor", "Open the file in $EDITOR at this line", Group.ARTICLE),
    Action("about", ("I",), "about", "Where the article's title, date and author were read, and files not read", Group.ARTICLE),
    Action("reread", ("ctrl+r",), "reread", "Look for new, changed and removed files", Group.PROGRAM),
    Action("help", ("question_mark",), "keys", "Show the keys", Group.PROGRAM, True),
    Action("commands", ("colon", "ctrl+p"), "commands", "Find and run a command by its name", Group.PROGRAM),
    Action("quit", ("q", "ctrl+q"), "quit", "Quit", Group.PROGRAM),
)  # fmt: skip

_SHOWN = {
    "full_stop": ".",
    "comma": ",",
    "slash": "/",
    "question_mark": "?",
    "colon": ":",
    "apostrophe": "'",
    "asterisk": "*",
    "right_square_bracket": "]",
    "left_square_bracket": "[",
    "escape": "esc",
    "pagedown": "pgdn",
    "pageup": "pgup",
    "down": "↓",
    "up": "↑",
}
_READ = {shown: name for name, shown in _SHOWN.items()} | {"esc": "escape"}


def show_keys(sequence: str) -> str:
    """Return a key sequence as a reader knows it: "g g", "ctrl+o", "?"."""
    return " ".join(
        "+".join(_SHOWN.get(part, part) for part in key.split("+")) if key != "+" else key
        for key in sequence.split(" ")
    )


class Keymap:
    """Which key sequence calls which action, and where a typed sequence stands.

    Textual binds single keys only; sequences such as ``g g`` are followed here.
    """

    def __init__(self, own: Mapping[str, str] | None = None, actions: Sequence[Action] = ACTIONS) -> None:
        """Build the map.

        Args:
            own: For an action's id, its keys in the reader's settings, separated by commas.
            actions: The registry.

        Raises:
            SettingsError: *own* names no action, or two actions would share a key.
        """
        self.keys: dict[str, tuple[str, ...]] = {action.id: action.keys for action in actions}
        for id_, typed in (own or {}).items():
            if id_ not in self.keys:
                raise SettingsError(
                    f"settings, [keys]: there is no action {id_!r}; see the help for their names"
                )
            self.keys[id_] = tuple(_sequence(part) for part in typed.split(", ") if part.strip())
        self._calls: dict[tuple[str, ...], str] = {}
        for id_, sequences in self.keys.items():
            for sequence in sequences:
                self._bind(tuple(sequence.split(" ")), id_)
        self._prefixes = {keys[:n] for keys in self._calls for n in range(1, len(keys))}
        for keys in self._calls:
            if keys in self._prefixes:
                raise SettingsError(f"settings, [keys]: {' '.join(keys)!r} also begins another sequence")
        self.pending: tuple[str, ...] = ()

    def _bind(self, keys: tuple[str, ...], id_: str) -> None:
        other = self._calls.setdefault(keys, id_)
        if other != id_:
            shown = show_keys(" ".join(keys))
            raise SettingsError(f"settings, [keys]: {shown!r} would call both {other!r} and {id_!r}")

    def feed(self, key: str) -> str | None:
        """Take one key press.

        Args:
            key: Textual's name of the key.

        Returns:
            The id of the action it completes; "" while a sequence waits for more; None if the key means
            nothing here.
        """
        keys = (*self.pending, key)
        if keys in self._prefixes:
            self.pending = keys
            return ""
        self.pending = ()
        if len(keys) > 1 and keys not in self._calls:
            # A broken sequence: the key counts for itself.
            return self.feed(key)
        return self._calls.get(keys)

    def shown(self, id_: str) -> str:
        """Return the first key of the action *id_* as a reader knows it, or "" if it has none."""
        return show_keys(self.keys[id_][0]) if self.keys[id_] else ""

    def all_shown(self, id_: str) -> str:
        """Return all keys of the action *id_*, separated by blanks."""
        return "  ".join(show_keys(sequence) for sequence in self.keys[id_])


def grouped(actions: Sequence[Action] = ACTIONS) -> Iterator[tuple[Group, list[Action]]]:
    """Yield every group with its actions, in the order of the registry."""
    for group in Group:
        members = [action for action in actions if action.group is group]
        if members:
            yield group, members


def _sequence(typed: str) -> str:
    """Read a sequence as a reader writes it in the settings: "g g", "ctrl+o", "?"."""
    return " ".join(_READ.get(key, key) for key in typed.strip().split(" "))

"""What the lists show, row by row: asked of the store a page at a time, never all at once."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass

from rich.style import Style
from rich.text import Text
from textual.color import Color

from tui.app.looks import LOOKS, NOTED, WATCHED, day_of, without_day
from tui.app.presence import bar, sparkline
from tui.app.widgets.listing import RowState
from tui.dossier.records import CastRow, DocumentRow, EntityRow
from tui.dossier.store import Store
from tui.model import Kind, Modality
from tui.text import one_line

Members = Mapping[Kind, Sequence[CastRow]] | Mapping[Kind, Sequence[int]]
"""A cast by kind: rows, or only numbers of entities whose rows are asked for when seen."""

_PAGE = 128
_PAGES_KEPT = 16
_ROOMY = 40
_LEAST_FOR_ROLE = 10
_SO = {
    Modality.HAPPENED: "",
    Modality.PLANNED: "  planned",
    Modality.DENIED: "  denied",
    Modality.HYPOTHETICAL: "  if",
}
_LEAST = 4
"""Cells that a name has before anything said of it."""


class Palette:
    """The theme's colours as Rich styles, for rows painted outside CSS."""

    def __init__(self, variables: Mapping[str, str]) -> None:
        """Take the colours from a theme's resolved CSS *variables*."""
        self.take(variables)

    def take(self, variables: Mapping[str, str]) -> None:
        """Take the colours of another theme; who holds this palette sees them from now on."""
        colours = {name: Color.parse(variables[name]) for name in ("foreground", "background", "accent")}
        self.kinds = {
            kind: Style(color=Color.parse(variables[look.variable]).rich_color)
            for kind, look in LOOKS.items()
        }
        self.accent = Style(color=colours["accent"].rich_color)
        self.strong = Style(bold=True)
        terminal_colours = colours["foreground"].ansi is not None or colours["background"].ansi is not None
        # The terminal's own colours are not known, so they cannot be mixed.
        self.dim = (
            Style(dim=True)
            if terminal_colours
            else Style(color=colours["foreground"].blend(colours["background"], 0.42).rich_color)
        )


def fit(text: str, width: int) -> Text:
    """Return *text* as one safe line of at most *width* cells, with an ellipsis where it is cut."""
    line = Text(one_line(text), no_wrap=True)
    line.truncate(max(0, width), overflow="ellipsis")
    return line


def named(row: CastRow, tail: Text, width: int, palette: Palette) -> Text:
    """Return one line about somebody: mark, name, role where there is room for it, and *tail* at its end."""
    line = Text.assemble((f"{LOOKS[row.kind].mark} ", palette.kinds[row.kind]), no_wrap=True)
    room = width - 2 - tail.cell_len
    name = fit(row.name, room)
    spare = room - name.cell_len
    if row.role and spare > _LEAST_FOR_ROLE:
        name.append("  " + fit(row.role, spare - 3).plain, palette.dim)
    name.pad_right(max(0, room - name.cell_len))
    return line + name + tail


class DocumentRows:
    """The document list: date, title, a star or an unread mark, and how often the active one is named."""

    height = 1

    def __init__(
        self,
        store: Store,
        ids: Sequence[int],
        palette: Palette,
        *,
        is_read: Callable[[DocumentRow], bool],
        is_starred: Callable[[DocumentRow], bool],
    ) -> None:
        """Show the documents *ids* in that order; *is_read* and *is_starred* tell their signs."""
        self.ids = ids
        self._store = store
        self._palette = palette
        self._is_read = is_read
        self._is_starred = is_starred
        self._pages: OrderedDict[int, list[DocumentRow]] = OrderedDict()
        self.counts: Mapping[int, int] = {}
        self.active_kind: Kind | None = None

    def __len__(self) -> int:
        return len(self.ids)

    def selectable(self, index: int) -> bool:
        """Return True: every row is a document."""
        return True

    def document(self, index: int) -> DocumentRow | None:
        """Return the document of row *index*, or None if it has just gone."""
        page, at = divmod(index, _PAGE)
        if page not in self._pages:
            self._pages[page] = self._store.documents(self.ids[page * _PAGE : (page + 1) * _PAGE])
            if len(self._pages) > _PAGES_KEPT:
                self._pages.popitem(last=False)
        rows = self._pages[page]
        return rows[at] if at < len(rows) else None

    def show_counts(self, counts: Mapping[int, int], kind: Kind | None) -> None:
        """Show how often the active one is named: *counts* by document number."""
        self.counts, self.active_kind = counts, kind

    def line(self, index: int, width: int, state: RowState) -> Text:
        """Return row *index* in *width* cells."""
        document = self.document(index)
        if document is None:
            return Text.assemble(("…", self._palette.dim))
        sign = "*" if self._is_starred(document) else "" if self._is_read(document) else "•"
        wide = 10 if width >= _ROOMY else 7
        day = document.day.isoformat()[:wide] if document.day else "undated"
        line = Text(no_wrap=True)
        line.append(f"{sign:1} ", self._palette.accent)
        line.append(f"{day:{wide}} ", self._palette.dim)
        tail = Text()
        named = self.counts.get(document.id, 0)
        if self.counts and self.active_kind:
            most = max(self.counts.values())
            tail.append(f" {bar(named, most)}", self._palette.kinds[self.active_kind])
            if width >= _ROOMY:
                tail.append(f"{named or '':>4}", self._palette.dim)
        room = width - line.cell_len - tail.cell_len
        title = fit(document.title or document.path, room)
        title.pad_right(max(0, room - title.cell_len))
        if state.marked:
            title.stylize(self._palette.strong)
        return line + title + tail


@dataclass(frozen=True, slots=True)
class _Heading:
    kind: Kind
    total: int


@dataclass(frozen=True, slots=True)
class _Detail:
    line: int


class CastRows:
    """The sidebar: entities by kind with their counts, and a line more on the active one."""

    height = 1

    def __init__(
        self,
        cast: Members,
        palette: Palette,
        *,
        load: Callable[[Sequence[int]], Sequence[CastRow]],
        active: int = 0,
        details: Sequence[Text] = (),
        noted: Collection[int] = (),
        here: bool = True,
    ) -> None:
        """Show *cast*.

        Args:
            cast: For each kind its rows, or only entity numbers that *load* turns into rows when seen.
            palette: Colours.
            load: Gives the rows of entity numbers.
            active: The active entity.
            details: Lines to show below it.
            noted: Those a note is about.
            here: Show counts as "here/everywhere", not only everywhere.
        """
        self._palette = palette
        self._load = load
        self._here = here
        self.active = active
        self._details = details
        self._noted = noted
        self._known: dict[int, CastRow] = {}
        self._rows: list[int | _Heading | _Detail] = []
        for kind in Kind:
            members = cast.get(kind, ())
            if not members:
                continue
            self._rows.append(_Heading(kind, len(members)))
            for member in members:
                if isinstance(member, CastRow):
                    self._known[member.id] = member
                    self._rows.append(member.id)
                else:
                    self._rows.append(member)
                if self._rows[-1] == active:
                    self._rows.extend(_Detail(line) for line in range(len(self._details)))

    def __len__(self) -> int:
        return len(self._rows)

    def selectable(self, index: int) -> bool:
        """Return whether row *index* is an entity."""
        return isinstance(self._rows[index], int)

    def entity(self, index: int) -> int:
        """Return the entity of row *index*, or 0 if it is a heading or detail."""
        row = self._rows[index]
        return row if isinstance(row, int) else 0

    def index_of(self, entity: int) -> int | None:
        """Return the row of *entity*, or None."""
        return (
            next((index for index, row in enumerate(self._rows) if row == entity), None) if entity else None
        )

    def line(self, index: int, width: int, state: RowState) -> Text:
        """Return row *index* in *width* cells."""
        row = self._rows[index]
        if isinstance(row, _Heading):
            return Text.assemble((f"{LOOKS[row.kind].heading} {row.total:,}", self._palette.dim))
        if isinstance(row, _Detail):
            line = Text.assemble("    ", self._details[row.line], no_wrap=True)
            line.truncate(width, overflow="ellipsis")
            return line
        entity = self._row(index, row)
        if entity is None:
            return Text.assemble(("…", self._palette.dim))
        return self._member(entity, width)

    def _member(self, entity: CastRow, width: int) -> Text:
        counts = f" {entity.here}/{entity.mentions:,}" if self._here else f" {entity.mentions:,}"
        label = entity.name
        if entity.kind is Kind.EVENT:
            # Of an event its reports count, not how often each of them speaks of it.
            day = day_of(label)
            counts = f" {day}{entity.documents:>3,}" if day else f" {entity.documents:,}"
            label = without_day(label)
        line = Text.assemble((f"{LOOKS[entity.kind].mark} ", self._palette.kinds[entity.kind]), no_wrap=True)
        if entity.watched:
            line.append(f"{WATCHED} ", self._palette.accent)
        if entity.id in self._noted:
            line.append(f"{NOTED} ", self._palette.accent)
        # What did not happen must not look as if it did, however little room there is.
        so = _SO[entity.modality]
        room = width - line.cell_len - len(counts)
        name = fit(label, max(_LEAST, room - len(so)))
        if entity.id == self.active:
            name.stylize(self._palette.kinds[entity.kind] + self._palette.strong)
        line.append_text(name)
        spare = room - name.cell_len
        if entity.ambiguous and spare >= 2:
            line.append(" ?", self._palette.dim)
        elif so:
            line.append(so[:spare], self._palette.accent)
        elif entity.role and spare > 8:
            line.append("  ")
            role = fit(entity.role, spare - 3)
            line.append(role.plain, self._palette.dim)
        line.pad_right(max(0, width - len(counts) - line.cell_len))
        line.append(counts, self._palette.dim)
        return line

    def _row(self, index: int, entity: int) -> CastRow | None:
        if entity not in self._known:
            near = [row for row in self._rows[max(0, index - 40) : index + 80] if isinstance(row, int)]
            self._known.update((row.id, row) for row in self._load(near))
        return self._known.get(entity)


def by_kind(rows: Collection[CastRow]) -> dict[Kind, list[CastRow]]:
    """Sort *rows* under their kinds, keeping their order."""
    sorted_rows: dict[Kind, list[CastRow]] = {}
    for row in rows:
        sorted_rows.setdefault(row.kind, []).append(row)
    return sorted_rows


def details_of(
    row: EntityRow, counts: Mapping[int, int], ranks: Mapping[int, int], palette: Palette
) -> list[Text]:
    """Return a few lines on an entity: its presence over the dossier with its roles, and its spellings.

    Args:
        row: The entity.
        counts: Its mentions by document number.
        ranks: For a document's number, its place in order of date.
        palette: Colours.
    """
    words = [role.text for role in row.roles[:2]]
    if row.candidates:
        words = [f"{len(row.candidates)} candidates: " + ", ".join(name for _, name, _ in row.candidates)]
    spark = sparkline(counts, ranks, 8)
    lines = [Text.assemble((spark, palette.kinds[row.kind]), "  ", one_line(" · ".join(words)))]
    # Capitals alone make no other spelling worth the room.
    others: dict[str, str] = {}
    for surface, _ in row.surfaces:
        if surface.lower() != row.name.lower():
            others.setdefault(surface.lower(), surface)
    if others:
        lines.append(Text.assemble((one_line(", ".join(list(others.values())[:6])), palette.dim)))
    return lines

"""The timeline: what happened and what is dated, day by day, month by month or year by year."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter, OrderedDict
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import IntEnum
from typing import ClassVar

from rich.text import Text

from tui.app.looks import LOOKS, count, long_date
from tui.app.picking import Answers, Choice, Excerpt
from tui.app.presence import draw
from tui.app.questions.texts import Texts
from tui.app.rows import Palette, fit
from tui.app.widgets.listing import RowState
from tui.dossier.calendar import Precision, span
from tui.dossier.events import Entry, Line, Timeline, lines, timeline
from tui.dossier.finder import find_entities
from tui.dossier.records import EntityRow, Spot
from tui.dossier.store import Store
from tui.model import EventType, Kind, Modality
from tui.text import one_line

_PAGE = 64
_PAGES_KEPT = 16
_FIELD = re.compile(r'\b(?P<field>type|place|with):(?:"(?P<quoted>[^"]*)"?|(?P<plain>\S*))', re.IGNORECASE)
_MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September",
           "October", "November", "December")  # fmt: skip
_SEASONS = {3: "Spring", 6: "Summer", 9: "Autumn", 12: "Winter"}


class Scale(IntEnum):
    """How much of the calendar one heading covers."""

    DAY = 0
    MONTH = 1
    YEAR = 2


@dataclass(slots=True)
class HappenedWhen:
    """What happened and what is dated, in order of time, of everybody or of one."""

    entity: EntityRow | None
    near: date | None
    scale: Scale = Scale.DAY
    alone: bool = True
    _kept: tuple[object, Timeline] | None = field(default=None)

    placeholder: ClassVar[str] = "words, with:name place:name type:attack"

    @property
    def title(self) -> str:
        """Whose timeline it is."""
        if self.entity is not None and self.alone:
            return f"{LOOKS[self.entity.kind].mark} {one_line(self.entity.name)}"
        return "Timeline"

    @property
    def dials(self) -> tuple[tuple[str, str], ...]:
        """The keys that change what is shown, with their labels."""
        whose = (
            (("ctrl+a", "everybody" if self.alone else f"only {one_line(self.entity.name)}"),)
            if self.entity
            else ()
        )
        return (("ctrl+t", f"by {Scale((self.scale + 1) % len(Scale)).name.lower()}"), *whose)

    def turn(self, key: str, index: int | None) -> None:
        """Change what is shown by one of the keys of :attr:`dials`."""
        if key == "ctrl+t":
            self.scale = Scale((self.scale + 1) % len(Scale))
        elif self.entity is not None:
            self.alone = not self.alone

    def answers(self, asking: Store, showing: Store, query: str, palette: Palette) -> Answers:
        """Return the timeline of what answers *query*: words, and ``with:``, ``place:`` and ``type:``."""
        actor = self.entity.id if self.entity is not None and self.alone else 0
        asked = (actor, query.strip())
        if self._kept is None or self._kept[0] != asked:
            self._kept = (asked, _ask(asking, query, actor))
        return _Rows(self._kept[1], self.scale, self.near, actor, showing, palette)

    def empty(self, query: str) -> str:
        """Say that nothing is dated."""
        if query:
            return f"Nothing on the timeline answers “{one_line(query)}”"
        return "Nothing that happened is known yet" if self.entity is None else "Nothing of it is dated"

    def summary(self, answers: Answers) -> str:
        """Say how much there is."""
        assert isinstance(answers, _Rows)
        undated = f" · {answers.undated:,} undated" if answers.undated else ""
        return f"{answers.dated:,} dated{undated}"


def _ask(store: Store, query: str, actor: int) -> Timeline:
    place, type_, nobody = 0, None, False
    for match in _FIELD.finditer(query):
        name, asked = match["field"].lower(), match["quoted"] or match["plain"] or ""
        if not asked:
            continue
        if name == "type":
            types = [one for one in EventType if one.value.startswith(asked.lower())]
            type_, nobody = (types[0], nobody) if types else (None, True)
            continue
        kinds = [Kind.PLACE] if name == "place" else [Kind.PERSON, Kind.ORG, Kind.PLACE]
        found = find_entities(store.connection, asked, limit=1, kinds=kinds)
        if not found:
            nobody = True
        elif name == "place":
            place = found[0].id
        else:
            actor = found[0].id
    if nobody:
        return Timeline((), ())
    words = _FIELD.sub(" ", query).strip()
    return timeline(store, actor=actor, place=place, type_=type_, words=words)


@dataclass(frozen=True, slots=True)
class _Heading:
    words: str
    total: int


class _Rows:
    height = 1

    def __init__(
        self,
        found: Timeline,
        scale: Scale,
        near: date | None,
        actor: int,
        store: Store,
        palette: Palette,
    ) -> None:
        self.dated, self.undated = len(found.dated), len(found.undated)
        self._scale, self._actor, self._store, self._palette = scale, actor, store, palette
        self._texts = Texts(store)
        self._pages: OrderedDict[int, dict[Entry, Line]] = OrderedDict()
        self._rows: list[_Heading | Entry] = []
        self._days: list[str] = []
        labels = [_bucket(entry, scale) for entry in found.dated]
        totals = Counter(labels)
        self._fill(found.dated, labels, totals)
        self.begin = self._near(near)
        if found.undated:
            self._rows.append(_Heading("No date is told", len(found.undated)))
            self._rows += found.undated

    def _fill(self, entries: Sequence[Entry], labels: Sequence[str], totals: Counter[str]) -> None:
        shown = None
        for entry, label in zip(entries, labels, strict=True):
            if label != shown:
                shown = label
                self._rows.append(_Heading(label, totals[label]))
                self._days.append(entry.day)
            self._rows.append(entry)
            self._days.append(entry.day)

    def _near(self, day: date | None) -> int | None:
        """Return the row where the timeline reaches *day*."""
        if day is None or not self._days:
            return None
        at = bisect_left(self._days, day.isoformat())
        return min(at, len(self._days) - 1)

    def __len__(self) -> int:
        return len(self._rows)

    def selectable(self, index: int) -> bool:
        return isinstance(self._rows[index], Entry)

    def line(self, index: int, width: int, state: RowState) -> Text:
        row = self._rows[index]
        if isinstance(row, _Heading):
            heading = Text.assemble((row.words, self._palette.strong), no_wrap=True)
            heading.append(f"  {row.total:,}", self._palette.dim)
            return heading
        shown = self._line(index, row)
        if shown is None:
            return Text.assemble(("…", self._palette.dim))
        return self._event(shown, width) if shown.event else self._sentence(shown, width)

    def _event(self, shown: Line, width: int) -> Text:
        event = shown.event
        assert event is not None
        style = self._palette.kinds[Kind.EVENT]
        line = Text.assemble("  ", (f"{LOOKS[Kind.EVENT].mark} ", style), no_wrap=True)
        tail = f" {event.documents}" if event.documents > 1 else ""
        room = width - line.cell_len - len(tail)
        words = Text(one_line(event.name), style=style)
        if event.modality is not Modality.HAPPENED:
            words.append(f" ({event.modality.value})", self._palette.dim)
        words.append(f"  {one_line(self._texts[shown.document][slice(*shown.sentence)])}", self._palette.dim)
        words.truncate(room, overflow="ellipsis")
        words.pad_right(max(0, room - words.cell_len))
        return line + words + Text(tail, style=self._palette.dim)

    def _sentence(self, shown: Line, width: int) -> Text:
        words = fit(self._texts[shown.document][slice(*shown.sentence)], width - 4)
        return Text("    ", no_wrap=True) + words

    def _line(self, index: int, entry: Entry) -> Line | None:
        page = index // _PAGE
        if page not in self._pages:
            part = [row for row in self._rows[page * _PAGE : (page + 1) * _PAGE] if isinstance(row, Entry)]
            self._pages[page] = {line.entry: line for line in lines(self._store, part)}
            if len(self._pages) > _PAGES_KEPT:
                self._pages.popitem(last=False)
        return self._pages[page].get(entry)

    def choice(self, index: int) -> Choice | None:
        """Return the trigger or date of row *index*, with the event to follow."""
        row = self._rows[index]
        shown = self._line(index, row) if isinstance(row, Entry) else None
        if shown is None:
            return None
        return Choice(
            entity=shown.entry.event or self._actor, spot=Spot(shown.document, shown.start, shown.end)
        )

    def preview(self, index: int) -> Excerpt | None:
        """Return the stretch of the article that tells of row *index*."""
        row = self._rows[index]
        shown = self._line(index, row) if isinstance(row, Entry) else None
        if shown is None:
            return None
        document = self._store.document(shown.document)
        title = f"{long_date(document.date)} · {one_line(document.title)}" if document else ""
        if shown.event and shown.event.documents > 1:
            title += f" · first of {count(shown.event.documents, 'report')}"
        spot = Spot(shown.document, shown.start, shown.end)
        hits = ((shown.start, shown.end),)
        return self._texts.excerpt(title, spot, shown.entry.event or self._actor, hits)

    def strip(self, index: int | None, width: int) -> Text:
        """Return how much happened when: a column for each stretch of time, the cursor's one picked out."""
        entries = [row for row in self._rows if isinstance(row, Entry) and row.day]
        # A decade or a century would leave the days that matter no room.
        sharp = [entry for entry in entries if entry.precision <= Precision.YEAR] or entries
        if not sharp or width < 24:
            return Text()
        first, last = date.fromisoformat(sharp[0].day), date.fromisoformat(sharp[-1].day)
        days = (last - first).days + 1
        ends = (
            (str(first.year), str(last.year))
            if first.year != last.year
            else (first.isoformat(), last.isoformat())
        )
        room = min(width - len(ends[0]) - len(ends[1]) - 4, days)
        buckets = [0] * room
        for entry in sharp:
            buckets[(date.fromisoformat(entry.day) - first).days * room // days] += 1
        row = self._rows[index] if index is not None else None
        strip = Text.assemble((f" {ends[0]} ", self._palette.dim), no_wrap=True)
        drawn = Text(draw(buckets), style=self._palette.kinds[Kind.EVENT])
        if isinstance(row, Entry) and row.day and sharp[0].day <= row.day <= sharp[-1].day:
            at = (date.fromisoformat(row.day) - first).days * room // days
            drawn.stylize("reverse", at, at + 1)
        return strip + drawn + Text(f" {ends[1]}", style=self._palette.dim)


def _bucket(entry: Entry, scale: Scale) -> str:
    """Return the heading that an entry stands under."""
    found = span(entry.value)
    if found is None:
        return entry.value
    first = found.first
    precision = max(found.precision, (Precision.DAY, Precision.MONTH, Precision.YEAR)[scale])
    if precision is Precision.DAY:
        if found.last != first:
            return f"{long_date(first)} – {long_date(found.last)}"
        return f"{first:%A}, {long_date(first)}"
    if precision is Precision.WEEK:
        return f"Week of {long_date(first)}"
    if precision is Precision.MONTH:
        return f"{_MONTHS[first.month - 1]} {first.year}"
    if precision is Precision.SEASON:
        if entry.value[5:6] in ("Q", "H"):
            return f"{entry.value[5:]} {first.year}"
        return f"{_SEASONS.get(first.month, '')} {first.year}".strip()
    if precision is Precision.YEAR:
        return str(first.year) if found.last.year == first.year else f"{first.year} – {found.last.year}"
    return f"{first.year} – {found.last.year}"

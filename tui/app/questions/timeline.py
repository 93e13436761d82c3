"""The timeline: what happened and what is dated, day by day, month by month or year by year."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter, OrderedDict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import IntEnum
from textwrap import wrap
from typing import ClassVar

from rich.style import Style
from rich.text import Text

from tui.app.looks import LOOKS, MONTHS, count, day_of_document, long_date, without_day
from tui.app.picking import Answers, Choice, Excerpt
from tui.app.questions.density import Density
from tui.app.questions.texts import Texts
from tui.app.rows import Palette, fit
from tui.app.widgets.listing import RowState
from tui.dossier.calendar import Precision, span
from tui.dossier.finder import find_entities
from tui.dossier.records import EntityRow, Spot
from tui.dossier.store import Store
from tui.dossier.timeline import Entry, Line, Timeline, lines, timeline
from tui.model import EventType, Kind, Modality
from tui.text import one_line

_PAGE = 64
_PAGES_KEPT = 16
_FIELD = re.compile(r'\b(?P<field>type|place|with):(?:"(?P<quoted>[^"]*)"?|(?P<plain>\S*))', re.IGNORECASE)
_ROOMY = 60
_WRAPPED = 56
_LONG = ("January", "February", "March", "April", "May", "June", "July", "August", "September",
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
    near: Entry | date | None
    scale: Scale = Scale.DAY
    alone: bool = True
    _kept: tuple[object, Timeline] | None = field(default=None)
    _shown: _Rows | None = field(default=None)
    _at: Entry | None = field(default=None)

    placeholder: ClassVar[str] = "words  type:? for the types  with:name  place:name"

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
        if self._shown is not None and index is not None:
            self._at = self._shown.entry(index)
        if key == "ctrl+t":
            self.scale = Scale((self.scale + 1) % len(Scale))
        elif self.entity is not None:
            self.alone = not self.alone

    def answers(self, asking: Store, showing: Store, query: str, palette: Palette) -> Answers:
        """Return the timeline of what answers *query*: words, and ``with:``, ``place:`` and ``type:``."""
        if self._kept is None and self.entity is not None:
            self.entity = asking.as_now(self.entity)
        actor = self.entity.id if self.entity is not None and self.alone else 0
        asked = (actor, query.strip())
        if self._kept is None or self._kept[0] != asked:
            there = self.entity is not None and self.entity.kind is Kind.PLACE
            found = _ask(asking, query, 0, actor) if there else _ask(asking, query, actor, 0)
            self._kept = (asked, found)
        at, self._at = self._at, None
        self._shown = _Rows(
            self._kept[1], self.scale, at or self.near, actor, showing, palette, types=_asks_for_types(query)
        )
        return self._shown

    def forget(self) -> None:
        """Look everything up anew the next time."""
        self._kept = None

    def empty(self, query: str) -> str:
        """Say that nothing is dated, or which types of events there are."""
        there = "\n".join(wrap(", ".join(EventType), _WRAPPED))
        if _asks_for_types(query):
            return f"Types of events (type:attack shows attacks):\n{there}"
        wrong = [one for name, one in _fields(query) if name == "type" and not _types(one)]
        if wrong:
            return f"No type of event is called “{one_line(wrong[0])}”; there are\n{there}"
        if query:
            return f"Nothing on the timeline answers “{one_line(query)}”"
        if self.entity is not None and self.alone:
            return "Nothing of it is dated"
        return "These articles tell of nothing that happened,\nand of no dates"

    def summary(self, answers: Answers) -> str:
        """Say how much there is, or how many types there are."""
        assert isinstance(answers, _Rows)
        if answers.types:
            return count(len(EventType), "type")
        undated = f" · {answers.undated:,} undated" if answers.undated else ""
        return f"{answers.dated:,} dated{undated}"


def _fields(query: str) -> Iterator[tuple[str, str]]:
    """Yield what is asked of a place, a type or who took part, each with which of them."""
    for match in _FIELD.finditer(query):
        asked = match["quoted"] or match["plain"] or ""
        if asked:
            yield match["field"].lower(), asked


def _asks_for_types(query: str) -> bool:
    return ("type", "?") in _fields(query)


def _types(asked: str) -> list[EventType]:
    return [one for one in EventType if one.value.startswith(asked.lower())]


def _ask(store: Store, query: str, actor: int, place: int) -> Timeline:
    type_, nobody = None, False
    for name, asked in _fields(query):
        if name == "type":
            types = _types(asked)
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
        near: Entry | date | None,
        actor: int,
        store: Store,
        palette: Palette,
        *,
        types: bool = False,
    ) -> None:
        self.types = types
        self.dated, self.undated = len(found.dated), len(found.undated)
        self._scale, self._actor, self._store, self._palette = scale, actor, store, palette
        self._texts = Texts(store)
        self._pages: OrderedDict[int, dict[Entry, Line]] = OrderedDict()
        self._rows: list[_Heading | Entry] = []
        self._days: list[str] = []
        labels = [_bucket(entry, scale) for entry in found.dated]
        totals = Counter(labels)
        self._fill(found.dated, labels, totals)
        if found.undated:
            self._rows.append(_Heading("No date is told", len(found.undated)))
            self._rows += found.undated
        self.begin = self._near(near)
        self._density = Density(
            [_ordinal(entry) for entry in _sharp(found.dated)], [_ordinal(entry) for entry in found.dated]
        )

    def _fill(self, entries: Sequence[Entry], labels: Sequence[str], totals: Counter[str]) -> None:
        shown = None
        for entry, label in zip(entries, labels, strict=True):
            if label != shown:
                shown = label
                self._rows.append(_Heading(label, totals[label]))
                self._days.append(entry.day)
            self._rows.append(entry)
            self._days.append(entry.day)

    def _near(self, wanted: Entry | date | None) -> int | None:
        """Return the row of an entry, or the first from a day on."""
        if isinstance(wanted, Entry):
            return next((n for n, row in enumerate(self._rows) if row == wanted), None)
        if wanted is None or not self._days:
            return None
        at = min(bisect_left(self._days, wanted.isoformat()), len(self._days) - 1)
        return at if self.selectable(at) else at + 1

    def entry(self, index: int) -> Entry | None:
        """Return the entry of row *index*, or None if it is a heading."""
        row = self._rows[index] if index < len(self._rows) else None
        return row if isinstance(row, Entry) else None

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
        line = self._gutter(shown.entry)
        line.append(f"{LOOKS[Kind.EVENT].mark} ", style)
        tail = ""
        if event.documents > 1:
            tail = f"  {count(event.documents, 'report')}" if width >= _ROOMY else f"  {event.documents}"
        room = width - line.cell_len - len(tail)
        words = Text(one_line(without_day(event.name)), style=style)
        if event.modality is not Modality.HAPPENED:
            words.append(f"  {event.modality.value}", self._palette.accent)
        words.append(f"  {one_line(self._texts[shown.document][slice(*shown.sentence)])}", self._palette.dim)
        words.truncate(room, overflow="ellipsis")
        words.pad_right(max(0, room - words.cell_len))
        return line + words + Text(tail, style=self._palette.dim)

    def _sentence(self, shown: Line, width: int) -> Text:
        line = self._gutter(shown.entry)
        line.append("  ")
        return line + fit(self._texts[shown.document][slice(*shown.sentence)], width - line.cell_len)

    def _gutter(self, entry: Entry) -> Text:
        """Return what the heading leaves open of an entry's day."""
        room = (0, 2, 6)[self._scale]
        shown = ""
        if room and entry.precision is Precision.DAY:
            day = date.fromisoformat(entry.day)
            shown = str(day.day) if self._scale is Scale.MONTH else f"{day.day} {MONTHS[day.month - 1]}"
        elif self._scale is Scale.YEAR and entry.precision in (Precision.WEEK, Precision.MONTH):
            shown = MONTHS[int(entry.day[5:7]) - 1]
        return Text.assemble((f"{shown:>{room}}  ", self._palette.dim), no_wrap=True)

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
        return Choice(entity=self._followed(shown), spot=Spot(shown.document, shown.start, shown.end))

    def _followed(self, shown: Line) -> int:
        """Return the number of the event, or of the actor where the event is none to follow."""
        return shown.entry.event if shown.event and shown.event.salient else self._actor

    def preview(self, index: int) -> Excerpt | None:
        """Return the stretch of the article that tells of row *index*."""
        row = self._rows[index]
        shown = self._line(index, row) if isinstance(row, Entry) else None
        if shown is None:
            return None
        document = self._store.document(shown.document)
        title = f"{day_of_document(document)} · {one_line(document.title)}" if document else ""
        if shown.event and shown.event.documents > 1:
            title += f" · first of {count(shown.event.documents, 'report')}"
        spot = Spot(shown.document, shown.start, shown.end)
        hits = ((shown.start, shown.end),)
        return self._texts.excerpt(title, spot, self._followed(shown), hits)

    def strip(self, index: int | None, width: int) -> Text:
        """Return how much happened when, and below it the years or months, row *index* picked out."""
        entry = self.entry(index) if index is not None else None
        day = _ordinal(entry) if entry is not None and entry.day else None
        here = self._palette.accent + Style(underline=True)
        strip = self._density.draw(day, width - 2, self._palette.kinds[Kind.EVENT], here, self._palette.dim)
        return Text("\n").join(Text(" ") + line for line in strip.split("\n"))


def _sharp(entries: Sequence[Entry]) -> Sequence[Entry]:
    """Return those whose day can be drawn: a year is not its first of January, a decade no day at all."""
    months = [entry for entry in entries if entry.precision <= Precision.MONTH]
    if 2 * len(months) >= len(entries):
        return months
    return [entry for entry in entries if entry.precision <= Precision.YEAR] or entries


def _ordinal(entry: Entry) -> int:
    return date.fromisoformat(entry.day).toordinal()


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
        return f"{_LONG[first.month - 1]} {first.year}"
    if precision is Precision.SEASON:
        if entry.value[5:6] in ("Q", "H"):
            return f"{entry.value[5:]} {first.year}"
        return f"{_SEASONS.get(first.month, '')} {first.year}".strip()
    if precision is Precision.YEAR:
        if found.precision is not Precision.YEAR:
            return str(first.year)
        return str(first.year) if found.last.year == first.year else f"{first.year} – {found.last.year}"
    return f"{first.year} – {found.last.year}"

"""The words by which an event is found beside its label: its days, who took part, what reports call it."""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Sequence
from functools import lru_cache

from tui.dossier.calendar import Precision, span
from tui.dossier.finder_match import LIGHT, cut
from tui.text import fold

_MOST_WORDS = 30
_MONTH = len("2006-10")
_MONTHS = (
    *("january", "february", "march", "april", "may", "june", "july"),
    *("august", "september", "october", "november", "december"),
)
# Every day that a report's sentence names, or the words before it: one remembers either.
_NEAR = 200
_DATED = """
    SELECT DISTINCT m.event, t.value FROM event_mention m JOIN event v ON v.id = m.event
    JOIN date_mention t ON t.document = m.document
        AND t.start BETWEEN m.sentence_start - :near AND m.sentence_stop
    WHERE v.salient AND t.first_day IS NOT NULL"""


class EventWords:
    """The words of all events that are worth a line in a list."""

    def __init__(self, connection: sqlite3.Connection, only: int | None = None) -> None:
        """Read what is said in the index of all events, or of *only* one."""
        one = {"only": only, "near": _NEAR}
        this = {name: "" if only is None else f" AND {name} = :only" for name in ("m.event", "v.id", "id")}
        cursor = connection.cursor()
        cursor.row_factory = None
        self._values: defaultdict[int, list[str]] = defaultdict(list)
        for event, value in cursor.execute(_DATED + this["m.event"], one):
            self._values[event].append(value)
        self._parts: dict[int, list[int]] = {
            event: [place] if place else []
            for event, place in cursor.execute("SELECT id, place FROM event WHERE salient" + this["id"], one)
        }
        for event, part in cursor.execute(
            "SELECT p.event, p.part FROM event_part p JOIN event v ON v.id = p.event "
            f"WHERE v.salient{this['v.id']} ORDER BY p.event, p.rank",
            one,
        ):
            self._parts[event].append(part)
        self._names: dict[int, Sequence[str]] = {
            number: _core(name)
            for number, name in cursor.execute(
                "SELECT id, name FROM entity WHERE kind != 'EVENT'"
                + (
                    f" AND id IN ({','.join(map(str, self._parts.get(only, ())))})"
                    if only is not None
                    else ""
                )
            )
        }

    def __contains__(self, entity: int) -> bool:
        """Say whether an entity is an event."""
        return entity in self._parts

    def of(
        self, event: int, label: str, surfaces: Sequence[str], published: Sequence[str | None]
    ) -> Sequence[str]:
        """Return the words for one event, each once, its days first.

        Args:
            event: Its number.
            label: Its folded label, whose words are left out.
            surfaces: What its reports call it.
            published: Days of reports in ISO 8601; nobody remembers more of them than the month.
        """
        found: dict[str, None] = {}
        for value in (*self._values.get(event, ()), *(day[:_MONTH] for day in published if day)):
            found.update(dict.fromkeys(day_words(value)))
        for part in self._parts[event]:
            found.update(dict.fromkeys(self._names.get(part, ())))
        for surface in surfaces:
            found.update(dict.fromkeys(_core(surface)))
        for word in cut(label)[0]:
            found.pop(word, None)
        return list(found)[:_MOST_WORDS]


@lru_cache(maxsize=1 << 14)
def day_words(value: str) -> Sequence[str]:
    """Return what may be typed of a TIMEX3 *value*: "2006", "10", "october", "24"; nothing if it is open."""
    days = span(value)
    if days is None or days.precision is Precision.LONGER:
        return ()
    first = days.first
    words = [f"{first.year:04}"]
    if days.precision <= Precision.MONTH:
        words += [f"{first.month:02}", _MONTHS[first.month - 1]]
    if days.precision is Precision.DAY:
        words += dict.fromkeys((f"{first.day:02}", str(first.day)))
    return tuple(words)


@lru_cache(maxsize=1 << 16)
def _core(text: str) -> Sequence[str]:
    return tuple(word for word in cut(fold(text))[0] if word not in LIGHT)

"""How each kind looks: its mark, its colour in the theme, its heading; and Personae's own themes."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date

from textual.theme import Theme

from tui.dossier.records import DocumentRow
from tui.model import Kind


@dataclass(frozen=True, slots=True)
class Look:
    """A kind's mark (legible without colour), its theme variable and its heading."""

    mark: str
    variable: str
    heading: str
    one: str


LOOKS = {
    Kind.PERSON: Look("●", "kind-person", "PEOPLE", "person"),
    Kind.ORG: Look("■", "kind-org", "ORGANISATIONS", "organisation"),
    Kind.PLACE: Look("▲", "kind-place", "PLACES", "place"),
    Kind.EVENT: Look("◆", "kind-event", "EVENTS", "event"),
}

VARIABLES = {
    "kind-person": "#e5b567",
    "kind-org": "#87afd7",
    "kind-place": "#8fb573",
    "kind-event": "#d787af",
    "line": "#3a3f4b",
}

DARK = Theme(
    name="personae",
    primary="#e5b567",
    secondary="#87afd7",
    accent="#e5b567",
    success="#8fb573",
    warning="#d7875f",
    error="#d75f5f",
    foreground="#d5d0c4",
    background="#16181d",
    surface="#16181d",
    panel="#22252c",
    dark=True,
    variables=VARIABLES,
)

LIGHT = Theme(
    name="personae-light",
    primary="#8a5a00",
    secondary="#1f5f99",
    accent="#8a5a00",
    success="#3f7a1f",
    warning="#b0541a",
    error="#b3261e",
    foreground="#2b2a27",
    background="#faf8f3",
    surface="#faf8f3",
    panel="#ece8de",
    dark=False,
    variables={
        "kind-person": "#8a5a00",
        "kind-org": "#1f5f99",
        "kind-place": "#3f7a1f",
        "kind-event": "#a0306a",
        "line": "#d3cdbf",
    },
)

_PLAIN = {
    True: {
        "kind-person": "#ffff00",
        "kind-org": "#00ffff",
        "kind-place": "#00ff00",
        "kind-event": "#ff00ff",
    },
    False: {
        "kind-person": "#800000",
        "kind-org": "#000080",
        "kind-place": "#008000",
        "kind-event": "#800080",
    },
}


def with_plain_kinds(theme: Theme) -> Theme:
    """Return *theme* with kinds in colours that a terminal of sixteen colours tells apart."""
    return replace(theme, variables={**theme.variables, **_PLAIN[theme.dark]})


NOTED = "✎"
"""What stands before whom, and beside what, a note is about."""
WATCHED = "‡"
"""The mark of who is on the watch-list."""

_DAY_AT_END = re.compile(r"(?<=.), (?:(?:\d{1,2} )?[A-Z][a-z]{2} )?\d{4}$")
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def long_date(day: date | None) -> str:
    """Return a day as "10 Aug 2014", in English whatever the machine's language is, or "undated"."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}" if day else "undated"


def day_of_document(row: DocumentRow) -> str:
    """Return when an article is from, as "10 Aug 2014"; "file of 10 Aug 2014" where only its file says so."""
    return long_date(row.date) if row.day or not row.date else f"file of {long_date(row.date)}"


def origin_of_day(row: DocumentRow) -> str:
    """Return when an article is from, as an article's own line says it: plainly where it has no date."""
    if row.day:
        return long_date(row.day)
    return f"no date of its own ({day_of_document(row)})" if row.date else "no date of its own"


def without_day(label: str) -> str:
    """Return an event's label without the time at its end, where that is shown beside it."""
    return _DAY_AT_END.sub("", label)


def day_of(label: str) -> str:
    """Return the time at the end of an event's label with two figures for the year, as "25 Oct 06", or ""."""
    found = _DAY_AT_END.search(label)
    return re.sub(r" \d\d(?=\d\d$)", " ", found[0][2:]) if found else ""


def count(number: int, one: str, many: str = "") -> str:
    """Return "1 mention", "2 mentions", with the thousands set apart."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"

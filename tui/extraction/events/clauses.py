"""A sentence parted into its clauses, roughly, with its triggers and the dates that it names in them.

A date that stands apart is of the clause beside it; one that a noun is told of is of that noun.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, replace

from tui.extraction.dates import DateMention
from tui.extraction.events.datelines import telling_begins
from tui.extraction.events.distance import Distance, counted_back, distances, is_told_of_today
from tui.extraction.events.lexicon import Entry
from tui.extraction.events.sifting import Found
from tui.extraction.tokens import Tokens
from tui.extraction.words import word_set

BREAKS = word_set(
    ', ; : — – ( ) " “ ” that which who while but because when where although though whose whom as'
)
"""What parts clauses."""

_ASIDE = frozenset(",()–—")

LIMITS = word_set("since until till before after than")
"""What stands behind these is when something else ends or begins."""

_BEING = word_set("is was are were be been being will would has had have to")
_TO_A_DATE = word_set("on in at for due set scheduled planned early late")
_LOOSE = frozenset("/X")
_POSSESSIVE = word_set("'s ’s ' ’")


@dataclass(frozen=True, slots=True)
class Dated:
    """A date of a sentence.

    Attributes:
        first: Number of its first token.
        last: One past the number of its last.
        value: Its TIMEX3 value.
        counts_from: Value of the date named before from which it counts, as "a day later" does; else "".
        is_owner: Whether it has the noun after it: "Thursday's vote".
        clause: Number of the clause that it belongs to.
        subject: Number of the first token of the noun that it is told of: "the vote was on Friday"; else -1.
    """

    first: int
    last: int
    value: str
    counts_from: str
    is_owner: bool
    clause: int = -1
    subject: int = -1


@dataclass(frozen=True, slots=True)
class Clauses:
    """A sentence as its dates are given out.

    Attributes:
        found: Its triggers, in order.
        dates: Its dates that name one day, month, season or year, in order.
        breaks: Numbers of the tokens that part its clauses, roughly.
        lows: The text's tokens in lower case, names and numbers as one word of their own.
        first: Number of its first token behind a dateline.
        last: One past the number of its last.
        entries: Where to see whether a word may be a verb.
        counted: Values of the triggers, by number of their first token, of which it is said how long after
            them the rest was: "a day after a bombing".
    """

    found: Sequence[Found]
    dates: Sequence[Dated]
    breaks: Sequence[int]
    lows: list[str]
    first: int
    last: int
    entries: dict[str, Entry]
    counted: dict[int, str]

    def clause(self, token: int) -> int:
        """Return the number of a token's clause."""
        return bisect_left(self.breaks, token)

    def verbs(self, clause: int) -> list[Found]:
        """Return the triggers of a clause that are verbs."""
        return [item for item in self.found if item[2].tag[0] == "V" and self.clause(item[0]) == clause]


def clauses(
    found: Sequence[Found],
    dates: Sequence[Dated],
    words: list[str],
    lows: list[str],
    edges: tuple[int, int],
    entries: dict[str, Entry],
    day: str,
) -> Clauses | None:
    """Return a sentence with its clauses parted, None if it says of no trigger when it was.

    Args:
        found: Its triggers, in order.
        dates: Its dates, in order.
        words: The text's tokens.
        lows: The text's tokens in lower case, names and numbers as one word of their own.
        edges: Number of the sentence's first token and one past the last.
        entries: Where to see whether a word may be a verb.
        day: The day as of which the sentence is told if it names none, as "2006-10-31"; "" if unknown.
    """
    first = telling_begins(words, lows, edges, [(date.first, date.last) for date in dates])
    apart = distances(words, lows, first, edges[1])
    told = [date for date in dates if date.first >= first]
    if not told and not apart:
        return None
    ends = {distance.at for distance in apart}
    breaks = [index for index in range(first, edges[1]) if lows[index] in BREAKS or index in ends]
    lively = {bisect_left(breaks, item[0]) for item in found if item[0] >= first}
    own = [
        replace(date, clause=_home(date, breaks, lively, lows), subject=_subject(date, found, lows, first))
        for date in told
        if date.first == first or date.is_owner or lows[date.first - 1] not in LIMITS
    ]
    part = Clauses(found, own, breaks, lows, first, edges[1], entries, {})
    for distance in apart:
        part.counted.update(_at_distance(distance, part, day))
    return part


def _at_distance(distance: Distance, part: Clauses, day: str) -> dict[int, str]:
    """Return the values of the triggers that a clause is told some days after, by their first token."""
    opens = distance.at + 1
    own = part.clause(opens)
    closes = part.breaks[own] if own < len(part.breaks) else part.last
    items = [item[0] for item in part.found if opens <= item[0] < closes]
    if distance.first - part.first <= 1 and closes == part.last:
        # "Two days after the verdict his lawyers filed an appeal": only the first is surely told of.
        items = items[:1]
    if not items or any(opens <= date.first < closes for date in part.dates):
        return {}
    rest = [index for index in range(part.first, part.last) if not opens <= index < closes]
    dates = [date for date in part.dates if not date.is_owner and date.subject < 0]
    if dates:
        told = min(dates, key=lambda date: abs(date.first - distance.first)).value
    else:
        told = day if is_told_of_today(part.lows, rest) and not part.dates else ""
    value = counted_back(distance, part.lows, told)
    return dict.fromkeys(items, value) if value else {}


def _home(date: Dated, breaks: Sequence[int], lively: set[int], lows: list[str]) -> int:
    """Return the clause of a date; one that stands alone between commas or at the end is of its neighbour.

    Args:
        date: A date.
        breaks: Numbers of the tokens that part the clauses.
        lively: The clauses in which something happens.
        lows: The text's tokens in lower case.
    """
    own = bisect_left(breaks, date.first)
    if own in lively or own == 0:
        return own
    begins = lows[breaks[own - 1] + 1]
    if own < len(breaks) and lows[breaks[own]] == ",":
        onward = begins in ("and", "but") or own - 1 not in lively
        return own + 1 if onward and own + 1 in lively else own
    back = own
    while back > 0 and back not in lively and lows[breaks[back - 1]] in _ASIDE:
        back -= 1
    return back if back in lively and begins not in ("and", "but") else own


def _subject(date: Dated, found: Sequence[Found], lows: list[str], first: int) -> int:
    """Return where the noun begins that a date is told of: "the meeting was on Sunday"."""
    at = date.first - 1
    while at > first and lows[at] in _TO_A_DATE:
        at -= 1
    if at <= first or lows[at] not in _BEING:
        return -1
    while at > first and lows[at - 1] in _BEING:
        at -= 1
    return next((item[0] for item in found if item[1] == at and item[2].tag[0] == "N"), -1)


def dates_within(dates: Sequence[DateMention], begin: int, end: int, tokens: Tokens) -> list[Dated]:
    """Return the dates between two code points that name one day, month, season or year."""
    at = bisect_left(dates, begin, key=lambda item: item.start)
    found: list[Dated] = []
    while at < len(dates) and dates[at].start < end:
        date = dates[at]
        if date.value and _LOOSE.isdisjoint(date.value):
            behind = bisect_left(tokens.starts, date.end)
            owner = behind < len(tokens.words) and tokens.words[behind] in _POSSESSIVE
            first = bisect_left(tokens.starts, date.start)
            found.append(Dated(first, behind, date.value, date.counts_from, owner))
        at += 1
    return found

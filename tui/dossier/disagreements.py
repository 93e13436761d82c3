"""What the reports of one event disagree on: numbers, days, places, spellings, with their sources.

Worked out when an event's card is opened, from the sentences that tell of it; one document alone never
disagrees with itself.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from tui.dossier.calendar import Precision, span
from tui.dossier.events import Telling
from tui.dossier.store import Store
from tui.extraction.sentences import sentence_spans
from tui.extraction.words import word_set
from tui.model import Kind
from tui.text import fold, one_line


class Sort(StrEnum):
    """What reports can disagree on."""

    NUMBER = "number"
    DATE = "date"
    PLACE = "place"
    SPELLING = "spelling"


@dataclass(frozen=True, slots=True)
class Claim:
    """What one report says; the span is half open, in code points of the document.

    Attributes:
        value: What it comes to, the same for all who agree: "31", "2006-10-24", "Sadr City".
        words: How it says so, on one line.
    """

    value: str
    words: str
    document: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Disagreement:
    """One thing on which reports differ.

    Attributes:
        sort: What kind of thing.
        about: What it is, as "killed" or "tanks"; "" where the sort says all.
        claims: At least two of different value from different documents, in the order of the reports.
    """

    sort: Sort
    about: str
    claims: tuple[Claim, ...]


def _listed(words: str) -> tuple[str, ...]:
    return tuple(words.split())


@dataclass(frozen=True, slots=True)
class _Sentence:
    document: int
    start: int
    text: str


_UNITS = _listed(
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
    "sixteen seventeen eighteen nineteen"
)
_TENS = _listed("twenty thirty forty fifty sixty seventy eighty ninety")
_NUMBERS = {word: number for number, word in enumerate(_UNITS)} | {
    word: 10 * number for number, word in enumerate(_TENS, start=2)
}
_SCALES = {"hundred": 100, "thousand": 1000, "million": 1_000_000, "dozen": 12}
_COUNTED = re.compile(
    r"(?P<number>\d{1,3}(?:,\d{3})+|\d+(?:\.\d+)?)"
    rf"|\b(?P<words>(?:{'|'.join(_TENS)})(?:[- ](?:{'|'.join(_UNITS[1:10])}))?|{'|'.join(_UNITS[2:])})\b",
    re.IGNORECASE,
)
_SCALE = re.compile(rf"[ -](?P<scale>{'|'.join(_SCALES)})\b", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_NO_COUNT = re.compile(
    r"\s*(?:%|per\s?cent\b|(?:am|pm|a\.m\.|p\.m\.|o['’]clock)\b|[:/]\d|(?:st|nd|rd|th|s)\b|[-–]year)",
    re.IGNORECASE,
)
_YEAR = re.compile(r"1[89]\d\d|20\d\d")
_CASUALTIES: Mapping[str, frozenset[str]] = {
    "killed": word_set("kill kills killed killing dead die dies died deaths death bodies slain"),
    "wounded": word_set("wound wounds wounded wounding injure injures injured injuring hurt"),
    "arrested": word_set("arrest arrests arrested detain detained detains detainees captured"),
}  # fmt: skip
_PEOPLE = word_set(
    "people persons civilians others more men women soldiers policemen police officers troops children "
    "workers passengers mourners pilgrims worshippers residents"
)
_NO_HEADS = word_set(
    "january february march april may june july august september october november december day days week "
    "weeks month months year years hour hours minute minutes time times of in to and or the a an on at by "
    "more than about some almost nearly least percent years-old am pm decades centuries "
    "dollars dlrs euros pounds cents cts pence yen francs marks rupees dinars points pct mln bln shares "
    "units tonnes tons kilograms pounds barrels bushels gallons litres liters ounces "
    "miles kilometers kilometres km meters metres feet inches yards acres hectares degrees"
)
_SINGULAR = ("ss", "us", "is", "as")
_STOP = re.compile(r"[.;,()<>:–—]|\s-")
"""Marks that end what a number counts."""
_QUALITIES = re.compile(
    r"(?:at least|as many as|more than|up to|about|around|some|nearly|almost|over)\s+$", re.I
)
_ROUGH = re.compile(
    r"(?:(?P<least>at least|more than|over)|(?P<most>as many as|up to|nearly|almost)|about|around|some)\b",
    re.IGNORECASE,
)
_ROUNDING = 0.05
_MOST_DAYS = 7
_MOST_VALUES = 4
"""Reports that tell more values than this tell of many things alike, such as the sales of a season."""
_BLANK_LINE = re.compile(r"\n\s*\n")
_REACH = 5
"""How many words after a number its counted thing may stand, and how many before it a verb."""


def disagreements(store: Store, tellings: Sequence[Telling]) -> list[Disagreement]:
    """Return what the reports of one event disagree on: numbers first, then days, places, spellings."""
    if len({telling.document for telling in tellings}) < 2:
        return []
    sentences = _sentences(store, tellings)
    order = {document: place for place, document in enumerate(dict.fromkeys(t.document for t in tellings))}
    told = sorted([*sentences, *_beside(store, sentences)], key=lambda s: (order[s.document], s.start))
    counts = _counts(told, {(sentence.document, sentence.start) for sentence in sentences})
    found = [
        Disagreement(Sort.NUMBER, about, claims)
        for about, claims in counts.items()
        if _differ(claims, _rounded)
    ]
    for sort, claims in (
        (Sort.DATE, tuple(_days(store, tellings))),
        (Sort.PLACE, tuple(_places(store, tellings))),
    ):
        if _differ(claims):
            found.append(Disagreement(sort, "", claims))
    found += _spellings(store, sentences)
    return found


def _sentences(store: Store, tellings: Iterable[Telling]) -> list[_Sentence]:
    """Return the sentences that tell of the event, each once."""
    spans = dict.fromkeys((telling.document, telling.sentence) for telling in tellings)
    return [_Sentence(document, start, store.text(document)[start:end]) for document, (start, end) in spans]


def _beside(store: Store, sentences: Iterable[_Sentence]) -> Iterator[_Sentence]:
    """Yield the sentences right before and after *sentences*, in the same paragraph."""
    own = {(sentence.document, sentence.start) for sentence in sentences}
    for document in dict.fromkeys(document for document, _ in own):
        text = store.text(document)
        spans = sentence_spans(text)
        for number, (start, _) in enumerate(spans):
            if (document, start) not in own:
                continue
            for other in (number - 1, number + 1):
                if 0 <= other < len(spans) and (document, spans[other][0]) not in own:
                    begin, end = spans[other]
                    between = text[min(spans[number][1], end) : max(start, begin)]
                    if not _BLANK_LINE.search(between):
                        yield _Sentence(document, begin, text[begin:end])


def _same(one: Claim, other: Claim) -> bool:
    return one.value == other.value


def _differ(claims: Sequence[Claim], agree: Callable[[Claim, Claim], bool] = _same) -> bool:
    """Say whether two documents are at odds: no document is with what it says itself."""
    said: defaultdict[int, list[Claim]] = defaultdict(list)
    for claim in claims:
        said[claim.document].append(claim)
    if len({claim.value for claim in claims}) > _MOST_VALUES:
        return False
    return any(
        not any(agree(mine, theirs) for mine in one for theirs in other)
        for place, one in enumerate(said.values())
        for other in [*said.values()][:place]
    )


def _rounded(one: Claim, other: Claim) -> bool:
    """Say whether two numbers may both be so: "more than 430" is a round way to say 434."""
    return one.value == other.value or _rounds(one, other) or _rounds(other, one)


def _rounds(rough: Claim, exact: Claim) -> bool:
    quality = _ROUGH.match(rough.words)
    if quality is None:
        return False
    part = float(exact.value) / (float(rough.value) or 1)
    above = quality.lastgroup != "most" and 1 <= part <= 1 + _ROUNDING
    below = quality.lastgroup != "least" and 1 - _ROUNDING <= part <= 1
    return above or below


# -- numbers ---------------------------------------------------------------------------------------------


def _counts(sentences: Iterable[_Sentence], own: Container[tuple[int, int]]) -> dict[str, tuple[Claim, ...]]:
    """Return what the numbers of *sentences* count, by thing.

    A sentence that is none of the event's *own* (by document and where they start) only tells of casualties:
    other things beside it may be of another event.
    """
    claims: defaultdict[str, list[Claim]] = defaultdict(list)
    for sentence in sentences:
        for about, claim in counted(sentence.text):
            if (sentence.document, sentence.start) not in own and about not in _CASUALTIES:
                continue
            where = sentence.start
            claims[about].append(
                Claim(claim.value, claim.words, sentence.document, where + claim.start, where + claim.end)
            )
    return {about: tuple(_once(found)) for about, found in claims.items()}


def counted(text: str) -> Iterator[tuple[str, Claim]]:
    """Yield what the numbers of one sentence count.

    Args:
        text: The sentence.

    Returns:
        (thing, claim) for each number that counts something: people "killed", "wounded" or "arrested" by any
        word for it, else the noun in the plural that follows; offsets are those of *text*, document is 0.
    """
    for match in _COUNTED.finditer(text):
        end = match.end()
        scale = _SCALE.match(text, end)
        if scale:
            end = scale.end()
        if _NO_COUNT.match(text, end) or text[max(0, match.start() - 1) : match.start()] in (
            "$",
            "€",
            "£",
            "-",
            ":",
        ):
            continue
        if _YEAR.fullmatch(match.group()):
            continue
        value = _value(match, scale["scale"] if scale else "")
        after = [(m.group().lower(), m.end()) for m in _WORD.finditer(text, end, end + 80)][:_REACH]
        # Only what leads up to the number in one breath: "killing at least 31".
        lead = re.split(r"[,;:.]", text[max(0, match.start() - 40) : match.start()])[-1]
        before = [word.lower() for word in _WORD.findall(lead)]
        thing, stop = _thing(after, before[-_REACH:], text, end)
        if thing:
            quality = _QUALITIES.search(text, 0, match.start())
            start = quality.start() if quality else match.start()
            yield thing, Claim(value, one_line(text[start : max(stop, end)]), 0, start, max(stop, end))


def _thing(after: Sequence[tuple[str, int]], before: Sequence[str], text: str, end: int) -> tuple[str, int]:
    """Return what a number counts and where its words end; "" if nothing is counted."""
    head, stop = "", end
    for word, at in after:
        if (head and word == "and") or _STOP.search(text, end, at):
            break
        for name, words in _CASUALTIES.items():
            if word in words:
                return name, at
        plural = word.endswith("s") and not word.endswith(_SINGULAR) and word not in _NO_HEADS
        if not head and (plural or word in _PEOPLE):
            head, stop = word, at
    # "killed 31 people", "31 people were killed": who they are counts less than what became of them.
    if not head or head in _PEOPLE:
        for word in reversed(before):
            for name, words in _CASUALTIES.items():
                if word in words and (head or not after or after[0][0] in ("in", "at", "and", "on")):
                    return name, stop
    return (head, stop) if head and head not in _PEOPLE else ("", end)


def _value(match: re.Match[str], scale: str) -> str:
    if match["number"]:
        number = float(match["number"].replace(",", ""))
    else:
        parts = re.split(r"[- ]", match["words"].lower())
        number = float(sum(_NUMBERS[part] for part in parts))
    number *= _SCALES.get(scale.lower(), 1)
    return f"{number:g}" if number < 1e6 else f"{number:.0f}"


# -- days, places, spellings -------------------------------------------------------------------------------


def _days(store: Store, tellings: Iterable[Telling]) -> Iterator[Claim]:
    claims = []
    for telling in tellings:
        days = span(telling.value)
        if days is not None and days.precision is Precision.DAY and days.first == days.last:
            words = _around(store, telling)
            claims.append(Claim(days.first.isoformat(), words, telling.document, telling.start, telling.end))
    days_told = [date.fromisoformat(claim.value) for claim in claims]
    # What is told of days further apart happened more than once.
    if days_told and (max(days_told) - min(days_told)).days > _MOST_DAYS:
        return iter(())
    return _once(claims)


_AT = re.compile(r"\W{1,3}(?:[\w'’-]+\W{1,3}){0,3}?(?:in|at|on|near|outside)\s+(?:the\s+)?$", re.IGNORECASE)


def _places(store: Store, tellings: Iterable[Telling]) -> Iterator[Claim]:
    """Yield the places that stand right behind a trigger: "a raid on Sadr City", "talks in Amman"."""
    claims = []
    for telling in tellings:
        text = store.text(telling.document)
        for mark in store.marks(telling.document):
            if mark.kind is not Kind.PLACE or not telling.end <= mark.start < telling.sentence[1]:
                continue
            if _AT.fullmatch(text[telling.end : mark.start]):
                row = store.entity(mark.entity)
                if row is not None:
                    words = one_line(text[telling.start : mark.end])
                    claims.append(Claim(row.name, words, telling.document, telling.start, mark.end))
            break
    return _once(claims)


def _spellings(store: Store, sentences: Iterable[_Sentence]) -> list[Disagreement]:
    """Return those whose family name the reports write differently."""
    claims: defaultdict[int, list[Claim]] = defaultdict(list)
    for sentence in sentences:
        end = sentence.start + len(sentence.text)
        for mark in store.marks(sentence.document):
            if mark.kind is Kind.PERSON and sentence.start <= mark.start and mark.end <= end:
                words = one_line(sentence.text[mark.start - sentence.start : mark.end - sentence.start])
                last = fold(words).split()[-1:]
                if last:
                    value = last[0].removeprefix("al-").removeprefix("el-")
                    claims[mark.entity].append(Claim(value, words, sentence.document, mark.start, mark.end))
    found = []
    for entity, said in claims.items():
        kept = tuple(_once(said))
        row = store.entity(entity) if _differ(kept) else None
        if row is not None and _all_near(kept):
            found.append(Disagreement(Sort.SPELLING, row.name, kept))
    return found


def _all_near(claims: Sequence[Claim]) -> bool:
    """Say whether the values begin alike: "Saddam" for "Hussein" is no other spelling."""
    return len({claim.value[:1] for claim in claims}) == 1


def _around(store: Store, telling: Telling) -> str:
    """Return the words of the trigger's sentence around it, on one line."""
    text = store.text(telling.document)
    start, end = telling.sentence
    return one_line(text[max(start, telling.start - 40) : min(end, telling.end + 40)])


def _once(claims: Iterable[Claim]) -> Iterator[Claim]:
    """Yield the first claim of each document and value."""
    seen = set()
    for claim in claims:
        if (claim.document, claim.value) not in seen:
            seen.add((claim.document, claim.value))
            yield claim

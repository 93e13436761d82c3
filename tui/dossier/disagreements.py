"""What the reports of one event disagree on: numbers, days, places, spellings, with their sources.

Worked out when an event's card is opened, from the sentences that tell of it; one document alone never
disagrees with itself.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from rapidfuzz import fuzz

from tui.dossier.calendar import Precision, span
from tui.dossier.claims import Claim, any_alone, differ, once, rounded, without_floors
from tui.dossier.counted import CASUALTIES, IN_PRISON, TOOK_PART, Count, clause, counted
from tui.dossier.events import Telling, Trigger, event, triggers_of
from tui.dossier.records import DateRow
from tui.dossier.store import Store
from tui.dossier.within import akin, inside
from tui.extraction.sentences import sentence_spans
from tui.model import EventType, Kind, Modality
from tui.text import fold, one_line


class Sort(StrEnum):
    """What reports can disagree on."""

    NUMBER = "number"
    DATE = "date"
    PLACE = "place"
    SPELLING = "spelling"


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


@dataclass(frozen=True, slots=True)
class _Sentence:
    document: int
    start: int
    text: str


_CAUSES = frozenset({EventType.ATTACK, EventType.DISASTER, EventType.ACCIDENT})
"""What happens to people and leaves dead and wounded."""
_UNREST = frozenset({EventType.PROTEST, EventType.COUP})
_COURTS = frozenset({EventType.VERDICT, EventType.TRY, EventType.CHARGE, EventType.ARREST, EventType.RELEASE})
_FITTING = {
    "killed": _CAUSES | _UNREST | {EventType.DIE, EventType.EXECUTE},
    "wounded": _CAUSES | _UNREST | {EventType.INJURE, EventType.DIE},
    "arrested": _UNREST | {EventType.ATTACK, EventType.ARREST, EventType.CHARGE},
}
_MOST_DAYS = 7
_MOST_VALUES = 4
"""Reports that tell more values of things than this tell of many alike, such as the sales of a season."""
_NEAR = 60
"""Code points between a trigger and what is counted with it; more where a clause ends."""
_BLANK_LINE = re.compile(r"\n\s*\n")
_ALIKE = 60
"""The similarity, of 100, that two spellings of one name have at least: "masum" and "massoum" have 67."""
_UNREAL = (Modality.HYPOTHETICAL, Modality.DENIED)


def disagreements(store: Store, tellings: Sequence[Telling]) -> list[Disagreement]:
    """Return what the reports of one event disagree on: numbers first, then days, places, spellings."""
    if len({telling.document for telling in tellings}) < 2:
        return []
    order = {document: place for place, document in enumerate(dict.fromkeys(t.document for t in tellings))}
    real = [telling for telling in tellings if telling.modality not in _UNREAL] or tellings
    found = []
    for about, claims in _counts(store, real).items():
        said = tuple(sorted(claims, key=lambda claim: (order[claim.document], claim.start)))
        of_people = about in CASUALTIES or about == TOOK_PART
        if not of_people and len({claim.value for claim in said}) > _MOST_VALUES:
            continue
        if any_alone(said, rounded) if of_people else differ(said, rounded):
            found.append(Disagreement(Sort.NUMBER, about, said))
    # The day and the place of a saying are each speaker's own.
    if not all(one.type is EventType.STATE for one in triggers_of(store, real[0].document, real[0].start)):
        days = tuple(_days(store, real))
        if any_alone(days):
            found.append(Disagreement(Sort.DATE, "", days))
        found += _at_places(store, real)
    found += _spellings(store, _sentences(store, tellings))
    return found


def _sentences(store: Store, tellings: Iterable[Telling]) -> list[_Sentence]:
    """Return the sentences that tell of the event, each once."""
    spans = dict.fromkeys((telling.document, telling.sentence) for telling in tellings)
    return [_Sentence(document, start, store.text(document)[start:end]) for document, (start, end) in spans]


# -- numbers ---------------------------------------------------------------------------------------------


def _counts(store: Store, tellings: Sequence[Telling]) -> dict[str, list[Claim]]:
    """Return what is counted of the event in its sentences and beside them, by thing."""
    claims: defaultdict[str, list[Claim]] = defaultdict(list)
    for document in dict.fromkeys(telling.document for telling in tellings):
        own = [telling for telling in tellings if telling.document == document]
        triggers = triggers_of(store, document)
        number = next((one.event for one in triggers if one.start == own[0].start), 0)
        for sentence, told in _told_in(store, own):
            end = sentence.start + len(sentence.text)
            days = [
                (day.start - sentence.start, day.end - sentence.start)
                for day in store.dates(document)
                if sentence.start <= day.start and day.end <= end
            ]
            here = [one for one in triggers if sentence.start <= one.start < end]
            for count in counted(sentence.text, days):
                belongs = (
                    _belongs(count, sentence, number, here) if told else _beside(store, count, number, here)
                )
                if belongs:
                    start = sentence.start + count.start
                    stop = sentence.start + count.end
                    claims[count.about].append(Claim(count.value, count.words, document, start, stop))
    return {about: [*once(without_floors(found))] for about, found in claims.items()}


def _told_in(store: Store, own: Sequence[Telling]) -> Iterator[tuple[_Sentence, bool]]:
    """Yield the sentences of one document's tellings, and with False those beside them in a paragraph."""
    document = own[0].document
    mine = dict.fromkeys(telling.sentence for telling in own)
    text = store.text(document)
    for start, end in mine:
        yield _Sentence(document, start, text[start:end]), True
    spans = sentence_spans(text)
    begins = {start for start, _ in mine}
    beside: set[int] = set()
    for number, (start, end) in enumerate(spans):
        if start not in begins:
            continue
        for other in (number - 1, number + 1):
            if 0 <= other < len(spans) and spans[other][0] not in begins | beside:
                begin, stop = spans[other]
                if not _BLANK_LINE.search(text[min(end, stop) : max(start, begin)]):
                    beside.add(begin)
                    yield _Sentence(document, begin, text[begin:stop]), False


def _belongs(count: Count, sentence: _Sentence, event_id: int, here: Sequence[Trigger]) -> bool:
    """Say whether a count of a sentence that tells of an event is of that event."""
    mine = [one for one in here if one.event == event_id and one.type is not EventType.STATE]
    fitting = _FITTING.get(count.about)
    if fitting is not None:
        mine = [one for one in mine if one.type in fitting]
        types = {one.type for one in mine}
        others = [one for one in here if one.event != event_id and one.type in types]
        return bool(mine) and _apart(count, sentence, mine) <= min(
            (_apart(count, sentence, [one]) for one in others), default=len(sentence.text)
        )
    start, end = clause(sentence.text, count.start)
    mine = [one for one in mine if start <= one.start - sentence.start < end]
    if count.about.endswith(IN_PRISON):
        return any(one.type in _COURTS for one in mine)
    if count.about == TOOK_PART:
        return bool(mine)
    # What matches are reported with are figures of many games.
    mine = [one for one in mine if one.type is not EventType.CONTEST]
    return bool(mine) and _apart(count, sentence, mine) <= _NEAR


def _beside(store: Store, count: Count, event_id: int, here: Sequence[Trigger]) -> bool:
    """Say whether a count in a sentence beside those of an event is of that event.

    Only the dead and the wounded of what kills are told beside it, where nothing else that kills is told and
    they are not those of another day or place.
    """
    row = event(store, event_id)
    if row is None or row.type not in _CAUSES or count.about not in ("killed", "wounded"):
        return False
    if any(one.type in _CAUSES for one in here):
        return False
    for number in {one.event for one in here if one.type in (EventType.DIE, EventType.INJURE)}:
        other = event(store, number)
        if other is None:
            continue
        if row.place and other.place and row.place != other.place:
            return False
        if row.first and other.first and row.first != other.first:
            return False
    return True


_JOINT = re.compile(r",|\b(?:and|while|but|as)\b", re.IGNORECASE)
_TURN = 40
"""What a comma or an "and" between a count and a trigger is worth, in code points."""


def _apart(count: Count, sentence: _Sentence, triggers: Iterable[Trigger]) -> int:
    """Return how far a count is from the nearest of *triggers*: code points, more where a clause ends."""
    start, end = sentence.start + count.start, sentence.start + count.end
    far = []
    for one in triggers:
        between = (end, one.start) if one.start >= end else (one.end, start)
        words = sentence.text[between[0] - sentence.start : max(between) - sentence.start]
        far.append(max(0, between[1] - between[0]) + _TURN * len(_JOINT.findall(words)))
    return min(far)


# -- days ------------------------------------------------------------------------------------------------

_SAYING = re.compile(
    r"\b(?:said|says|told(?:\s\w+){1,2}|announced|reported|added|confirmed|stated|claimed|warned)\s+"
    r"(?:(?:on|late|early|earlier|in|the|a|statement)\s+)*$",
    re.IGNORECASE,
)
_UNTIL = re.compile(r"\b(?:through|until|till|since|before|after|by)\s+(?:early\s+|late\s+)?$", re.IGNORECASE)
_AFTERWARDS = frozenset(
    {EventType.MEET, EventType.ARREST, EventType.CHARGE, EventType.TRY, EventType.VERDICT}
)
"""What is done and said about something else on a day of its own."""
_BEHIND = 60
"""Code points behind a trigger in which its date may stand: "the strike, which started on Sunday"."""


def _days(store: Store, tellings: Iterable[Telling]) -> Iterator[Claim]:
    """Yield on which day each telling has the event: not the day on which somebody said so."""
    claims = []
    for telling in tellings:
        text = store.text(telling.document)
        start, end = telling.sentence
        dates = [one for one in store.dates(telling.document) if start <= one.start < end and one.value]
        here = [one for one in triggers_of(store, telling.document) if start <= one.start < end]
        own = [one for one in dates if not _of_another(text, one, telling, here)]
        same = [one for one in own if one.value == telling.value]
        named = min(same, key=lambda one: abs(one.start - telling.start), default=None)
        if named is None and not any(one.value == telling.value for one in dates):
            named = _behind(text, telling, own)
        value = named.value if named else "" if dates else telling.value
        days = span(value)
        if days is not None and days.precision is Precision.DAY and days.first == days.last:
            begin = min(telling.start, named.start if named else telling.start)
            stop = max(telling.end, named.end if named else telling.end)
            words = snippet(text, begin, stop, telling.sentence)
            claims.append(Claim(days.first.isoformat(), words, telling.document, telling.start, telling.end))
    days_told = [date.fromisoformat(claim.value) for claim in claims]
    # What is told of days further apart happened more than once.
    if days_told and (max(days_told) - min(days_told)).days > _MOST_DAYS:
        return iter(())
    return once(claims)


def _of_another(text: str, day: DateRow, telling: Telling, here: Sequence[Trigger]) -> bool:
    """Say whether a date of a telling's sentence is that of a saying, an arrest or a trial told with it."""
    start = telling.sentence[0]
    if _SAYING.search(text, start, day.start) or _UNTIL.search(text, start, day.start):
        return True
    mine = next((one for one in here if one.start == telling.start), None)
    if mine is None:
        return False
    if any(one.type is EventType.STATE and mine.end <= one.start < day.start for one in here):
        return True
    others = [one for one in here if one.type in _AFTERWARDS and one.event != mine.event]
    if not others or mine.type in _AFTERWARDS:
        return False
    sentence = _Sentence(telling.document, start, text[start : telling.sentence[1]])
    count = Count("", "", "", day.start - start, day.end - start)
    return _apart(count, sentence, others) < _apart(count, sentence, [mine])


def _behind(text: str, telling: Telling, dates: Iterable[DateRow]) -> DateRow | None:
    """Return the date right behind a trigger that has none of its own."""
    if telling.value:
        return None
    for one in dates:
        between = text[telling.end : one.start]
        if 0 <= one.start - telling.end <= _BEHIND and clause(between, 0)[1] == len(between):
            return one
    return None


_MARGIN = 40


def snippet(text: str, start: int, end: int, within: tuple[int, int]) -> str:
    """Return text[start:end] with some words around it on one line, cut between words with "…".

    Args:
        text: The text.
        start: First code point that must be in it.
        end: One past the last.
        within: Half-open span it stays in, as a sentence.
    """
    begin, stop = max(within[0], start - _MARGIN), min(within[1], end + _MARGIN)
    while within[0] < begin < start and not text[begin - 1].isspace():
        begin += 1
    while end < stop < within[1] and not text[stop].isspace():
        stop -= 1
    words = one_line(text[begin:stop]).strip()
    return ("…" if begin > within[0] else "") + words + ("…" if stop < within[1] else "")


# -- places ----------------------------------------------------------------------------------------------

_AT = re.compile(r"(?:[^\w.;:,]{1,3}[\w'’-]+){0,8}?\s(?:in|at|on|near|outside)\s+(?:the\s+)?", re.IGNORECASE)


def _at_places(store: Store, tellings: Sequence[Telling]) -> list[Disagreement]:
    """Return where the reports have the event, if two have it at places that do not lie in one another."""
    claims = tuple(_places(store, tellings))
    texts = [store.text(document) for document in dict.fromkeys(claim.document for claim in claims)]

    def agree(one: Claim, other: Claim) -> bool:
        return (
            one.value == other.value
            or akin(one.value, other.value)
            or inside(one.value, other.value, texts)
            or inside(other.value, one.value, texts)
        )

    return [Disagreement(Sort.PLACE, "", claims)] if any_alone(claims, agree) else []


def _places(store: Store, tellings: Iterable[Telling]) -> Iterator[Claim]:
    """Yield the places where an event is told to be: "a raid on Sadr City", "met the envoys in Amman"."""
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
    return once(claims)


# -- spellings -------------------------------------------------------------------------------------------


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
        kept = tuple(once(said))
        row = store.entity(entity) if differ(kept) else None
        if row is not None and _all_near(kept):
            found.append(Disagreement(Sort.SPELLING, row.name, kept))
    return found


def _all_near(claims: Sequence[Claim]) -> bool:
    """Say whether the values are spelled alike: "Saddam" or a nickname is none of "Hussein"."""
    values = {claim.value for claim in claims}
    return all(fuzz.ratio(one, other) >= _ALIKE for one in values for other in values)

"""Finding triggers: each word of the lexicon in its context, with its sentence, time and modality."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from datetime import date

from tui.extraction.dates import DateMention
from tui.extraction.events.clauses import clauses, dates_within
from tui.extraction.events.context import NAME, NUMBER, choose
from tui.extraction.events.inflection import verb_forms
from tui.extraction.events.lexicon import Entry, Lexicon, Sense, load_lexicon
from tui.extraction.events.modality import modality
from tui.extraction.events.naming import widen
from tui.extraction.events.senses import fallen, in_context
from tui.extraction.events.sifting import Found, hyphened, sift
from tui.extraction.events.strangers import stranger
from tui.extraction.events.timing import names_a_thing, when
from tui.extraction.sentences import Sentence, paragraph_of, paragraph_starts, parse
from tui.extraction.tokens import Tokens
from tui.model import Kind, Mention, Modality, Trigger

_DAY = len("2006-10-31")
_LEAD = 4
"""In how many paragraphs, the title's among them, "a day after the vote" counts from the document's day."""
_FALL = "fall"
_FALLS = frozenset(verb_forms(_FALL))


def triggers(
    text: str, *, day: date | None, dates: Sequence[DateMention], mentions: Sequence[Mention]
) -> tuple[Trigger, ...]:
    """Find the words of *text* that name something that happened.

    Args:
        text: One document.
        day: The day it was published; what is dated later is planned.
        dates: Its date expressions, in order.
        mentions: Its names, in order; no trigger overlaps one.

    Returns:
        The triggers in order, never overlapping.
    """
    tokens, parts = parse(text)
    if not parts:
        return ()
    lexicon = load_lexicon()
    lows = _lows(tokens, "’" in text)
    _cover(lows, _taken(tokens, dates), NUMBER)
    _cover(lows, _taken(tokens, mentions), NAME)
    starts = paragraph_starts(text)
    found: list[Trigger] = []
    told: set[str] = set()
    things: set[str] = set()
    falls = None if _FALLS.isdisjoint(lows) else _places(tokens, mentions)
    entries = lexicon.entries
    likely = [index for index, low in enumerate(lows) if low in entries or low[-2:] == "ed"]
    for part in parts:
        first = bisect_left(likely, part.first)
        here = likely[first : bisect_left(likely, part.last, first)]
        spans = _in_sentence(lows, tokens, part, here, lexicon) if here else []
        if not spans:
            continue
        edges = (part.first, part.last)
        spans = in_context(spans, lows, edges, things)
        if falls is not None:
            spans = [
                (sense.lemma == _FALL and fallen((a, b, sense), lows, edges, falls)) or (a, b, sense)
                for a, b, sense in spans
            ]
        begin, end = tokens.starts[part.first], tokens.ends[part.last - 1]
        named = dates_within(dates, begin, end, tokens)
        paragraph = paragraph_of(starts, begin)
        today = day.isoformat() if day and paragraph < _LEAD else ""
        timed = clauses(spans, named, tokens.words, lows, edges, entries, today)
        for first, last, sense in spans:
            at, until = tokens.starts[first], tokens.ends[last - 1]
            value = when((first, last, sense), timed, told) if timed else ""
            so = _modality(lows, (first, last, sense), edges, entries)
            if so is Modality.HAPPENED and sense.tag[0] != "V" and _later(value, day):
                so = Modality.PLANNED
            found.append(
                Trigger(
                    at,
                    until,
                    text[at:until],
                    sense.type,
                    sense.lemma,
                    so,
                    value,
                    (begin, end),
                    paragraph_of(starts, at),
                    sense.tag[0] == "V",
                )
            )
        told.update(sense.lemma for _, _, sense in spans)
    return tuple(found)


def _lows(tokens: Tokens, curly: bool) -> list[str]:
    """The tokens in lower case and with plain apostrophes, numbers as one word of their own."""
    lows = [NUMBER if word[0].isdigit() else word.lower() for word in tokens.words]
    return [low.replace("’", "'") for low in lows] if curly else lows


def _cover(lows: list[str], covered: bytearray, kind: str) -> None:
    """Write *kind* in place of the words that are *covered*."""
    at = covered.find(1)
    while at >= 0:
        lows[at] = kind
        at = covered.find(1, at + 1)


def _modality(lows: list[str], found: Found, edges: tuple[int, int], entries: dict[str, Entry]) -> Modality:
    """Whether a trigger's event happened, as its sentence tells it."""
    first, last, sense = found
    so = modality(lows, (first, last), edges, sense.tag, entries)
    if so is not Modality.HAPPENED and sense.tag[0] == "N" and names_a_thing(last, edges[1], lows, entries):
        # "They denied cutting flood defences": of no flood was that told.
        return Modality.HAPPENED
    return so


def _in_sentence(
    lows: list[str], tokens: Tokens, part: Sentence, likely: list[int], lexicon: Lexicon
) -> list[Found]:
    """Triggers of one sentence as ranges of its *likely* tokens; those joined by a hyphen are one."""
    found: list[Found] = []
    entries, edges = lexicon.entries, (part.first, part.last)
    done = part.first
    for index in likely:
        if index < done:
            continue
        low = lows[index]
        entry = entries.get(low)
        if entry is not None:
            last, sense = _read(entry, lows, index, edges, lexicon)
        elif index > part.first:
            last, sense = index + 1, stranger(tokens.words[index], low, lows[index - 1])
        else:
            continue
        done = last
        if sense is None or (sense.tag[0] == "V" and _in_a_name(tokens.words, index, part)):
            continue
        if found and found[-1][1] == index - 1 and hyphened(tokens, index):
            found[-1] = (found[-1][0], last, found[-1][2])
        else:
            found.append((index, last, sense))
    found = sift(found, lows, tokens, part.last)
    return found if part.heading else widen(found, lows, tokens.words, part)


def _in_a_name(words: list[str], index: int, part: Sentence) -> bool:
    """Whether a capital inside a sentence shows that a word is no verb: "the Rose Revolution"."""
    word = words[index]
    capital = word[0].isupper() and not word.isupper()
    return capital and index > part.first and not part.heading and words[index - 1].isalnum()


def _read(
    entry: Entry, lows: list[str], index: int, edges: tuple[int, int], lexicon: Lexicon
) -> tuple[int, Sense | None]:
    """The longest phrase that *entry* opens here, else the word itself, with its sense."""
    for rest, longer in entry.longer:
        last = index + 1 + len(rest)
        if last <= edges[1] and tuple(lows[index + 1 : last]) == rest:
            if longer.is_empty():
                return last, None
            sense = choose(longer, lows, index, last, edges, lexicon)
            if sense is not None:
                return last, sense
    return index + 1, choose(entry, lows, index, index + 1, edges, lexicon)


def _taken(tokens: Tokens, spans: Sequence[Mention] | Sequence[DateMention]) -> bytearray:
    """For each token whether a name or a date covers any of it."""
    taken = bytearray(len(tokens.words))
    for span in spans:
        at = bisect_left(tokens.ends, span.start + 1)
        while at < len(taken) and tokens.starts[at] < span.end:
            taken[at] = 1
            at += 1
    return taken


def _places(tokens: Tokens, mentions: Sequence[Mention]) -> set[int]:
    """Numbers of the tokens that names of places cover."""
    covered = _taken(tokens, [mention for mention in mentions if mention.kind is Kind.PLACE])
    return {at for at, one in enumerate(covered) if one}


def _later(value: str, day: date | None) -> bool:
    """Whether a day lies after the document's."""
    return day is not None and len(value) == _DAY and value > day.isoformat()

"""Finding triggers: each word of the lexicon in its context, with its sentence, time and modality."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from datetime import date

from tui.extraction.dates import DateMention
from tui.extraction.events.context import NAME, NUMBER, choose
from tui.extraction.events.lexicon import Entry, Lexicon, Sense, load_lexicon
from tui.extraction.events.modality import modality
from tui.extraction.events.sifting import Found, sift
from tui.extraction.sentences import Sentence, paragraph_of, paragraph_starts, sentences
from tui.extraction.tokens import Tokens, tokenize
from tui.model import Mention, Modality, Trigger


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
    tokens = tokenize(text)
    if not tokens.words:
        return ()
    lexicon = load_lexicon()
    taken = _taken(tokens, mentions)
    lows = [
        NAME if named else NUMBER if word[0].isdigit() else word.lower().replace("’", "'")
        for word, named in zip(tokens.words, taken, strict=True)
    ]
    starts = paragraph_starts(text)
    found: list[Trigger] = []
    for part in sentences(text, tokens):
        spans = _in_sentence(lows, part, lexicon)
        if not spans:
            continue
        begin, end = tokens.starts[part.first], tokens.ends[part.last - 1]
        named = _within(dates, begin, end)
        paragraph = paragraph_of(starts, begin)
        for first, last, sense in spans:
            at, until = tokens.starts[first], tokens.ends[last - 1]
            when = _when(named, at, until)
            found.append(
                Trigger(
                    at,
                    until,
                    text[at:until],
                    sense.type,
                    sense.lemma,
                    _later(modality(lows, first, part.first, sense.tag, lexicon.entries), when, day),
                    when,
                    (begin, end),
                    paragraph,
                )
            )
    return tuple(found)


def _in_sentence(lows: list[str], part: Sentence, lexicon: Lexicon) -> list[Found]:
    """Triggers of one sentence as ranges of tokens; those joined by a hyphen are one."""
    found: list[Found] = []
    entries, edges = lexicon.entries, (part.first, part.last)
    index = part.first
    while index < part.last:
        entry = entries.get(lows[index])
        if entry is None:
            index += 1
            continue
        last, sense = _read(entry, lows, index, edges, lexicon)
        if sense is None:
            index += 1
            continue
        if found and found[-1][1] == index - 1 and lows[index - 1] == "-":
            found[-1] = (found[-1][0], last, found[-1][2])
        else:
            found.append((index, last, sense))
        index = last
    return sift(found, lows)


def _read(
    entry: Entry, lows: list[str], index: int, edges: tuple[int, int], lexicon: Lexicon
) -> tuple[int, Sense | None]:
    """The longest phrase that *entry* opens here, else the word itself, with its sense."""
    for rest, longer in entry.longer:
        last = index + 1 + len(rest)
        if last <= edges[1] and tuple(lows[index + 1 : last]) == rest:
            return last, choose(longer, lows, index, last, edges, lexicon)
    return index + 1, choose(entry, lows, index, index + 1, edges, lexicon)


def _taken(tokens: Tokens, mentions: Sequence[Mention]) -> bytearray:
    """For each token whether a name covers any of it."""
    taken = bytearray(len(tokens.words))
    for mention in mentions:
        at = bisect_left(tokens.ends, mention.start + 1)
        while at < len(taken) and tokens.starts[at] < mention.end:
            taken[at] = 1
            at += 1
    return taken


def _within(dates: Sequence[DateMention], begin: int, end: int) -> list[DateMention]:
    at = bisect_left(dates, begin, key=lambda item: item.start)
    found: list[DateMention] = []
    while at < len(dates) and dates[at].start < end:
        if dates[at].value:
            found.append(dates[at])
        at += 1
    return found


def _when(dates: list[DateMention], start: int, end: int) -> str:
    """The value of the date nearest to a trigger in its sentence."""
    if not dates:
        return ""
    return min(dates, key=lambda item: max(item.start - end, start - item.end)).value


def _later(found: Modality, when: str, day: date | None) -> Modality:
    """What is dated after the document has not happened yet, whatever its verb says."""
    if found is Modality.HAPPENED and day is not None and len(when) == 10 and when > day.isoformat():
        return Modality.PLANNED
    return found

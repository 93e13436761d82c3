"""Which date is a trigger's own: one of its clause, that of a "when" beside it, or one that opens all.

A noun has a date only where nothing else can be what the date is of: no date is better than a wrong one.
"""

from __future__ import annotations

from tui.extraction.events.clauses import BREAKS, LIMITS, Clauses, Dated
from tui.extraction.events.context import NAME, NUMBER
from tui.extraction.events.inflection import irregular_forms
from tui.extraction.events.lexicon import Entry
from tui.extraction.events.sifting import Found
from tui.extraction.words import word_set

_MEANWHILE = word_set("when as while")
_OPENING = 3
_ABOUT = LIMITS | word_set("of about over for from against")
"""What stands behind these with its day, as "the toll of Tuesday's quake" does, has that for itself."""
_WHEN_SAID = word_set("on in at to during after before by late early earlier later when as")
_DEFINITE = word_set("the this that these those his her its their our my your 's ’s ' ’")
_INDEFINITE = word_set("a an another some any no every each one")
_PHRASE_REACH = 5
_LINKS = word_set(
    "about above across after against ago ahead all along alongside also although am amid among and are "
    "around as at away back be because been before behind being below beneath beside besides between "
    "beyond both but by came can can't cannot come could despite did didn't do does doesn't down due "
    "during early either even ever except far few first for from further given had hadn't has hasn't "
    "have he held her here hers high him his how however i if in inside instead into is isn't it its "
    "itself just last late later least less like likely made many may me might mine more most much must "
    "my near nearby nearly neither never next no nor not now of off on once one only onto open or other "
    "others our out outside over overall overnight own past per perhaps prior rather round said same "
    "shall she should since so some soon still such than that that's the their theirs them themselves "
    "then there these they this those though through throughout till to together too toward towards "
    "twice under underway unless unlike until up upon us versus very via was wasn't we well went were "
    "weren't what when where whether which while who whom whose why will with within without won't "
    "worth would yet you"
)
_SAYINGS = word_set("say tell add report claim state confirm")
"""Verbs for saying what happened; what is announced comes about by being announced."""
_TOPIC = word_set("of about")
_ANSWERS = word_set(
    "answer respond reply react retaliate counter denounce condemn criticise criticize reject dismiss deny "
    "welcome hail praise protest deplore follow"
)
"""Verbs for what comes about because of what their object names, and after it."""
_NO_NOUN = ("ed", "ing", "ly")


def when(item: Found, part: Clauses, told: set[str]) -> str:
    """Return the value of a trigger's date, "" where none is sure to be its own.

    Args:
        item: A trigger of the sentence.
        part: Its sentence.
        told: Lemmas of the nouns that the document has told of before.
    """
    at, last, sense = item
    if at in part.counted:
        return part.counted[at]
    noun = sense.tag[0] == "N"
    if noun and _modifies(last, part):
        return next((date.value for date in part.dates if _in_phrase(date, at, part)), "")
    own = part.clause(at)
    given = _is_given(at, part) if noun else False
    if told_of := next((date.value for date in part.dates if date.subject == at), ""):
        return told_of
    dates = [
        date
        for date in part.dates
        if date.subject < 0 and not _is_of_a_saying(date, item, part) and not _is_of_another(date, at, part)
    ]
    if sense.lemma == "say" and last < part.last and not _is_said_then(last, part):
        dates = [date for date in dates if date.first < at]
    if given:
        if before := _answered(item, part):
            return before
        again = sense.lemma in told
        dates = [date for date in dates if _fits_given(date, item, part, again=again)]
    near = [(abs(date.first - at), date.value) for date in dates if date.clause == own]
    if near:
        nearest = min(near)[1]
        # "Next year's election will be held on May 6": the closer to the day, the better.
        return next((value for _, value in near if value.startswith(f"{nearest}-")), nearest)
    if not given and (value := _meanwhile(own, part)):
        return value
    if (
        dates
        and dates[0] is part.dates[0]
        and dates[0].first - part.first <= _OPENING
        and at > dates[0].first
        and not any(part.first <= other[0] < dates[0].first for other in part.found)
    ):
        return dates[0].value
    return ""


def _is_said_then(last: int, part: Clauses) -> bool:
    """Whether behind "said" stands when or where it was said, and not what."""
    return part.lows[last] in _WHEN_SAID or any(date.first == last for date in part.dates)


def _modifies(last: int, part: Clauses) -> bool:
    """Whether a noun only says what sort of thing the noun after it is: "flood defences", "strike ballot"."""
    after = next((item for item in part.found if item[0] == last), None)
    if after is not None:
        return after[2].tag[0] == "N"
    entry = part.entries.get(part.lows[last]) if last < part.last else None
    if entry is not None:
        return entry.verb is None and part.lows[last] not in _LINKS
    return names_a_thing(last, part.last, part.lows, part.entries)


def names_a_thing(last: int, end: int, lows: list[str], entries: dict[str, Entry]) -> bool:
    """Whether the word behind a noun is one that it modifies and that names nothing that happens.

    Args:
        last: One past the number of the noun's last token.
        end: One past the number of the sentence's last token.
        lows: The text's tokens in lower case, names and numbers as one word of their own.
        entries: The words that may name something that happens.
    """
    if last >= end:
        return False
    word = lows[last]
    if word in (NAME, NUMBER) or word in _LINKS or not word.isalpha() or word.endswith(_NO_NOUN):
        return False
    return word not in entries and word not in irregular_forms()


def _is_given(at: int, part: Clauses) -> bool:
    """Whether a noun is one that the reader is taken to know: "the raid", "his resignation"."""
    verbs = {first for first, _, sense in part.found if sense.tag[0] == "V"}
    for index in range(at - 1, max(part.first, at - _PHRASE_REACH) - 1, -1):
        word = part.lows[index]
        if word in _DEFINITE:
            return True
        if word in _INDEFINITE or word in _LINKS or index in verbs:
            return False
    return False


def _fits_given(date: Dated, item: Found, part: Clauses, *, again: bool) -> bool:
    """Whether a date may be that of a noun with "the": it stands in its phrase, or nothing else takes it.

    What counts from a date named before is when the verb came about. A noun told of *again* has its date
    from where it was told of first.
    """
    at, last, _ = item
    if _in_phrase(date, at, part):
        return True
    verbs = part.verbs(part.clause(at))
    if not verbs:
        return not date.counts_from or not again
    if date.counts_from or date.is_owner:
        return False
    if not again:
        return True
    return not any(verb[0] < at for verb in verbs) and 0 <= date.first - last <= 1


def _answered(item: Found, part: Clauses) -> str:
    """The date of what a verb answers, where it answers "a day later": the date from which that counts."""
    at, own = item[0], part.clause(item[0])
    if not any(verb[0] < at and verb[2].lemma in _ANSWERS for verb in part.verbs(own)):
        return ""
    for date in part.dates:
        later = len(date.value) == len(date.counts_from) and date.value > date.counts_from
        if later and date.first > at and date.clause == own:
            return date.counts_from
    return ""


def _in_phrase(date: Dated, at: int, part: Clauses) -> bool:
    """Whether a date stands before a noun in its own phrase: "the October 24 meeting"."""
    if not at - _PHRASE_REACH <= date.first < at:
        return False
    verbs = {first for first, _, sense in part.found if sense.tag[0] == "V"}
    between = range(date.first + 1, at)
    return not any(
        part.lows[index] in _LINKS or part.lows[index] in BREAKS or index in verbs for index in between
    )


def _is_of_another(date: Dated, at: int, part: Clauses) -> bool:
    """Whether a date is only that of the noun that it has behind it: "the toll of Tuesday's quake rose"."""
    if not date.is_owner or date.first == part.first or part.lows[date.first - 1] not in _ABOUT:
        return False
    nouns = [item[0] for item in part.found if item[2].tag[0] == "N" and _in_phrase(date, item[0], part)]
    return at not in nouns and (bool(nouns) or part.lows[date.first - 1] in LIMITS)


def _is_of_a_saying(date: Dated, item: Found, part: Clauses) -> bool:
    """Whether a date says when something was said that tells of *item*: "police said yesterday two died"."""
    at = item[0]
    if at < date.first or date.is_owner:
        return False
    lows = part.lows
    if item[2].tag[0] == "N" and any(
        date.first < said[0] and said[2].lemma in _SAYINGS and not _TOPIC.isdisjoint(lows[said[1] : at])
        for said in part.verbs(date.clause)
    ):
        # "Last Friday the paper told of a meeting": that was the day of the paper.
        return True
    before = date.first - 1
    if before > part.first and lows[before] == "on":
        before -= 1
    return any(
        said[1] - 1 == before and said[2].lemma in _SAYINGS and said[2].tag[0] == "V" and said[0] != at
        for said in part.found
    )


def _meanwhile(own: int, part: Clauses) -> str:
    """The date of the clause with "when" or "as" beside the clause *own*, which has none itself."""
    after = part.breaks[own] if own < len(part.breaks) else part.last
    if after < part.last and part.lows[after] in _MEANWHILE:
        beside = own + 1
    elif part.lows[part.first] in _MEANWHILE and own == 2:
        beside = 1
    else:
        return ""
    return next(
        (
            date.value
            for date in part.dates
            if date.clause == beside and not (date.counts_from or date.is_owner)
        ),
        "",
    )

"""What a trigger means where it stands: a row of seats is no dispute, a flood of letters no disaster.

What its neighbours show to be a thing is left out; what they show to be a manner of speaking happened, but is
of no type that tells what.
"""

from __future__ import annotations

from collections.abc import Container, Sequence
from dataclasses import replace

from tui.extraction.events.context import NAME, NUMBER
from tui.extraction.events.lexicon import Sense
from tui.extraction.events.sifting import Found
from tui.extraction.words import word_set
from tui.model import EventType

_SIDES = word_set("front back rear inner outer upper lower hind adjacent")
_DETERMINERS = word_set("the a an this that these those his her its their our my your each every some")
_PARTIES = word_set("over between with against about on at")
"""What follows a noun that is an event for all that it was a thing elsewhere: "a row over the budget"."""
_MEASURES = word_set(
    "flood storm avalanche tsunami hurricane tornado blizzard earthquake landslide firestorm"
)
"""Disasters that are said of whatever comes in plenty: "a flood of letters"."""
_DEAL = word_set("good great")
_BARGAIN = word_set("for with between")
_ONWARD = word_set("back past into")
_LEGAL = frozenset(
    (EventType.CHARGE, EventType.ARREST, EventType.VERDICT, EventType.TRADE, EventType.AGREE, EventType.TRY)
)
"""Types whose verbs tell of somebody's going where "back" or "into" follows: "filed back to their seats"."""
_LEAVES = word_set(
    "dead injured wounded homeless stranded behind unconscious bleeding paralysed paralyzed open"
)
"""What somebody is left, who has gone nowhere."""
_LEFT_REACH = 7
_WANDERING = word_set("come go move pull drive cross enter climb walk follow")
"""Verbs of motion that as often tell how something is: who goes somewhere goes to a name, or home."""
_WHITHER = word_set("home here there back abroad ashore forward overland")
_WANDERING_REACH = 10
_BEFORE = _SIDES | _DEAL
_AFTER = _ONWARD | {"out"}
_ORDERED = word_set("for worth book books backlog from")
"""What follows an order that is one for goods; any other is a command, or the state of things."""
_NO_CONTEST = frozenset({("campaign", "against"), ("loss", "of"), ("losses", "of")})
_AMBIGUOUS = _MEASURES | _WANDERING | {"leave", "order", "search", "campaign", "lose"}
_TOWNS = word_set(
    "city town village capital port stronghold fortress garrison citadel enclave province island fort bastion"
)
_FALLEN = "capture"
"""The lemma of a town's fall: its kindred are "seized", "took" and "overran"."""
_BEFORE_TOWN = word_set("in at of from on for with near around outside to by against across into than")
_NOT_TO = word_set(
    "by from short ill asleep apart behind off down back out over under sharply slightly steeply sick far "
    "into victim foul flat silent on percent further again through below above for as"
)
_GROUND = word_set("the a an his her its their")
_LOW = word_set("ground floor pieces knees sea earth level lowest low")


def fallen(found: Found, lows: Sequence[str], edges: tuple[int, int], places: Container[int]) -> Found | None:
    """Return the sense of "fell" or "fall" where a town did, None where something else.

    Args:
        found: The trigger, whose lemma is "fall".
        lows: The text's tokens in lower case, names and numbers as one word of their own.
        edges: Number of the first token of its sentence and one past the last.
        places: Numbers of the tokens that are names of places.
    """
    first, last, sense = found
    if sense.tag[0] == "N" and lows[last : last + 2] == ["of", NAME] and last + 1 in places:
        return first, last, replace(sense, type=EventType.ATTACK, lemma=_FALLEN)
    if sense.tag == "NN" or not _is_subject(lows, first, edges[0], places):
        return None
    if not _is_taken(lows, last, edges[1], places):
        return None
    tag = "VBZ" if sense.tag == "NNS" else sense.tag
    return first, last, replace(sense, tag=tag, type=EventType.ATTACK, lemma=_FALLEN)


def _is_subject(lows: Sequence[str], at: int, first: int, places: Container[int]) -> bool:
    """Whether what stands before a verb is a town: "Mosul fell", "the town fell"."""
    while at > first and lows[at - 1] in ("has", "had", "have", "also", "then", "finally", "soon"):
        at -= 1
    start = at
    while at > first and lows[at - 1] == NAME:
        at -= 1
    if at < start and start - 1 in places:
        before = lows[at - 1] if at > first else ""
        return before not in _BEFORE_TOWN or (before == "of" and lows[at - 2] in _TOWNS)
    return at == start and at > first and lows[at - 1] in _TOWNS


def _is_taken(lows: Sequence[str], last: int, end: int, places: Container[int]) -> bool:
    after = lows[last] if last < end else ""
    if after in _NOT_TO or after == NUMBER:
        return False
    if after != "to":
        return True
    whom = lows[last + 1] if last + 1 < end else ""
    # "Sweden fell to Brazil" is a match.
    if whom == NUMBER or last + 1 in places:
        return False
    return not (whom in _LOW or (whom in _GROUND and last + 2 < end and lows[last + 2] in _LOW))


def in_context(
    found: list[Found], lows: Sequence[str], edges: tuple[int, int], things: set[str]
) -> list[Found]:
    """Return the triggers of one sentence with what they mean there.

    Args:
        found: Triggers in order.
        lows: The text's tokens in lower case, names and numbers as one word of their own.
        edges: Number of the first token of the sentence and one past the last.
        things: Nouns that were things before in the text, by lemma: a word keeps its sense through a text
            (Gale, Church and Yarowsky 1992). It grows.
    """
    start, end = edges
    kept: list[Found] | None = None
    for number, (first, last, sense) in enumerate(found):
        lemma = sense.lemma
        # Few words are ambiguous, and most sentences have none.
        if (
            lemma in _AMBIGUOUS
            or lows[first - 1] in _BEFORE
            or (first > 1 and lows[first - 2] == "along")
            or (last < end and lows[last] in _AFTER)
            or (things and lemma in things)
        ):
            meant = _meant((first, last, sense), lows, start, end, things)
            if meant is not sense:
                kept = found[:number] if kept is None else kept
                if meant is not None:
                    kept.append((first, last, meant))
                continue
        if kept is not None:
            kept.append((first, last, sense))
    return found if kept is None else kept


def _meant(found: Found, lows: Sequence[str], start: int, end: int, things: set[str]) -> Sense | None:
    """Return what a trigger means where it stands, None if it is no trigger there."""
    first, last, sense = found
    after = lows[last] if last < end else ""
    if _is_much(lows, first, start, after):
        return None
    figure = False
    if sense.tag[0] == "N":
        if _is_thing(lows, first, start, after):
            things.add(sense.lemma)
            return None
        if sense.lemma in things and after not in _PARTIES:
            return None
        figure = sense.lemma in _MEASURES and _of_many(lows, last, end)
        if sense.lemma == "order" and sense.type is EventType.TRADE:
            figure = after not in _ORDERED and NUMBER not in lows[max(start, first - 2) : first]
        # No vote is held in a campaign against somebody, no match played in the loss of a town.
        figure = figure or (lows[first], after) in _NO_CONTEST
    elif sense.tag[0] == "V":
        figure = last == first + 1 and _is_manner(lows, last, end, sense.type, sense.lemma)
    return replace(sense, type=EventType.OCCURRENCE) if figure else sense


def _is_thing(lows: Sequence[str], first: int, start: int, after: str) -> bool:
    """Whether a noun is where one can be: "in the front rows", "along the rows"."""
    before = lows[first - 1] if first > start else ""
    if before in _SIDES:
        return True
    return (
        before in _DETERMINERS and first - 2 >= start and lows[first - 2] == "along" and after not in _PARTIES
    )


def _is_much(lows: Sequence[str], first: int, start: int, after: str) -> bool:
    """Whether a word only says how much: "a good deal"."""
    if lows[first] != "deal" or first - 2 < start or after in _BARGAIN:
        return False
    return lows[first - 1] in _DEAL and lows[first - 2] == "a"


def _of_many(lows: Sequence[str], last: int, end: int) -> bool:
    """Whether "of" and plain words follow: those came in plenty."""
    if last + 1 >= end or lows[last] != "of":
        return False
    return lows[last + 1] not in _DETERMINERS and lows[last + 1] not in (NAME, NUMBER)


def _is_manner(lows: Sequence[str], last: int, end: int, kind: EventType, lemma: str) -> bool:
    """Whether a verb tells of something else than its type says."""
    if lemma == "search":
        # Who searches a house or a list arrests nobody.
        return True
    if last >= end:
        return lemma in _WANDERING and kind is EventType.MOVE
    after = lows[last]
    if kind in _LEGAL:
        return after in _ONWARD or (after == "out" and last + 1 < end and lows[last + 1] == "of")
    if kind is not EventType.MOVE:
        return False
    if lemma == "leave":
        return not _LEAVES.isdisjoint(lows[last : min(end, last + _LEFT_REACH)])
    if lemma in _WANDERING:
        ahead = lows[last : min(end, last + _WANDERING_REACH)]
        return NAME not in ahead and _WHITHER.isdisjoint(ahead)
    return False

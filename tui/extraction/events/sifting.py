"""Leaves out triggers that tell nothing of their own: light verbs by their noun, nouns that modify."""

from __future__ import annotations

from functools import lru_cache

from tui.extraction.events.inflection import ALIKE
from tui.extraction.events.lexicon import Sense, load_heads
from tui.extraction.gazetteer import hand_lines
from tui.extraction.tokens import Tokens
from tui.extraction.words import word_set
from tui.model import EventType

Found = tuple[int, int, Sense]
"""First token, one past the last, and what they mean."""

_LIGHT = word_set("make take give hold stage conduct mount wage commit undergo suffer perform pay face put")
_VACUOUS = word_set("happen occur hold make give stage conduct perform commit mount wage")
_VAGUE = word_set("make take give come go let show put")
_LISTS = ("titles.txt", "org_heads.txt")
_SHORT = 3
_FINITE = ("VBD", "VBN", "VBZ")
_BARE = ("VB", "VBZ", "NN", ALIKE)
_PAST = ("VBD", "VBN")
_REACH = 6
_TELLING = frozenset(
    (
        EventType.ATTACK,
        EventType.DIE,
        EventType.INJURE,
        EventType.ACCIDENT,
        EventType.DISASTER,
        EventType.ARREST,
        EventType.CHARGE,
        EventType.TRY,
        EventType.VERDICT,
        EventType.EXECUTE,
        EventType.COUP,
    )
)
"""Types that a noun tells of even where it only says what sort of thing the next is."""
_PREFIXES = frozenset({"re", "pre", "de", "un"})
_BREAKS = word_set(
    "of in on at to for with by from that which who , . ; : ! ? ( ) and or but as into after before "
    "during over against under about between through until since if when where while because it him them "
    "me us"
)
_BETWEEN = word_set("was were is are be been being will would have has had also to being that which")
_THINGS = word_set(
    "personnel engine engines tender tenders helicopter helicopters plane planes aircraft vessel vessels "
    "ship ships jet jets room rooms facility facilities center centre centers centres software patch "
    "patches worker workers crew crews site sites law laws policy official officials officer officers "
    "suspect suspects force forces team teams squad squads player players program programs programme "
    "system systems equipment weapon weapons camp camps zone zones base bases monitor monitors observer "
    "observers expert experts analyst analysts group groups company companies firm firms department "
    "departments office offices agency agencies organization organizations organisation record records "
    "fund funds plan plans rate rates price prices cost costs product products site report reports"
)


def hyphened(tokens: Tokens, at: int) -> bool:
    """Whether a hyphen joins the token at number *at* to the one before the hyphen, without blanks."""
    return (
        at > 1
        and tokens.words[at - 1] == "-"
        and tokens.ends[at - 2] + 1 == tokens.ends[at - 1] == tokens.starts[at]
    )


def sift(found: list[Found], lows: list[str], tokens: Tokens, end: int) -> list[Found]:
    """Return what is left of the triggers of one sentence.

    Args:
        found: Triggers in order.
        lows: The text's tokens in lower case.
        tokens: The text's tokens.
        end: One past the number of the sentence's last token.
    """
    kept: list[Found] = []
    for number, (first, last, sense) in enumerate(found):
        after = found[number + 1] if number + 1 < len(found) else None
        before = kept[-1] if kept else None
        # "Break-even", "coup-prone": half a word.
        half = sense.tag in _BARE and last + 1 < end and hyphened(tokens, last + 1)
        if half and tokens.words[last + 1].islower():
            continue
        if sense.tag[0] == "V":
            if last == first + 1 and _says_nothing(sense, first, last, before, after, lows):
                continue
            # "US-backed", "hand-picked": how something is, not what was done to it.
            if sense.tag in _PAST and hyphened(tokens, first) and lows[first - 2] not in _PREFIXES:
                continue
        elif sense.tag == "NN" and _modifies(lows, last, end, after, sense.type):
            continue
        kept.append((first, last, sense))
    return kept


def _says_nothing(
    sense: Sense, first: int, last: int, before: Found | None, after: Found | None, lows: list[str]
) -> bool:
    if sense.lemma in _VAGUE and sense.tag not in _FINITE:
        return True
    if sense.lemma in _LIGHT and after is not None and after[2].tag[0] == "N" and after[0] - last <= _REACH:
        return not any(word in _BREAKS for word in lows[last : after[0]])
    if sense.lemma in _VACUOUS and before is not None and before[2].tag[0] == "N":
        return all(word in _BETWEEN for word in lows[before[1] : first])
    return False


def _modifies(lows: list[str], last: int, end: int, after: Found | None, kind: EventType) -> bool:
    """Whether a noun only says what sort of thing or person the noun after it is: "defence minister".

    "Murder scene" and "trial date" do tell of a murder and a trial, "release date" and "meeting point" of no
    release and no meeting.
    """
    if last >= end or (after is not None and after[0] == last):
        return False
    return lows[last] in _heads() or (kind not in _TELLING and lows[last] in load_heads())


@lru_cache(maxsize=1)
def _heads() -> frozenset[str]:
    """Words for persons, bodies and things."""
    listed = {word for name in _LISTS for line in hand_lines(name) for word in line.split()}
    return frozenset(word.lower() for word in listed if word[0].isupper() and len(word) > _SHORT) | _THINGS

"""Whether what a trigger tells of is so: read off the words before it in its clause, the nearest first."""

from __future__ import annotations

from tui.extraction.events.inflection import ALIKE
from tui.extraction.events.lexicon import Entry
from tui.extraction.words import word_set
from tui.model import Modality

_REACH = 8
_HELPED_REACH = 4
_STOPS = word_set(
    '. ! ? ; : " “ ” ( ) — – but who which where when while because although said says told where'
)
_DENIED = word_set(
    "not n't no never without neither nor deny denies denied denying denial refuse refused refuses fail "
    "failed fails failing cancelled canceled cancel avoid avoided averted prevent prevented prevents "
    "foiled thwarted ruled cannot rumour rumours rumor rumors hoax unable declined declines nobody none"
)
_HYPOTHETICAL = word_set(
    "if could may might would can should must unless whether possible possibly potential potentially "
    "likely threaten threatens threatened threatening threat threats urge urged urges urging demand "
    "demands demanded demanding want wants wanted fear fears feared risk risks hope hopes hoped attempt "
    "attempts attempted attempting try tries tried trying suspected perhaps maybe ask asked asks call "
    "calls called calling suggest suggested consider considers considering considered seek seeks sought "
    "seeking ought"
)
_PLANNED = word_set(
    "will shall 'll plan plans planned planning next upcoming forthcoming scheduled expected expects "
    "expect due ahead prepare prepares prepared preparing preparations intend intends intended slated "
    "going future proposed pledged pledges vowed vows promised promises agreed agrees ready tomorrow "
    "coming"
)
_CUES = (
    dict.fromkeys(_PLANNED, Modality.PLANNED)
    | dict.fromkeys(_HYPOTHETICAL, Modality.HYPOTHETICAL)
    | dict.fromkeys(_DENIED, Modality.DENIED)
)
_MODALS = word_set("will shall 'll may might would could can should must ought not n't never cannot to if no")
_DONE = word_set(
    "managed began begun continued started used forced helped led able had have has did supposed"
)
_HELPERS = word_set("be been being have")
_FINITE_REACH = 2
_BARE = ("VB", ALIKE)
_GIVEN = word_set("in at after during on by from with since following over amid despite 's")
"""A noun behind one of these is taken as given: nobody hurt in the fire is no word against the fire."""


def modality(lows: list[str], at: int, first: int, tag: str, entries: dict[str, Entry]) -> Modality:
    """Return whether the event is so.

    Args:
        lows: The text's tokens in lower case.
        at: Number of the trigger's first token.
        first: Number of the first token of its sentence.
        tag: The trigger's part of speech, as the Penn Treebank names it.
        entries: Where to see whether "to" stands before a verb.
    """
    if tag in ("VBD", "VBN", "VBZ"):
        helped = any(word in _HELPERS for word in lows[max(first, at - _FINITE_REACH) : at])
        return _of_finite(lows, at, max(first, at - (_HELPED_REACH if helped else _FINITE_REACH)), helped)
    for index in range(at - 1, max(first, at - _REACH) - 1, -1):
        word = lows[index]
        if word in _STOPS or (tag[0] == "N" and word in _GIVEN) or (word == "," and tag[0] == "V"):
            break
        if word == "to":
            if not _before_verb(lows, index, entries):
                continue
            before = lows[index - 1] if index > first else ""
            if before in _DONE and not before.startswith("ha"):
                break
            return _cue(before) or Modality.PLANNED
        cue = _cue(word)
        if cue is not None:
            return cue
    return Modality.HAPPENED


def _of_finite(lows: list[str], at: int, floor: int, helped: bool) -> Modality:
    """Of a form in the past or the present: denied, or after a helper what stands before the helper."""
    for index in range(at - 1, floor - 1, -1):
        word = lows[index]
        if word in _STOPS or word == ",":
            break
        if word in _MODALS or word.endswith("n't"):
            cue = _cue(word) or (Modality.PLANNED if word == "to" else None)
            if cue is Modality.DENIED or (helped and cue is not None):
                return cue
    return Modality.HAPPENED


def _cue(word: str) -> Modality | None:
    found = _CUES.get(word)
    if found is None and len(word) > 3:
        if word.endswith("n't"):
            return Modality.DENIED
        if word.endswith("'ll"):
            return Modality.PLANNED
        if word.endswith("'d"):
            return Modality.HYPOTHETICAL
    return found


def _before_verb(lows: list[str], index: int, entries: dict[str, Entry]) -> bool:
    """Whether "to" opens an infinitive."""
    if index + 1 >= len(lows):
        return False
    after = lows[index + 1]
    if after in ("be", "have", "do", "make", "take", "give", "get", "see", "put", "keep", "show"):
        return True
    entry = entries.get(after)
    return entry is not None and entry.verb is not None and entry.verb.tag in _BARE

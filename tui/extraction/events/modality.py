"""Whether what a trigger tells of is so: read off the words before it in its clause, the nearest first."""

from __future__ import annotations

from tui.extraction.events.lexicon import Entry
from tui.extraction.words import word_set
from tui.model import Modality

_REACH = 9
_STOPS = word_set('. ! ? ; : " “ ” ( ) — – but who which where when while because although')
_DENIED = word_set(
    "not n't no never without neither nor deny denies denied denying denial refuse refused refuses fail "
    "failed fails failing cancelled canceled cancel avoid avoided averted prevent prevented prevents stop "
    "foiled thwarted ruled cannot rumour rumours rumor rumors hoax unable declined didn't don't doesn't "
    "won't wasn't isn't aren't weren't hasn't haven't hadn't can't couldn't wouldn't shouldn't nobody"
)
_HYPOTHETICAL = word_set(
    "if could may might would can should must unless whether possible possibly potential potentially "
    "likely threaten threatens threatened threatening threat threats urge urged urges urging demand "
    "demands demanded demanding want wants wanted fear fears feared risk risks hope hopes hoped case "
    "attempt attempts attempted attempting try tries tried trying suspected perhaps maybe ask asked asks "
    "call calls called calling allow suggest suggested consider considers considering considered seek "
    "seeks sought seeking had'd he'd ought"
)
_PLANNED = word_set(
    "will shall 'll plan plans planned planning next upcoming forthcoming scheduled expected expects "
    "expect due ahead prepare prepares prepared preparing preparations intend intends intended slated "
    "about going future proposed pledged pledges vowed vows promised promises agreed agrees ready "
    "tomorrow coming they'll we'll i'll he'll she'll it'll you'll"
)
_CUES = (
    dict.fromkeys(_PLANNED, Modality.PLANNED)
    | dict.fromkeys(_HYPOTHETICAL, Modality.HYPOTHETICAL)
    | dict.fromkeys(_DENIED, Modality.DENIED)
)
_DONE = word_set("managed began begun continued started used forced helped led able had have has did")
_FINITE_NEAR = 2


def modality(lows: list[str], at: int, first: int, tag: str, entries: dict[str, Entry]) -> Modality:
    """Return whether the event is so.

    Args:
        lows: The text's tokens in lower case.
        at: Number of the trigger's first token.
        first: Number of the first token of its sentence.
        tag: The trigger's part of speech, as the Penn Treebank names it.
        entries: Where to see whether "to" stands before a verb.
    """
    reach = max(first, at - _REACH)
    finite = tag in ("VBD", "VBZ")
    if finite and at > first and not _helped(lows, at, first):
        reach = max(first, at - _FINITE_NEAR)
    for index in range(at - 1, reach - 1, -1):
        word = lows[index]
        if word in _STOPS or (word == "," and tag[0] == "V"):
            break
        if word == "to":
            if not _infinitive(lows, index, entries):
                continue
            before = lows[index - 1] if index > first else ""
            if before in _DONE and before not in ("have", "has", "had"):
                break
            cue = _CUES.get(before)
            return cue or Modality.PLANNED
        cue = _CUES.get(word)
        if cue is not None and not (finite and cue is not Modality.DENIED):
            return cue
    return Modality.HAPPENED


def _helped(lows: list[str], at: int, first: int) -> bool:
    """Whether a form in *-ed* is a participle after "be" or "been", whose own helper decides."""
    return any(word in ("be", "been", "being") for word in lows[max(first, at - _FINITE_NEAR) : at])


def _infinitive(lows: list[str], index: int, entries: dict[str, Entry]) -> bool:
    if index + 1 >= len(lows):
        return False
    after = lows[index + 1]
    if after in ("be", "have", "do"):
        return True
    entry = entries.get(after)
    return entry is not None and entry.verb is not None and entry.verb.tag == "VB"

"""Whether the clause around a date tells of what was or of what is to come."""

from __future__ import annotations

import re
from enum import Enum

_REACH = 240
_BREAK = re.compile(r"[.!?;:][\s\"'”’)]|\n|[\"“”]")
_CLAUSE = re.compile(r"[,()–—]|\s-\s")
_AHEAD = (
    r"(?:will|would|shall|may|could|to)\sbe\s\w+|will|'ll|won't|shall|going\sto|is\sto|are\sto|due|upcoming|forthcoming|coming|planned|plans?|planning"
    r"|scheduled|expected|expects?|set\s(?:to|for)|slated|would|may|could|deadline|hopes?"
    r"|intends?|ahead\sof|prepar(?:e|es|ing)|starts|begins|opens|runs|holds|next"
)
_BEHIND = (
    # What "was expected" is told of from behind: it came or it did not.
    r"(?:was|were|had\sbeen)\s(?:expected|due|scheduled|supposed|slated|meant)(?:\sto(?:\sbe)?)?"
    r"|was|were|had|did|has|have|been|said|told|took|made|went|came|became|began|held|met|won|lost|left|led"
    r"|gave|found|saw|got|ran|fell|rose|broke|spoke|shot|struck|hit|sent|brought|bought|sold|flew|drove"
    r"|grew|knew|wrote|kept|put|set|cut|let|read|paid|built|fought|caught|taught|thought|stood|withdrew"
    r"|since|ago|last|(?!need|indeed|hundred|red\b|bed\b|fed\b|wed\b|speed|seed|feed|proceed|exceed)[a-z]{2,}ed"
)
_CUE = re.compile(rf"(?<![\w])(?:(?P<ahead>{_AHEAD})|(?P<behind>{_BEHIND}))(?![\w])")
_RULES = re.compile(r"\s(?:will|would|shall)(?![\w-])")
"""Behind a date that is itself what the clause tells of: "said March would be cold"."""
_UNTIL = re.compile(r"(?<!\w)(?:until|till)\s(?:the\s)?$", re.IGNORECASE)
_PUT_OFF = re.compile(
    r"has|have|(?:adjourn|postpon|delay|suspend|clos|extend|deferr|remand|recess|bann|barr|shelv|push|prolong)ed"
)
"""What lasts until a day that is still to come, though told in the past."""


class Tense(Enum):
    """Where the clause looks."""

    BEHIND = -1
    UNKNOWN = 0
    AHEAD = 1


def tense(text: str, start: int, end: int) -> Tense:
    """Return where the clause around a span looks: by its last cue before the span, else its first after.

    Args:
        text: The text as written: a capital tells "Ahmed" from a verb.
        start: First code point of the span.
        end: One past its last.
    """
    if _RULES.match(text, end):
        return Tense.AHEAD
    before = text[max(0, start - _REACH) : start]
    after = text[end : end + _REACH]
    stop = _BREAK.search(after)
    after = after[: stop.start()] if stop else after
    breaks = [found.end() for found in _BREAK.finditer(before)]
    before = before[breaks[-1] :] if breaks else before
    left = _CLAUSE.split(before)[-1]
    right = _CLAUSE.split(after, maxsplit=1)[0]
    if _UNTIL.search(left):
        return _until(left, left == before)
    for preceding, following in ((left, right), (before, after)):
        cues = list(_CUE.finditer(preceding))
        cue = cues[-1] if cues else _CUE.search(following)
        if cue:
            return Tense.AHEAD if cue["ahead"] else Tense.BEHIND
    return Tense.UNKNOWN


def _until(left: str, whole: bool) -> Tense:
    """Where "until" looks: ahead, unless the clause tells what was so until then.

    Args:
        left: The clause as far as "until".
        whole: Whether the sentence begins with it; else it stands beside something: "speaker until July".
    """
    cues = list(_CUE.finditer(left))
    if not cues:
        return Tense.AHEAD if whole or len(left.split()) < 2 else Tense.BEHIND
    cue = cues[-1]
    return Tense.AHEAD if cue["ahead"] or _PUT_OFF.fullmatch(cue[0]) else Tense.BEHIND

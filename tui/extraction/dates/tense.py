"""Whether the clause around a date tells of what was or of what is to come."""

from __future__ import annotations

import re
from enum import Enum

_REACH = 240
_BREAK = re.compile(r"[.!?;:][\s\"'”’)]|\n|[\"“”]")
_CLAUSE = re.compile(r"[,()–—]|\s-\s")
_AHEAD = (
    r"(?:will|would|shall|may|could|to)\sbe\s\w+|until(?=\s$)|till(?=\s$)|will|'ll|won't|shall|going\sto|is\sto|are\sto|due|upcoming|forthcoming|coming|planned|plans?|planning"
    r"|scheduled|expected|expects?|set\s(?:to|for)|slated|would|may|could|deadline|hopes?"
    r"|intends?|ahead\sof|prepar(?:e|es|ing)|starts|begins|opens|runs|holds|next"
)
_BEHIND = (
    r"was|were|had|did|has|have|been|said|told|took|made|went|came|became|began|held|met|won|lost|left|led"
    r"|gave|found|saw|got|ran|fell|rose|broke|spoke|shot|struck|hit|sent|brought|bought|sold|flew|drove"
    r"|grew|knew|wrote|kept|put|set|cut|let|read|paid|built|fought|caught|taught|thought|stood|withdrew"
    r"|since|ago|last|(?!need|indeed|hundred|red\b|bed\b|fed\b|wed\b|speed|seed|feed|proceed|exceed)[a-z]{2,}ed"
)
_CUE = re.compile(rf"(?<![\w])(?:(?P<ahead>{_AHEAD})|(?P<behind>{_BEHIND}))(?![\w])")


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
    before = text[max(0, start - _REACH) : start]
    after = text[end : end + _REACH]
    stop = _BREAK.search(after)
    after = after[: stop.start()] if stop else after
    breaks = [found.end() for found in _BREAK.finditer(before)]
    before = before[breaks[-1] :] if breaks else before
    left = _CLAUSE.split(before)[-1]
    right = _CLAUSE.split(after, maxsplit=1)[0]
    for preceding, following in ((left, right), (before, after)):
        cues = list(_CUE.finditer(preceding))
        cue = cues[-1] if cues else _CUE.search(following)
        if cue:
            return Tense.AHEAD if cue["ahead"] else Tense.BEHIND
    return Tense.UNKNOWN

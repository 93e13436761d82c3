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
    r"|must(?!\shave)"
)
_BEHIND = (
    # What "was expected" is told of from behind: it came or it did not.
    r"(?:was|were|had\sbeen)\s(?:expected|due|scheduled|supposed|slated|meant)(?:\sto(?:\sbe)?)?"
    r"|was|were|had|did|has|have|been|said|told|took|made|went|came|became|began|held|met|won|lost|left|led"
    r"|gave|found|saw|got|ran|fell|rose|broke|spoke|shot|struck|hit|sent|brought|bought|sold|flew|drove"
    r"|grew|knew|wrote|kept|put|set|cut|let|read|paid|built|fought|caught|taught|thought|stood|withdrew"
    # After an article it is a noun or an adjective: "the wounded", "a united front".
    r"|since|ago|last|(?<!\bthe\s)(?<!\ba\s)(?<!\ban\s)(?!need|indeed|hundred|red\b|bed\b|fed\b|wed\b|speed|seed|feed|proceed|exceed)[a-z]{2,}ed"
)
_OCCASION = (
    r"(?:elections?|vote|ballot|poll|referendum|hearing|trial|talks|meeting|summit|session|launch|deadline|date|game"
    r"|match|race|opening|start|release|conference|ceremony|wedding|funeral|strike|decision|verdict|debate)"
)
_CUE = re.compile(rf"(?<![\w])(?:(?P<ahead>{_AHEAD})|(?P<behind>{_BEHIND}))(?![\w])")
_RULES = re.compile(r"\s(?:will|would|shall)(?![\w-])")
"""Behind a date that is itself what the clause tells of: "said March would be cold"."""
_ASIDE = re.compile(r",\s(?:who|whose|whom|which|where|when)\s[^,.;:\n\"“”]{1,120},")
"""A clause told by the way: "Norwood, where ten people died, on Thursday"."""
_ARRANGED = re.compile(
    r"(?<!\w)(?:agreed|arranged|promised|pledged|vowed|threatened)(?:\son\s\w+)?"
    r"\sto\s(?:meet|hold|return|resume|reconvene|play|vote|strike)(?!\w)"
)
"""What was arranged is still to come; "agreed to pay on Friday" tells when they agreed."""
_MOVED_TO = re.compile(
    r"(?<!\w)(?:(?:put|push|pushed|set|move|moved)\s(?:\w+\s){0,4}?(?:off|back)|(?:bring|brought)\s(?:\w+\s){0,4}?forward"
    r"|(?:adjourn|postpone|delay|defer|reschedule|extend|prolong)(?:ed|red|d)?"
    r"|(?:move|moved|shift|shifted)\s(?:the|its|their|his|her|an?)(?:\s\w+){0,3}?"
    rf"\s{_OCCASION}|{_OCCASION}\s(?:\w+\s){{0,2}}?(?:moved|shifted))"
    r"(?:\s(?!(?:from|after|because)\s)[\w'’-]+){0,6}(?:\sfrom\s\w+(?:\s\d+)?)?\s(?:to|for|until|till)\s(?:the\s)?$"
)
"""An occasion that was given another day: "put off the election to September 15"."""
_PLANNED_FOR = re.compile(
    r"(?<!had\sbeen\s)(?<!originally\s)(?<!initially\s)(?<!previously\s)(?<!first\s)(?<!\w)"
    r"(?:(?:scheduled|set|slated|planned|fixed|pencilled\sin)\sfor|due\s(?:on|by))\s(?:the\s)?$"
)
_CAME_TO_NOTHING = re.compile(r",?\s(?:but|when|until|though|although)(?!\w)")
_MEETS = re.compile(
    r"(?:(?<![\w'’])(?!(?:[Tt]his|[Dd]oes|[Tt]hus)\s)(?:[A-Za-z]{3,}s|[Pp]eople|[Tt]hey|[Ww]e|[Mm]en|[Ww]omen|[Pp]olice)\s"
    r"(?:begin|start|open|meet|vote|resume|reopen|return|leave|arrive)"
    r"|(?<![\w'’])(?:meets|resumes|reopens|arrives|(?:[A-Z]\w+|parliament|chamber|country|council|assembly)\svotes))"
    r"(?:\s(?:again|here|there|(?:in|at)\s(?:the\s)?[\w-]+))?\s(?:on\s)?(?:the\s)?$"
)
"""The present of what is fixed beforehand, beside its day: "the ministers meet in Oslo on Thursday"."""
_ASKED = re.compile(r"(?<!\w)(?:did|didn['’]t|let|saw|watched|made|helped|when|whenever|if)\s", re.IGNORECASE)
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
    before = _ASIDE.sub("", text[max(0, start - _REACH) : start])
    after = text[end : end + _REACH]
    stop = _BREAK.search(after)
    after = after[: stop.start()] if stop else after
    breaks = [found.end() for found in _BREAK.finditer(before)]
    before = before[breaks[-1] :] if breaks else before
    left = _CLAUSE.split(before)[-1]
    right = _CLAUSE.split(after, maxsplit=1)[0]
    if _is_fixed(left, text[end : end + _REACH]):
        return Tense.AHEAD
    if _UNTIL.search(left):
        return _until(left, left == before)
    for preceding, following in ((left, right), (before, after)):
        cues = list(_CUE.finditer(preceding))
        arranged = list(_ARRANGED.finditer(preceding))
        if arranged and not any(cue.start() > arranged[-1].end() for cue in cues):
            return Tense.AHEAD
        cue = cues[-1] if cues else _CUE.search(following)
        if cue:
            return Tense.AHEAD if cue["ahead"] else Tense.BEHIND
    return Tense.UNKNOWN


def _is_fixed(left: str, after: str) -> bool:
    """Whether a clause gives an occasion the day it stops before: one moved, planned or sure to come.

    Args:
        left: The clause as far as the date.
        after: What follows the date.
    """
    if _MOVED_TO.search(left):
        return True
    if _PLANNED_FOR.search(left):
        return _CAME_TO_NOTHING.match(after) is None
    return _MEETS.search(left) is not None and _ASKED.search(left) is None


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

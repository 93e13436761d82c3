"""Counting days, weeks, months and years from the document or from a date named before."""

from __future__ import annotations

import re
from dataclasses import replace

from tui.extraction.dates.frame import ADRIFT, Frame, Reading
from tui.extraction.dates.mention import Mod
from tui.extraction.dates.moment import (
    YEARS_IN,
    Grain,
    Moment,
    add_days,
    around,
    day_at,
    season,
)
from tui.extraction.dates.tense import Tense
from tui.extraction.dates.words import (
    GAP,
    MONTH,
    NUMBER,
    PARTS_OF_DAY,
    SEASON,
    SEASONS,
    STEPS,
    UNIT,
    UNITS,
    WEEKDAY,
    grain_of,
    number_of,
    singular,
)
from tui.extraction.dates.written import day_first, month_first

_WHICH_COUNT = re.compile(
    rf"(?P<which>last|past|next|coming|previous|following){GAP}(?P<number>{NUMBER}){GAP}(?P<unit>{UNITS})(?!\w)"
)
_COUNT = re.compile(
    rf"(?P<number>{NUMBER})(?:{GAP}|-)(?P<unit>{UNITS}){GAP}"
    rf"(?P<side>ago|earlier|later|afterwards?|before(?={GAP}?[,.;:)]|{GAP}?$)|previously|hence"
    rf"|from{GAP}(?:now|today)|(?P<from>before|after|from))(?!\w)"
)
_SIDE = (
    rf"{GAP}(?P<side>ago|earlier|later|before(?={GAP}?[,.;:)]|{GAP}?$)|hence|from{GAP}(?:now|today))(?!\w)"
)
_SHARE = re.compile(
    r"(?P<share>half|(?:an?\s)?half|(?:an?\s)?quarter|three[\s-]quarters)[\s-](?:of\s)?(?:an?\s)?"
    rf"(?P<unit>century|decade|year){_SIDE}"
)
_OF_WHICH_A_PART = re.compile(r"(?<!\w)(?:half|quarters?)(?:\s+of)?\s+$")
_AND_A_HALF = re.compile(
    rf"(?:(?P<one>an?){GAP}(?P<unit>century|decade|year){GAP}and{GAP}a{GAP}half"
    rf"|(?P<number>{NUMBER}){GAP}and{GAP}a{GAP}half{GAP}(?P<units>centuries|decades|years)){_SIDE}"
)
_UNIT_BEFORE = re.compile(
    rf"(?P<unit>day|night|morning|afternoon|evening|weekend|week|month|year){GAP}(?P<side>before|after)"
    rf"(?={GAP}?[,.;:)]|{GAP}?$|\s*\n\s*\n)"
)
_ALONE = re.compile(r"^\W*the\s+\w+\s+(?:before|after)\W*$")
"""A line of its own is a heading."""
_COMPARED = re.compile(r"(?<!\w)(?:from|than|over|in|on)\s+the\s+$")
_BEFORE_LAST = re.compile(
    rf"(?P<unit>{UNIT}|{SEASON}|night){GAP}(?P<side>before{GAP}last|after{GAP}next)(?!\w)"
    rf"(?!{GAP}(?:{UNIT}|{SEASON}|{WEEKDAY}|{MONTH}|night)(?!\w))"
)
_OVERNIGHT = re.compile(
    rf"overnight(?={GAP}?[,.;:)\"”]|{GAP}?$|\s*\n|{GAP}(?:in|at|after|as|and|but|by|with|across|near|outside|inside"
    r"|around|over|along|against|when|while|between|through|throughout|because|that|said)(?!\w))"
)
_MODIFIES = re.compile(r"(?<!\w)(?:the|an?|his|her|its|their|our|my|this|that|last)\s+$|[-–]$")
_SUDDENLY = re.compile(
    r"(?<!\w)(?:bec[oa]me|becoming|chang(?:e|ed|ing)|grew|disappear(?:ed)?|vanish(?:ed)?)\W"
)
_LAST_WORDS = 40
_PREFIX = re.compile(
    rf"(?P<word>early|mid|late|beginning|start|middle|end|close|earlier|later)(?:{GAP}?-{GAP}?|{GAP})"
    rf"(?P<of>of{GAP}|in{GAP}|on{GAP})?(?:the{GAP})?"
)
_THE_UNIT = re.compile(r"(?P<unit>week|month|year|decade|century)(?!\w)")
_WEEKEND = re.compile(r"weekend(?!\w)")
_BEFORE_WEEKEND = re.compile(r"(?<!\w)(?:over|at|during|in|for|before|since|on)\s+the\s+$")
_LAST_IS_A_VERB = re.compile(
    r"(?<!\w)(?:will|would|'ll|shall|should|may|might|can|could|must|cannot|not|n't|to|expected\sto)"
    r"\s+(?:(?:only|probably|likely|still|even|at\sleast|about|up\sto)\s+)?$|n't\s+$"
)
_ROUGHLY = re.compile(
    r"(?<!\w)(?:about|around|some|nearly|almost|over|more\s+than|less\s+than|at\s+least|roughly)\s+$"
)
_MODS = {
    "early": Mod.START,
    "beginning": Mod.START,
    "start": Mod.START,
    "mid": Mod.MID,
    "middle": Mod.MID,
    "late": Mod.END,
    "end": Mod.END,
    "close": Mod.END,
}


def which_count(frame: Frame, start: int) -> Reading | None:
    """Read "last two weeks" or "next four years"."""
    match = _WHICH_COUNT.match(frame.low, start)
    if not match or (match["which"] == "last" and _LAST_IS_A_VERB.search(frame.before(start))):
        return None
    grain, size = grain_of(match["unit"])
    count = number_of(match["number"]) * size * YEARS_IN.get(grain, 1)
    return stretch(frame, match.end(), min(grain, Grain.YEAR), 0, STEPS[match["which"]] * count)


def stretch(frame: Frame, end: int, grain: Grain, first: int, last: int) -> Reading | None:
    """Read a stretch of so many days, weeks … from the document's day, both ends of it in *grain*."""
    if frame.day is None:
        return frame.open(end)
    now = around(frame.day, grain)
    ends = [now.later(first), now.later(last)]
    if ends[0] is None or ends[1] is None or first == last:
        return None
    low, high = sorted((one for one in ends if one), key=lambda one: one.first)
    return Reading(end, f"{low.value}/{high.value}", f"counted from {frame.today}")


def counted(frame: Frame, start: int) -> Reading | None:
    """Read "four days ago", "two years later", "a week earlier" or "three days after October 24"."""
    match = _COUNT.match(frame.low, start)
    if not match or _OF_WHICH_A_PART.search(frame.before(start)):
        return None
    side, end = match["side"], match.end()
    grain, size = grain_of(match["unit"])
    number = number_of(match["number"])
    count = number * size
    back = side.startswith(("ago", "earlier", "before", "previously"))
    words = f"{number} {singular(match['unit'])}{'s' if number > 1 else ''} {'before' if back else 'after'}"
    unit = Grain.YEAR if grain > Grain.YEAR else grain
    count *= YEARS_IN.get(grain, 1) * (-1 if back else 1)
    if match["from"]:
        return _from_date(frame, end, unit, count, words)
    if side.startswith(("ago", "hence", "from")):
        base = day_at(frame.day) if frame.day else None
    elif frame.is_adrift(unit):
        return Reading(end, "", ADRIFT)
    else:
        base = frame.antecedent(unit) or (day_at(frame.day) if frame.day else None)
    if base is None:
        return frame.open(end)
    found = frame.chained(start, end, base.widened(unit).later(count), f"{words} {base.words}", base)
    return replace(found, mod=Mod.APPROX) if found and _ROUGHLY.search(frame.before(start)) else found


def share(frame: Frame, start: int) -> Reading | None:
    """Read "half a century ago" or "a quarter of a century later"."""
    match = _SHARE.match(frame.low, start)
    if not match:
        return None
    quarters = 3 if match["share"].startswith("three") else 1 if "quarter" in match["share"] else 2
    return _quarters(frame, match, match["unit"], quarters)


def and_a_half(frame: Frame, start: int) -> Reading | None:
    """Read "a century and a half ago" or "two and a half years later"."""
    match = _AND_A_HALF.match(frame.low, start)
    if not match:
        return None
    whole = 1 if match["one"] else number_of(match["number"])
    return _quarters(frame, match, match["unit"] or singular(match["units"]), 4 * whole + 2)


def _quarters(frame: Frame, match: re.Match[str], unit: str, quarters: int) -> Reading | None:
    """Count so many quarters of a year, decade or century, in months or in years."""
    months = quarters * 3 * YEARS_IN.get(grain_of(unit)[0], 1)
    grain, count = (Grain.YEAR, months // 12) if months % 12 == 0 else (Grain.MONTH, months)
    back = match["side"] in ("ago", "earlier", "before")
    words = f"{count} {'years' if grain is Grain.YEAR else 'months'} {'before' if back else 'after'}"
    base = day_at(frame.day) if frame.day else None
    if match["side"] in ("earlier", "later", "before"):
        if frame.is_adrift(grain):
            return Reading(match.end(), "", ADRIFT)
        base = frame.antecedent(grain) or base
    if base is None:
        return frame.open(match.end())
    found = base.widened(grain).later(-count if back else count)
    return frame.chained(match.start(), match.end(), found, f"{words} {base.words}", base)


def _from_date(frame: Frame, end: int, grain: Grain, count: int, words: str) -> Reading | None:
    gap = re.compile(rf"{GAP}(?:the{GAP})?(?=\w)").match(frame.low, end)
    if not gap:
        return None
    at = gap.end()
    base = day_first(frame, at) if frame.low[at].isdecimal() else month_first(frame, at)
    if not base or not base.moment or base.moment.grain > grain:
        return None
    return frame.read(base.end, base.moment.widened(grain).later(count), f"{words} {base.moment.words}")


def unit_before(frame: Frame, start: int) -> Reading | None:
    """Read "the day before" and "the year after" (from the unit), counted from the date named last."""
    match = _UNIT_BEFORE.match(frame.low, start)
    if not match or not frame.before(start, 5).endswith("the ") or _ALONE.search(_line(frame, match)):
        return None
    unit, end, back = match["unit"], match.end(), match["side"] == "before"
    part = PARTS_OF_DAY.get(unit, "")
    grain = Grain.DAY if part else grain_of(unit)[0]
    if frame.is_adrift(grain):
        return Reading(end, "", ADRIFT)
    said = frame.day_before_which(start) if grain is Grain.DAY and back else frame.antecedent(grain)
    if said is None and back and grain >= Grain.MONTH and _COMPARED.search(frame.before(start)):
        said = day_at(frame.day) if frame.day else None
    if said is None:
        # What it came after is no date of this text.
        return None
    base = said.widened(grain) if said.grain is not grain else replace(said, part="")
    if (found := base.later(-1 if back else 1)) and part:
        found = replace(found, part=part)
    return frame.chained(start, end, found, f"the {unit} {match['side']} {base.words}", base)


def _line(frame: Frame, match: re.Match[str]) -> str:
    """Return the line that a match stands in."""
    ends = frame.low.find("\n", match.end())
    return frame.low[frame.low.rfind("\n", 0, match.start()) + 1 : None if ends < 0 else ends]


def before_last(frame: Frame, start: int) -> Reading | None:
    """Read "week before last" and "year after next", counted from the document's day."""
    match = _BEFORE_LAST.match(frame.low, start)
    if not match or not frame.before(start, 5).endswith("the "):
        return None
    end, steps = match.end(), -2 if match["side"].startswith("before") else 2
    if frame.day is None:
        return frame.open(end)
    unit = match["unit"]
    reason = f"the {unit} {'before the last' if steps < 0 else 'after the next'} from {frame.today}"
    if unit == "night":
        day = add_days(frame.day, steps)
        return frame.read(end, Moment(day, Grain.DAY, PARTS_OF_DAY[unit]) if day else None, reason)
    if unit in SEASONS:
        found = season(frame.day.year, SEASONS[unit])
        while found and (found.first > frame.day if steps < 0 else found.last < frame.day):
            found = found.later(-1 if steps < 0 else 1)
        if found and found.first <= frame.day <= found.last:
            found = found.later(-1 if steps < 0 else 1)
        return frame.read(end, found.later(-1 if steps < 0 else 1) if found else None, reason)
    grain, size = grain_of(unit)
    return frame.read(end, around(frame.day, grain).later(steps * size), reason)


def overnight(frame: Frame, start: int) -> Reading | None:
    """Read "overnight" as the night before the document's day, or the one after it where things lie ahead."""
    match = _OVERNIGHT.match(frame.low, start)
    before = frame.before(start, _LAST_WORDS)
    if not match or _MODIFIES.search(before) or _SUDDENLY.search(before):
        return None
    ahead = frame.tense(start, match.end()) is Tense.AHEAD
    day = add_days(frame.day, 0 if ahead else -1) if frame.day else None
    found = Moment(day, Grain.DAY, PARTS_OF_DAY["night"]) if day else None
    return frame.counted(match.end(), found, f"the night {'after' if ahead else 'before'} {frame.today}")


def weekend(frame: Frame, start: int) -> Reading | None:
    """Read the "weekend" of "over the weekend": the last one, or the coming one where things lie ahead."""
    match = _WEEKEND.match(frame.low, start)
    if not match or not _BEFORE_WEEKEND.search(frame.before(start)):
        return None
    if frame.day is None:
        return frame.open(match.end())
    looks = frame.tense(start, match.end())
    now = around(frame.day, Grain.WEEKEND)
    steps = 0 if looks.value > 0 or frame.day >= now.first else -1
    return frame.read(
        match.end(), now.later(steps), f"the {'coming' if looks.value > 0 else 'last'} from {frame.today}"
    )


def prefixed(frame: Frame, start: int) -> tuple[int, Mod] | None:
    """Read "early", "mid-", "end of the": return where the date after it begins, and the part it means."""
    match = _PREFIX.match(frame.low, start)
    if not match:
        return None
    word = match["word"]
    of = (match["of"] or "").strip()
    if word in ("beginning", "start", "middle", "end", "close") and of != "of":
        return None
    if of == "of" and word in ("early", "mid", "late", "earlier", "later"):
        return None
    return match.end(), _MODS.get(word, Mod.WHOLE)


def the_unit(frame: Frame, start: int) -> Reading | None:
    """Read the "year" of "the end of the year": the document's own."""
    match = _THE_UNIT.match(frame.low, start)
    if not match:
        return None
    grain = grain_of(match["unit"])[0]
    said = None if frame.day else frame.antecedent(grain)
    if said:
        return frame.read(match.end(), said.widened(grain), f"the {match['unit']} of {said.words}")
    return frame.counted(match.end(), frame.now(grain), f"the {match['unit']} of {frame.today}")

"""What is said of one date expression in a text."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Mod(StrEnum):
    """Which part of its value a date expression means, in the words of TIMEX3."""

    WHOLE = ""
    START = "START"
    MID = "MID"
    END = "END"
    APPROX = "APPROX"


@dataclass(frozen=True, slots=True)
class DateMention:
    """A span of a text that names a time of a day's length or more.

    Attributes:
        start: First code point.
        end: One past the last code point.
        surface: ``text[start:end]``.
        value: What it means: 2006-10-24, 2006-10, 2006, 2006-W43, 2006-W43-WE, 2006-Q4, 2006-H1, 2006-SU,
            199X, 18XX, BC0300, 2006-10-24TNI, or two of the first nine as start/end; "" where it is open.
        reason: One line for the reader, as "the Friday before 31 October 2006".
        mod: Which part of the value is meant.
        counts_from: Value of the date named before from which it is counted, as "a day later" is; else "".
    """

    start: int
    end: int
    surface: str
    value: str
    reason: str
    mod: Mod = Mod.WHOLE
    counts_from: str = ""

"""What an event is called: "raid on Sadr City, 25 Oct 2006", and its key for programs."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from tui.model import Kind
from tui.text import one_line

from ..keys import Keys
from .reports import Report

_DAY = re.compile(r"(\d{4})-(\d\d)-(\d\d)$")
_MONTH = re.compile(r"(\d{4})-(\d\d)$")
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def when_words(value: str) -> str:
    """Return a TIMEX3 value as a label writes it, as "25 Oct 2006"."""
    if (day := _DAY.match(value)) and 1 <= int(day[2]) <= len(_MONTHS):
        return f"{int(day[3])} {_MONTHS[int(day[2]) - 1]} {day[1]}"
    if (month := _MONTH.match(value)) and 1 <= int(month[2]) <= len(_MONTHS):
        return f"{_MONTHS[int(month[2]) - 1]} {month[1]}"
    return value


class Labels:
    """Names events and hands out their keys."""

    def __init__(self) -> None:
        """Start with no key taken."""
        self._keys = Keys()

    def of(self, reports: Sequence[Report], when: str) -> tuple[str, str]:
        """Return the key and the label of an event.

        Args:
            reports: All its reports.
            when: TIMEX3 value of its time, or "".
        """
        surface = Counter(one_line(report.surface).lower() for report in reports).most_common(1)[0][0]
        places = Counter(key for report in reports for key in report.places[:1])
        people = Counter(key for report in reports for key in report.people[:1])
        about = (places or people).most_common(1)
        parts = [surface]
        if about:
            name = next(report.names[about[0][0]] for report in reports if about[0][0] in report.names)
            parts.append(("in " if places else "of ") + one_line(name))
        label = " ".join(parts) + (f", {when_words(when)}" if when else "")
        words = [reports[0].lemma, about[0][0].partition(":")[2] if about else "", when]
        return self._keys.new(Kind.EVENT, " ".join(word for word in words if word)), label

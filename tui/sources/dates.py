"""Calendar days as article headers, page metadata and file names write them.

Only whole days count, and only such as a day of publication can be; relative dates are another room's.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime

EARLIEST_YEAR = 1450
LATEST_YEAR = 2099

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = (
    "jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?"
    "|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?"
)
_DAY = re.compile(
    rf"""(?<![\w./-])(?:
        (?P<year>\d{{4}})(?P<sep>[-/.])(?P<month>\d{{1,2}})(?P=sep)(?P<day>\d{{1,2}})
      | (?P<day1>\d{{1,2}})(?:st|nd|rd|th)?(?:\s+of)?[\s.-]{{1,3}}
            (?P<month1>{_MONTH})[\s.,-]{{1,3}}(?P<year1>\d{{4}})
      | (?P<month2>{_MONTH})[\s.-]{{1,3}}(?P<day2>\d{{1,2}})(?:st|nd|rd|th)?[\s,]{{1,3}}(?P<year2>\d{{4}})
      | (?P<first>\d{{1,2}})(?P<sep3>[./-])(?P<second>\d{{1,2}})(?P=sep3)(?P<year3>\d{{4}})
    )(?!\d)""",
    re.IGNORECASE | re.VERBOSE,
)
_YEAR = re.compile(r"\d{4}")
_COMPACT = re.compile(r"(\d{4})(\d\d)(\d\d)(?!\d)")
_IN_NAME = re.compile(r"(?<![0-9A-Za-z])(\d{4})([-_. /]?)(\d\d)\2(\d\d)(?![0-9A-Za-z])")
_SEPARATORS = re.compile(r"[\s_.+-]+")
_LONGEST_VALUE = 200
_NANOSECONDS = 1_000_000_000


@dataclass(frozen=True, slots=True)
class Dated:
    """A day found in a line.

    Attributes:
        day: The day.
        start: First code point of it in the line.
        end: One past its last code point.
    """

    day: date
    start: int
    end: int


def find(line: str) -> Dated | None:
    """Return the first whole day written in *line*, as "31 October 2006" or "10.31.2006".

    Args:
        line: One line of text.

    Returns:
        The day and where it stands; None when there is none, it does not exist (31 February), its year is
        absurd, or day and month cannot be told apart (05/06/2006).
    """
    return next(_days(line), None)


def parse(value: str) -> date | None:
    """Return the day of a metadata value, as "2006-10-31T08:00+03:00", "20061031" or "Tue, 31 Oct 2006"."""
    value = value[:_LONGEST_VALUE].strip()
    if compact := _COMPACT.match(value):
        year, month, day = compact.groups()
        return _day(year, month, day)
    found = find(value)
    return found.day if found else None


def in_name(name: str) -> date | None:
    """Return the day that the file name *name* carries, as "2006-10-31 talks.txt" or "2006/10/31/talks.html".

    Args:
        name: POSIX path relative to the dossier's folder.
    """
    for match in _IN_NAME.finditer(name):
        year, _, month, day = match.groups()
        if found := _day(year, month, day):
            return found
    named = find(_SEPARATORS.sub(" ", name.rpartition("/")[2]))
    return named.day if named else None


def of_modification(modified: int) -> date | None:
    """Return the day (UTC) of a modification time, or None when it says nothing.

    Args:
        modified: Nanoseconds since 1970; archives without times leave 0 or less.
    """
    if modified <= 0:
        return None
    try:
        day = datetime.fromtimestamp(modified // _NANOSECONDS, UTC).date()
    except (OverflowError, OSError, ValueError):
        return None
    return day if day.year <= LATEST_YEAR else None


def cut(line: str, dated: Dated) -> str:
    """Return *line* without the day that was found in it."""
    return f"{line[: dated.start]} {line[dated.end :]}"


def _days(line: str) -> Iterator[Dated]:
    if not _YEAR.search(line):
        return
    for match in _DAY.finditer(line):
        if day := _of(match):
            yield Dated(day, match.start(), match.end())


def _of(match: re.Match[str]) -> date | None:
    group = match.groupdict()
    if group["year"]:
        return _day(group["year"], group["month"], group["day"])
    if group["year1"]:
        return _day(group["year1"], _month(group["month1"]), group["day1"])
    if group["year2"]:
        return _day(group["year2"], _month(group["month2"]), group["day2"])
    first, second = int(group["first"]), int(group["second"])
    if first != second and first <= 12 and second <= 12:
        return None
    day, month = (second, first) if second > 12 else (first, second)
    return _day(group["year3"], month, day)


def _month(word: str) -> int:
    return _MONTHS.index(word[:3].lower()) + 1


def _day(year: str, month: str | int, day: str | int) -> date | None:
    if not EARLIEST_YEAR <= int(year) <= LATEST_YEAR:
        return None
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return None

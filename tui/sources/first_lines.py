"""Title, day, author and outlet from the lines that an article opens and closes with.

Every rule wants a line that is a header and nothing else: a wrong byline is worse than none.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import islice
from typing import TypeVar

from tui.model import Origin
from tui.sources import dates
from tui.sources.facts import TITLE_LENGTH, Facts, line_of, outlet, title
from tui.sources.vocabulary import COMPANY, HEADER_WORDS, NOT_NAMES, PARTICLES

_HEAD = 6_000
_TAIL = 1_200
_SHORT = 120
_PARAGRAPH = 200
_SHORT_LINES = 12
_PARAGRAPHS = 3
_TAIL_LINES = 8
_LONGEST_NAME = 80

_T = TypeVar("_T")

_LABEL = re.compile(
    r"(?P<name>title|headline|subject|date|dated|published|posted|author|authors|byline|written by"
    r"|reported by|reporting by|reporter|source|outlet|publication|publisher|newspaper)"
    r"(?:\s*:\s*|(?<=by)\s+|(?<=published)\s+(?:on\s+)?|(?<=posted)\s+(?:on\s+)?)(?P<value>\S.*)",
    re.IGNORECASE,
)
_TITLES = frozenset({"title", "headline", "subject"})
_AUTHORS = frozenset({"author", "authors", "byline", "written by", "reported by", "reporting by", "reporter"})
_OUTLETS = frozenset({"source", "outlet", "publication", "publisher", "newspaper"})
_DATES = frozenset({"date", "dated", "published", "posted"})

_BY = re.compile(r"(?:posted\s+)?by\s+(?P<value>\S.*)", re.IGNORECASE)
_BYLINE_END = re.compile(r"\s+(?i:in|on|for|at|of|from)\s+|\s*[|•·;()/\d]|\s+[-–—]\s+")
_PIECES = re.compile(r"\s*(?:[|•·()/]|\s[-–—]\s)\s*")
_WORD = re.compile(r"[^\W\d_][^\W\d_'’.-]*(?:['’.-][^\W\d_]*)*")
_TIME = re.compile(
    r"\b\d{1,2}[:.]\d\d(?:[:.]\d\d(?:\.\d{1,3}\b)?)?\s*(?:[ap](?:\.?m)?\b\.?)?|\b\d{1,2}\s*[ap]\.?m\b\.?|[+-]\d\d:?\d\d\b",
    re.IGNORECASE,
)
_PUBLISHED = re.compile(
    r"\b(?:published|posted|filed)(?:\s+(?:on|at))?\s*:?\s*(?:[a-z]{3,6}day,?\s*)?$", re.IGNORECASE
)
_ADDRESS = re.compile(r"(?:https?://|www\.)\S", re.IGNORECASE)
_WEEKDAY = re.compile(r"(?:^|(?<=\s))(?:mon|tues|wednes|thurs|fri|satur|sun)day,?\s+$", re.IGNORECASE)
_LIFE = re.compile(r"\b(?:born|died|buried)\b|^b\. ", re.IGNORECASE)
_ALNUM = re.compile(r"[^\W_]")
_DATELINE = re.compile(r"\s*(?:\([^()]{1,40}\)\s*)?[-–—:]")
_MARKS = re.compile(r"^(?:#{1,6}|[*_]{1,3}|=+)\s*|\s*(?:#+|[*_]{1,3}|=+)$")
_UPDATED = re.compile(r"\b(?:updated|modified|revised)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Line:
    start: int
    text: str
    after_blank: bool

    @property
    def short(self) -> bool:
        return len(self.text) <= _SHORT


def read(text: str, headings: Sequence[tuple[int, int]] = ()) -> Facts:
    """Return what the first lines of *text*, and labels near its end, say about the article.

    Args:
        text: The article's text.
        headings: Half-open spans of *text* known to be headings; the first of them near the top is the title.

    Returns:
        The facts found, each None where the lines do not say it plainly.
    """
    return _facts(text, headings, _opening(text))


def read_plain(text: str) -> tuple[Facts, tuple[int, int] | None]:
    """Return what :func:`read` does for plain text, and the half-open span of its headline.

    The span is None when the text opens with prose.
    """
    head = _opening(text)
    return _facts(text, (), head), _headline(text, head)


def _facts(text: str, headings: Sequence[tuple[int, int]], head: Sequence[_Line]) -> Facts:
    tail = list(_lines(text, max(0, len(text) - _TAIL), len(text)))[-_TAIL_LINES:]
    labels = _labels([*(line for line in head if line.short), *(line for line in tail if line.short)])
    first = _title_line(head)
    named = _heading(text, headings, head) or (first.text if first else None)
    dated, index = _dated(head, first)
    author = _author(head, first, index) or _labelled(labels, _AUTHORS, _label_author)
    return Facts(
        Origin.FIRST_LINES,
        title=_labelled(labels, _TITLES, title) or title(_bare(named)),
        date=dated or _labelled(labels, _DATES, dates.parse),
        author=line_of(author),
        outlet=_labelled(labels, _OUTLETS, _label_outlet),
    )


def _headline(text: str, head: Sequence[_Line]) -> tuple[int, int] | None:
    line = _title_line(head)
    if line is None or len(line.text) > TITLE_LENGTH:
        return None
    end = line.start + len(line.text)
    prose = line.text.endswith((".", ":", ";", ",")) and line.text.upper() != line.text
    return None if prose or not text[end:].strip() else (line.start, end)


def _lines(text: str, start: int, end: int) -> Iterator[_Line]:
    """Yield the lines of *text* from *start* to *end* that hold a word."""
    blank = True
    for raw in text[start:end].splitlines(keepends=True):
        stripped = raw.strip()
        if _ALNUM.search(stripped):
            yield _Line(start + len(raw) - len(raw.lstrip()), stripped, blank)
            blank = False
        else:
            blank = blank or not stripped
        start += len(raw)


def _opening(text: str) -> list[_Line]:
    """Return the lines before the article proper: so many short ones, so many paragraphs between them."""
    opening: list[_Line] = []
    short = paragraphs = 0
    for line in _lines(text, 0, _HEAD):
        opening.append(line)
        short += line.short
        paragraphs += len(line.text) > _PARAGRAPH
        if short == _SHORT_LINES or paragraphs == _PARAGRAPHS:
            break
    return opening


def _title_line(head: Sequence[_Line]) -> _Line | None:
    if headline := _dated_headline(head):
        return headline
    lines = list(islice((line for line in head if not (line.short and _is_frame(line.text))), 2))
    if len(lines) == 2 and _is_kicker(lines[0], lines[1], head):
        return lines[1]
    return lines[0] if lines else None


def _dated_headline(head: Sequence[_Line]) -> _Line | None:
    """Return the first line if it is in capitals with a day in it and the article's day stands below it.

    "PROFITS IN THE YEAR TO 31 DEC 1986" looks as a dateline does, but nobody writes the day twice.
    """
    if not head or not head[0].short or not _is_capitals_and_day(head[0].text):
        return None
    for line in head[1:]:
        if not line.short or not _is_frame(line.text):
            return None
        if _is_day_alone(line.text):
            return head[0]
    return None


def _is_frame(text: str) -> bool:
    """Tell whether a short line can be no title: it is an address, a date, a byline or a label."""
    if _ADDRESS.match(text) or _only_a_date(text) or _byline(text, sure=True):
        return True
    label = _LABEL.fullmatch(text)
    name = label["name"].lower() if label else ""
    return name in _AUTHORS or name in _OUTLETS or (name in _DATES and dates.find(text) is not None)


def _is_kicker(first: _Line, second: _Line, head: Sequence[_Line]) -> bool:
    """Tell whether *first* is a section or a language ("Opinion", "English") above the title.

    That is one word of which the article never speaks again.
    """
    if " " in first.text or second is head[-1]:
        return False
    word = first.text.casefold()
    headline = second.short and second.text.count(" ") > 2 and not second.text.endswith(".")
    return headline and not any(word in line.text.casefold() for line in head if line is not first)


def _heading(text: str, headings: Sequence[tuple[int, int]], head: Sequence[_Line]) -> str | None:
    if not headings or not head or headings[0][0] > head[-1].start:
        return None
    start, end = headings[0]
    return text[start:end]


def _bare(line: str | None) -> str | None:
    return _MARKS.sub("", line) if line else None


def _dated(head: Sequence[_Line], first: _Line | None) -> tuple[date | None, int | None]:
    """Return the day of the first header line that has one, and that line's place in *head*.

    A day that shares the first line with words in capitals may be what a headline speaks of: it counts
    when no other line has one.
    """
    shared: tuple[date, int] | None = None
    revised: tuple[date, int] | None = None
    for index, line in enumerate(head):
        found = dates.find(line.text[:_PARAGRAPH])
        if not found or not _is_publication(line, found, first):
            continue
        if index == 0 and _is_capitals_and_day(line.text):
            shared = found.day, index
        elif not _UPDATED.search(line.text):
            return found.day, index
        else:
            revised = revised or (found.day, index)
    return shared or revised or (None, None)


def _is_publication(line: _Line, found: dates.Dated, first: _Line | None) -> bool:
    """Tell whether the day *found* in *line* is the one on which the article was published."""
    if _PUBLISHED.search(line.text, 0, found.start) or _opens_report(line.text, found):
        return True
    if _LIFE.search(line.text, 0, found.start):
        return False
    weekday = _WEEKDAY.search(line.text, 0, found.start)
    # "Friday, 21 July 2017" stands before an article's first words or after those of its title.
    if weekday and (weekday.start() == 0 or (line is first and found.end == len(line.text))):
        return True
    return line.short and _is_header(line, found, first)


def _is_header(line: _Line, found: dates.Dated, first: _Line | None) -> bool:
    rest = _rest(line.text, found)
    if not rest:
        return True
    if line is first:
        return False
    words = [word for piece in rest for word in piece.split()]
    return len(words) <= 8 and all(
        word[:1].isupper() or word.lower() in PARTICLES or not word[:1].isalpha() for word in words
    )


def _only_a_date(text: str) -> bool:
    found = dates.find(text)
    return found is not None and all(piece.isupper() for piece in _rest(text, found))


def _is_capitals_and_day(text: str) -> bool:
    found = dates.find(text)
    rest = _rest(text, found) if found else []
    return bool(rest) and all(piece.isupper() for piece in rest)


def _is_day_alone(text: str) -> bool:
    found = dates.find(text)
    return found is not None and not any(char.isalpha() for piece in _rest(text, found) for char in piece)


def _opens_report(text: str, found: dates.Dated) -> bool:
    """Tell whether *text* opens as an agency's report does: PLACE, day (Agency) - and the story."""
    place = text[: found.start]
    return bool(place.strip()) and place.isupper() and _DATELINE.match(text, found.end) is not None


def _rest(text: str, found: dates.Dated) -> list[str]:
    """Return what a dated line says besides day, time and labels, piece by piece."""
    rest = _TIME.sub(" ", dates.cut(text, found))
    pieces = [
        " ".join(word for word in piece.split() if word.strip(".,:;").lower() not in HEADER_WORDS)
        for piece in _PIECES.split(rest)
    ]
    return [piece for piece in pieces if any(char.isalnum() for char in piece)]


def _author(head: Sequence[_Line], first: _Line | None, dated: int | None) -> str | None:
    for line in head:
        if line.short and line is not first and (name := _byline(line.text, sure=False)):
            return name
    if dated is None:
        return None
    line = head[dated]
    found = dates.find(line.text)
    for piece in _rest(line.text, found) if found and line is not first else ():
        # "Tel Aviv, 31 October 2006" looks the same as a name would: with a comma it is a place.
        if _is_name(piece.strip(" .")):
            return piece.strip(" .")
    above = head[dated - 1] if dated and not line.after_blank else None
    below = head[dated + 1] if dated + 1 < len(head) and not head[dated + 1].after_blank else None
    for neighbour in (above, below):
        if neighbour and neighbour is not first and neighbour.short and _is_name(neighbour.text):
            return neighbour.text
    return None


def _byline(text: str, *, sure: bool) -> str | None:
    """Return who the line "By …" names, or None.

    Args:
        text: A short line.
        sure: Whether nothing but two names or more will do, as in a line that may be the title.
    """
    match = _BY.fullmatch(text)
    if not match:
        return None
    found = dates.find(match["value"])
    value = dates.cut(match["value"], found) if found else match["value"]
    people: list[str] = []
    for piece in _BYLINE_END.split(value, maxsplit=1)[0].rstrip(" .,").split(","):
        if not _is_byline(piece.split()):
            break
        people.append(piece.strip())
    # "Ann Smith, Bob Jones and Cy Young" are three people, "Ann Smith, Halden Wire" is one.
    several = any(word in ("and", "&") for piece in people for word in piece.split())
    words = ", ".join(people if several else people[:1]).split()
    return " ".join(words) if len(words) > 1 or (words and not sure and len(text.split()) == 2) else None


def _is_byline(words: Sequence[str]) -> bool:
    capitals = 0
    for word in words:
        lower = word.lower().strip(".,")
        if lower in NOT_NAMES and lower not in COMPANY:
            return False
        if word[0].isupper() and _WORD.fullmatch(word):
            capitals += 1
        elif lower in COMPANY:
            if not capitals:
                return False
        elif not (lower in PARTICLES or lower in ("and", "&", "with") or word.startswith(("al-", "el-"))):
            return False
    return 0 < capitals <= 12


def _is_name(text: str) -> bool:
    """Tell whether *text* is two to four capitalised words, particles aside, as a byline without "By" is."""
    words = text.split()
    capitals = [word for word in words if word[0].isupper() and _WORD.fullmatch(word)]
    others = [word for word in words if word not in capitals]
    return (
        2 <= len(capitals) <= 4
        and all(word in PARTICLES or word.startswith(("al-", "el-")) for word in others)
        and not any(word.lower().strip(".") in NOT_NAMES for word in words)
        and any(char.islower() for char in capitals[-1])
    )


def _labels(lines: Iterable[_Line]) -> list[tuple[str, str]]:
    matches = (_LABEL.fullmatch(line.text.strip("*_ ()")) for line in lines)
    return [(match["name"].lower(), match["value"]) for match in matches if match]


def _labelled(
    labels: Iterable[tuple[str, str]], names: frozenset[str], read_value: Callable[[str], _T]
) -> _T | None:
    """Return the first value under one of *names* that *read_value* makes something of."""
    return next((value for name, raw in labels if name in names and (value := read_value(raw))), None)


def _label_author(value: str) -> str | None:
    people = re.split(r"\s*[|;•]|\s+in\s+", value, maxsplit=1)[0].rstrip(" .,")
    found = dates.find(people)
    people = dates.cut(people, found).strip(" ,") if found else people
    return people if len(people) <= _LONGEST_NAME and people[:1].isupper() else None


def _label_outlet(value: str) -> str | None:
    named = outlet(value.rstrip(" .,"))
    return named if named and len(named) <= _LONGEST_NAME and (named[0].isupper() or "." in named) else None

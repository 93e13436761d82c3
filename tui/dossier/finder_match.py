"""How well a query names somebody: one spelling against one query, best kind of match first.

Both sides are folded and cut into words; a stored :func:`key` is all that the scoring reads.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from itertools import islice
from typing import NamedTuple

from rapidfuzz.distance import OSA

from tui.text import fold, one_line

_ARTICLES = ("al", "el", "ul", "ash")
_FAMILY = ("abu", "bin", "ibn", "von", "van", "der", "den", "de", "del", "di", "da", "du", "la", "le")
_SMALL = ("of", "the", "and", "for", "in", "on", "to", "an", "at")
LIGHT = frozenset((*_ARTICLES, *_FAMILY, *_SMALL, "bint", "della", "dos", "das", "les"))
"""Words that may be missing from a query or from a name: particles of names, and small words."""

_JOINING = frozenset((*_ARTICLES, *_FAMILY, "abd", "abdul", "abdel", "mc", "mac"))
_WORD = re.compile(r"(?!(?<=[a-z0-9]')s(?![a-z0-9]))[a-z0-9]+")
_SIGNS = re.compile(r"[!-~]+")
_CONNECTORS = frozenset("-'.&")
_MAX_QUERY = 120
_MAX_WORDS = 16
_MAX_NAME_WORDS = 40
_MAX_RUN = 3
_MIN_BARE = 4

# Scores by band: a better kind of match always beats a worse one, whoever is more famous.
WHOLE, WORD, PREFIX = 1.0, 0.95, 0.9
WORDS_WHOLE, WORDS, UNSEEN = 0.82, 0.8, 0.75
REPORTED, REPORTED_LESSER = 0.72, 0.71
INITIALS_WHOLE, INITIALS = 0.7, 0.68
TIGHT, TIGHT_FLOOR = 0.6, 0.5
TYPO, EDIT, UNFINISHED = 0.45, 0.05, 0.02
LOOSE, LOOSE_FLOOR = 0.2, 0.1

_MID_WORD = 2
_LOOSEST = 3
_MOST_BEGINS = 4
_MOST_EDITS = 4
INITIALS_LENGTH = range(2, 7)


class Match(StrEnum):
    """The kind of match, best first."""

    EXACT = "exact"
    PREFIX = "prefix"
    WORDS = "words"
    REPORT = "report"
    INITIALS = "initials"
    SUBSEQUENCE = "subsequence"
    TYPO = "typo"


class Spelling(NamedTuple):
    """A folded text cut into words; a plain tuple, since the index is built from very many.

    Attributes:
        words: The words in order.
        runs: Half-open ranges of :attr:`words` that are also looked for as one word, as "al-Maliki".
    """

    words: Sequence[str]
    runs: Sequence[tuple[int, int]] = ()

    def joined(self) -> list[str]:
        """Return the words of every run written as one, as "almaliki"."""
        return ["".join(self.words[first:last]) for first, last in self.runs]

    def core(self) -> Sequence[str]:
        """Return the words without particles and small words, or all words if there are no others."""
        if LIGHT.isdisjoint(self.words):
            return self.words
        return [word for word in self.words if word not in LIGHT] or self.words


@dataclass(frozen=True, slots=True)
class Query:
    """What somebody typed.

    Attributes:
        words: The words as typed, folded.
        needed: Those that must be matched, in order: light words count only while they are typed last.
        squeezed: All words written as one.
        typed: All words, each after a blank; the form looked for in a key.
        bare: The needed words, each after a blank.
        exact: Whether a whole word of a name can be an exact match: not so for particles and letters.
    """

    words: tuple[str, ...]
    needed: tuple[str, ...]
    squeezed: str
    typed: str
    bare: str
    exact: bool


def spell(folded: str) -> Spelling:
    """Cut a folded text into words, noting which are written as one.

    Args:
        folded: What :func:`tui.text.fold` returned.

    Returns:
        At most 40 words. A text without letters or digits is cut at white space.
    """
    plain = folded.split()
    if "".join(plain).isalnum() and _JOINING.isdisjoint(plain) and len(plain) <= _MAX_NAME_WORDS:
        return Spelling(plain)
    words, starts = cut(folded)
    return Spelling(words, list(_runs(folded, words, starts)))


def cut(folded: str) -> tuple[list[str], list[int]]:
    """Return the words of a folded text, as :func:`spell` does, and where each starts."""
    found = list(_WORD.finditer(folded)) or list(_SIGNS.finditer(folded))
    del found[_MAX_NAME_WORDS:]
    return [match.group() for match in found], [match.start() for match in found]


def _runs(folded: str, words: Sequence[str], starts: Sequence[int]) -> Iterator[tuple[int, int]]:
    first = 0
    for last in range(1, len(words) + 1):
        if last < len(words):
            gap = folded[starts[last - 1] + len(words[last - 1]) : starts[last]]
            if gap in _CONNECTORS or (words[last - 1] in _JOINING and gap.isspace()):
                continue
        # Every tail too: "van der Bellen" is also "derbellen". Longer runs are paths, not names.
        if 1 < last - first <= _MAX_RUN:
            for start in range(first, last - 1):
                yield start, last
        first = last


def key(spelling: Spelling, also: Sequence[str] | None = None) -> str:
    """Return what :func:`match` reads of a spelling.

    Args:
        spelling: The words that are shown.
        also: None for a name. For a label, of which nobody types initials or scattered letters, the words
            that are not shown and help to tell what is meant where several words are typed.

    Returns:
        A blank before every word, joined words after double blanks, *also* after a triple blank.
    """
    text = " " + " ".join(spelling.words)
    if spelling.runs:
        text = "  ".join([text, *spelling.joined()])
    return text if also is None else f"{text}   {' '.join(also)}"


def parse(text: str) -> Query:
    """Read a query; never fails, and only the first 120 letters and 16 words count."""
    words = tuple(cut(fold(one_line(text[:_MAX_QUERY]))[:_MAX_QUERY])[0][:_MAX_WORDS])
    needed = tuple(word for at, word in enumerate(words) if word not in LIGHT or at == len(words) - 1)
    exact = any(len(word) > 1 and word not in LIGHT for word in needed)
    return Query(words, needed, "".join(words), " " + " ".join(words), " " + " ".join(needed), exact)


def initials(spelling: Spelling) -> set[str]:
    """Return the initials of all words and of the words that are not light, each at least two letters."""
    every = "".join([word[0] for word in spelling.words])
    core = spelling.core()
    found = {every} if core is spelling.words else {every, "".join([word[0] for word in core])}
    return {letters for letters in found if len(letters) > 1}


def match(query: Query, name: str, floor: float = 0.0) -> tuple[float, Match] | None:
    """Score one spelling of a name.

    Args:
        query: What was typed; at least one word.
        name: The spelling's :func:`key`.
        floor: Matches that score no better are of no interest and may be left out.

    Returns:
        The best score, from 0 to 1, and the kind of match; ``None`` if there is none above the floor.
    """
    shown, label, also = name.partition("   ")
    main, _, joined = shown.partition("  ")
    words = main.split()
    best = _together(query, main, words, joined)
    if best is None and floor < WORDS_WHOLE and len(query.needed) > 1:
        best = _all_words(query, words)
        if best is None and also and _all_words(query, [*words, *also.split()]):
            best = UNSEEN, Match.WORDS
    if best is None and not label and floor < INITIALS_WHOLE and len(query.words) == 1:
        best = _initials(query.squeezed, words)
    if best is None and floor < TIGHT:
        best = None if label else _subsequence(query, main)
        if best is None or best[0] < TYPO:
            best = _typos(query, [*words, *joined.split()]) or best
    return best if best and best[0] > floor else None


def _together(query: Query, main: str, words: Sequence[str], joined: str) -> tuple[float, Match] | None:
    """Match the query as one piece: the whole name, whole words of it, or the beginning of a word."""
    squeezed = " " + query.squeezed
    if main in (query.typed, squeezed):
        return WHOLE, Match.EXACT
    core = " " + " ".join([word for word in words if word not in LIGHT] or words)
    # Triple blanks keep a query of several words from matching across two of the forms.
    forms = f"{main}   {core.lstrip()}   {joined} "
    held = [text for text in (query.typed, query.bare, squeezed) if text in forms]
    if not held:
        return None
    if core == query.bare or (squeezed in held and main.replace(" ", "") == query.squeezed and joined):
        return WHOLE, Match.EXACT
    if query.exact and any(text + " " in forms for text in held):
        return WORD, Match.EXACT
    return PREFIX, Match.PREFIX


def _all_words(query: Query, words: Sequence[str]) -> tuple[float, Match] | None:
    """Match every needed word as the beginning of another word of the name, in any order."""
    left = list(words)
    for word in sorted(query.needed, key=len, reverse=True):
        taken = word if word in left else next((other for other in left if other.startswith(word)), None)
        if taken is None:
            return None
        left.remove(taken)
    whole = all(word in words for word in query.needed[:-1])
    return (WORDS_WHOLE if whole else WORDS), Match.WORDS


def _initials(letters: str, words: Sequence[str]) -> tuple[float, Match] | None:
    if len(letters) not in INITIALS_LENGTH or len(words) < len(letters):
        return None
    every = "".join([word[0] for word in words])
    core = "".join([word[0] for word in words if word not in LIGHT])
    if letters in (every, core):
        return INITIALS_WHOLE, Match.INITIALS
    return (INITIALS, Match.INITIALS) if every.startswith(letters) or core.startswith(letters) else None


def _subsequence(query: Query, main: str) -> tuple[float, Match] | None:
    letters = query.squeezed
    if len(letters) < 2 or not letters.isalnum():
        return None
    aligned = align(letters, main)
    return (subsequence_score(len(letters), aligned[0]), Match.SUBSEQUENCE) if aligned else None


def subsequence_score(length: int, skipped: int) -> float:
    """Score a subsequence of *length* letters that leaves out *skipped*: tight beats typos, loose not."""
    if skipped <= length:
        return TIGHT - (TIGHT - TIGHT_FLOOR) * skipped / length
    return LOOSE - (LOOSE - LOOSE_FLOOR) * skipped / (_LOOSEST * length)


def align(letters: str, main: str) -> tuple[int, list[int]] | None:
    """Find *letters* in this order in a name, preferring runs and beginnings of words, as fzf does.

    Args:
        letters: At least one letter, no blanks.
        main: Words, each after a blank.

    Returns:
        How many letters are left out inside words (jumps to the next word are free, to start inside a
        word costs two) and where each letter is; ``None`` if there are none or too scattered.
    """
    if not in_order(letters, main):
        return None
    first = letters[0]
    begins = [place + 1 for place in islice(_places(" " + first, main), _MOST_BEGINS)]
    inside = next(_places(letters, main), main.find(first))
    best: tuple[int, list[int]] | None = None
    for begin in dict.fromkeys([*begins, inside]):
        for leap in (True, False):
            found = _walk(letters, main, begin, leap)
            if found and (best is None or found[0] < best[0]):
                best = found
        if best and not best[0]:
            break
    return best if best and best[0] <= _LOOSEST * len(letters) else None


def in_order(letters: str, text: str) -> bool:
    """Say whether *letters* are in *text* in this order, whatever is between them."""
    at = -1
    for letter in letters:
        at = text.find(letter, at + 1)
        if at < 0:
            return False
    return True


def _places(text: str, main: str) -> Iterator[int]:
    at = main.find(text)
    while at >= 0:
        yield at
        at = main.find(text, at + 1)


def _walk(letters: str, main: str, begin: int, leap: bool) -> tuple[int, list[int]] | None:
    """Take each letter where it follows at once, else where it begins a word (if *leap*), else the next."""
    places, skipped = [begin], 0 if main[begin - 1] == " " else _MID_WORD
    for letter in letters[1:]:
        after = places[-1] + 1
        if main.startswith(letter, after):
            places.append(after)
            continue
        word = main.find(" " + letter, after) if leap else -1
        place = word + 1 if word >= 0 else main.find(letter, after)
        if place < 0:
            return None
        if main[place - 1] != " ":
            skipped += place - max(after, main.rfind(" ", 0, place) + 1)
        places.append(place)
    if main[begin - 1] != " " and " " in main[begin : places[-1]]:
        skipped += len(letters)  # nobody starts inside one word to go on in the next
    return skipped, places


def _typos(query: Query, words: Sequence[str]) -> tuple[float, Match] | None:
    edits, unfinished, left = 0, False, list(words)
    for word in sorted(query.needed, key=len, reverse=True):
        found = [(*cost, at) for at, other in enumerate(left) if (cost := word_cost(word, other))]
        if not found:
            return None
        distance, length, at = min(found, key=lambda cost: (cost[0], cost[1] < len(left[cost[2]])))
        edits += distance
        unfinished = unfinished or length < len(left[at])
        del left[at]
    return typo_score(edits, unfinished=unfinished), Match.TYPO


def typo_score(edits: int, *, unfinished: bool) -> float:
    """Score a match that takes *edits*, less if only the beginning of a word was typed."""
    return TYPO - EDIT * min(edits, _MOST_EDITS) - UNFINISHED * unfinished


def budget(word: str) -> int:
    """Return how many edits a typed word may be away from a name: 0 below 4 letters, 1 below 8, else 2."""
    if not word.isalpha():
        return 0
    return 0 if len(word) < 4 else 1 if len(word) < 8 else 2


def without_article(word: str) -> str:
    """Return "maliki" for "almaliki" and "elmaliki"; the word itself where too little would remain."""
    return word[2:] if word[:2] in ("al", "el") and len(word) >= 2 + _MIN_BARE else word


@lru_cache(maxsize=1 << 14)
def word_cost(typed: str, word: str) -> tuple[int, int] | None:
    """Return how far a typed word is from a word of a name or from its beginning.

    Args:
        typed: A word of a query.
        word: A word of a name.

    Returns:
        Edits (Damerau's four, each letter touched once) and how many letters of *word* were typed, or
        ``None`` if it is beyond the budget of the typed word.
    """
    if word.startswith(typed):
        return 0, len(typed)
    most, length = budget(typed), len(typed)
    bare = without_article(typed)
    held = (1, len(bare)) if bare != typed and word.startswith(bare) else None
    if not most or len(word) < length - most:
        return held
    best = most + 1
    matched = 0
    # Cutting a letter off changes the distance by one at most, so one look rules out most words.
    if OSA.distance(typed, word[: length + most], score_cutoff=3 * most) <= 3 * most:
        for stop in range(min(len(word), length + most), length - most - 1, -1):
            distance = OSA.distance(typed, word[:stop], score_cutoff=min(best, most))
            if distance < best:
                best, matched = distance, stop
    return held if held and best > 1 else (best, matched) if best <= most else None

"""A person's name taken apart, and two of them compared word by word."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from tui.text import fold, one_line

from .spelling import Likeness, edits, liken, romanised, same_given
from .titles import (
    DEGREES,
    GENDERS,
    NATIONALITIES,
    PARTICLES,
    RISKY_NATIONALITIES,
    RISKY_TITLES,
    SUFFIXES,
    TITLES,
)
from .wordlists import words as _list

_NICKNAME = re.compile(r"""\s+(?:["“”][^"“”]{1,30}["“”]|['‘’][^'‘’]{2,30}['‘’](?=\s)|\([^()]{1,30}\))""")
_CAMEL = re.compile(r"(?<=[a-z]{3})(?=[A-Z][a-z]{2})")
_KEEP_CAMEL = re.compile(r"(?:Mac|Fitz|Van|Von)[A-Z]")
_SPLIT = re.compile(r"[\s\-‐‑–—._·]+")
_MARKS = re.compile(r"[^a-z0-9]+")
_SERVANT = re.compile(r"^abd(?:[aeou](?:[lrnsdtz](?=[bcdfghjklmnpqrstvwxyz])|l)|$)")
_SERVANT_WHOLE = _list("abdullah abdulla abdallah abdalla abdulah abdi abdo abdou abdul abdel")
_PLACED = frozenset({"of", "from", "at", "in"})
_HYPHENATED = re.compile(r"^\w+-[a-z]\w*$")
_SYLLABLE = re.compile(
    r"^(?:[bcdfghjklmnpqrstwxyz]|ch|sh|zh|ts|hs|kw|kk)?(?:y|w)?(?:a|e|i|o|u|ae|ai|ao|ei|eo|eu|ia|ie|iu|oe|oo|ou|ua"
    r"|ue|ui|uo|uai|iao)(?:n|ng|m|k|l|p|t|r|h|b)?$"
)
_EASTERN = _list(
    """
    kim lee yi park pak bak choi choe jung jeong chung kang cho yoon yun jang chang lim im han oh seo
    shin kwon hwang ahn an song hong yoo moon mun bae baek noh roh li wang zhang liu chen yang huang
    zhao wu zhou xu sun ma zhu hu guo he lin gao luo zheng liang xie tang deng feng cao peng zeng xiao
    tian dong pan yuan cai jiang yu du ye cheng wei su lu ding ren yao xi mao bo wen qian hua tung chow
    wong chan leung cheung ng lam nguyen tran pham phan vo dang bui ban
    """
)


@dataclass(frozen=True, slots=True)
class PersonName:
    """A person's name taken apart.

    Attributes:
        display: The name as written, without titles, degrees and ages.
        tokens: Folded words that count when names are compared, in order of the text; never empty.
        family: Index of the family name in :attr:`tokens`.
        suffix: "jr", "sr", "ii", "iii", "iv" or "".
        gender: "f" or "m" where a title tells, else "".
        titled: Whether a title was cut.
    """

    display: str
    tokens: tuple[str, ...]
    family: int
    suffix: str = ""
    gender: str = ""
    titled: bool = False

    @property
    def full(self) -> bool:
        """Whether there is more than one word to compare."""
        return len(self.tokens) > 1

    @property
    def given(self) -> tuple[str, ...]:
        """All words but the family name, in order."""
        return self.tokens[: self.family] + self.tokens[self.family + 1 :]


@dataclass(frozen=True, slots=True)
class Comparison:
    """What comparing two names gave.

    Attributes:
        score: Likeness from 0 to 1.
        same: Whether the two may be taken for one person, other things being equal.
        evidence: One line that says why.
    """

    score: float
    same: bool
    evidence: str


@lru_cache(maxsize=1 << 15)
def parse_person(surface: str) -> PersonName:
    """Take a person's name apart.

    Args:
        surface: As in the text: "Iraqi Prime Minister Nouri al-Maliki", "Frost, William W.".

    Returns:
        Its parts. A surface in which nothing is left to compare keeps its folded text as the only token.
    """
    words, suffix = _ordered(one_line(_NICKNAME.sub(" ", " " + surface)))
    words, gender, titled = _without_titles(_capitalised(words))
    while len(words) > 1 and _plain(words[-1]) in SUFFIXES:
        suffix = SUFFIXES[_plain(words.pop())]
    while len(words) > 1 and _degree(words[-1]) and not all(word.isupper() for word in words[:-1]):
        words.pop()
    tokens = _tokens(words)
    display = " ".join(words).strip(" ,;")
    if not tokens:
        return PersonName(display or surface, (fold(surface).strip() or surface,), 0, suffix, gender, titled)
    family = 0 if _eastern(words, tokens) else len(tokens) - 1
    return PersonName(display, tuple(tokens), family, suffix, gender, titled)


def compare_people(one: PersonName | str, other: PersonName | str) -> Comparison:
    """Compare two names of people word by word.

    Args:
        one: A name, or its surface.
        other: Another.

    Returns:
        The likeness, the same whichever of the two comes first.
    """
    left = parse_person(one) if isinstance(one, str) else one
    right = parse_person(other) if isinstance(other, str) else other
    if _order(left) > _order(right):
        left, right = right, left
    return _compare(left, right)


def _order(name: PersonName) -> tuple[int, tuple[str, ...], str]:
    return len(name.tokens), name.tokens, name.suffix


@lru_cache(maxsize=1 << 14)
def _compare(short: PersonName, long: PersonName) -> Comparison:
    score = _likeness(short.tokens, long.tokens)
    if short.suffix and long.suffix and short.suffix != long.suffix:
        return Comparison(min(score, 0.5), False, f"'{short.suffix}' is not '{long.suffix}'")
    if short.tokens == long.tokens:
        return Comparison(1.0, True, "the same name")
    if not short.full:
        joined = "".join(long.tokens) == short.tokens[0]
        return Comparison(0.97 if joined else score, joined, "the same name" if joined else "one name only")
    if short.tokens == long.tokens[-len(short.tokens) :]:
        return Comparison(max(score, 0.9), True, f"short for '{long.display}'")
    if sorted(short.tokens) == sorted(long.tokens):
        swapped = len(short.tokens) == 2
        return Comparison(0.95, swapped, "the same words in another order")
    reason = _agreement(short, long)
    return Comparison(score, bool(reason), reason or "different names")


def _agreement(short: PersonName, long: PersonName) -> str:
    """Return why two full names are one person's, or ""."""
    family = liken(short.tokens[short.family], long.tokens[long.family])
    if family in (Likeness.NONE, Likeness.INITIAL, Likeness.NICKNAME):
        return ""
    mine, theirs = short.given, long.given
    if not same_given(mine[0], theirs[0]):
        return _later_given(short, long) if family >= Likeness.ROMANISED else ""
    given = liken(mine[0], theirs[0])
    likenesses = [given]
    if not _contained(mine[1:], theirs[1:]):
        for a, b in zip(mine[1:], theirs[1:], strict=False):
            if not same_given(a, b):
                return ""
            likenesses.append(liken(a, b))
    slips = [family, *likenesses].count(Likeness.LETTERS)
    if slips > 1 or (family is Likeness.LETTERS and given not in (Likeness.EQUAL, Likeness.ROMANISED)):
        return ""
    return _reason(short, long, [family, *likenesses])


def _contained(part: tuple[str, ...], whole: tuple[str, ...]) -> bool:
    """Say whether the words of *part* stand in *whole* in the same order, none of them a bare initial."""
    rest = iter(whole)
    return all(len(word) > 1 and word in rest for word in part)


def _later_given(short: PersonName, long: PersonName) -> str:
    """Return why a name that leaves out the first given name is the same, as "Tayyip Erdogan", or ""."""
    if len(short.tokens) >= len(long.tokens) or long.family == 0 or short.family == 0:
        return ""
    tail = long.tokens[-len(short.tokens) :]
    if all(liken(a, b) >= Likeness.ROMANISED for a, b in zip(short.tokens, tail, strict=True)):
        return f"short for '{long.display}'"
    return ""


def _reason(short: PersonName, long: PersonName, likenesses: list[Likeness]) -> str:
    if Likeness.LETTERS in likenesses:
        count = sum(
            edits(a, b)
            for a, b in zip(short.tokens, long.tokens, strict=False)
            if liken(a, b) is Likeness.LETTERS
        )
        slips = "1 letter differs" if count < 2 else f"{count} letters differ"
        return f"spelling of '{long.display}' ({slips})"
    if Likeness.INITIAL in likenesses:
        return f"initials fit '{long.display}'"
    if Likeness.NICKNAME in likenesses:
        return f"short form of '{long.display}'"
    if Likeness.ROMANISED in likenesses:
        return f"spelling of '{long.display}'"
    return f"short for '{long.display}'"


_WORTH = {
    Likeness.EQUAL: 1.0,
    Likeness.ROMANISED: 0.95,
    Likeness.NICKNAME: 0.85,
    Likeness.LETTERS: 0.85,
    Likeness.INITIAL: 0.7,
    Likeness.NONE: 0.0,
}


def _likeness(short: tuple[str, ...], long: tuple[str, ...]) -> float:
    """Return how well the words of two names can be laid upon each other, in any order, from 0 to 1."""
    pairs = sorted(
        (
            (_WORTH[likeness], -abs(i - j), i, j)
            for i, a in enumerate(short)
            for j, b in enumerate(long)
            if (likeness := liken(a, b))
        ),
        reverse=True,
    )
    taken: dict[int, int] = {}
    used: set[int] = set()
    total = laid = 0.0
    for worth, _, i, j in pairs:
        if i not in taken and j not in used:
            taken[i] = j
            used.add(j)
            laid += _weight(short[i]) + _weight(long[j])
            total += worth * (_weight(short[i]) + _weight(long[j]))
    alone = sum(_weight(word) for i, word in enumerate(short) if i not in taken)
    extra = sum(_weight(word) for j, word in enumerate(long) if j not in used)
    if not laid:
        return 0.0
    return total / (laid + (1.5 if alone and extra else 0.25) * (alone + extra))


def _weight(word: str) -> float:
    return 0.4 if len(word) == 1 else 1.0


def _plain(word: str) -> str:
    return _MARKS.sub("", fold(word))


def _degree(word: str) -> bool:
    return len(word) > 1 and word.isupper() and _plain(word) in DEGREES


def _ordered(surface: str) -> tuple[list[str], str]:
    """Split into words, undoing "Family, Given" and cutting what follows a comma that is no name."""
    head, *tails = (part.strip() for part in surface.split(","))
    suffix = ""
    for tail in tails:
        plain = _plain(tail)
        if plain in SUFFIXES:
            suffix = SUFFIXES[plain]
        elif (
            tail and plain not in DEGREES and not tail[0].isdigit() and len(tails) == 1 and tail[0].isupper()
        ):
            if all(_plain(word) in DEGREES for word in tail.split()):
                continue
            head = f"{tail} {head}"
    words = head.split()
    if len(words) == 1 and not _KEEP_CAMEL.match(head):
        words = _CAMEL.sub(" ", head).split()
    return words, suffix


def _without_titles(words: list[str]) -> tuple[list[str], str, bool]:
    """Cut titles and nationalities from the front as long as a name is left."""
    gender = ""
    start = 0
    while start < len(words) - 1:
        plain = _plain(words[start])
        left = len(words) - start
        if plain in TITLES or plain in NATIONALITIES:
            if left < 3 and (plain in RISKY_TITLES or plain in RISKY_NATIONALITIES):
                break
        elif not _compound_title(words[start]):
            break
        gender = GENDERS.get(plain, gender)
        start += 1
    if start and all(_plain(word) in PARTICLES for word in words[start:]):
        start = 0
    return words[start:], gender, start > 0


def _capitalised(words: list[str]) -> list[str]:
    """Cut common words in lower case from both ends of a name that has capitals, as "rookie" and "aide"."""
    if not any(word[:1].isupper() for word in words):
        return words
    start, end = 0, len(words)
    while (
        start < end
        and words[start].isalpha()
        and words[start].islower()
        and _plain(words[start]) not in PARTICLES
    ):
        start += 1
    while end > start and words[end - 1].isalpha() and words[end - 1].islower():
        end -= 1
    words = words[start:end] or words
    for place in range(2, len(words) - 1):
        if words[place] in _PLACED and _plain(words[place - 1]) not in TITLES:
            return words[:place]
    return words


def _compound_title(word: str) -> bool:
    parts = [_plain(part) for part in re.split(r"[-–]", word)]
    return len(parts) > 1 and all(part in TITLES or part in NATIONALITIES for part in parts)


def _tokens(words: list[str]) -> list[str]:
    """Return the words that are compared: no particles, compounds of Abd and Abu in one piece."""
    parts = [(part, raw) for word in words for raw in _SPLIT.split(word) if (part := _plain(raw))]
    tokens: list[str] = []
    servant = kunya = False
    for place, (part, raw) in enumerate(parts):
        last = place == len(parts) - 1
        if part in ("abd", "abdul", "abdel", "abdal", "abdol", "abdur", "abdus") and not last:
            servant = True
            continue
        if (
            part in PARTICLES
            and not last
            and not (len(part) <= 2 and raw.isupper() and len(raw) < len(words[0]))
        ):
            continue
        if part in ("abu", "abou", "umm") and not last:
            kunya = True
            continue
        if servant:
            part = "abd" + part
        elif _SERVANT.match(part) and part not in _SERVANT_WHOLE and len(part) > 7:
            part = "abd" + part[5:]
        servant = False
        tokens.append(part)
    if kunya and len(tokens) == 1:
        tokens[0] = "abu" + tokens[0]
    if len(tokens) == 1 and len(parts) == 1 and 2 <= len(tokens[0]) <= 1:
        return list(tokens[0])
    return tokens


def _eastern(words: list[str], tokens: list[str]) -> bool:
    """Say whether the family name comes first, as in "Kim Jong-un" and "Xi Jinping"."""
    if not 2 <= len(tokens) <= 3 or tokens[0] not in _EASTERN:
        return False
    if any(_HYPHENATED.match(word) for word in words[1:]):
        return True
    if len(tokens) == 3:
        return all(_SYLLABLE.match(token) for token in tokens[1:])
    return tokens[1] not in _EASTERN and _syllables(tokens[1])


def _syllables(word: str) -> bool:
    """Say whether a word of up to seven letters is one or two Chinese or Korean syllables."""
    if _SYLLABLE.match(word):
        return len(word) > 1
    return any(_SYLLABLE.match(word[:cut]) and _SYLLABLE.match(word[cut:]) for cut in range(2, len(word) - 1))


def spelled_alike(one: str, other: str) -> bool:
    """Say whether two folded family names may be one: romanised alike or a slip within the budget."""
    return one[:1] == other[:1] and liken(one, other) in (Likeness.ROMANISED, Likeness.LETTERS)


__all__ = ["Comparison", "PersonName", "compare_people", "parse_person", "romanised", "spelled_alike"]

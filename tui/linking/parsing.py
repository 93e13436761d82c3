"""A person's name taken apart: titles, given and family names, generation."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from tui.text import fold, one_line

from .givens import GENDER_OF
from .titles import (
    DEGREES,
    GENDERS,
    NATIONALITIES,
    PARTICLES,
    RISKY_NATIONALITIES,
    RISKY_TITLES,
    SMALL_PARTICLES,
    SUFFIXES,
    TITLES,
)
from .wordlists import listed
from .wordlists import words as _list

_NICKNAME = re.compile(r"""\s+(?:["“”][^"“”]{1,30}["“”]|['‘’][^'‘’]{2,30}['‘’](?=\s)|\([^()]{1,30}\))""")
_CALLED = re.compile(r"""\s["“”]([^"“”]{2,30})["“”]\s""")
_NUMERAL = re.compile(r"X{0,3}(?:I[XV]|V?I{0,3})")
_STROKE = str.maketrans({"đ": "dj", "Đ": "Dj"})
_SLAVIC = re.compile(r"[ćčšžĆČŠŽ]|(?<=\w)đ")
"""What tells the d with a stroke of Zagreb, which is written "dj" too, from that of Hanoi."""
_CAMEL = re.compile(r"(?<=[a-z]{3})(?=[A-Z][a-z]{2})")
_ARTICLE = re.compile(r"\b[EA]l(?=[A-Z][a-z]{3})")
_KEEP_CAMEL = re.compile(r"(?:Mac|Fitz|Van|Von)[A-Z]")
_SPLIT = re.compile(r"[\s\-‐‑–—._·]+")
_MARKS = re.compile(r"[^a-z0-9]+")
_SERVANT = _list("abd abdul abdel abdal abdol abdur abdus")
_KUNYA = _list("abu abou umm")
_SERVANT_WHOLE = _list("abdullah abdulla abdallah abdalla abdulah")
_PLACED = frozenset({"of", "from", "at", "in"})
_SONS = _list("ali gurion bella barka salah youssef jelloun zvi ari shalom simon ami laden yehuda eliezer")
_ALS = _list(
    "gore franken pacino sharpton capone jolson roker michaels haig jarreau yankovic green unser davis"
)
_CROWNED = _list("king queen prince princess duke dom kaiser")
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
    wong chan leung cheung ng lam nguyen tran pham phan vo dang bui ban teng chou chiang hsu tsai kuo
    hsieh tseng hsiao tsao kung
    """
)


@dataclass(frozen=True, slots=True)
class PersonName:
    """A person's name taken apart.

    Attributes:
        display: The name as written, without titles, degrees and ages, with its generation.
        tokens: Folded words that count when names are compared, in order of the text; never empty.
        family: Index of the family name in :attr:`tokens`.
        suffix: "jr", "sr", a number as "iii", or ""; that of a king of one name is a token.
        gender: "f" or "m" where a title tells, else "".
        titled: Whether a title was cut.
        called: Folded words of the nickname that stands in the name in quotation marks.
    """

    display: str
    tokens: tuple[str, ...]
    family: int
    suffix: str = ""
    gender: str = ""
    titled: bool = False
    called: tuple[str, ...] = ()

    @property
    def regnal(self) -> bool:
        """Whether this is one name and a number, as "Louis XVI"."""
        return self.family == 0 and len(self.tokens) == 2 and _is_number(self.tokens[1].upper())

    @property
    def crowned(self) -> bool:
        """Whether a number follows given names only, as in "John Paul II" and "Abdul Hamid II"."""
        last = self.tokens[-1]
        return _is_number(self.suffix.upper()) and (last in GENDER_OF or last.startswith("abd"))

    @property
    def full(self) -> bool:
        """Whether there is more than one word to compare."""
        return len(self.tokens) > 1

    @property
    def given(self) -> tuple[str, ...]:
        """All words but the family name, in order."""
        return self.tokens[: self.family] + self.tokens[self.family + 1 :]


@lru_cache(maxsize=1 << 15)
def parse_person(surface: str) -> PersonName:
    """Take a person's name apart.

    Args:
        surface: As in the text: "Iraqi Prime Minister Nouri al-Maliki", "Frost, William W.".

    Returns:
        Its parts. A surface in which nothing is left to compare keeps its folded text as the only token.
    """
    quoted = _CALLED.search(surface)
    called = tuple(_tokens(quoted[1].split())) if quoted else ()
    words, generation = _ordered(one_line(_NICKNAME.sub(" ", " " + surface)))
    words, gender, titled = _without_titles(_capitalised(words))
    while len(words) > 1 and _generation(words[-1]):
        generation = words.pop()
    suffix = _generation(generation)
    while len(words) > 1 and _degree(words[-1]) and not all(word.isupper() for word in words[:-1]):
        words.pop()
    tokens = _tokens(words)
    display = f"{' '.join(words).strip(' ,;')} {generation}".strip()
    if not tokens:
        return PersonName(display or surface, (fold(surface).strip() or surface,), 0, suffix, gender, titled)
    if _is_number(generation):
        if len(tokens) == 2 and tokens[0] in _CROWNED:
            display, gender, titled = f"{words[-1]} {generation}", GENDERS.get(tokens[0], gender), True
            del tokens[0]
        if len(tokens) == 1 and not (suffix in SUFFIXES and tokens[0] in listed("surnames")):
            return PersonName(display, (tokens[0], suffix), 0, "", gender, titled)
    family = 0 if _eastern(words, tokens) else len(tokens) - 1
    return PersonName(display, tuple(tokens), family, suffix, gender, titled, called)


def _plain(word: str) -> str:
    return _MARKS.sub("", fold(word))


def _is_number(word: str) -> bool:
    """Say whether a word is a Roman number up to 39, in capitals."""
    return bool(word and _NUMERAL.fullmatch(word))


def _generation(word: str) -> str:
    """Return the one spelling of "Jr.", "2nd" or "XVI" behind a name, or ""."""
    return _plain(word) if _is_number(word) else SUFFIXES.get(_plain(word), "")


def _degree(word: str) -> bool:
    return len(word) > 1 and word.isupper() and _plain(word) in DEGREES


def _ordered(surface: str) -> tuple[list[str], str]:
    """Split into words, undoing "Family, Given" and cutting what follows a comma that is no name.

    A generation after a comma, as "Jr.", is returned beside the words.
    """
    head, *tails = (part.strip() for part in surface.split(","))
    suffix = ""
    for tail in tails:
        plain = _plain(tail)
        if plain in SUFFIXES:
            suffix = tail
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
    parts = [(part, raw) for word in words for raw in _split(word) if (part := _plain(_latin(raw)))]
    tokens: list[str] = []
    servant = kunya = False
    for place, (part, raw) in enumerate(parts):
        if place < len(parts) - 1:
            if part in _SERVANT:
                servant = True
                continue
            if part in _KUNYA:
                kunya = True
                continue
            if part in PARTICLES and not _initial(raw) and not _given(parts, place):
                continue
            if part in SMALL_PARTICLES and place and raw.islower():
                continue
        tokens.append(_servant(part, servant))
        servant = False
    if kunya and len(tokens) == 1:
        tokens[0] = "abu" + tokens[0]
    return tokens


def _split(word: str) -> list[str]:
    """Part a word at its hyphens, and behind the article in "ElBaradei"."""
    return _SPLIT.split(_ARTICLE.sub(r"\g<0>-", word))


def _latin(word: str) -> str:
    return word.translate(_STROKE) if _SLAVIC.search(word) else word


def _servant(part: str, joined: bool) -> str:
    """Return a name of the form "servant of" in one spelling, as "abdaziz" for "Abdul-Aziz"."""
    if joined:
        return "abd" + part
    if len(part) > 7 and part[:5] in _SERVANT and part not in _SERVANT_WHOLE:
        return "abd" + part[5:]
    return part


def _initial(word: str) -> bool:
    return len(word) == 1 and word.isupper()


def _given(parts: list[tuple[str, str]], place: int) -> bool:
    """Say whether a word that may be a particle is a given name, as in "Ben Affleck" and "Al Pacino"."""
    if place or len(parts) != 2:
        return False
    part, follower = parts[0][0], parts[1][0]
    return (part == "ben" and follower not in _SONS) or (part == "al" and follower in _ALS)


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

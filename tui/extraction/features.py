"""What the tagger sees of a word, its neighbours and its other occurrences in the document, as short strings.

Strings are built once per distinct word. Only stretches of capitalised words and what joins them are
looked at; everything else names nothing.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from tui.extraction.gazetteer import Gazetteer
from tui.extraction.words import word_set

OTHER, CAPITAL, JOINT = 0, 1, 2
_MARKS = frozenset("-&'’./–")
_LONGEST_JOINT = 3
_KEPT_WORDS = 40_000
_NEAR_PLACES = word_set("in at from near to into around outside across")
_SPEAKS = word_set("said says told added who has had was is")
_OF_GROUPS = word_set(
    "leader leaders bloc party members member fighters militants lawmakers ministers faction alliance "
    "coalition movement officials supporters deputies candidates shares executives employees workers"
)
_REPEATED = 512
_CALENDAR_NAMES = frozenset({"may", "march", "april", "june"})

Evidence = dict[str, int]


Near = tuple[list[str], list[str], list[str], list[str]]


@dataclass(slots=True)
class Word:
    """Everything about one distinct word, computed once.

    Attributes:
        text: As written.
        lower: In lower case.
        flags: Letters of the gazetteers it is in, "_" where there is none.
        group: OTHER, CAPITAL or JOINT.
        trivial: Whether it names nothing when it stands alone.
        common: Whether it names nothing when it stands alone and opens a sentence.
        sure: How sure it is to be a common word, from 0 to 9.
        pattern: Its shape.
        itself: Its features as the word itself, once they were asked for.
        beside: Its features as the word before, after, two before and two after, once they were asked for.
    """

    text: str
    lower: str
    flags: str
    group: int
    trivial: bool
    common: bool
    sure: int
    pattern: str
    itself: list[str] | None = None
    beside: Near | None = None

    def own(self) -> list[str]:
        """Return its features as the word itself."""
        if self.itself is None:
            self.itself = _own(self.text, self.lower, self.pattern, self.flags, self.sure)
        return self.itself

    def near(self) -> Near:
        """Return its features as the word before, after, two before and two after."""
        if self.beside is None:
            self.beside = _near(self.lower, self.flags, self.pattern)
        return self.beside


def shape(word: str) -> str:
    """Return the pattern of *word*: "Xx" for "Maliki", "X.X." for "U.S.", runs written once."""
    found = ""
    for char in word:
        sign = "X" if char.isupper() else "x" if char.islower() else "0" if char.isdigit() else char
        if not found.endswith(sign):
            found += sign
    return found + ("1" if len(word) == 1 else "")


class FeatureMaker:
    """Turns words into the strings that the tagger weighs; keeps what it knows of the latest words."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        self._gazetteer = gazetteer
        self._words: dict[str, Word] = {}

    def word(self, word: str) -> Word:
        """Return what is known of *word*."""
        known = self._words.get(word)
        if known is None:
            if len(self._words) >= _KEPT_WORDS:
                self._words.clear()
            # "U. S." is known as "U.S.".
            known = self._words[word] = self._describe(word.replace(" ", ""))
        return known

    def words(self, words: Iterable[str]) -> list[Word]:
        """Return what is known of each of *words*."""
        known = self._words
        return [known.get(word) or self.word(word) for word in words]

    def regions(self, words: list[Word], first: int, last: int) -> list[tuple[int, int]]:
        """Return the stretches of the sentence ``words[first:last]`` that may hold names.

        Returns:
            Half-open ranges of token numbers, in order, never overlapping.
        """
        leads = self._gazetteer.leads
        found: list[tuple[int, int]] = []
        at = floor = first
        while at < last:
            if words[at].group != CAPITAL:
                at += 1
                continue
            begin = at
            end = look = at + 1
            while look < last:
                group = words[look].group
                if group == CAPITAL:
                    end = look + 1
                elif group != JOINT or look - end >= _LONGEST_JOINT:
                    break
                look += 1
            end = self._tail(words, begin, end, last)
            while begin > floor and (
                words[begin - 1].lower in leads or self._hyphen_lead(words, begin, floor)
            ):
                begin -= 1
            only = words[at]
            if end - begin > 1 or not (only.trivial or (only.common and begin == first)):
                found.append((begin, end))
            at = floor = end
        return found

    def evidence(self, words: list[Word], first: int, last: int, seen: Evidence) -> None:
        """Note what stands beside each capitalised word, for its other occurrences.

        Args:
            words: What is known of every word of the text.
            first: The first token of a sentence that is no headline.
            last: One past its last token.
            seen: For each lower-cased word the bits noted so far; changed in place.
        """
        for at in range(first, last):
            word = words[at]
            if word.group != CAPITAL or word.trivial:
                continue
            bits = _REPEATED if word.lower in seen else 0
            if at > first:
                before = words[at - 1]
                if before.group == CAPITAL:
                    bits |= (1 if "t" in before.flags else 0) | (2 if "g" in before.flags else 0) | 4
                else:
                    bits |= 8 if before.lower in _NEAR_PLACES else 16 if before.lower == "the" else 0
            if at + 1 < last:
                after = words[at + 1]
                if after.group == CAPITAL:
                    bits |= 64 if "o" in after.flags else 128 if "h" in after.flags else 0
                elif after.lower in _SPEAKS:
                    bits |= 32
                elif after.lower in _OF_GROUPS:
                    bits |= 256
            seen[word.lower] = seen.get(word.lower, 0) | bits

    def features(
        self,
        words: list[Word],
        first: int,
        last: int,
        region: tuple[int, int],
        lower_seen: set[str],
        evidence: Evidence,
    ) -> list[list[str]]:
        """Return the features of each token of *region*.

        Args:
            words: What is known of every word of the text.
            first: The first token of the sentence.
            last: One past its last token.
            region: Half-open range of token numbers inside the sentence.
            lower_seen: Lower-case words of the document.
            evidence: What :meth:`evidence` noted over the document.
        """
        begin, end = region
        rows: list[list[str]] = []
        shared = _runs(words, begin, end)
        if end - begin > 1:
            self._phrases(words, begin, end, shared)
        for at in range(begin, end):
            word = words[at]
            before = words[at - 1] if at > first else _EDGE
            after = words[at + 1] if at + 1 < last else _EDGE
            before2 = words[at - 2] if at > first + 1 else _EDGE
            after2 = words[at + 2] if at + 2 < last else _EDGE
            lower, flags = word.lower, word.flags
            row = [
                *(word.itself or word.own()),
                *(before.beside or before.near())[0],
                *(after.beside or after.near())[1],
                *(before2.beside or before2.near())[2],
                *(after2.beside or after2.near())[3],
                f"<{before.lower}|{lower}",
                f">{lower}|{after.lower}",
                f"F{before.flags}|{flags}",
                f"G{flags}|{after.flags}",
                f"H{before.flags}|{flags}|{after.flags}",
                f"B{before.lower}|{after.lower}",
                *shared[at - begin],
            ]
            bits = evidence.get(lower, 0)
            if bits >= _REPEATED:
                row += _EVIDENCE[bits - _REPEATED]
            if at == first:
                row.append("start+seen" if lower in lower_seen else "start")
            elif lower in lower_seen:
                row.append("seen")
            if at == begin:
                row.append("first")
            rows.append(row)
        return rows

    def _tail(self, words: list[Word], begin: int, end: int, last: int) -> int:
        """Take in what may close a name after its last capital: "-un", "river", "military base", a number."""
        if end + 1 < last and words[end].lower == "-" and words[end + 1].lower.isalpha():
            longer = end - begin > 1 and len(words[end + 1].lower) < 6
            if longer or words[end + 1].group == JOINT:
                end += 2
        tails = self._gazetteer.tails
        if end < last and (words[end].lower in tails or words[end].lower[0].isdigit()):
            return end + 1
        if end + 1 < last and f"{words[end].lower} {words[end + 1].lower}" in tails:
            return end + 2
        return end

    def _phrases(self, words: list[Word], begin: int, end: int, rows: list[list[str]]) -> None:
        """Mark the tokens of well-known names of several words."""
        openings, phrases = self._gazetteer.openings, self._gazetteer.phrases
        at = begin
        while at < end - 1:
            longest = openings.get(words[at].lower.replace(".", ""), 0)
            for stop in range(min(end, at + longest), at + 1, -1):
                mark = phrases.get(" ".join([word.lower for word in words[at:stop]]).replace(".", ""))
                if mark:
                    for index in range(at, stop):
                        rows[index - begin].append(_PHRASE[mark, index == at])
                    at = stop - 1
                    break
            at += 1

    def _hyphen_lead(self, words: list[Word], begin: int, floor: int) -> bool:
        leads = self._gazetteer.leads
        return words[begin - 1].lower == "-" and begin - 1 > floor and words[begin - 2].lower in leads

    def _describe(self, word: str) -> Word:
        lower = word.lower()
        pattern = shape(word)
        flags = self._gazetteer.flags(word) or "_"
        group = OTHER
        if "X" in pattern:
            group = CAPITAL
        elif word in self._gazetteer.inner or word in _MARKS or pattern in ("0", "x1"):
            group = JOINT
        if "://" in word or "@" in word or word.startswith("www."):
            group = OTHER
        sure = self._gazetteer.common.get(lower, 0)
        return Word(
            text=word,
            lower=lower,
            flags=flags,
            group=group,
            trivial=word == "I" or (flags == "m" and lower not in _CALENDAR_NAMES),
            common=sure >= 8 and flags == "_",
            sure=sure,
            pattern=pattern,
        )


def _near(lower: str, flags: str, pattern: str) -> Near:
    ending = lower[-3:]
    return (
        [f"-l={lower}", f"-f={flags}", f"-S={pattern}", f"-s={ending}"],
        [f"+l={lower}", f"+f={flags}", f"+S={pattern}", f"+s={ending}"],
        [f"--l={lower}", f"--f={flags}"],
        [f"++l={lower}", f"++f={flags}"],
    )


def _own(word: str, lower: str, pattern: str, flags: str, sure: int) -> list[str]:
    own = [f"w={word}", f"l={lower}", f"S={pattern}", f"f={flags}", f"c={sure}|{pattern}"]
    size = len(lower)
    if size > 2:
        own += [f"s2={lower[-2:]}", f"s3={lower[-3:]}", f"p3={lower[:3]}"]
    if size > 4:
        own += [f"s4={lower[-4:]}", f"p4={lower[:4]}"]
    if len(flags) > 1:
        own += [f"f+{letter}" for letter in flags]
    return own


def _runs(words: list[Word], begin: int, end: int) -> list[list[str]]:
    """Features that a token shares with its run of capitals: the first and last word, the length."""
    rows: list[list[str]] = [[] for _ in range(end - begin)]
    at = begin
    while at < end:
        stop = at
        while stop < end and words[stop].group == CAPITAL:
            stop += 1
        if stop - at > 1:
            head, tail = words[at], words[stop - 1]
            size = min(stop - at, 5)
            shared = [f"rf={head.flags}", f"rl={tail.flags}", f"rw={tail.lower}", f"rh={head.lower}"]
            for index in range(at, stop):
                place = f"rp={min(index - at, 2)}{min(stop - 1 - index, 2)}{size}"
                rows[index - begin] = [*shared, place]
        at = max(stop, at + 1)
    return rows


_EVIDENCE = [
    [f"E={bits}", *(f"E+{place}" for place in range(9) if bits >> place & 1)] for bits in range(_REPEATED)
]
_PHRASE = {(mark, opens): f"ph={mark}{'B' if opens else 'I'}" for mark in "ckp" for opens in (True, False)}
_NEAR_EDGE = (["-l=^"], ["+l=$"], ["--l=^"], ["++l=$"])
_EDGE = Word("^", "^", "^", OTHER, False, False, 0, "", [], _NEAR_EDGE)

"""What the tagger sees of a word and its neighbours: strings that are built once per distinct word.

Only stretches of capitalised words and what joins them are looked at; everything else names nothing.
"""

from __future__ import annotations

from dataclasses import dataclass

from tui.extraction.gazetteer import Gazetteer

OTHER, CAPITAL, JOINT = 0, 1, 2
_MARKS = frozenset("-&'’./–")
_LONGEST_JOINT = 3
_KEPT_WORDS = 40_000


@dataclass(frozen=True, slots=True)
class Word:
    """Everything about one distinct word, computed once.

    Attributes:
        lower: In lower case.
        flags: Letters of the gazetteers it is in, "_" where there is none.
        group: OTHER, CAPITAL or JOINT.
        trivial: Whether it names nothing when it stands alone.
        common: Whether it names nothing when it stands alone and opens a sentence.
        own: Its features as the word itself.
        near: Its features as the word before, after, two before and two after.
    """

    lower: str
    flags: str
    group: int
    trivial: bool
    common: bool
    own: list[bytes]
    near: tuple[list[bytes], list[bytes], list[bytes], list[bytes]]


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
            known = self._words[word] = self._describe(word)
        return known

    def regions(self, words: list[Word], first: int, last: int) -> list[tuple[int, int]]:
        """Return the stretches of the sentence ``words[first:last]`` that may hold names.

        Returns:
            Half-open ranges of token numbers, in order, never overlapping.
        """
        leads, tails = self._gazetteer.leads, self._gazetteer.tails
        found: list[tuple[int, int]] = []
        at = first
        floor = first
        while at < last:
            if words[at].group != CAPITAL:
                at += 1
                continue
            begin = at
            end = at + 1
            look = end
            while look < last:
                group = words[look].group
                if group == CAPITAL:
                    end = look + 1
                elif group != JOINT or look - end >= _LONGEST_JOINT:
                    break
                look += 1
            if end + 1 < last and words[end].lower == "-" and words[end + 1].group == JOINT:
                end += 2
            if end < last and (words[end].lower in tails or words[end].lower[0].isdigit()):
                end += 1
            while begin > floor and (
                words[begin - 1].lower in leads or self._hyphen_lead(words, begin, floor)
            ):
                begin -= 1
            only = words[at]
            if end - begin > 1 or not (only.trivial or (only.common and begin == first)):
                found.append((begin, end))
            at = floor = end
        return found

    def features(
        self,
        words: list[Word],
        first: int,
        last: int,
        region: tuple[int, int],
        lower_seen: frozenset[str] | set[str],
    ) -> list[list[bytes]]:
        """Return the features of each token of *region*.

        Args:
            words: What is known of every word of the text.
            first: The first token of the sentence.
            last: One past its last token.
            region: Half-open range of token numbers inside the sentence.
            lower_seen: Lower-case words of the document.
        """
        begin, end = region
        rows: list[list[bytes]] = []
        runs = _runs(words, begin, end)
        nothing = _EDGE
        for at in range(begin, end):
            word = words[at]
            before = words[at - 1] if at > first else nothing
            after = words[at + 1] if at + 1 < last else nothing
            before2 = words[at - 2] if at > first + 1 else nothing
            after2 = words[at + 2] if at + 2 < last else nothing
            row = word.own + before.near[0] + after.near[1] + before2.near[2] + after2.near[3]
            pairs = (
                f"<{before.lower}|{word.lower}",
                f">{word.lower}|{after.lower}",
                f"F{before.flags}|{word.flags}",
                f"G{word.flags}|{after.flags}",
                f"H{before.flags}|{word.flags}|{after.flags}",
            )
            row += [pair.encode() for pair in pairs]
            row += runs[at - begin]
            seen = word.lower in lower_seen
            if at == first:
                row.append(b"start+seen" if seen else b"start")
            elif seen:
                row.append(b"seen")
            if at == begin:
                row.append(b"first")
            rows.append(row)
        return rows

    def _hyphen_lead(self, words: list[Word], begin: int, floor: int) -> bool:
        return (
            words[begin - 1].lower == "-"
            and begin - 1 > floor
            and words[begin - 2].lower in self._gazetteer.leads
        )

    def _describe(self, word: str) -> Word:
        lower = word.lower()
        pattern = shape(word)
        flags = self._gazetteer.flags(word) or "_"
        sure = self._gazetteer.common.get(lower, 0)
        group = OTHER
        if pattern[0] == "X" or "X" in pattern:
            group = CAPITAL
        elif word in self._gazetteer.inner or word in _MARKS or pattern in ("0", "x1"):
            group = JOINT
        if "://" in word or "@" in word or word.startswith("www."):
            group = OTHER
        own = [f"w={word}", f"l={lower}", f"S={pattern}", f"f={flags}", f"c={sure}", f"c={sure}|{pattern}"]
        own += [f"{name}={part}" for name, part in _affixes(lower)]
        own += [f"f+{letter}" for letter in flags if len(flags) > 1]
        near = (
            [f"-l={lower}", f"-f={flags}", f"-S={pattern}", f"-s={lower[-3:]}"],
            [f"+l={lower}", f"+f={flags}", f"+S={pattern}", f"+s={lower[-3:]}"],
            [f"--l={lower}", f"--f={flags}"],
            [f"++l={lower}", f"++f={flags}"],
        )
        a, b, c, d = ([text.encode() for text in part] for part in near)
        return Word(
            lower=lower,
            flags=flags,
            group=group,
            trivial=word == "I" or (flags == "m" and lower not in ("may", "march", "april", "june")),
            common=sure >= 8 and flags == "_",
            own=[text.encode() for text in own],
            near=(a, b, c, d),
        )


def _affixes(lower: str) -> list[tuple[str, str]]:
    size = len(lower)
    parts = [("s2", lower[-2:]), ("s3", lower[-3:]), ("p3", lower[:3])] if size > 2 else []
    if size > 4:
        parts += [("s4", lower[-4:]), ("p4", lower[:4])]
    return parts


def _runs(words: list[Word], begin: int, end: int) -> list[list[bytes]]:
    """Features that every token shares with its run of capitalised words: its first and last word, its length."""
    rows: list[list[bytes]] = [[] for _ in range(end - begin)]
    at = begin
    while at < end:
        stop = at
        while stop < end and words[stop].group == CAPITAL:
            stop += 1
        if stop - at > 1:
            head, tail = words[at], words[stop - 1]
            size = min(stop - at, 5)
            shared = [f"rf={head.flags}", f"rl={tail.flags}", f"rw={tail.lower}", f"rh={head.lower}"]
            encoded = [text.encode() for text in shared]
            for index in range(at, stop):
                place = f"rp={min(index - at, 2)}{min(stop - 1 - index, 2)}{size}".encode()
                rows[index - begin] = [*encoded, place]
        at = max(stop, at + 1)
    return rows


_NEAR_EDGE = ([b"-l=^"], [b"+l=$"], [b"--l=^"], [b"++l=$"])
_EDGE = Word("^", "^", OTHER, False, False, [], _NEAR_EDGE)

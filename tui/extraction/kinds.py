"""A second look at the kind of each name of a document, at all its occurrences at once.

The tagger decides sentence by sentence; here everything that stands around a name anywhere in the article,
and the longer names that it is part of, speak together, through a maximum-entropy classifier (Berger, Della
Pietra and Della Pietra, "A Maximum Entropy Approach to Natural Language Processing", 1996). Non-local
evidence of this sort is described by Chieu and Ng, "Named Entity Recognition: A Maximum Entropy Approach
Using Global Information" (2002).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from tui.extraction.features import Word
from tui.extraction.gazetteer import Gazetteer
from tui.model import Kind

if TYPE_CHECKING:
    import pycrfsuite

KIND_WEIGHTS = "kinds.crfsuite"
LABELS = {"PER": Kind.PERSON, "ORG": Kind.ORG, "LOC": Kind.PLACE}
_LISTED = {"c": Kind.PLACE, "k": Kind.ORG}
_WINDOW = 5
_MOST_OCCURRENCES = 6
# How many times likelier another kind has to be than the one that the tagger found.
_DOUBT = 5.0


class Occurrence(NamedTuple):
    """One name where it stands.

    Attributes:
        words: The tokens of the text.
        low: The first token of the sentence.
        high: One past the last token of the sentence.
        first: The first token of the name.
        last: One past the last token of the name.
    """

    words: list[Word]
    low: int
    high: int
    first: int
    last: int

    @property
    def key(self) -> str:
        """What all occurrences of the same name in a document share."""
        return " ".join([word.lower for word in self.words[self.first : self.last]])


class KindJudge:
    """Decides on the kind of every name of a document."""

    def __init__(self, model: pycrfsuite.Tagger, gazetteer: Gazetteer) -> None:
        self._model = model
        self._labels = [(label, LABELS[label]) for label in sorted(model.labels())]
        self._gazetteer = gazetteer
        self._features = KindFeatures(gazetteer)

    def judge(self, found: list[tuple[Occurrence, Kind]]) -> list[Kind]:
        """Return the kind of each name.

        Args:
            found: All names of a document in order, with the kinds that the tagger found.

        Returns:
            As many kinds: the tagger's, but where all occurrences together speak clearly for another one.
        """
        names: dict[str, list[Occurrence]] = {}
        open_keys: list[str] = []  # One for each name; "" where its kind is settled.
        families = {
            one.words[one.last - 1].lower
            for one, kind in found
            if kind is Kind.PERSON and one.last - one.first > 1
        }
        for one, kind in found:
            key = one.key
            names.setdefault(key, []).append(one)
            family = kind is Kind.PERSON and key in families
            open_keys.append("" if family or self._settled(key, one, kind) else key)
        wanted = {key for key in open_keys if key}
        likely: dict[str, dict[Kind, float]] = {}
        for key, features in self._features.describe(names, wanted).items():
            self._model.set([features])
            likely[key] = {kind: self._model.marginal(label, 0) for label, kind in self._labels}
        return [
            self._best(likely[key], kind) if key else kind
            for key, (_, kind) in zip(open_keys, found, strict=True)
        ]

    def _settled(self, key: str, one: Occurrence, kind: Kind) -> bool:
        """Whether the lists agree with the tagger: a country, a body by its last word, a person's name."""
        head = one.words[one.first]
        if one.last - one.first == 1:
            flags = head.flags
            if kind is Kind.PERSON:
                return "s" in flags or ("p" not in flags and ("g" in flags or "r" in flags))
            return ("k" if kind is Kind.ORG else "c") in flags
        tail = one.words[one.last - 1].flags
        if kind is Kind.ORG and "o" in tail and "h" not in tail:
            return True
        mark = self._gazetteer.phrases.get(key.replace(".", ""), "")
        if kind is Kind.PERSON:
            if any(word.lower == "and" for word in one.words[one.first : one.last]):
                return True  # Two persons, to be parted later.
            return not mark and "g" in head.flags and "o" not in tail and "h" not in tail
        return _LISTED.get(mark) is kind

    def _best(self, likely: dict[Kind, float], kind: Kind) -> Kind:
        return max(likely, key=lambda other: likely[other] * (_DOUBT if other is kind else 1), default=kind)


class KindFeatures:
    """Describes the names of a document by what stands around them."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        self._gazetteer = gazetteer

    def describe(self, names: dict[str, list[Occurrence]], wanted: set[str]) -> dict[str, list[str]]:
        """Return the features of the names in *wanted*, by key.

        Args:
            names: All names of a document by key, each with its occurrences in order.
            wanted: The keys to describe.
        """
        inside = self._inside(names)
        return {
            key: [*self._own(places[0]), *inside.get(key, ()), *self._around(places)]
            for key, places in names.items()
            if key in wanted
        }

    def _inside(self, names: dict[str, list[Occurrence]]) -> dict[str, dict[str, None]]:
        """For each name of one token what the longer names are that begin or end in it."""
        # Dictionaries, not sets: the order decides on the last bits of the weights.
        found: dict[str, dict[str, None]] = {}
        for places in names.values():
            one = places[0]
            if one.last - one.first < 2:
                continue
            head, tail = one.words[one.first], one.words[one.last - 1]
            ending = dict.fromkeys(("tail-of", f"tail-of:{head.flags}"))
            opening = dict.fromkeys(("head-of", f"head-of:{tail.flags}", f"head-of={tail.lower}"))
            found.setdefault(tail.lower, {}).update(ending)
            found.setdefault(head.lower, {}).update(opening)
        return found

    def _own(self, one: Occurrence) -> list[str]:
        words = one.words[one.first : one.last]
        head, tail, size = words[0], words[-1], len(words)
        found = [
            f"n={min(size, 4)}",
            f"a={head.lower}",
            f"z={tail.lower}",
            f"fa={head.flags}",
            f"fz={tail.flags}",
            f"fs={'/'.join([word.flags for word in words[:4]])}",
            f"S={'/'.join([word.pattern for word in words[:4]])}",
            f"c={head.sure}/{tail.sure}",
        ]
        for name, word in (("a", head), ("z", tail)) if size > 1 else (("o", head),):
            lower = word.lower
            found += [f"{name}p3={lower[:3]}", f"{name}s3={lower[-3:]}", f"{name}s2={lower[-2:]}"]
            if len(lower) > 4:
                found += [f"{name}s4={lower[-4:]}", f"{name}p4={lower[:4]}"]
        if size > 1:
            mark = self._gazetteer.phrases.get(one.key.replace(".", ""))
            if mark:
                found.append(f"ph={mark}")
            found += [f"aa={head.lower} {words[1].lower}", f"zz={words[-2].lower} {tail.lower}"]
            found += [f"in={word.lower}" for word in words[1:-1]]
        else:
            found.append(f"w={head.text}")
        return found

    def _around(self, places: list[Occurrence]) -> list[str]:
        found = [f"k={min(len(places), 4)}"]
        for one in places[:_MOST_OCCURRENCES]:
            words, low, high, first, last = one.words, one.low, one.high, one.first, one.last
            before = words[first - 1].lower if first > low else "^"
            before2 = words[first - 2].lower if first > low + 1 else "^"
            after = words[last].lower if last < high else "$"
            after2 = words[last + 1].lower if last + 1 < high else "$"
            found.append(f"-{before}")
            found.append(f"-{before2} {before}")
            found.append(f"+{after}")
            found.append(f"+{after} {after2}")
            found.append(f"-+{before} {after}")
            if first > low:
                found.append(f"-f{words[first - 1].flags}")
            if last < high:
                found.append(f"+f{words[last].flags}")
            for word in words[max(low, first - _WINDOW) : first]:
                if len(word.lower) > 2 and word.text.islower():
                    found.append(f"<{word.lower}")
            for word in words[last : min(high, last + _WINDOW)]:
                if len(word.lower) > 2 and word.text.islower():
                    found.append(f">{word.lower}")
        return list(dict.fromkeys(found))

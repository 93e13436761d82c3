"""Reads training sets, brings their habits to ours, and cuts them into our tokens."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from tui.extraction.gazetteer import hand_lines
from tui.extraction.tokens import split_word
from tui.extraction.words import word_set
from tui.model import PersonaeError
from tui.text import undotted

CLEAN_SETS = (
    "uner_ewt.train",
    "wikigold.all",
    "gum_derived_permissive.train",
    "redocred.dev",
    "redocred.test",
    "crossner_politics.train",
    "crossner_politics.dev",
    "crossner_politics.test",
    "re3d_nobbc.all",
)
RAW_SETS = ("gmb_bronze.train",)
"""Sets that are labelled anew by what the others taught."""
_DOCUMENT = "-DOCSTART-"
_PSEUDO_DOCUMENT = 7
_PARTICLES = word_set("al el bin bint ibn abu de del della di da dos du van von der den la le ten ter zu af")


@dataclass(frozen=True, slots=True)
class Sample:
    """One labelled sentence: as many labels (O, B-PER, I-PER …) as words."""

    words: list[str]
    labels: list[str]


def read_samples(path: Path) -> Iterator[list[Sample]]:
    """Read a training set.

    Args:
        path: Lines of token, tab and label; a blank line ends a sentence.

    Yields:
        The sentences of one document; of seven sentences where the set does not mark documents.

    Raises:
        PersonaeError: The file is missing or a line of it cannot be read.
    """
    try:
        lines = path.read_text(encoding="utf-8").split("\n")
    except OSError as error:
        raise PersonaeError(
            f"{path}: cannot be read ({error.strerror}); give the folder of the sets"
        ) from error
    marked = any(line.startswith(_DOCUMENT) for line in lines)
    document: list[Sample] = []
    words: list[str] = []
    labels: list[str] = []
    for number, line in enumerate([*lines, ""], 1):
        if line.startswith(_DOCUMENT) or not line.strip():
            if words:
                document.append(Sample(words, labels))
                words, labels = [], []
            if document and (
                line.startswith(_DOCUMENT) or (not marked and len(document) >= _PSEUDO_DOCUMENT)
            ):
                yield document
                document = []
            continue
        word, tab, label = line.rpartition("\t")
        if not tab or not re.fullmatch(r"O|[BI]-\w+", label):
            raise PersonaeError(f"{path}: line {number} is not a token, a tab and a label")
        words.append(word)
        labels.append(label)
    if document:
        yield document


def spans(labels: list[str]) -> list[tuple[int, int, str]]:
    """Return the names of a labelled sentence as (first, one past last, type)."""
    found: list[tuple[int, int, str]] = []
    for index, label in enumerate(labels):
        if label == "O":
            continue
        kind = label[2:]
        if label[0] == "I" and found and found[-1][1] == index and found[-1][2] == kind:
            found[-1] = (found[-1][0], index + 1, kind)
        else:
            found.append((index, index + 1, kind))
    return found


def write_spans(size: int, names: list[tuple[int, int, str]]) -> list[str]:
    """Return labels for a sentence of *size* words; the opposite of :func:`spans`."""
    labels = ["O"] * size
    for first, last, kind in names:
        labels[first:last] = [f"B-{kind}", *[f"I-{kind}"] * (last - first - 1)]
    return labels


class Cleaner:
    """Brings the labels of a set to our habits: no titles, determiners or possessives inside names."""

    def __init__(self, countries: frozenset[str], demonyms: frozenset[str]) -> None:
        self._countries = countries
        self._demonyms = demonyms
        self._titles = frozenset(undotted(line) for line in hand_lines("titles.txt"))

    def clean(self, sample: Sample) -> Sample:
        """Return *sample* cut into our tokens, with labels after our habits."""
        words: list[str] = []
        labels: list[str] = []
        for word, label in zip(sample.words, sample.labels, strict=True):
            parts = split_word(word)
            for index, part in enumerate(parts):
                follows = index and label[0] == "B"
                mark = f"I{label[1:]}" if follows else label
                if index > 1 and parts[index - 1] == "-" and part[0].islower() and parts[0][0].isupper():
                    mark = "O" if len(part) > 3 else mark
                words.append(part)
                labels.append(mark)
        names = [self._trim(words, *name) for name in spans(labels)]
        return Sample(words, write_spans(len(words), [name for name in names if name[0] < name[1]]))

    def _trim(self, words: list[str], first: int, last: int, kind: str) -> tuple[int, int, str]:
        def key(index: int) -> str:
            return undotted(words[index])

        while last - first > 1 and words[last - 1] in ("-", "'s", "’s", ",", '"', "'"):
            last -= 1
        while last - first > 1 and words[first] in ("the", "a", "an", '"', "'", "-"):
            first += 1
        while (
            last - first > 1
            and kind == "PER"
            and (key(first) in self._titles or words[first] in self._demonyms)
        ):
            first += 1
        while last - first > 1 and words[first].islower() and words[first] not in _PARTICLES:
            if not words[first].isalpha():
                break
            first += 1
        if any(word in ("'s", "’s") for word in words[first:last]) and kind == "PER":
            last = next(index for index in range(first, last) if words[index] in ("'s", "’s"))
        name = " ".join(key(index) for index in range(first, last))
        if name in self._countries and kind == "ORG":
            kind = "LOC"
        if last - first == 1 and words[first] in self._demonyms and kind != "MISC":
            kind = "MISC"
        return first, last, kind

"""Builds the compact lists of names and of words that the tagger's features ask for."""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

from tui.extraction.corpora import Sample, spans
from tui.extraction.tokens import split_word
from tui.model import PersonaeError
from tui.text import fold

_LEAST_LOWER = 3
_LEAST_ROMANISED = 2


def build_name_lists(folder: Path, out: Path) -> None:
    """Write given names, family names, romanised names and places.

    Args:
        folder: The gazetteers as they were published.
        out: Folder to write to.

    Raises:
        PersonaeError: A gazetteer is missing.
    """
    given = {fold(row["Romanized Name"]) for row in _rows(folder / "common-forenames-by-country.csv")}
    given |= {fold(row["name1"]) for row in _rows(folder / "nicknames.csv")}
    given |= {fold(row["name2"]) for row in _rows(folder / "nicknames.csv")}
    surnames = {fold(row["Romanized Name"]) for row in _rows(folder / "common-surnames-by-country.csv")}
    _write(out / "given.txt", {part for name in given for part in name.split() if len(part) > 1})
    _write(out / "surnames.txt", {part for name in surnames for part in name.split() if len(part) > 1})
    romanised: set[str] = set()
    for name in ("translit_groups_arabic_clean.tsv", "translit_groups_russian_clean.tsv"):
        for line in _text(folder / name).splitlines():
            for spelling in line.partition("\t")[2].split("|"):
                word, _, count = spelling.rpartition(":")
                if word.replace("-", "").isalpha() and len(word) > 2 and int(count) >= _LEAST_ROMANISED:
                    romanised.add(fold(word))
    _write(out / "romanised.txt", romanised)
    places = {fold(row["name"]) for row in _rows(folder / "world-cities.csv")}
    places |= {fold(row["subcountry"]) for row in _rows(folder / "world-cities.csv")}
    _write(out / "places.txt", {place.replace(".", "") for place in places if len(place) > 2})


def build_case_lists(samples: Iterable[Sample], out: Path) -> None:
    """Write how words are cased and which lower-case words names begin with, hold and end in.

    Args:
        samples: Labelled sentences.
        out: Folder to write to.
    """
    lower: Counter[str] = Counter()
    upper: Counter[str] = Counter()
    inner: Counter[str] = Counter()
    for sample in samples:
        words = [
            (part, label)
            for word, label in zip(sample.words, sample.labels, strict=True)
            for part in split_word(word)
        ]
        for index, (word, _) in enumerate(words):
            if word.islower():
                lower[word] += 1
            elif index:
                upper[word.lower()] += 1
        for first, last, _ in spans([label for _, label in words]):
            if last - first < 2:
                continue
            inner.update(word for word, _ in words[first + 1 : last - 1] if word.islower())
    _write(
        out / "common.txt",
        {
            f"{_sure(count, upper[word])}{word}"
            for word, count in lower.items()
            if count >= _LEAST_LOWER and word.isalpha()
        },
    )
    _write(
        out / "inner.txt",
        {word for word, count in inner.items() if count >= 8 and count >= 0.003 * lower[word]},
    )


def _sure(lower: int, upper: int) -> int:
    share = lower / (lower + upper)
    return 9 if share >= 0.98 else 8 if share >= 0.93 else 6 if share >= 0.8 else 4 if share >= 0.5 else 2


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8-sig")
    except OSError as error:
        raise PersonaeError(
            f"{path}: cannot be read ({error.strerror}); give the folder of the gazetteers"
        ) from error


def _rows(path: Path) -> list[dict[str, str]]:
    return [
        {key: value or "" for key, value in row.items()} for row in csv.DictReader(_text(path).splitlines())
    ]


def _write(path: Path, lines: Iterable[str]) -> None:
    path.write_text("".join(f"{line}\n" for line in sorted(set(lines) - {""})), encoding="utf-8")

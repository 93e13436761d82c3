"""How many words a second one core reads, step by step, beside a spaCy CNN pipeline in the same run.

Run ``python -m tests.bench.words FOLDER``. The texts are cut into blocks and both take every block in turn,
so that whatever else the machine does meets both alike.
"""

from __future__ import annotations

import argparse
import os
import statistics
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from tests.bench.index import show
from tui.extraction import Extractor, LexiconBuilder, complete, count_words
from tui.extraction.dates import dates
from tui.linking import link
from tui.model import Document, Mention, Page, SourceError
from tui.sources import discover, read

if TYPE_CHECKING:
    from spacy.language import Language

Given = TypeVar("Given")
Result = TypeVar("Result")

_BLOCK_WORDS = 20_000
MOST_WORDS = 300_000
"""Enough to be sure of, and soon over."""
_PEER_BLOCKS = 3
"""spaCy is slow enough to be sure of after these many blocks."""


def blocks(folder: Path, most: int) -> Iterator[list[Document]]:
    """Yield the articles of *folder* in blocks of about equal size, until *most* words have been read."""
    block: list[Document] = []
    words = total = 0
    for file in discover([folder]).files:
        try:
            document = read(file)
        except SourceError:
            continue
        block.append(document)
        words += count_words(document.text)
        if words >= _BLOCK_WORDS:
            yield block
            total += words
            block, words = [], 0
        if total >= most:
            return
    if block:
        yield block


def peer() -> Language | None:
    """Return a spaCy pipeline of the usual small size (a CNN of four layers, 96 wide, that finds names).

    What it finds is of no use, for it was shown one sentence only; how long it takes depends on its size. A
    pipeline that also tags and parses takes longer still. None where spaCy is not installed.
    """
    try:
        import spacy
        from spacy.training import Example
    except ImportError:
        return None
    nlp = spacy.blank("en")
    nlp.add_pipe("ner")
    shown = nlp.make_doc("Fuad Masum met Nouri al-Maliki in Baghdad.")
    names = {"entities": [(0, 10, "PERSON"), (15, 30, "PERSON"), (34, 41, "PLACE")]}
    nlp.initialize(lambda: [Example.from_dict(shown, names)])
    return nlp


def table(folder: Path, most: int) -> Iterator[tuple[str, str]]:
    """Yield (what, how much), line by line as it is measured."""
    _stay_on_one_core()
    extractor = Extractor.load()
    nlp = peer()
    tagging: list[float] = []
    dating: list[float] = []
    theirs: list[float] = []
    texts: list[str] = []
    first: list[tuple[Mention, ...]] = []
    for number, block in enumerate(blocks(folder, most)):
        words = sum(count_words(document.text) for document in block)
        found, seconds = timed([d.text for d in block], extractor.mentions)
        tagging.append(words / seconds)
        _, seconds = timed(block, lambda document: dates(document.text, document.date))
        dating.append(words / seconds)
        if nlp is not None and number < _PEER_BLOCKS:
            _, seconds = timed([d.text for d in block], nlp)
            theirs.append(words / seconds)
        texts += [document.text for document in block]
        first += found
    words = sum(map(count_words, texts))
    names = statistics.median(tagging)
    yield "words", f"{words:,}"
    yield "names, words/s", f"{names:,.0f}"
    yield "dates, words/s", f"{statistics.median(dating):,.0f}"
    if theirs:
        yield "spaCy CNN, words/s", f"{statistics.median(theirs):,.0f}"
        yield "names, times spaCy's", f"{names / statistics.median(theirs):.1f}"
    began = time.perf_counter()
    linked = _linked(texts, first)
    seconds = time.perf_counter() - began
    yield "dossier pass and linking, words/s", f"{words / seconds:,.0f}"
    yield "names, dossier pass and linking, words/s", f"{1 / (1 / names + seconds / words):,.0f}"
    yield "mentions", f"{linked:,}"


def _stay_on_one_core() -> None:
    """Keep spaCy's matrices to one core, as Personae keeps to one by itself, where the system allows it."""
    if sys.platform == "linux":
        os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})


def _linked(texts: Sequence[str], first: Sequence[tuple[Mention, ...]]) -> int:
    """Run the dossier pass and linking over *first*; return how many mentions were linked."""
    builder = LexiconBuilder()
    for mentions in first:
        builder.add(mentions)
    lexicon = builder.build()
    pages = [
        Page(number, complete(text, mentions, lexicon))
        for number, (text, mentions) in enumerate(zip(texts, first, strict=True), start=1)
    ]
    return sum(len(links) for _, links in link(lambda: pages).links())


def timed(things: Sequence[Given], work: Callable[[Given], Result]) -> tuple[list[Result], float]:
    """Return what *work* makes of each of *things*, and the seconds that it took for all."""
    began = time.perf_counter()
    results = [work(thing) for thing in things]
    return results, time.perf_counter() - began


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench.words", description=__doc__)
    parser.add_argument("folder", type=Path, help="a folder of articles")
    parser.add_argument("--words", type=int, default=MOST_WORDS, help="stop after so many words")
    options = parser.parse_args(arguments)
    show(table(options.folder, options.words))
    return 0


if __name__ == "__main__":
    sys.exit(main())

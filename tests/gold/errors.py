"""Browses the errors of extraction on a corpus, by class: ``python -m tests.gold.errors worldwide``.

Both passes are run in this process; a name is matched with its annotation as ../shared/gold/score.py does.
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import random
import sys
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tui.extraction import Extractor, LexiconBuilder, complete
from tui.model import Mention
from tui.sources import discover, read

GOLD = Path(__file__).parents[2].parent / "shared" / "gold"
_KINDS = {"PERSON": "PER", "ORG": "ORG", "PLACE": "LOC"}
_MARGIN = 60

Row = dict[str, Any]
Match = Callable[[list[Row], list[Row]], tuple[dict[int, int], dict[int, int]]]


@dataclass(frozen=True, slots=True)
class Slip:
    """One error.

    Attributes:
        kind: Its class, as "cut ORG" or "ORG for LOC".
        doc: The document's file name.
        wanted: What is annotated, "" for nothing.
        got: What was found, "" for nothing.
        context: The text around both, on one line.
    """

    kind: str
    doc: str
    wanted: str
    got: str
    context: str


def main(arguments: Sequence[str] | None = None) -> int:
    """Print counts of all classes of errors, and examples of those asked for; returns the exit status."""
    parser = argparse.ArgumentParser(prog="python -m tests.gold.errors", description=__doc__)
    parser.add_argument("corpus", help="a folder of ../shared/gold/dev, or seeds")
    parser.add_argument(
        "--only", nargs="+", default=[], metavar="CLASS", help="how classes to show begin: 'cut ORG', missed"
    )
    parser.add_argument("-n", type=int, default=3, help="examples of each class (default 3; 0 for all)")
    parser.add_argument("--seed", type=int, default=0, help="chooses the examples")
    parser.add_argument("--tally", action="store_true", help="count equal errors instead of showing examples")
    parser.add_argument("--first", action="store_true", help="the first pass alone")
    given = parser.parse_args(arguments)
    corpus = GOLD / given.corpus if given.corpus == "seeds" else GOLD / "dev" / given.corpus
    if not (corpus / "mentions.jsonl").is_file():
        parser.error(f"{corpus} has no mentions.jsonl; name a corpus of ../shared/gold")
    texts = _texts(corpus)
    found = _rows(texts, both=not given.first)
    slips = [slip for slip in compare(corpus, texts, found) if _asked(slip, given.only)]
    counts = Counter(slip.kind for slip in slips)
    chance = random.Random(given.seed)
    for kind, count in counts.most_common():
        _say(f"{count:5d}  {kind}")
        group = [slip for slip in slips if slip.kind == kind]
        if given.tally:
            for (wanted, got), times in Counter((s.wanted, s.got) for s in group).most_common(
                given.n or None
            ):
                _say(f"       {times:4d}  {_pair(wanted, got)}")
            continue
        if given.n:
            group = chance.sample(group, min(given.n, len(group)))
        for slip in group:
            _say(f"         {slip.doc}: {_pair(slip.wanted, slip.got)}\n             {slip.context}")
    return 0


def compare(corpus: Path, texts: dict[str, str], found: list[Row]) -> Iterator[Slip]:
    """Yield every error of *found* against the annotation in *corpus*.

    Args:
        corpus: Holds ``mentions.jsonl``, and perhaps ``ignore.jsonl`` and ``meta.json``.
        texts: The text of each document.
        found: Spans as the ``mentions`` command prints them.
    """
    every = _lines(corpus / "mentions.jsonl")
    ignored = [row for row in every if row["type"] not in _KINDS.values()] + _lines(corpus / "ignore.jsonl")
    gold = [row for row in every if row["type"] in _KINDS.values()]
    meta = json.loads((corpus / "meta.json").read_text()) if (corpus / "meta.json").exists() else {}
    zones = meta.get("zones", {})
    documents = {row["doc"] for row in gold}
    found = [
        row
        for row in found
        if row["doc"] in documents
        and (row["doc"] not in zones or any(a <= row["start"] < b for a, b in zones[row["doc"]]))
    ]
    of_gold, of_found = _matcher()(gold, found)
    near_gold, near_found, near_ignored = _by_document(gold), _by_document(found), _by_document(ignored)
    for number, row in enumerate(gold):
        if number in of_gold:
            kind = _difference(row, found[of_gold[number]])
            partner = found[of_gold[number]]
        else:
            partner = _first_over(row, near_found)
            kind = f"{row['type']} inside {partner['type']}" if partner else f"missed {row['type']}"
        if kind:
            yield _slip(kind, texts, row, partner)
    for number, row in enumerate(found):
        if number in of_found or _first_over(row, near_ignored):
            continue
        partner = _first_over(row, near_gold)
        if partner or not meta.get("partial"):
            yield _slip(f"{'part' if partner else 'spurious'} {row['type']}", texts, partner, row)


def _difference(gold: Row, found: Row) -> str:
    """How a span differs from the annotation that it was matched with; "" if in nothing."""
    same = (gold["start"], gold["end"]) == (found["start"], found["end"])
    if gold["type"] != found["type"]:
        return f"{found['type']} for {gold['type']}" + ("" if same else ", cut")
    return "" if same else f"cut {gold['type']}"


def _slip(kind: str, texts: dict[str, str], gold: Row, found: Row) -> Slip:
    row = gold or found
    text = texts[row["doc"]]
    begin, end = max(0, row["start"] - _MARGIN), min(len(text), row["end"] + _MARGIN)
    context = " ".join(f"{text[begin : row['start']]}[{row['text']}]{text[row['end'] : end]}".split())
    return Slip(kind, row["doc"], gold.get("text", ""), found.get("text", ""), context)


def _texts(corpus: Path) -> dict[str, str]:
    return {file.name: read(file).text for file in discover([corpus / "docs"]).files}


def _rows(texts: dict[str, str], both: bool) -> list[Row]:
    extractor = Extractor.load()
    first = {name: extractor.mentions(text) for name, text in texts.items()}
    if both:
        builder = LexiconBuilder()
        for mentions in first.values():
            builder.add(mentions)
        lexicon = builder.build()
        first = {name: complete(texts[name], mentions, lexicon) for name, mentions in first.items()}
    return [_row(name, mention) for name, mentions in first.items() for mention in mentions]


def _row(name: str, mention: Mention) -> Row:
    kind = _KINDS[mention.kind.name]
    return {"doc": name, "start": mention.start, "end": mention.end, "text": mention.surface, "type": kind}


def _matcher() -> Match:
    spec = importlib.util.spec_from_file_location("gold_score", GOLD / "score.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    match: Match = module.match
    return match


def _lines(path: Path) -> list[Row]:
    if not path.exists():
        return []
    return [json.loads(line) for line in path.read_text(encoding="utf-8").split("\n") if line.strip()]


def _by_document(rows: list[Row]) -> dict[str, list[Row]]:
    documents: dict[str, list[Row]] = {}
    for row in rows:
        documents.setdefault(row["doc"], []).append(row)
    return documents


def _first_over(row: Row, documents: dict[str, list[Row]]) -> Row:
    """The first of the rows of the same document that overlaps *row*; empty if none does."""
    others = documents.get(row["doc"], [])
    return next((o for o in others if row["start"] < o["end"] and o["start"] < row["end"]), {})


def _say(line: str) -> None:
    print(line)  # noqa: T201


def _asked(slip: Slip, only: Sequence[str]) -> bool:
    return not only or slip.kind.startswith(tuple(only))


def _pair(wanted: str, got: str) -> str:
    return " -> ".join(" ".join(text.split()) or "nothing" for text in (wanted, got))


if __name__ == "__main__":
    sys.exit(main())

"""Linking alone against gold: pairs of names, and the gold mentions of the seeds linked anew.

Floors lie about one point under what was reached, so they can only rise.
"""

from __future__ import annotations

import csv
import json
import random
from collections import Counter, defaultdict
from itertools import combinations
from pathlib import Path

import pytest

from tui.linking import link
from tui.linking.names import compare_people
from tui.model import Kind, Mention, Page

GOLD = Path(__file__).parents[3] / "shared" / "gold"
PAIRS = GOLD / "opensanctions_name_bench.csv"
SEEDS = GOLD / "seeds" / "mentions.jsonl"
KINDS = {"PER": Kind.PERSON, "ORG": Kind.ORG, "LOC": Kind.PLACE}


def _f1(threshold: float, scored: list[tuple[float, bool]]) -> float:
    right = sum(score >= threshold and same for score, same in scored)
    wrong = sum((score >= threshold) != same for score, same in scored)
    return 2 * right / max(1, 2 * right + wrong)


@pytest.mark.skipif(not PAIRS.exists(), reason="../shared/gold/opensanctions_name_bench.csv is not there")
def test_pairs_of_names_of_people() -> None:
    with PAIRS.open(encoding="utf-8", newline="") as lines:
        scored = [
            (compare_people(row["name1"], row["name2"]).score, row["is_match"] == "true")
            for row in csv.DictReader(lines)
            if row["schema"] == "Person"
        ]
    results = []
    for seed in range(50):
        turned = random.Random(seed).sample(scored, len(scored))
        half = len(turned) // 2
        known, unknown = turned[:half], turned[half:]
        best = max(sorted({score for score, _ in known}), key=lambda threshold: _f1(threshold, known))
        results.append(_f1(best, unknown))
    assert sum(results) / len(results) >= 0.83


@pytest.mark.skipif(not SEEDS.exists(), reason="../shared/gold/seeds is not there")
def test_the_gold_mentions_of_the_seeds_are_linked_right() -> None:
    by_document: dict[str, list[tuple[Mention, str]]] = defaultdict(list)
    for line in SEEDS.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        if row["type"] in KINDS:
            mention = Mention(row["start"], row["end"], row["text"], KINDS[row["type"]])
            by_document[row["doc"]].append((mention, row["cluster"]))
    clusters = [
        [cluster for _, cluster in sorted(rows, key=lambda row: row[0].start)]
        for _, rows in sorted(by_document.items())
    ]
    pages = [
        Page(number, tuple(sorted((mention for mention, _ in rows), key=lambda mention: mention.start)))
        for number, (_, rows) in enumerate(sorted(by_document.items()))
    ]
    offered: dict[str, Counter[tuple[int, str]]] = defaultdict(Counter)
    for page, links in link(lambda: iter(pages)).links():
        for cluster, found in zip(clusters[page.document], links, strict=True):
            offered[found.entity][(page.document, cluster)] += 1
    right = total = 0
    for places in offered.values():
        for (one, times), (other, others) in combinations(places.items(), 2):
            if one[0] != other[0]:
                total += times * others
                right += times * others * (one[1] == other[1])
    wanted = _pairs(Counter((page, cluster) for page, names in enumerate(clusters) for cluster in names))
    assert right / total >= 0.99
    assert right / wanted >= 0.99


def _pairs(places: Counter[tuple[int, str]]) -> int:
    return sum(
        times * others
        for (one, times), (other, others) in combinations(places.items(), 2)
        if one[0] != other[0] and one[1] == other[1]
    )

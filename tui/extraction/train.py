"""Trains the tagger and builds the gazetteers: ``python -m tui.extraction.train ../shared/train``.

Every step is fixed by the sets and the seed, so the same command gives the same bytes.
"""

from __future__ import annotations

import argparse
import random
import sys
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import pycrfsuite

from tui.extraction.casing import plain_case
from tui.extraction.corpora import CLEAN_SETS, RAW_SETS, Cleaner, Sample, read_samples, spans
from tui.extraction.features import Evidence, FeatureMaker, Word
from tui.extraction.gazetteer import Gazetteer, data_folder, load_gazetteer
from tui.extraction.kinds import KIND_WEIGHTS, LABELS, KindFeatures, Occurrence
from tui.extraction.lists import build_case_lists, build_name_lists
from tui.extraction.strangers import Stranger
from tui.extraction.tagger import WEIGHTS
from tui.model import PersonaeError

DEFAULT_SEED = 20061031
_HEADLINES = 0.12
_SURE = 0.65
_KIND_SETTINGS = {"c1": 0.5, "c2": 0.05, "max_iterations": 150, "feature.minfreq": 2}


@dataclass(frozen=True)
class Settings:
    """How to train.

    Attributes:
        seed: Chooses which sentences are also learned as headlines.
        rounds: Most iterations of the optimiser.
        l1: Weight of the L1 penalty; higher makes a smaller file.
        l2: Weight of the L2 penalty.
        least: Features seen less often are left out.
    """

    seed: int = DEFAULT_SEED
    rounds: int = 110
    l1: float = 0.8
    l2: float = 0.02
    least: int = 2


Document = list[Sample]


def main(arguments: Sequence[str] | None = None) -> int:
    """Train from the command line; returns the exit status."""
    parser = argparse.ArgumentParser(prog="python -m tui.extraction.train", description=__doc__)
    parser.add_argument("folder", type=Path, help="holds ner/*.conll and gazetteer/")
    parser.add_argument(
        "--out", type=Path, default=Path(str(data_folder())), help="where to write (the package's data)"
    )
    parser.add_argument("--seed", type=int, default=DEFAULT_SEED)
    parser.add_argument("--rounds", type=int, default=Settings.rounds)
    parser.add_argument("--l1", type=float, default=Settings.l1)
    parser.add_argument("--l2", type=float, default=Settings.l2)
    parser.add_argument("--least", type=int, default=Settings.least)
    given = parser.parse_args(arguments)
    settings = Settings(given.seed, given.rounds, given.l1, given.l2, given.least)
    try:
        train(given.folder, given.out, settings)
    except PersonaeError as error:
        print(f"train: {error}", file=sys.stderr)  # noqa: T201
        return 2
    return 0


def train(folder: Path, out: Path, settings: Settings) -> None:
    """Build the lists and the weights.

    Args:
        folder: Holds ``ner/*.conll`` and ``gazetteer/``.
        out: Folder to write to; it is made if missing.
        settings: How to train.

    Raises:
        PersonaeError: A set is missing or cannot be read.
    """
    out.mkdir(parents=True, exist_ok=True)
    build_name_lists(folder / "gazetteer", out)
    clean = _read(folder, CLEAN_SETS)
    raw = _read(folder, RAW_SETS)
    build_case_lists((sample for document in clean + raw for sample in document), out)
    gazetteer = load_gazetteer(out)
    cleaner = Cleaner(gazetteer.countries, gazetteer.demonyms)
    clean = [[cleaner.clean(sample) for sample in document] for document in clean]
    raw = [[cleaner.clean(sample) for sample in document] for document in raw]
    weights = out / WEIGHTS
    _fit(clean, gazetteer, weights, settings)
    relabelled = _relabel(raw, gazetteer, weights)
    stranger = Stranger(gazetteer, random.Random(settings.seed))
    strange = [stranger.estrange(document) for document in clean]
    _fit(clean + strange + relabelled, gazetteer, weights, settings)
    _fit_kinds(clean + strange + relabelled, gazetteer, out / KIND_WEIGHTS)
    for name in (WEIGHTS, KIND_WEIGHTS):
        _say(f"wrote {name}: {(out / name).stat().st_size / 1e6:.1f} MB")


def _read(folder: Path, names: Sequence[str]) -> list[Document]:
    documents: list[Document] = []
    for name in names:
        path = folder / "ner" / f"{name}.conll"
        fresh = list(read_samples(path))
        _say(f"read {name}: {len(fresh)} documents, {sum(len(s.words) for d in fresh for s in d)} tokens")
        documents += fresh
    return documents


def _fit(documents: list[Document], gazetteer: Gazetteer, weights: Path, settings: Settings) -> None:
    trainer = pycrfsuite.Trainer(verbose=False)
    chance = random.Random(settings.seed)
    maker = FeatureMaker(gazetteer)
    rows = lost = 0
    for document in documents:
        samples = list(document)
        samples += [
            _headline(s, gazetteer) for s in document if len(s.words) < 25 and chance.random() < _HEADLINES
        ]
        seen = {word for sample in document for word in sample.words if word.islower()}
        described = [[maker.word(word) for word in sample.words] for sample in samples]
        evidence = _evidence(maker, described[: len(document)])
        for sample, words in zip(samples, described, strict=True):
            covered = 0
            for begin, end in maker.regions(words, 0, len(words)):
                labels = sample.labels[begin:end]
                if labels[0][0] == "I":
                    labels[0] = "B" + labels[0][1:]
                trainer.append(maker.features(words, 0, len(words), (begin, end), seen, evidence), labels)
                rows += end - begin
                covered += sum(label != "O" for label in labels)
            lost += sum(label != "O" for label in sample.labels) - covered
    _say(f"training on {rows} tokens of {len(documents)} documents; {lost} labelled tokens cannot be seen")
    trainer.select("lbfgs")
    trainer.set_params(
        {
            "c1": settings.l1,
            "c2": settings.l2,
            "max_iterations": settings.rounds,
            "feature.minfreq": settings.least,
            "feature.possible_transitions": True,
        }
    )
    trainer.train(str(weights))
    _say(f"trained: {trainer.logparser.last_iteration}")


def _fit_kinds(documents: list[Document], gazetteer: Gazetteer, weights: Path) -> None:
    """Learn the kind of each name of a document from all its occurrences there."""
    trainer = pycrfsuite.Trainer(verbose=False)
    maker, describer = FeatureMaker(gazetteer), KindFeatures(gazetteer)
    count = 0
    for document in documents:
        names: dict[str, list[Occurrence]] = {}
        labels: dict[str, Counter[str]] = {}
        for sample in document:
            words = [maker.word(word) for word in sample.words]
            for first, last, label in spans(sample.labels):
                if label in LABELS:
                    one = Occurrence(words, 0, len(words), first, last)
                    names.setdefault(one.key, []).append(one)
                    labels.setdefault(one.key, Counter())[label] += 1
        for key, features in describer.describe(names, set(names)).items():
            trainer.append([features], [labels[key].most_common(1)[0][0]])
            count += 1
    _say(f"training on {count} names")
    trainer.select("lbfgs")
    trainer.set_params(_KIND_SETTINGS)
    trainer.train(str(weights))


def _evidence(maker: FeatureMaker, document: list[list[Word]]) -> Evidence:
    found: Evidence = {}
    for words in document:
        maker.evidence(words, 0, len(words), found)
    return found


def _headline(sample: Sample, gazetteer: Gazetteer) -> Sample:
    """Return *sample* as it would be read back from a headline in title case."""
    titled = [
        word[0].upper() + word[1:] if len(word) > 3 or not word.islower() else word for word in sample.words
    ]
    return Sample(plain_case(titled, gazetteer.common, lambda _: False), sample.labels)


def _relabel(documents: list[Document], gazetteer: Gazetteer, weights: Path) -> list[Document]:
    """Return *documents* with the labels that a tagger trained on cleaner sets is sure of.

    Self-training: where the tagger is sure its labels stand, else those that the set came with.
    """
    tagger = pycrfsuite.Tagger()
    tagger.open(str(weights))
    maker = FeatureMaker(gazetteer)
    changes: Counter[str] = Counter()
    result: list[Document] = []
    for document in documents:
        seen = {word for sample in document for word in sample.words if word.islower()}
        fresh: Document = []
        described = [[maker.word(word) for word in sample.words] for sample in document]
        evidence = _evidence(maker, described)
        for sample, words in zip(document, described, strict=True):
            labels = list(sample.labels)
            for begin, end in maker.regions(words, 0, len(words)):
                found = tagger.tag(maker.features(words, 0, len(words), (begin, end), seen, evidence))
                if found == labels[begin:end]:
                    continue
                least = min(tagger.marginal(label, at) for at, label in enumerate(found))
                old = {(a, b): k for a, b, k in spans(labels[begin:end])}
                new = {(a, b): k for a, b, k in spans(found)}
                if least >= _SURE:
                    labels[begin:end] = found
                    changes["types" if old.keys() == new.keys() else "spans"] += 1
                else:
                    changes["kept"] += 1
            fresh.append(Sample(sample.words, labels))
        result.append(fresh)
    _say(f"relabelled: {dict(sorted(changes.items()))}")
    return result


def _say(line: str) -> None:
    print(line, flush=True)  # noqa: T201


if __name__ == "__main__":
    sys.exit(main())

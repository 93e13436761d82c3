"""Learns the lexicon of triggers: ``python -m tui.extraction.events.learn ../shared/train``.

Seed words by type come from ``event_seeds.txt``; the same sets and seeds give the same bytes.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Container, Sequence
from pathlib import Path

from tui.extraction.events.inflection import ALIKE, verb_forms
from tui.extraction.events.learning.growing import grow
from tui.extraction.events.learning.nouns import plain_nouns
from tui.extraction.events.learning.readings import DETERMINERS, Weights, is_firm, leaning, learn_contexts
from tui.extraction.events.learning.seeds import Seeds, Word, read_seeds
from tui.extraction.events.learning.tally import Tally, count
from tui.extraction.events.learning.verbs import find_verbs
from tui.extraction.events.lexicon import CONTEXTS, HEADS, LEXICON, NONE, WEIGHED_TAGS, either
from tui.extraction.gazetteer import data_folder
from tui.model import PersonaeError

_UNSEEN = 1.0
_UNSEEN_NOUN = -0.5
_KIN_COUNTS = 12
_NO_NOUN = 0.03
_SURE = 3.0


def main(arguments: Sequence[str] | None = None) -> int:
    """Learn from the command line; returns the exit status."""
    parser = argparse.ArgumentParser(prog="python -m tui.extraction.events.learn", description=__doc__)
    parser.add_argument("folder", type=Path, help="holds ner/*.conll")
    parser.add_argument(
        "--out", type=Path, default=Path(str(data_folder())), help="where to write (the package's data)"
    )
    given = parser.parse_args(arguments)
    try:
        learn(given.folder, given.out)
    except PersonaeError as error:
        print(f"learn: {error}", file=sys.stderr)  # noqa: T201
        return 2
    return 0


def learn(folder: Path, out: Path) -> None:
    """Write the lexicon and the weights of contexts.

    Args:
        folder: Holds ``ner/*.conll``.
        out: Folder to write to.

    Raises:
        PersonaeError: A set or the list of seeds is missing or cannot be read.
    """
    seeds = read_seeds()
    tally = count(folder / "ner")
    verbs = find_verbs(tally)
    _say(f"read {len(tally.lines)} sentences, {tally.words.total()} words; {len(verbs)} verbs in them")
    contexts = learn_contexts(tally, verbs)
    contexts[ALIKE] = either(contexts["VB"], contexts["VBD"])
    words, accuracy = grow(seeds, tally, verbs)
    _say(f"types of seeds from their neighbours: {accuracy[1]} of the {accuracy[0]} given are right")
    _write_contexts(contexts, out / CONTEXTS)
    lines = _lexicon(words, tally, contexts, seeds.forms)
    lines = sorted(
        lines
        + [f"{phrase}\t{NONE}" for phrase in seeds.phrases]
        + _refused(seeds, {line.partition("\t")[0] for line in lines})
    )
    (out / LEXICON).write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
    heads = plain_nouns(tally, _no_heads(seeds, lines))
    (out / HEADS).write_text("".join(f"{head}\n" for head in heads), encoding="utf-8")
    _say(f"wrote {LEXICON}: {len(seeds.words)} seeds, {len(words)} words, {len(lines)} forms")
    _say(f"wrote {HEADS}: {len(heads)} nouns")


def _write_contexts(contexts: dict[str, Weights], path: Path) -> None:
    """One line for each context: its weight for each of WEIGHED_TAGS, in tenths."""
    known = sorted({context for tag in WEIGHED_TAGS for context in contexts[tag]})
    rows = [
        "\t".join([context, *(str(round(10 * contexts[tag].get(context, 0.0))) for tag in WEIGHED_TAGS)])
        for context in known
    ]
    path.write_text("".join(f"{row}\n" for row in rows), encoding="utf-8")


def _lexicon(
    words: Sequence[Word], tally: Tally, contexts: dict[str, Weights], refused: Container[str]
) -> list[str]:
    """One line for each form; where two words share a form and a part, the one oftener seen counts."""
    chosen: dict[tuple[str, str], tuple[int, str, Word]] = {}
    for word in words:
        weight = sum(tally.words[form] for form, tag in word.forms().items() if tag in ("VBG", "VBZ"))
        for form, tag in word.forms().items():
            other = chosen.get((form, tag[0]))
            if form not in refused and (other is None or other[0] < weight):
                chosen[form, tag[0]] = (weight, tag, word)
    rows: list[str] = []
    for form, part in sorted(chosen):
        _, tag, word = chosen[form, part]
        leans = ""
        if part == "V" and " " not in form:
            leans = _leaning(form, tag, word, tally, contexts, (form, "N") in chosen)
        rows.append("\t".join([form, tag, word.type.value, word.lemma, leans]).rstrip("\t"))
    return rows


def _refused(seeds: Seeds, known: Container[str]) -> list[str]:
    """Forms that are no triggers in any reading, so that nothing takes them for a verb unheard of."""
    verbs = {form for base, part in seeds.refused if part == "v" for form in verb_forms(base)}
    return [f"{form}\t{NONE}" for form in verbs | seeds.forms if form not in known]


def _no_heads(seeds: Seeds, lines: Sequence[str]) -> set[str]:
    """Forms that name something that happens, and those of verbs that are no nouns."""
    events = {line.split("\t")[0] for line in lines if line.split("\t")[1] != NONE}
    verbs = {form for base, part in seeds.refused if part == "v" for form in verb_forms(base) if form != base}
    return events | verbs


def _leaning(form: str, tag: str, word: Word, tally: Tally, contexts: dict[str, Weights], noun: bool) -> str:
    """How far a form leans to being a verb, in tenths; "" where it is nothing else."""
    leans = leaning(tally, form, contexts["VBD" if tag == "VBN" else tag])
    kin = [
        found
        for other, its in verb_forms(word.base).items()
        if its in ("VB", "VBZ", ALIKE) and other != form and (found := leaning(tally, other, contexts[its]))
    ]
    usual = sum(kin) / len(kin) if kin else (_UNSEEN_NOUN if noun else _UNSEEN)
    seen = tally.places[form].total() if leans is not None else 0
    leans = ((leans or 0.0) * seen + usual * _KIN_COUNTS) / (seen + _KIN_COUNTS)
    if seen and not noun and tally.share(form, DETERMINERS) < _NO_NOUN:
        leans = max(leans, _SURE)
    return "" if is_firm(leans) and not noun else str(round(10 * leans))


def _say(message: str) -> None:
    print(message, flush=True)  # noqa: T201


if __name__ == "__main__":
    raise SystemExit(main())

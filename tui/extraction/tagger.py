"""The first pass over one document: text to mentions, with nothing known of any other document."""

from __future__ import annotations

from bisect import bisect_right
from pathlib import Path
from typing import TYPE_CHECKING

from tui.extraction.casing import plain_case
from tui.extraction.edges import Span
from tui.extraction.features import Evidence, FeatureMaker, Word
from tui.extraction.gazetteer import Gazetteer, data_folder, load_gazetteer
from tui.extraction.joins import merged
from tui.extraction.kinds import KIND_WEIGHTS, LABELS, KindJudge, Occurrence
from tui.extraction.roles import RoleFinder
from tui.extraction.rules import Rules
from tui.extraction.sentences import Sentence, paragraph_of, paragraph_starts, parse
from tui.extraction.tokens import Tokens
from tui.extraction.uncased import Uncased
from tui.model import Kind, Mention, PersonaeError

if TYPE_CHECKING:
    import pycrfsuite

_LONGEST_ROLE = 9
WEIGHTS = "tagger.crfsuite"


class Extractor:
    """Finds names in a text. Loading takes a moment; :meth:`mentions` does not change it."""

    def __init__(self, tagger: pycrfsuite.Tagger, kinds: pycrfsuite.Tagger, gazetteer: Gazetteer) -> None:
        self._tagger = tagger
        self._judge = KindJudge(kinds, gazetteer)
        self._gazetteer = gazetteer
        self._maker = FeatureMaker(gazetteer)
        self._rules = Rules(gazetteer, RoleFinder(gazetteer))
        self._uncased = Uncased(gazetteer)

    @classmethod
    def load(cls, folder: Path | None = None) -> Extractor:
        """Read the weights and the lists.

        Args:
            folder: Where the training command wrote them; the package's own data if none is given.

        Raises:
            PersonaeError: The weights are missing.
        """
        where = folder if folder is not None else Path(str(data_folder()))
        return cls(_open(where / WEIGHTS), _open(where / KIND_WEIGHTS), load_gazetteer(where))

    def mentions(self, text: str) -> tuple[Mention, ...]:
        """Return the names in *text*, in order, never overlapping.

        Args:
            text: One document.
        """
        tokens, parts = parse(text)
        if not parts:
            return ()
        tokens, parts, persons = self._uncased.read(tokens, parts)
        words, seen = self._words(tokens, parts)
        evidence: Evidence = {}
        for part in parts:
            if not part.heading:
                self._maker.evidence(words, part.first, part.last, evidence)
        found: list[Span] = []
        names: list[tuple[Occurrence, Kind]] = []
        for part in parts:
            for first, last, kind in self._tag(words, part, seen, evidence):
                found.append((first, last, kind))
                names.append((Occurrence(words, part.first, part.last, first, last), kind))
        kinds = self._judge.judge(names)
        found = [(first, last, kind) for (first, last, _), kind in zip(found, kinds, strict=True)]
        found = merged(found, persons)
        return to_mentions(text, tokens, parts, found, self._rules)

    def _words(self, tokens: Tokens, parts: list[Sentence]) -> tuple[list[Word], set[str]]:
        """What is known of each token, headlines in plain case, and the document's lower-case words."""
        plain = list(tokens.words)
        headings = [part for part in parts if part.heading]
        shown = set(plain)
        if headings:
            body = {word for part in parts if not part.heading for word in plain[part.first : part.last]}
            for part in headings:
                line = plain[part.first : part.last]
                plain[part.first : part.last] = plain_case(line, self._gazetteer.common, body.__contains__)
            shown = body
        return self._maker.words(plain), {item for item in shown if item.islower()}

    def _tag(self, words: list[Word], part: Sentence, seen: set[str], evidence: Evidence) -> list[Span]:
        found: list[Span] = []
        for region in self._maker.regions(words, part.first, part.last):
            rows = self._maker.features(words, part.first, part.last, region, seen, evidence)
            labels = self._tagger.tag(rows)
            before = "O"
            for index, label in enumerate(labels, region[0]):
                kind = LABELS.get(label[2:])
                if kind is not None:
                    if label[0] == "I" and before[2:] == label[2:]:
                        found[-1] = (found[-1][0], index + 1, kind)
                    else:
                        found.append((index, index + 1, kind))
                before = label
        return found


def _open(weights: Path) -> pycrfsuite.Tagger:
    if not weights.is_file():
        raise PersonaeError(
            f"{weights}: missing; install again, or train with python -m tui.extraction.train"
        )
    import pycrfsuite  # Not above: reading an index needs no tagger.

    model = pycrfsuite.Tagger()
    model.open(str(weights))
    return model


def to_mentions(
    text: str, tokens: Tokens, parts: list[Sentence], found: list[Span], rules: Rules
) -> tuple[Mention, ...]:
    """Put what was found in *text* through *rules* and return it as mentions, in order, never overlapping.

    Args:
        text: One document.
        tokens: Its tokens; at least one.
        parts: Its sentences.
        found: Spans in token numbers, in order, never overlapping.
        rules: The rules.
    """
    starts = paragraph_starts(text)
    openings = [part.first for part in parts]
    result: list[Mention] = []
    for first, last, kind in rules.apply(tokens.words, found, parts):
        begin, end = tokens.starts[first], tokens.ends[last - 1]
        role = ""
        if kind is Kind.PERSON:
            floor = max(openings[bisect_right(openings, first) - 1], first - _LONGEST_ROLE)
            role = rules.roles.of(tokens.words, first, last, floor)
        result.append(Mention(begin, end, text[begin:end], kind, role, paragraph_of(starts, begin)))
    return tuple(result)

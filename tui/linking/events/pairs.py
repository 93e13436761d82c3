"""How likely two reports of one story tell of the same event: by words, times, names and documents."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import lru_cache

from tui.model import Kind
from tui.text import fold

from .reports import VAGUE, Report
from .scene import Scene
from .stories import WORD, StoryIndex, number_of
from .times import Agreement, compare_times

# The weights of a logistic model, in round figures.
_HERE = 0.6
_ELSEWHERE = -1.0
_DOCUMENTS = 5.0
_WORDS = 2.2
_KIN = -1.0
_VAGUE = -1.2
_LOOSE = -1.0
_OTHER_OBJECT = -1.0
_OTHER_SUBJECT = -1.8
_SAME_TIME = 0.8
_OTHER_TIME = -3.0
_ANOTHER = -0.6
_MODALITY = -0.3

_NUMBER = -0.3
_OTHER_PEOPLE = -0.2
_OTHER_PLACE = -0.2
_SAME_PLACE = 0.3
_ONE_SENTENCE = -2.0
_KIN_IN_SENTENCE = -1.0
_OTHER_LEADS = -0.7
_LATER = -0.3
_SOON = 14
"""How many days apart two documents may be published and tell of the same news."""
_LEADS = 3
"""How many people and bodies a document is about: those it names most."""
_CROWD = -0.2
_CROWDED = -3.0
_NOTHING = -2.2
"""The logit of what counts as nothing, about one in ten."""
_HOPELESS = -4.0
"""What words and circumstances hardly ever make up for."""


class Scorer:
    """Compares the reports of one story."""

    def __init__(
        self,
        stories: StoryIndex,
        documents: Sequence[int],
        scenes: Sequence[Scene],
        reports: Iterable[Report],
    ) -> None:
        """Turn to a story.

        Args:
            stories: The words of all documents.
            documents: The numbers there of the scenes of the story.
            scenes: Those scenes.
            reports: All its reports.
        """
        self._stories = stories
        self._documents = documents
        self._days = [scene.date for scene in scenes]
        self._leads = [_leads(scene) for scene in scenes]
        self._apart: dict[tuple[int, int], tuple[float, float]] = {}
        self._weights: dict[int, float | None] = {}
        self._vectors: dict[tuple[int, int], dict[int, float]] = {}
        self._likeness: dict[tuple[int, int], float] = {}
        self._times = Counter((report.scene, report.lemma) for report in reports)

    def words(self, one: Report, other: Report) -> float:
        """Return how alike the words of two reports' sentences are but for the triggers, from 0 to 1."""
        mine, theirs = self._vector(one), self._vector(other)
        shared = (mine.keys() & theirs.keys()) - _own(one.surface)
        return math.sqrt(sum([mine[word] * theirs[word] for word in shared])) if shared else 0.0

    def documents(self, one: Report, other: Report) -> float:
        """Return how alike the documents of two reports are, from 0 to 1."""
        pair = (one.scene, other.scene) if one.scene < other.scene else (other.scene, one.scene)
        found = self._likeness.get(pair)
        if found is None:
            first, second = self._documents[pair[0]], self._documents[pair[1]]
            found = self._likeness[pair] = self._stories.likeness(first, second)
        return found

    def _distance(self, one: Report, other: Report) -> float:
        """Return what is against one event in two documents, whatever their reports say; 0 or less.

        They are about other people, or one came out long after the other and no date says that it looks back.
        """
        pair = (one.scene, other.scene) if one.scene < other.scene else (other.scene, one.scene)
        found = self._apart.get(pair)
        if found is None:
            mine, theirs = self._leads[pair[0]], self._leads[pair[1]]
            leads = _OTHER_LEADS if mine and theirs and mine.isdisjoint(theirs) else 0.0
            first, second = self._days[pair[0]], self._days[pair[1]]
            days = abs((first - second).days) if first and second else 0
            found = self._apart[pair] = leads, _LATER * math.log(days / _SOON) if days > _SOON else 0.0
        leads, later = found
        if later and one.when and other.when and compare_times(one.when, other.when) > Agreement.UNKNOWN:
            later = 0.0
        return leads + later

    def score(self, one: Report, other: Report) -> float:
        """Return how likely two reports tell of one event, from 0 to 1; 0 if their words are not akin."""
        if one.lemma == other.lemma:
            z, in_sentence = 0.0, _ONE_SENTENCE
        elif one.kin and not one.kin.isdisjoint(other.kin):
            z, in_sentence = _KIN, _KIN_IN_SENTENCE
        else:
            return 0.0
        if one.type in VAGUE or other.type in VAGUE:
            crowd = self._times[one.scene, one.lemma] + self._times[other.scene, other.lemma] - 2
            z += _VAGUE + max(_CROWDED, _CROWD * crowd)
        if one.loose or other.loose:
            z += _LOOSE
        here = one.scene == other.scene
        if here:
            z += _HERE
        else:
            z += _ELSEWHERE + _DOCUMENTS * self.documents(one, other) + self._distance(one, other)
        if here and one.sentence == other.sentence:
            z += in_sentence
        elif z < _HOPELESS:
            return 0.0
        else:
            z += _circumstances(one, other)
            # Where no words could make up for the rest, they need not be read.
            if z + _WORDS >= _NOTHING:
                z += _WORDS * self.words(one, other)
            return 1 / (1 + math.exp(-z))
        z += _circumstances(one, other)
        return 1 / (1 + math.exp(-z))

    def _vector(self, report: Report) -> dict[int, float]:
        sentence = report.scene, report.sentence
        found = self._vectors.get(sentence)
        if found is None:
            kept = {word: weight for word in report.words if (weight := self._weight(word))}
            size = math.sqrt(sum([weight * weight for weight in kept.values()])) or 1.0
            found = self._vectors[sentence] = {word: weight / size for word, weight in kept.items()}
        return found

    def _weight(self, word: int) -> float | None:
        if word not in self._weights:
            self._weights[word] = self._stories.weight(word)
        return self._weights[word]


def _leads(scene: Scene) -> frozenset[str]:
    """Return the keys of the people and bodies that a document names most."""
    counts = Counter(
        link.entity
        for mention, link in zip(scene.mentions, scene.links, strict=True)
        if link.entity and mention.kind is not Kind.PLACE
    )
    return frozenset(key for key, _ in counts.most_common(_LEADS))


@lru_cache(maxsize=1 << 14)
def _own(surface: str) -> frozenset[int]:
    """Return the numbers of the words of a trigger."""
    return frozenset(map(number_of, WORD.findall(fold(surface))))


def are_two(one: Report, other: Report) -> bool:
    """Say whether two reports cannot tell of one event, however alike they are.

    They name two whom it befell, one says that it befell nobody, or that it is another one
    than was told of before in the document, or is told of elsewhere.
    """
    if one.nobody is not other.nobody:
        return True
    if one.victim and other.victim and _are_strangers(one.victim, other.victim):
        return True
    if one.scene == other.scene:
        return (one if one.start > other.start else other).separate
    apart = bool(one.places and other.places) and set(one.places).isdisjoint(other.places)
    return apart and (one.separate or other.separate)


def _are_strangers(one: str, other: str) -> bool:
    """Whether two keys of people have no name in common: one person may go by two keys, but not by those."""
    return set(one.partition(":")[2].split("-")).isdisjoint(other.partition(":")[2].split("-"))


def _circumstances(one: Report, other: Report) -> float:
    """Return what times, names and wording say for (above 0) or against one event."""
    z = 0.0
    if one.when and other.when:
        times = compare_times(one.when, other.when)
        if times is Agreement.CONFLICT:
            z += _OTHER_TIME
        elif times is not Agreement.UNKNOWN:
            z += _SAME_TIME
    if one.people and other.people and set(one.people).isdisjoint(other.people):
        z += _OTHER_PEOPLE
    if one.places and other.places:
        if one.places[0] == other.places[0]:
            z += _SAME_PLACE
        elif set(one.places).isdisjoint(other.places):
            z += _OTHER_PLACE
    if one.about and other.about and one.about.key != other.about.key:
        z += _OTHER_OBJECT
    if one.subject and other.subject and one.subject != other.subject:
        z += _OTHER_SUBJECT
    if one.another or other.another:
        z += _ANOTHER
    if one.modality is not other.modality:
        z += _MODALITY
    if one.plural is not other.plural:
        z += _NUMBER
    return z

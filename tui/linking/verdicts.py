"""Whom a bare name means where its document does not say: who bears it in the dossier, then the story."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from tui.model import Entity, Kind, Link, Mention, Rule
from tui.text import one_line

from .clusters import Cluster
from .forms import Form
from .keys import Keys
from .names import spelled_alike
from .seen import is_blend
from .spelling import Likeness, liken, skeleton
from .stories import Stories
from .wordlists import listed

_CLEAR = 4
"""How many times as heavy as the next one a bearer must be for a bare name to mean them."""
_SELDOM = 2
"""In how many documents a misspelled name may occur."""
_LISTED = 5
"""How many candidates the evidence names."""
_SURE = 6
"""How many letters a family name must have for another romanisation of it to be told from another name."""
_ALIKE = 0.1
"""How like a story must be to one that names a bearer, for it to decide."""
_VERY_ALIKE = 0.2
"""How like it must be to decide against one who is named by far the most."""
_MORE_ALIKE = 2
"""How many times as like a story must be to leave out the next bearer; weight decides between the others."""
_MANY = 30
"""From how many documents on a dossier is taken to tell several stories."""
_TOLD = 3
"""How many names must tell of a document's story for it to have nothing to do with another."""
_COMPARED = 8
"""How many bearers' stories are compared."""
_UNHEARD = 5
"""How many times as many documents as its bearer a bare name may have that none of them completes."""


@dataclass(slots=True)
class Verdict:
    """Whom a bare name means where its document does not say, and the link that says so.

    Attributes:
        link: The link.
        entity: Its entity.
        weight: How often the bearer is named in full; 0 if none is clear.
        bearers: The candidates where none is clear.
        rivals: All who bear the name, heaviest first.
        stranger: Whom the name means in stories that have nothing to do with its one bearer's.
    """

    link: Link
    entity: Entity
    weight: int = 0
    bearers: tuple[Cluster, ...] = ()
    rivals: tuple[Cluster, ...] = ()
    stranger: Entity | None = None


class Story:
    """Decides between the bearers of a name by how like the stories that name them are to a document's."""

    def __init__(
        self, stories: Stories, forms: Sequence[Form], mentions: Sequence[Mention], page: Sequence[Mention]
    ) -> None:
        """Start for one document.

        Args:
            stories: The names of every document.
            forms: The forms of its mentions of people.
            mentions: These mentions.
            page: All its mentions.
        """
        self._stories = stories
        self._forms = forms
        self._mentions = mentions
        self._page = page
        self._found: dict[Form, Link | None] = {}

    def decide(self, form: Form, verdict: Verdict) -> Link | None:
        """Return the link of a bare name if the stories tell more than the whole dossier does."""
        if not verdict.rivals or (len(verdict.rivals) == 1 and verdict.stranger is None):
            return None
        if form not in self._found:
            self._found[form] = self._decide(form, verdict)
        return self._found[form]

    def _decide(self, form: Form, verdict: Verdict) -> Link | None:
        name = form.name.tokens[0]
        own = {m.surface for f, m in zip(self._forms, self._mentions, strict=True) if name in f.name.tokens}
        others = [mention for mention in self._page if mention.surface not in own]
        names = self._stories.names(others)
        if len(verdict.rivals) == 1:
            return self._elsewhere(verdict, names)
        scored = [
            (*self._stories.likest(names, cluster.pages()), -rank, cluster)
            for rank, cluster in enumerate(verdict.rivals[:_COMPARED])
        ]
        scored.sort(key=lambda item: item[:3], reverse=True)
        best = scored[0][0]
        decided = not verdict.bearers
        if best < (_VERY_ALIKE if decided else _ALIKE):
            return None
        near = [
            (cluster.weight_for(form), document, cluster)
            for likeness, document, _, cluster in scored
            if likeness * _MORE_ALIKE > best
        ]
        near.sort(key=lambda item: -item[0])
        (weight, document, bearer), *rest = near
        if rest and weight < _CLEAR * rest[0][0]:
            return None
        if decided and bearer.entity is verdict.entity:
            return None
        shared = self._stories.shared(names, document)[:2]
        told = " and ".join(f"'{one_line(surface)}'" for surface in self._surfaces(shared, others))
        evidence = f"{bearer.entity.name} is named where {told} {'are' if len(shared) > 1 else 'is'} too"
        return Link(bearer.entity.key, Rule.SOLE_BEARER, 0.65, evidence)

    def _elsewhere(self, verdict: Verdict, names: list[int]) -> Link | None:
        """Return the link of a name whose one bearer the dossier names in another story only."""
        (bearer,) = verdict.rivals
        if verdict.stranger is None or self._stories.told(names) < _TOLD:
            return None
        if self._stories.likest(names, bearer.pages())[0] > 0:
            return None
        evidence = f"1 candidate: {bearer.entity.name}, named only in stories that share no name with this"
        return Link(verdict.stranger.key, Rule.AMBIGUOUS, 0.3, evidence)

    def _surfaces(self, numbers: list[int], mentions: list[Mention]) -> list[str]:
        by_number = {self._stories.names([mention])[0]: mention.surface for mention in mentions}
        return [by_number[number] for number in numbers]


@dataclass(slots=True)
class Bearers:
    """Who in the dossier bears a family or a given name."""

    clusters: list[Cluster]
    strangers: bool
    families: dict[str, list[Cluster]] = field(default_factory=dict)
    givens: dict[str, list[Cluster]] = field(default_factory=dict)
    shapes: dict[str, set[str]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for cluster in self.clusters:
            for family in cluster.families():
                self.families.setdefault(family, []).append(cluster)
                self.shapes.setdefault(skeleton(family), set()).add(family)
            if cluster.first_name_terms():
                for given in cluster.givens():
                    self.givens.setdefault(given, []).append(cluster)

    def decide(self, form: Form, keys: Keys) -> tuple[Verdict, bool]:
        """Say whom a bare name means in a document that does not complete it.

        Returns:
            The verdict, and whether its entity is a new one.
        """
        name = form.name.tokens[0]
        named = self.families.get(name) or self.givens.get(name) or []
        otherwise = not named
        named = named or self._romanised(name)
        bearers = [cluster for cluster in named if cluster.agrees(form)] or named
        if not bearers and is_blend(form.display) and len(called := self._completed(form)) == 1:
            entity = called[0].entity
            evidence = f"begins the names of {entity.name}, as other documents call them"
            return Verdict(Link(entity.key, Rule.VARIANT, 0.6, evidence), entity), False
        if not bearers and (usual := self._misspelled(form)):
            evidence = f"looks like the family name of {usual.entity.name}"
            return Verdict(Link(usual.entity.key, Rule.VARIANT, 0.6, evidence), usual.entity), False
        if not bearers or self._unheard(form, bearers):
            entity = Entity(keys.new(Kind.PERSON, form.display), Kind.PERSON, form.display)
            evidence = "no full name in the dossier"
            if bearers:
                evidence = f"far more usual than {bearers[0].entity.name}, the only full name"
            return Verdict(Link(entity.key, Rule.SAME_NAME, 0.6, evidence), entity), True
        weights = {id(cluster): cluster.weight_for(form) for cluster in bearers}
        bearers = sorted(bearers, key=lambda cluster: (-weights[id(cluster)], cluster.rank()))
        first = bearers[0]
        fitting = "" if len(bearers) == len(named) else " whom the titles fit"
        rule, score, evidence = Rule.SOLE_BEARER, 0.8, f"the only {form.display} in the dossier{fitting}"
        if len(bearers) > 1:
            times, others = weights[id(first)], weights[id(bearers[1])]
            if times < _CLEAR * others:
                return self._ambiguous(form, bearers, keys), True
            score, evidence = 0.7, f"the most named {form.display} by far: {times} against {others}"
        if otherwise:
            rule, score = Rule.VARIANT, 0.7
            evidence = f"the family name of {first.entity.name}, romanised otherwise"
        link = Link(first.entity.key, rule, score, evidence)
        weight = sum(member.count for member in first.members)
        stranger = None
        if len(bearers) == 1 and self.strangers and first.documents() <= _SELDOM:
            stranger = Entity(
                keys.new(Kind.PERSON, form.display), Kind.PERSON, form.display, (first.entity.key,)
            )
        return Verdict(link, first.entity, weight, rivals=tuple(bearers), stranger=stranger), False

    def _completed(self, form: Form) -> list[Cluster]:
        """Return whom the documents that name them in full call so, though it is no part of their names."""
        found: dict[int, Cluster] = {}
        for bearer in form.completed:
            for cluster in self.families.get(bearer.name.tokens[bearer.name.family], ()):
                if bearer in cluster.members:
                    found[id(cluster)] = cluster
        return list(found.values())

    def _ambiguous(self, form: Form, bearers: list[Cluster], keys: Keys) -> Verdict:
        """Return the verdict that a bare name may mean any of *bearers*, heaviest first."""
        names = ", ".join(cluster.entity.name for cluster in bearers[:_LISTED])
        more = ", …" if len(bearers) > _LISTED else ""
        candidates = tuple(cluster.entity.key for cluster in bearers)
        entity = Entity(keys.new(Kind.PERSON, form.display), Kind.PERSON, form.display, candidates)
        evidence = f"{len(bearers)} candidates: {names}{more}"
        link = Link(entity.key, Rule.AMBIGUOUS, 0.3, evidence)
        return Verdict(link, entity, 0, tuple(bearers), tuple(bearers))

    def _unheard(self, form: Form, bearers: list[Cluster]) -> bool:
        """Say whether a bare name is so much more usual than its one bearer that it means someone else."""
        if len(bearers) > 1 or form.completed:
            return False
        return form.documents >= _UNHEARD * bearers[0].documents()

    def _romanised(self, name: str) -> list[Cluster]:
        """Return who bears a family name of another script that *name* is another romanisation of."""
        if len(name) < _SURE or name in listed("surnames"):
            return []
        near = [
            family
            for family in sorted(self.shapes.get(skeleton(name), ()))
            if liken(name, family) is Likeness.ROMANISED and family not in listed("surnames")
        ]
        return list(dict.fromkeys(cluster for family in near for cluster in self.families[family]))

    def _misspelled(self, form: Form) -> Cluster | None:
        """Return the only one whose family name a rare bare name misspells, if there is one."""
        name = form.name.tokens[0]
        if len(name) < 6 or form.documents > _SELDOM:
            return None
        near = [family for family in self.shapes.get(skeleton(name), ()) if spelled_alike(name, family)]
        bearers = self.families[near[0]] if len(near) == 1 else []
        return bearers[0] if len(bearers) == 1 and bearers[0].weight >= _CLEAR * form.count else None

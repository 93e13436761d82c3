"""People: full names gathered into entities, bare names completed inside a document or the dossier.

Nothing is held per mention, only per distinct name and per entity.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from tui.model import Entity, Kind, Link, Mention, Rule
from tui.text import one_line

from .clusters import Cluster, gather
from .documents import Completion, Place, complete, established
from .forms import Form, Forms, office, role_gender
from .keys import Keys
from .names import spelled_alike
from .spelling import skeleton
from .stories import Stories

_CLEAR = 4
"""How many times as heavy as the next one a bearer must be for a bare name to mean them."""

_SELDOM = 2
"""In how many documents a misspelled name may occur."""
_LISTED = 5
"""How many candidates the evidence names."""
_ALIKE = 0.1
"""How like a story must be to one that names a bearer, for it to decide."""
_VERY_ALIKE = 0.2
"""How like it must be to decide against one who is named by far the most."""
_MORE_ALIKE = 2
"""How many times as like as to the stories of the next bearer it must be."""
_MANY = 30
"""From how many documents on a dossier is taken to tell several stories."""
_TOLD = 3
"""How many names must tell of a document's story for it to have nothing to do with another."""
_COMPARED = 8
"""How many bearers' stories are compared."""
_UNHEARD = 5
"""How many times as many documents as its bearer a bare name may have that none of them completes."""


@dataclass(slots=True)
class _Verdict:
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


class People:
    """All people of a dossier.

    Call :meth:`read` for every document, :meth:`settle` once, then :meth:`links` for every document.
    """

    def __init__(self, stories: Stories) -> None:
        """Start with nobody.

        Args:
            stories: The names of every document; read before :meth:`links`.
        """
        self._stories = stories
        self._forms = Forms()
        self._clusters: dict[Form, Cluster] = {}
        self._entities: dict[int, Entity] = {}
        self._verdicts: dict[Form, _Verdict] = {}
        self._roles: dict[tuple[Form, str], Link] = {}
        self._links: dict[tuple[Form, Form | None, Completion, int], Link] = {}

    def read(self, mentions: Sequence[Mention], document: int, _page: Sequence[Mention], /) -> None:
        """Count the names of one document.

        Args:
            mentions: Its mentions of people, in order.
            document: Its running number.
        """
        forms = [self._forms.add(mention, document) for mention in mentions]
        if all(form.name.full for form in forms):
            return
        for form, place in zip(forms, complete(forms, mentions), strict=True):
            if place is not None and place.completion is not Completion.SPELLING:
                form.completed[place.form] = form.completed.get(place.form, 0) + 1
                if place.completion is Completion.GIVEN:
                    place.form.first_name_terms += 1

    def settle(self, keys: Keys) -> list[Entity]:
        """Decide who is who, once every document was read.

        Args:
            keys: Gives the entities their keys.

        Returns:
            All entities, heaviest first.
        """
        full = [form for form in self._forms if form.name.full]
        clusters = gather(full)
        for form, cluster in clusters.items():
            form.weight = cluster.weight
        for form in self._forms:
            if not form.name.full:
                for bearer, times in form.completed.items():
                    cluster = clusters[bearer]
                    cluster.weight += times
        self._clusters = clusters
        distinct = sorted({id(c): c for c in clusters.values()}.values(), key=Cluster.rank)
        found = []
        for cluster in distinct:
            name = cluster.best_name()
            cluster.entity = Entity(keys.new(Kind.PERSON, name), Kind.PERSON, name)
            found.append(cluster.entity)
        bearers = _Bearers(distinct, strangers=len(self._stories) >= _MANY)
        bare = sorted((form for form in self._forms if not form.name.full), key=Form.rank)
        for form in bare:
            verdict, new = bearers.decide(form, keys)
            self._verdicts[form] = verdict
            if new:
                found.append(verdict.entity)
            if verdict.stranger is not None:
                found.append(verdict.stranger)
        return found

    def links(self, mentions: Sequence[Mention], page: Sequence[Mention], /) -> list[Link]:
        """Return a link for each of a document's mentions of people, in their order.

        Args:
            mentions: The document's mentions of people.
            page: All its mentions.
        """
        forms = [self._forms.of(mention) for mention in mentions]
        places: list[Place | None] = [None] * len(forms)
        if not all(form.name.full for form in forms):
            places = self._famous(forms, mentions, complete(forms, mentions))
        story = _Story(self._stories, forms, mentions, page)
        return [
            self._link(form, place, mention, story)
            for form, place, mention in zip(forms, places, mentions, strict=True)
        ]

    def _famous(
        self, forms: list[Form], mentions: Sequence[Mention], places: list[Place | None]
    ) -> list[Place | None]:
        """Leave to the dossier what a document means by a name it uses before it names a lesser bearer."""
        for i, place in enumerate(places):
            if place is not None and place.completion is Completion.SPELLING and not self._may_slip(forms[i]):
                places[i] = None
        lesser = [
            i for i, place in enumerate(places) if place is not None and self._is_lesser(forms[i], place)
        ]
        if lesser:
            known = established(forms, mentions)
            for i in lesser:
                if forms[i].name.tokens[0] in known:
                    places[i] = None
        return places

    def _may_slip(self, form: Form) -> bool:
        """Say whether a bare name may be a misspelled one: nobody bears it, and it is rare."""
        return self._verdicts[form].weight == 0 and form.documents <= _SELDOM

    def _is_lesser(self, form: Form, place: Place) -> bool:
        """Say whether the dossier names another bearer far more often than the one in the document."""
        verdict = self._verdicts[form]
        guessed = place.completion in (Completion.SPELLING, Completion.GIVEN)
        if guessed or verdict.weight < _CLEAR * max(place.form.weight, 1):
            return False
        return verdict.entity is not self._clusters[place.form].entity

    def _link(self, form: Form, place: Place | None, mention: Mention, story: _Story) -> Link:
        if place is None and not form.name.full:
            known = self._by_role(form, mention.role) if mention.role else None
            if known is None or known.rule is Rule.AMBIGUOUS:
                known = story.decide(form, self._verdicts[form]) or known
            if known is not None:
                return known
        away = 0 if place is None else mention.paragraph - place.paragraph
        bearer = None if place is None else place.form
        completion = Completion.FAMILY if place is None else place.completion
        cached = (form, bearer, completion, max(-9, min(9, away)))
        link = self._links.get(cached)
        if link is None:
            link = self._links[cached] = self._new_link(form, bearer, completion, away)
        return link

    def _by_role(self, form: Form, role: str) -> Link | None:
        """Return the link of an ambiguous bare name whose role only one candidate is known to have."""
        verdict = self._verdicts[form]
        if not verdict.bearers:
            return None
        link = self._roles.get((form, role))
        if link is None:
            held, gender = office(role), role_gender(role)
            bearers = [
                cluster
                for cluster in verdict.bearers
                if (held and cluster.bears(held)) or (gender and cluster.gender() == gender)
            ]
            link = verdict.link
            if len(bearers) == 1:
                evidence = f"the only {form.display} known as {role} in the dossier"
                link = Link(bearers[0].entity.key, Rule.SOLE_BEARER, 0.75, evidence)
            self._roles[(form, role)] = link
        return link

    def _new_link(self, form: Form, bearer: Form | None, completion: Completion, away: int) -> Link:
        if form.name.full:
            cluster = self._clusters[form]
            rule, score, evidence = cluster.reason(form)
            return Link(cluster.entity.key, rule, score, evidence)
        if bearer is None:
            return self._verdicts[form].link
        entity = self._clusters[bearer].entity
        rule, score, verb = _COMPLETIONS[completion]
        return Link(entity.key, rule, score, f"{verb} '{bearer.display}', named {_distance(away)}")


_COMPLETIONS = {
    Completion.FAMILY: (Rule.FAMILY_NAME, 0.95, "ends"),
    Completion.EASTERN: (Rule.FAMILY_NAME, 0.95, "begins"),
    Completion.MIDDLE: (Rule.FAMILY_NAME, 0.8, "part of"),
    Completion.GIVEN: (Rule.GIVEN_NAME, 0.85, "given name of"),
    Completion.SPELLING: (Rule.VARIANT, 0.75, "looks like the name of"),
}


def _distance(away: int) -> str:
    if not away:
        return "in the same paragraph"
    count = abs(away)
    if count > 8:
        return "far above" if away > 0 else "far below"
    return f"{count} paragraph{'s' if count > 1 else ''} {'above' if away > 0 else 'below'}"


class _Story:
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

    def decide(self, form: Form, verdict: _Verdict) -> Link | None:
        """Return the link of a bare name if the stories tell more than the whole dossier does."""
        if not verdict.rivals:
            return None
        if form not in self._found:
            self._found[form] = self._decide(form, verdict)
        return self._found[form]

    def _decide(self, form: Form, verdict: _Verdict) -> Link | None:
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
        (best, document, _, bearer), (second, *_) = scored[:2]
        decided = not verdict.bearers
        if best < (_VERY_ALIKE if decided else _ALIKE) or best < _MORE_ALIKE * second:
            return None
        if decided and bearer.entity is verdict.entity:
            return None
        shared = self._stories.shared(names, document)[:2]
        told = " and ".join(f"'{one_line(surface)}'" for surface in self._surfaces(shared, others))
        evidence = f"{bearer.entity.name} is named where {told} {'are' if len(shared) > 1 else 'is'} too"
        return Link(bearer.entity.key, Rule.SOLE_BEARER, 0.65, evidence)

    def _elsewhere(self, verdict: _Verdict, names: list[int]) -> Link | None:
        """Return the link of a name whose one bearer the dossier names in another story only."""
        (bearer,) = verdict.rivals
        if verdict.stranger is None or self._stories.likest(names, bearer.pages())[0] > 0:
            return None
        if self._stories.told(names) < _TOLD:
            return None
        evidence = f"1 candidate: {bearer.entity.name}, named only in stories that share no name with this"
        return Link(verdict.stranger.key, Rule.AMBIGUOUS, 0.3, evidence)

    def _surfaces(self, numbers: list[int], mentions: list[Mention]) -> list[str]:
        by_number = {self._stories.names([mention])[0]: mention.surface for mention in mentions}
        return [by_number[number] for number in numbers]


@dataclass(slots=True)
class _Bearers:
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

    def decide(self, form: Form, keys: Keys) -> tuple[_Verdict, bool]:
        """Say whom a bare name means in a document that does not complete it.

        Returns:
            The verdict, and whether its entity is a new one.
        """
        name = form.name.tokens[0]
        named = self.families.get(name) or self.givens.get(name) or []
        bearers = [cluster for cluster in named if cluster.agrees(form)] or named
        if not bearers and (usual := self._misspelled(form)):
            evidence = f"looks like the family name of {usual.entity.name}"
            return _Verdict(Link(usual.entity.key, Rule.VARIANT, 0.6, evidence), usual.entity), False
        if not bearers or self._unheard(form, bearers):
            entity = Entity(keys.new(Kind.PERSON, form.display), Kind.PERSON, form.display)
            evidence = "no full name in the dossier"
            if bearers:
                evidence = f"far more usual than {bearers[0].entity.name}, the only full name"
            return _Verdict(Link(entity.key, Rule.SAME_NAME, 0.6, evidence), entity), True
        weights = {id(cluster): cluster.weight_for(form) for cluster in bearers}
        bearers = sorted(bearers, key=lambda cluster: (-weights[id(cluster)], cluster.rank()))
        first = bearers[0]
        fitting = "" if len(bearers) == len(named) else " whom the titles fit"
        score, evidence = 0.8, f"the only {form.display} in the dossier{fitting}"
        if len(bearers) > 1:
            times, others = weights[id(first)], weights[id(bearers[1])]
            if times < _CLEAR * others:
                return self._ambiguous(form, bearers, keys), True
            score, evidence = 0.7, f"the most named {form.display} by far: {times} against {others}"
        link = Link(first.entity.key, Rule.SOLE_BEARER, score, evidence)
        weight = sum(member.count for member in first.members)
        stranger = None
        if len(bearers) == 1 and self.strangers and first.documents() <= _SELDOM:
            stranger = Entity(
                keys.new(Kind.PERSON, form.display), Kind.PERSON, form.display, (first.entity.key,)
            )
        return _Verdict(link, first.entity, weight, rivals=tuple(bearers), stranger=stranger), False

    def _ambiguous(self, form: Form, bearers: list[Cluster], keys: Keys) -> _Verdict:
        """Return the verdict that a bare name may mean any of *bearers*, heaviest first."""
        names = ", ".join(cluster.entity.name for cluster in bearers[:_LISTED])
        more = ", …" if len(bearers) > _LISTED else ""
        candidates = tuple(cluster.entity.key for cluster in bearers)
        entity = Entity(keys.new(Kind.PERSON, form.display), Kind.PERSON, form.display, candidates)
        evidence = f"{len(bearers)} candidates: {names}{more}"
        link = Link(entity.key, Rule.AMBIGUOUS, 0.3, evidence)
        return _Verdict(link, entity, 0, tuple(bearers), tuple(bearers))

    def _unheard(self, form: Form, bearers: list[Cluster]) -> bool:
        """Say whether a bare name is so much more usual than its one bearer that it means someone else."""
        if len(bearers) > 1 or form.completed:
            return False
        return form.documents >= _UNHEARD * bearers[0].documents()

    def _misspelled(self, form: Form) -> Cluster | None:
        """Return the only one whose family name a rare bare name misspells, if there is one."""
        name = form.name.tokens[0]
        if len(name) < 6 or form.documents > _SELDOM:
            return None
        near = [family for family in self.shapes.get(skeleton(name), ()) if spelled_alike(name, family)]
        bearers = self.families[near[0]] if len(near) == 1 else []
        return bearers[0] if len(bearers) == 1 and bearers[0].weight >= _CLEAR * form.count else None

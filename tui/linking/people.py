"""People: full names gathered into entities, bare names completed inside a document or the dossier.

Nothing is held per mention, only per distinct name and per entity.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from tui.model import Entity, Kind, Link, Mention, Rule

from .clusters import Cluster, gather
from .documents import complete, established
from .forms import Form, Forms
from .held import generation, holds, of_generation, office, role_gender
from .keys import Keys
from .neighbours import generations, told_apart
from .seen import Completion, Place
from .stories import Stories
from .verdicts import Bearers, Story, Verdict

_CLEAR = 4
"""How many times as often the dossier must name someone in full for a document's own bearer to be lesser."""
_MANY = 30
"""From how many documents on a dossier is taken to tell several stories."""
_DOUBT = 0.15
"""What the score loses where the document names another bearer in the same paragraph."""
_FOLLOWED = 0.65
_TELLING = 2
"""How many names two articles have in common that tell of one story."""
_MORE_TELLING = 5
"""How many they must have where a name has an office in one and none in the other."""
_SELDOM = 2
"""In how many documents a misspelled name may occur."""


_Key = tuple[Form, Completion, tuple[Form, ...], bool]


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
        self._apart: set[frozenset[Form]] = set()
        self._shortened: set[frozenset[Form]] = set()
        self._fathered: set[Form] = set()
        self._verdicts: dict[Form, Verdict] = {}
        self._roles: dict[tuple[Form, str], Link] = {}
        self._links: dict[tuple[Form, _Key | None, int], Link] = {}
        self._undecided: dict[Form, dict[frozenset[Form], None]] = {}
        self._either: dict[tuple[Form, frozenset[str]], Link] = {}

    def read(self, mentions: Sequence[Mention], document: int, _page: Sequence[Mention], /) -> None:
        """Count the names of one document.

        Args:
            mentions: Its mentions of people, in order.
            document: Its running number.
        """
        forms = [self._forms.add(mention, document) for mention in mentions]
        self._apart.update(told_apart(forms, mentions))
        for pair, shortened in generations(forms, mentions):
            (self._shortened if shortened else self._apart).add(pair)
            if not shortened:
                self._fathered.update(form for form in pair if form.name.suffix)
        if all(form.name.full for form in forms):
            return
        for form, place in zip(forms, complete(forms, mentions), strict=True):
            if place is not None and place.undecided:
                self._undecided.setdefault(form, {})[frozenset((place.form, *place.rivals))] = None
            elif place is not None and place.completion is not Completion.SPELLING:
                # A name that another bearer contests says nothing to other documents.
                form.completed[place.form] = form.completed.get(place.form, 0) + (not place.rivals)
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
        clusters = gather(full, self._apart, self._are_in_one_story)
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
        bearers = Bearers(distinct, strangers=len(self._stories) >= _MANY)
        bare = sorted((form for form in self._forms if not form.name.full), key=Form.rank)
        for form in bare:
            verdict, new = bearers.decide(form, keys)
            self._verdicts[form] = verdict
            if new:
                found.append(verdict.entity)
            if verdict.stranger is not None:
                found.append(verdict.stranger)
            found += self._undecided_ones(form, verdict, keys)
        return found

    def _are_in_one_story(self, plain: Form, suffixed: Form) -> bool:
        """Say whether a name without a generation may be short for one with it."""
        if frozenset((plain, suffixed)) in self._shortened:
            return True
        if suffixed in self._fathered:
            return False
        other = plain.roles and not any(holds(suffixed.roles or (), role) for role in plain.roles)
        family = plain.name.tokens[-1]
        own = {form.display for form in self._forms if family in form.name.tokens}
        return self._stories.in_common(plain.pages or (), suffixed.pages or (), own) >= (
            _MORE_TELLING if other else _TELLING
        )

    def _undecided_ones(self, form: Form, verdict: Verdict, keys: Keys) -> Iterator[Entity]:
        """Make an entity for each set of people between whom a document leaves a bare name open."""
        for forms in self._undecided.get(form, ()):
            named = {id(cluster): cluster for cluster in (self._clusters[one] for one in forms)}
            clusters = sorted(named.values(), key=Cluster.rank)
            candidates = frozenset(cluster.entity.key for cluster in clusters)
            if len(candidates) < 2 or (form, candidates) in self._either:
                continue
            entity = verdict.entity
            if candidates != {cluster.entity.key for cluster in verdict.bearers}:
                ordered = tuple(cluster.entity.key for cluster in clusters)
                entity = Entity(keys.new(Kind.PERSON, form.display), Kind.PERSON, form.display, ordered)
                yield entity
            names = ", ".join(cluster.entity.name for cluster in clusters)
            evidence = f"{len(clusters)} candidates, both of whom this document names: {names}"
            if len(clusters) > 2:
                evidence = evidence.replace("both", "all")
            self._either[form, candidates] = Link(entity.key, Rule.AMBIGUOUS, 0.3, evidence)

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
        story = Story(self._stories, forms, mentions, page)
        found = [
            self._link(form, place, mention, story)
            for form, place, mention in zip(forms, places, mentions, strict=True)
        ]
        if any(link.rule is Rule.AMBIGUOUS for link in found):
            self._follow_titles(forms, mentions, found)
        return found

    def _follow_titles(self, forms: list[Form], mentions: Sequence[Mention], found: list[Link]) -> None:
        """Let an open bare name mean whom the document means by it with a title, if that is one."""
        told: dict[Form, dict[str, str]] = {}
        for form, mention, link in zip(forms, mentions, found, strict=True):
            if mention.role and not form.name.full and link.rule is Rule.SOLE_BEARER:
                told.setdefault(form, {})[link.entity] = f"{mention.role} {form.display}"
        for i, (form, link) in enumerate(zip(forms, found, strict=True)):
            if link.rule is Rule.AMBIGUOUS and not mentions[i].role and len(told.get(form, ())) == 1:
                ((entity, titled),) = told[form].items()
                evidence = f"'{titled}' in the same article"
                found[i] = Link(entity, Rule.SOLE_BEARER, _FOLLOWED, evidence)

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

    def _link(self, form: Form, place: Place | None, mention: Mention, story: Story) -> Link:
        if place is None and not form.name.full:
            known = self._by_role(form, mention.role) if mention.role else None
            if known is None or known.rule is Rule.AMBIGUOUS:
                known = story.decide(form, self._verdicts[form]) or known
            if known is not None:
                return known
        away = 0 if place is None else max(-9, min(9, mention.paragraph - place.paragraph))
        if place is not None and mention.role and (known := self._by_office(form, place, mention.role)):
            return known
        key = None if place is None else (place.form, place.completion, place.rivals, place.undecided)
        cached = (form, key, away)
        link = self._links.get(cached)
        if link is None:
            link = self._links[cached] = self._new_link(form, place, away)
        return link

    def _by_office(self, form: Form, place: Place, role: str) -> Link | None:
        """Return the link of a bare name whose office the document's bearer never had and one other has."""
        held, verdict = office(role), self._verdicts[form]
        if not held or len(verdict.rivals) < 2 or self._clusters[place.form].bears(held):
            return None
        known = self._by_role(form, role)
        return known if known is not None and known.rule is not Rule.AMBIGUOUS else None

    def _by_role(self, form: Form, role: str) -> Link | None:
        """Return the link of a bare name whose role only one candidate is known to have."""
        verdict = self._verdicts[form]
        if len(verdict.rivals) < 2:
            return None
        link = self._roles.get((form, role))
        if link is None:
            link = self._roles[(form, role)] = self._new_by_role(form, role, verdict)
        return link

    def _new_by_role(self, form: Form, role: str, verdict: Verdict) -> Link:
        held, gender = office(role), role_gender(role)
        if age := generation(role):
            suffixes = {cluster: cluster.suffix() for cluster in verdict.rivals}
            roles = {cluster: cluster.roles() for cluster in verdict.rivals}
            one = of_generation(age, verdict.rivals, suffixes, roles)
            bearers = [one] if one is not None else []
        else:
            bearers = [cluster for cluster in verdict.rivals if held and cluster.bears(held)]
        if not bearers and gender and verdict.bearers:
            bearers = [cluster for cluster in verdict.bearers if cluster.gender() in ("", gender)]
        if len(bearers) != 1:
            return verdict.link
        evidence = f"the only {form.display} known as {role} in the dossier"
        return Link(bearers[0].entity.key, Rule.SOLE_BEARER, 0.75, evidence)

    def _new_link(self, form: Form, place: Place | None, away: int) -> Link:
        if form.name.full:
            cluster = self._clusters[form]
            rule, score, evidence = cluster.reason(form)
            return Link(cluster.entity.key, rule, score, evidence)
        if place is None:
            return self._verdicts[form].link
        entity = self._clusters[place.form].entity
        rivals = dict.fromkeys(self._clusters[rival].entity for rival in place.rivals)
        rivals.pop(entity, None)
        if rivals and place.undecided and (open_ := self._open(form, entity, rivals)):
            return open_
        rule, score, verb = _COMPLETIONS[place.completion]
        evidence = f"{verb} '{place.form.display}', named {_distance(away)}"
        if rivals:
            score -= _DOUBT
            evidence += f"; so is {' and '.join(rival.name for rival in rivals)}"
        return Link(entity.key, rule, round(score, 2), evidence)

    def _open(self, form: Form, entity: Entity, rivals: Iterable[Entity]) -> Link | None:
        """Return the link of a bare name that a document leaves open: the dossier's clear bearer, or all."""
        verdict = self._verdicts[form]
        if verdict.weight and len(verdict.rivals) > 1 and not verdict.bearers:
            return verdict.link
        return self._either.get((form, frozenset((entity.key, *(rival.key for rival in rivals)))))


_COMPLETIONS = {
    Completion.FAMILY: (Rule.FAMILY_NAME, 0.95, "ends"),
    Completion.EASTERN: (Rule.FAMILY_NAME, 0.95, "begins"),
    Completion.MIDDLE: (Rule.FAMILY_NAME, 0.8, "part of"),
    Completion.GIVEN: (Rule.GIVEN_NAME, 0.85, "given name of"),
    Completion.SPELLING: (Rule.VARIANT, 0.75, "looks like the name of"),
    Completion.BLEND: (Rule.VARIANT, 0.75, "begins the names of"),
}


def _distance(away: int) -> str:
    if not away:
        return "in the same paragraph"
    count = abs(away)
    if count > 8:
        return "far above" if away > 0 else "far below"
    return f"{count} paragraph{'s' if count > 1 else ''} {'above' if away > 0 else 'below'}"

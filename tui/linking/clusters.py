"""Full names of people gathered into persons: by blocks, each member against its cluster's centre.

No chaining: a name joins a cluster only if it agrees with the centre and contradicts no member.
"""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Iterator, Mapping
from typing import NamedTuple

from tui.model import Entity, Kind, Rule

from .chinese import pinyin, wade_giles
from .forms import Form
from .held import holds
from .names import compare_people, plausible
from .nicknames import nickname_groups
from .romanisations import romanised_group
from .spelling import Likeness, liken, skeleton

_NOBODY = Entity("", Kind.PERSON, "")
_OFTEN = 6
"""A spelling used so often is not taken for a slip of another, unless that one is far more usual."""
_CLEAR = 4
_TWICE = 2
_OFTEN_FATHERED = frozenset({"jr", "sr", "ii"})
"""Generations of which the other is alive or remembered; a third may leave his number out."""
_PAGES = 24
"""How many documents speak for one person where stories are compared."""


class Cluster:
    """One person: a centre and the other spellings of the full name.

    Attributes:
        centre: The name that every member agrees with.
        members: All names, the centre first.
        weight: Mentions by full name, and by a bare one that a document completes.
        entity: Who it is for the rest of the program, once settled.
    """

    __slots__ = ("_best", "centre", "entity", "members", "weight")

    def __init__(self, centre: Form) -> None:
        """Start with one name."""
        self.centre = centre
        self.members = [centre]
        self.weight = centre.count
        self.entity = _NOBODY
        self._best = centre

    def add(self, form: Form) -> None:
        """Take in another spelling."""
        self.members.append(form)
        self.weight += form.count

    def usual(self, words: int) -> Form:
        """Return the most used member of so many words, the centre if there is none."""
        alike = [form for form in self.members if len(form.name.tokens) == words]
        return min(alike, key=Form.rank, default=self.centre)

    def best_name(self) -> str:
        """Return the name as most write it in full, the longest if that is equal.

        Initials and capitals come last.
        """
        self._best = min(
            self.members,
            key=lambda form: (_abbreviated(form), *form.rank()[:2], -len(form.display), form.number),
        )
        best = self._best
        if not best.name.suffix:
            # "Sammy Davis" is shown as "Sammy Davis Jr." where many say so.
            whole = [
                form
                for form in self.members
                if form.name.suffix
                and form.name.tokens == best.name.tokens
                and form.count * _CLEAR >= best.count
            ]
            self._best = min(whole, key=Form.rank, default=best)
        return self._best.display

    def rank(self) -> tuple[int, tuple[int, int, str]]:
        """Sort key: heaviest first, then by the alphabet."""
        return -self.weight, self.centre.rank()

    def families(self) -> Iterator[str]:
        """Go through the bare names that mean this person: the family name, then its parts."""
        return iter(
            dict.fromkeys(part for form in self.members for part, level in form.endings if level == 0)
        )

    def givens(self) -> Iterator[str]:
        """Go through the given names."""
        return iter(
            dict.fromkeys(part for form in self.members for part, level in form.endings if level == 2)
        )

    def first_name_terms(self) -> int:
        """Return how often a document went on with the given name alone."""
        return sum(form.first_name_terms for form in self.members)

    def bears(self, role: str) -> bool:
        """Say whether someone named this person in full with an office beside the name."""
        return any(holds(form.roles, role) for form in self.members if form.roles)

    def roles(self) -> set[str]:
        """Return the offices that this person was named with."""
        return {role for form in self.members for role in form.roles or ()}

    def suffix(self) -> str:
        """Return the generation that this person's name tells, as "jr", or ""."""
        return self._best.name.suffix

    def pages(self) -> list[int]:
        """Return the numbers of the last documents that name this person in full."""
        return sorted({page for form in self.members for page in form.pages or ()}, reverse=True)[:_PAGES]

    def documents(self) -> int:
        """Return how many documents name this person by the most used full name."""
        return max(form.documents for form in self.members)

    def gender(self) -> str:
        """Return "f" or "m" where titles and given names agree, else ""."""
        genders = {form.gender for form in self.members} - {""}
        return genders.pop() if len(genders) == 1 else ""

    def agrees(self, bare: Form) -> bool:
        """Say whether the titles of a bare name may be this person's."""
        return not bare.gender or self.gender() in ("", bare.gender)

    def weight_for(self, bare: Form) -> int:
        """Return how often this person is named in full or was meant by *bare* inside a document."""
        return sum(form.count + bare.completed.get(form, 0) for form in self.members)

    def reason(self, form: Form) -> tuple[Rule, float, str]:
        """Say why a full name belongs to this person: rule, score and evidence."""
        if form is self._best or form.name.tokens == self._best.name.tokens:
            return Rule.FULL_NAME, 1.0, "named in full"
        mine, best = form.name.tokens, self._best.name.tokens
        if len(mine) > len(best) and mine[: len(best)] == best:
            return Rule.VARIANT, 0.75, f"'{self._best.display}' with a word too many"
        comparison = compare_people(form.name, self._best.name)
        if comparison.same:
            evidence = comparison.evidence.replace(f"'{self._best.name.display}'", f"'{self._best.display}'")
            if f"'{self._best.display}'" not in evidence:
                longer = len(mine) > len(best)
                evidence = f"{'a longer form' if longer else 'spelling'} of '{self._best.display}'"
            return Rule.VARIANT, round(min(comparison.score, 0.95), 2), evidence
        if form is self.centre:
            return Rule.VARIANT, 0.9, f"a longer form of '{self._best.display}'"
        return Rule.VARIANT, 0.7, f"agrees with '{self.centre.display}', also written '{self._best.display}'"


def gather(
    forms: Iterable[Form],
    apart: Container[frozenset[Form]] = (),
    one_story: Callable[[Form, Form], bool] = lambda _one, _other: True,
) -> dict[Form, Cluster]:
    """Gather full names into clusters.

    The longest and most used names come first and become centres; a name that fits two clusters about
    equally well joins neither, so an initial never bridges two people.

    Args:
        forms: Distinct full names.
        apart: Pairs of them that are never one person.
        one_story: Says whether a name without a generation and one with it are told of in one story.

    Returns:
        The cluster of each.
    """
    forms = list(forms)
    families = _families(forms)
    torn = _Torn(_generations(forms), one_story)
    blocks: dict[str, dict[Cluster, None]] = {}
    found: dict[Form, Cluster] = {}
    for form in sorted(forms, key=lambda form: (-_substance(form), *form.rank())):
        wide, narrow = _blocks(form)
        near = [
            cluster
            for cluster in dict.fromkeys(c for block in sorted(narrow) for c in blocks.get(block, ()))
            if not any(
                frozenset((form, member)) in apart or torn.holds(form, member) for member in cluster.members
            )
        ]
        cluster, strays = _choose(form, near, families) if near else (None, [])
        if cluster is None:
            cluster = Cluster(form)
        else:
            cluster.add(form)
        for stray in strays:
            cluster.add(stray.centre)
            found[stray.centre] = cluster
            for block in _blocks(stray.centre)[0]:
                blocks[block].pop(stray, None)
        found[form] = cluster
        for block in wide:
            blocks.setdefault(block, {})[cluster] = None
    return found


def _choose(
    form: Form, near: list[Cluster], families: dict[str, set[str]]
) -> tuple[Cluster | None, list[Cluster]]:
    """Return the one cluster that *form* belongs to, or None, and the strays that belong to *form*.

    A stray is a name with a word too many at one end, seen once or twice where *form* is usual: a slip in
    finding it, as "Rookie Jane Doe".
    """
    scored, strays = [], []
    for cluster in near:
        if _is_stray(cluster, form):
            strays.append(cluster)
            continue
        if not plausible(form.name, cluster.centre.name):
            continue
        comparison = compare_people(form.name, cluster.centre.name)
        if not comparison.same:
            # A slip in "Ana Horvat" is nearer to that than to the "Ana Maria Horvat" whom it is short for.
            comparison = compare_people(form.name, cluster.usual(len(form.name.tokens)).name)
        if comparison.same and _unopposed(form, cluster) and _may_slip(form, cluster.centre, families):
            scored.append((comparison.score, cluster.weight, cluster))
    for fits in (_is_equal, _is_word_for_word) if len(scored) > 1 else ():
        exact = [item for item in scored if fits(item[2].centre.name.tokens, form.name.tokens)]
        if len(exact) == 1:
            scored = exact
            break
    scored.sort(key=lambda item: (-item[1], item[2].rank()))
    if len(scored) > 1 and (scored[0][1] < _CLEAR * scored[1][1] or scored[0][0] < scored[1][0] - 0.1):
        return None, strays
    return (scored[0][2] if scored else None), strays


def _is_equal(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    return one == other


def _is_word_for_word(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Say whether two names have as many words, each like the other's: "J.Q. Dahl" is "Jens Quist Dahl"."""
    return len(one) == len(other) and all(liken(a, b) for a, b in zip(one, other, strict=True))


def _generations(forms: Iterable[Form]) -> dict[tuple[str, ...], str]:
    """Return for each name that several generations bear the one twice as usual as the next, or ""."""
    counted: dict[tuple[str, ...], list[tuple[int, str]]] = {}
    for form in forms:
        if form.name.suffix:
            counted.setdefault(form.name.tokens, []).append((form.count, form.name.suffix))
    found = {}
    for tokens, borne in counted.items():
        if len(borne) > 1:
            (second, _), (most, suffix) = sorted(borne)[-2:]
            found[tokens] = suffix if most >= _TWICE * second else ""
    return found


class _Torn(NamedTuple):
    """What is known of names with and without a generation: the usual one of each, who leaves it out."""

    generations: Mapping[tuple[str, ...], str]
    one_story: Callable[[Form, Form], bool]

    def holds(self, one: Form, other: Form) -> bool:
        """Say whether one of two names has no generation and may as well be the father's."""
        if bool(one.name.suffix) == bool(other.name.suffix):
            return False
        plain, suffixed = (other, one) if one.name.suffix else (one, other)
        mine, theirs = plain.name, suffixed.name
        if mine.tokens == theirs.tokens and self.generations.get(mine.tokens, theirs.suffix) != theirs.suffix:
            return True
        if mine.regnal or theirs.crowned:
            return False
        return theirs.suffix in _OFTEN_FATHERED and not self.one_story(plain, suffixed)


def _is_stray(cluster: Cluster, form: Form) -> bool:
    """Say whether a cluster of one name is *form* with a word too many, and too rare to be someone else."""
    words, usual = cluster.centre.name.tokens, form.name.tokens
    if len(cluster.members) > 1 or len(words) <= len(usual) or cluster.weight * _CLEAR > form.count:
        return False
    if cluster.centre.name.suffix != form.name.suffix:
        return False
    return words[-len(usual) :] == usual or words[: len(usual)] == usual


def _unopposed(form: Form, cluster: Cluster) -> bool:
    """Say whether no member contradicts *form*; one with a word too many, which is no name, cannot."""
    centre = cluster.centre
    if " " not in form.display and centre.name.tokens[-len(form.name.tokens) :] == form.name.tokens:
        # "Berg-Larsen" is Anna Berg-Larsen though she is "Anna Berg" as well.
        return True
    return all(
        member is centre
        or compare_people(form.name, member.name).same
        or not compare_people(member.name, centre.name).same
        for member in cluster.members[:12]
    )


def _families(forms: Iterable[Form]) -> dict[str, set[str]]:
    """Return the given names that go with each family name."""
    found: dict[str, set[str]] = {}
    for form in forms:
        found.setdefault(form.name.tokens[form.name.family], set()).add(form.name.given[0])
    return found


def _may_slip(form: Form, centre: Form, families: dict[str, set[str]]) -> bool:
    """Say whether two family names that differ by letters may be one, misspelled.

    A spelling that others in the dossier bear too, or that is as usual as the other, is a name of its own.
    """
    mine, theirs = (item.name.tokens[item.name.family] for item in (form, centre))
    if liken(mine, theirs) is not Likeness.LETTERS:
        return True
    rare, usual = (form, centre) if form.count <= centre.count else (centre, form)
    own = rare.name.tokens[rare.name.family]
    return (rare.count < _OFTEN or rare.documents < 2 or rare.count * _CLEAR <= usual.count) and len(
        families[own]
    ) < 2


def _substance(form: Form) -> int:
    """Return how many words of a name are more than an initial, and one for any initials."""
    whole = sum(len(token) > 1 for token in form.name.tokens)
    return 2 * whole + (whole < len(form.name.tokens))


def _abbreviated(form: Form) -> bool:
    return any(len(token) == 1 for token in form.name.tokens[:1]) or form.display.isupper()


def _blocks(form: Form) -> tuple[set[str], set[str]]:
    """Return the blocks in which a full name is found, and those in which it looks for others.

    A block is a given name, as its consonants, its short forms or its initial, with the consonants of the
    family name or these less one, so that a slip of a letter still meets. Only an initial looks among all
    names of that initial.
    """
    name = form.name
    bones = skeleton(name.tokens[name.family])
    shapes = {bones} | ({bones[:i] + bones[i + 1 :] for i in range(len(bones))} if len(bones) > 2 else set())
    wide: set[str] = set()
    narrow: set[str] = set()
    for token in name.given:
        kinds = {f"={skeleton(token)}", *(f"~{group}" for group in nickname_groups(token))}
        if (romanised := romanised_group(token)) is not None:
            kinds.add(f"≈{romanised}")
        initial = f".{token[0]}"
        for shape in shapes:
            keys = {f"{kind} {shape}" for kind in kinds} if len(token) > 1 else {f"{initial} {shape}"}
            narrow |= keys
            wide |= keys
            wide.add(f"{initial} {shape}")
    if name.regnal:
        narrow.add(f"#{name.tokens[0]} {name.tokens[1]}")
    elif name.suffix:
        wide |= {f"#{token} {name.suffix}" for token in name.tokens}
    for word in name.called[-1:]:
        keys = {f"={skeleton(word)} {shape}" for shape in shapes}
        wide |= keys
        narrow |= keys
    if name.family == 0:
        codes = {f"+{code}" for code in pinyin(name) | {wade_giles(name)} if code}
        wide |= codes
        narrow |= codes
    if len(name.tokens) > 2:
        wide.add(f"={skeleton(name.tokens[0])} {skeleton(name.tokens[-2])}")
    else:
        swapped = " ".join(sorted(name.tokens))
        wide.add(swapped)
        narrow.add(swapped)
    return wide, narrow

"""Bare names completed inside one document: "Maliki" is the last full name that it ends."""

from __future__ import annotations

from collections.abc import Sequence

from tui.model import Mention

from .forms import Form
from .held import generation, goes_with_given, office, role_gender
from .seen import GIVEN, Bare, Completion, Found, Place, Seen

_PARTS = tuple(Completion)
_FAMILIES = frozenset({Completion.FAMILY, Completion.EASTERN})


def complete(forms: Sequence[Form], mentions: Sequence[Mention]) -> list[Place | None]:
    """Complete the bare names of one document.

    A family name means the last bearer named in full before it, or else the first one after (a headline
    comes before its story), unless that one is repeated in full and the other is not, or the dossier names
    another bearer in the same document far more often: a story about a president goes on calling him by his
    family name once his wife has been named. A title goes before all that: "Prime Minister Hale" is the one
    of that office. Of two who are named side by side with the same right it means neither.
    Only where nobody bears the family name may it be another part of a name.

    Args:
        forms: The form of each mention of a person, in order.
        mentions: The mentions.

    Returns:
        For each mention the full name that completes it; None for full names and what nothing completes.
    """
    places: list[Place | None] = [None] * len(forms)
    seen = Seen(forms, mentions)
    waiting: list[tuple[int, Bare, list[Found | None]]] = []
    for i, form in enumerate(forms):
        if form.name.full:
            seen.add(form, i)
            continue
        role = mentions[i].role
        name = form.name.tokens[0]
        if role:
            gender = role_gender(role) or form.name.gender
            bare = Bare(name, gender, office(role), generation(role), suffix=form.name.suffix)
        else:
            bare = Bare(name, form.name.gender, "", "", mentions[i].surface.isupper(), form.name.suffix)
        bearer = seen.last(0, bare)
        if bearer:
            seen.mean(bare, bearer, i)
            places[i] = _place(bearer, 0, mentions)
        else:
            above = [None, seen.last(1, bare), seen.last(2, bare)]
            if above[2] and not above[1]:
                seen.mean(bare, above[2], i)
            waiting.append((i, bare, above))
    for i, bare, above in waiting:
        places[i] = _later(forms[i], mentions[i], bare, above, seen, mentions)
    for i, place in enumerate(places):
        if place is not None and place.undecided and place.completion in _FAMILIES:
            places[i] = place._replace(rivals=seen.all_of(place, forms[i].name))
    return places


def established(forms: Sequence[Form], mentions: Sequence[Mention]) -> set[str]:
    """Return the bare family names that a document uses in two paragraphs before it names any bearer in full.

    A story that goes on about "Trump" from its start means whom everybody knows, whoever else of that name
    it brings in later.
    """
    first: dict[str, int] = {}
    found: set[str] = set()
    named: set[str] = set()
    for form, mention in zip(forms, mentions, strict=True):
        if form.name.full:
            named.add(form.name.tokens[form.name.family])
            continue
        name = form.name.tokens[0]
        if name not in named and first.setdefault(name, mention.paragraph) != mention.paragraph:
            found.add(name)
    return found


def _later(
    form: Form,
    mention: Mention,
    bare: Bare,
    above: list[Found | None],
    seen: Seen,
    mentions: Sequence[Mention],
) -> Place | None:
    """Complete a bare name that no family name above it completes, once the whole document is known."""
    title = mention.role or (mention.surface if form.name.titled else "")
    for level in (0, 1, 2):
        bearer = above[level] or seen.first(level, bare)
        if bearer and (level < GIVEN or not title or goes_with_given(title, bearer.form.display)):
            return _place(bearer, level, mentions)
    if (blend := seen.blended(mention.surface)) is not None:
        return _place(blend, Completion.BLEND, mentions)
    near = seen.near(bare.name)
    return None if near is None else _place(near, Completion.SPELLING, mentions)


def _place(found: Found, level: int, mentions: Sequence[Mention]) -> Place:
    completion = _PARTS[level]
    if level == 0 and found.form.name.family == 0:
        completion = Completion.EASTERN
    paragraph = mentions[found.at].paragraph
    return Place(found.form, completion, paragraph, found.rivals, found.undecided)

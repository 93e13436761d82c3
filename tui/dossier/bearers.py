"""Whom a bare role in an article most likely means: "the prime minister", offered with its evidence."""

from __future__ import annotations

import re
from dataclasses import dataclass

from tui.dossier.store import Store
from tui.dossier.store.connected import day_of
from tui.linking.bearers import Held, Suggestion, bearer_of, bears
from tui.model import Origin

_ROLES = 2_000
"""So many roles are known, the most frequent of the dossier."""
_AROUND = 80
_NAMED_ABOVE = 0.85


@dataclass(frozen=True, slots=True)
class BareRole:
    """A role that stands without a name, and who is suggested for it.

    Attributes:
        start: First code point of the role with its article.
        end: One past its last.
        entity: Number of the person suggested.
        name: The person's best name.
        suggestion: How sure, and why.
    """

    start: int
    end: int
    entity: int
    name: str
    suggestion: Suggestion


def bare_role_at(store: Store, document: int, offset: int, end: int | None = None) -> BareRole | None:
    """Return the bare role at *offset* of a document, or in a stretch of it, with whom it means there.

    That is the nearest one whom the document names with the role before, or else the dossier's one clear
    bearer at the document's date.

    Args:
        store: The dossier's index.
        document: The document's number.
        offset: A code point of the role, or of the article before it; or where the stretch begins.
        end: One past the last code point of the stretch that the role lies or begins in, if it is one.

    Returns:
        The suggestion, or None where no known role stands or nobody is clear.
    """
    row = store.document(document)
    text = store.text(document)
    held = _held(store)
    found = _role_at(text, offset, max(offset + 1, end or 0), _asked({one.role for one in held}))
    if row is None or found is None:
        return None
    asked = text[slice(*found)]
    # When a file was last written says nothing of who held an office.
    day = None if row.origins.get("date") is Origin.MODIFIED else row.date
    suggestion = _named_above(store, document, found[0], asked) or bearer_of(asked, day, held)
    bearer = store.entity_by_key(suggestion.entity) if suggestion else None
    if suggestion is None or bearer is None:
        return None
    return BareRole(*found, bearer.id, bearer.name, suggestion)


def _named_above(store: Store, document: int, offset: int, asked: str) -> Suggestion | None:
    """Return the last one whom a document names with a role before *offset*."""
    rows = store.connection.execute(
        "SELECT e.key, e.name, m.role FROM mention m JOIN entity e ON e.id = m.entity "
        "WHERE m.document = ? AND m.start < ? AND m.role != '' AND e.kind = 'PERSON' "
        "AND NOT EXISTS (SELECT 1 FROM candidate c WHERE c.entity = e.id) ORDER BY m.start DESC",
        (document, offset),
    )
    for key, name, role in rows:
        if bears(role, asked):
            return Suggestion(key, _NAMED_ABOVE, f"{name} is the last one named {role} above in this article")
    return None


def _held(store: Store) -> list[Held]:
    rows = store.connection.execute(
        "SELECT e.key, r.text, r.first_date, r.last_date, r.mentions, e.name FROM role r "
        "JOIN entity e ON e.id = r.entity WHERE e.kind = 'PERSON' ORDER BY r.mentions DESC, e.key LIMIT ?",
        (_ROLES,),
    )
    return [
        Held(key, role, day_of(first), day_of(last), count, name)
        for key, role, first, last, count, name in rows
    ]


def _asked(roles: set[str]) -> set[str]:
    """Return the words by which roles are asked for: "speaker of parliament" as "speaker", too."""
    short = {role.partition(" of ")[0] for role in roles}
    premier = {"premier"} if any(role.lower() == "prime minister" for role in short) else set()
    return roles | short | premier


def _role_at(text: str, first: int, last: int, roles: set[str]) -> tuple[int, int] | None:
    """Return the longest "the … role" that reaches into a stretch and is followed by no name."""
    begin = max(0, first - _AROUND)
    near = text[begin : last + _AROUND]
    best: tuple[int, int] | None = None
    for role in roles:
        words = r"\s+".join(re.escape(word) for word in role.split())
        pattern = rf"(?i:\b(?:the|its|their|our|his|her)\s+(?:[a-z]+\s+)?{words}\b)(?!\s+[A-Z])"
        for match in re.finditer(pattern, near):
            start, end = begin + match.start(), begin + match.end()
            if start < last and first < end and (best is None or end - start > best[1] - best[0]):
                best = (start, end)
    return best

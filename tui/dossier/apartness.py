"""What the reader has decided of who is who, as far as no one need be asked again."""

from __future__ import annotations

from dataclasses import dataclass

from tui.dossier.store import Store
from tui.model import Ruling

_WHOLE = """
    SELECT one.home, other.home FROM decision d
    JOIN decision_part p ON p.decision = d.id AND p.side = 0 AND p.scope = 'entity'
    JOIN decision_part q ON q.decision = d.id AND q.side = 1
    JOIN ruled_entity one ON one.id = p.base JOIN ruled_entity other ON other.id = q.base
    WHERE d.state = 'done' AND one.home != other.home AND d.ruling = ?"""
_PARTED = """
    SELECT DISTINCT o.id, other.home FROM own_entity o
    JOIN mention m ON m.entity = o.id
    JOIN ruled_mention r ON r.document = m.document AND r.start = m.start
    JOIN decision_part p ON p.base = r.entity AND p.side = 0 AND p.scope != 'entity'
    JOIN decision d ON d.id = p.decision
    JOIN decision_part q ON q.decision = d.id AND q.side = 1
    JOIN ruled_entity other ON other.id = q.base
    WHERE d.state = 'done' AND d.ruling IN (?, ?)"""
_SPELLINGS = """
    SELECT one.home, p.spelling FROM decision d
    JOIN decision_part p ON p.decision = d.id AND p.side = 0 AND p.scope = 'spelling'
    JOIN ruled_entity one ON one.id = p.base
    WHERE d.state = 'done'"""


@dataclass(frozen=True, slots=True)
class Decided:
    """What is decided.

    Attributes:
        pairs: Entities that are not one, told apart as a whole or one parted from the other.
        spellings: Entities with those of their spellings of which it is decided whom they mean.
    """

    pairs: frozenset[frozenset[int]]
    spellings: frozenset[tuple[int, str]]


def decided(store: Store) -> Decided:
    """Return what the index follows of the reader's decisions, by the numbers of present entities."""
    ask = store.connection.execute
    with store.snapshot():
        whole = ask(_WHOLE, (Ruling.NEVER_SAME.value,)).fetchall()
        parted = ask(_PARTED, (Ruling.NEVER_SAME.value, Ruling.SPLIT.value)).fetchall()
        spellings = ask(_SPELLINGS).fetchall()
    return Decided(
        frozenset(frozenset((one, other)) for one, other in [*whole, *parted]),
        frozenset((home, spelling) for home, spelling in spellings),
    )

"""What a set of decisions makes of the rules' entities: nothing forbidden is ever joined."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tui.linking.decisions import Base, Cell, Part, Told, decide
from tui.model import Kind, Ruling, Scope

_NUMBERS = range(1, 6)
_PARTS = [Part(base, Scope.SPELLING, spelling=text) for base in _NUMBERS for text in "xy"]
_WHOLE = [Part(base) for base in _NUMBERS]


def _bases(weights: list[int], may_be: bool) -> dict[int, Base]:
    return {
        number: Base(
            f"person:{number}", Kind.PERSON, f"P{number}", weight, (1, 2) if may_be and number == 5 else ()
        )
        for number, weight in zip(_NUMBERS, weights, strict=True)
    }


_CELLS = [Cell(base) for base in _NUMBERS] + [
    Cell(base, frozenset(part for part in _PARTS if part.base == base and part.spelling in texts))
    for base in _NUMBERS
    for texts in ("x", "y", "xy")
]
_RULINGS = st.sampled_from([Ruling.SAME, Ruling.NEVER_SAME, Ruling.SPLIT])
_TOLD = st.lists(st.tuples(_RULINGS, st.sampled_from(_WHOLE + _PARTS), st.sampled_from(_WHOLE)), max_size=8)


@given(_TOLD, st.lists(st.integers(1, 9), min_size=5, max_size=5), st.booleans())
def test_the_latest_word_on_two_is_kept(
    said: list[tuple[Ruling, Part, Part]], weights: list[int], may_be: bool
) -> None:
    told = [Told(f"{n:02}", ruling, (one,), other) for n, (ruling, one, other) in enumerate(said)]
    outcome = decide(_bases(weights, may_be), _CELLS, told)
    home = {cell: number for number, group in enumerate(outcome.groups) for cell in group.cells}
    assert sorted(home, key=repr) == sorted(set(_CELLS), key=repr)
    latest: dict[frozenset[Cell], Told] = {}
    for one in told:
        assert one.other is not None
        for cell in _CELLS:
            covered = one.parts[0] in cell.parts or (
                cell == Cell(one.parts[0].base) and not one.parts[0].spelling
            )
            if covered and cell != Cell(one.other.base):
                latest[frozenset((cell, Cell(one.other.base)))] = one
    for pair, one in latest.items():
        first, second = pair
        if one.ruling is not Ruling.SAME:
            assert home[first] != home[second]
    # Entities that nobody has joined are not joined, but for a name that might have meant either of two.
    joined = {frozenset((one.parts[0].base, one.other.base)) for one in told if one.other} | {
        frozenset((5, other)) for other in (1, 2) if may_be
    }
    for group in outcome.groups:
        whole = [cell.base for cell in group.cells if not cell.parts]
        reached = set(whole[:1])
        for _ in whole:
            reached |= {base for pair in joined if pair & reached for base in pair}
        assert set(whole) <= reached
        if group.leader:
            clear = [base for base in whole if not (may_be and base == 5)] or whole
            assert weights[group.leader - 1] == max(weights[base - 1] for base in clear)


def test_one_that_goes_with_either_goes_with_the_first_it_was_joined_to() -> None:
    told = [
        Told("1", Ruling.NEVER_SAME, (Part(1),), Part(2)),
        Told("2", Ruling.SAME, (Part(1),), Part(3)),
        Told("3", Ruling.SAME, (Part(3),), Part(2)),
    ]
    outcome = decide(_bases([1, 1, 1, 1, 1], False), [Cell(base) for base in _NUMBERS], told)
    groups = [{cell.base for cell in group.cells} for group in outcome.groups]
    assert {1, 3} in groups
    assert {2} in groups
    assert outcome.held_back == {"3"}

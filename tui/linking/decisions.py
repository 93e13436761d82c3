"""What a set of decisions makes of the entities that the rules have found: a pure function of both.

Constrained clustering in the manner of must-link and cannot-link (Wagstaff and Cardie 2000): what the reader
forbids always holds, what the reader joins holds where nothing forbids it, and the rules have the rest.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from tui.model import Kind, Ruling, Scope


@dataclass(frozen=True, slots=True)
class Base:
    """An entity as the rules have it.

    Attributes:
        key: Its key.
        kind: What it is.
        name: Its best name.
        mentions: How often it is mentioned.
        candidates: Numbers of those it may be, heaviest first, where it is ambiguous.
    """

    key: str
    kind: Kind
    name: str
    mentions: int
    candidates: tuple[int, ...] = ()

    @property
    def ambiguous(self) -> bool:
        """Whether it is a name of which the rules could not say whom it means."""
        return bool(self.candidates)


@dataclass(frozen=True, slots=True)
class Part:
    """Some mentions of an entity of the rules: all, those of a spelling, those in a document, or one."""

    base: int
    scope: Scope = Scope.ENTITY
    spelling: str = ""
    document: int = 0
    start: int = -1


@dataclass(frozen=True, slots=True)
class Told:
    """A decision whose subjects have been found in the dossier.

    Attributes:
        id: The decision's.
        ruling: What was decided.
        parts: Whom it is about.
        other: With whom they are the same or not.
        name: The new name, of a rename.
        kind: The new kind.
    """

    id: str
    ruling: Ruling
    parts: tuple[Part, ...]
    other: Part | None = None
    name: str = ""
    kind: Kind | None = None


@dataclass(frozen=True, slots=True)
class Cell:
    """Mentions of one entity of the rules that the same parts cover: decisions never tell them apart."""

    base: int
    parts: frozenset[Part] = frozenset()


@dataclass(slots=True)
class Group:
    """One entity as the decisions have it.

    Attributes:
        cells: The mentions that belong to it.
        leader: The entity of the rules whose number, key and name it keeps; 0 for one made of parts alone.
        maker: Of one made of parts alone, the id of the first decision that set them apart.
        name: Its name; "" for one made of parts alone, unless it was given one.
        kind: What it is.
        candidates: Leaders of those it may be, heaviest first, if it is still ambiguous.
    """

    cells: list[Cell]
    leader: int
    maker: str
    name: str
    kind: Kind
    candidates: tuple[int, ...] = ()


@dataclass(slots=True)
class Outcome:
    """What all decisions together say.

    Attributes:
        groups: The entities.
        dropped: Mentions that are no names.
        held_back: Ids of decisions without effect, for another forbids them or a later one says otherwise.
    """

    groups: list[Group] = field(default_factory=list)
    dropped: list[Cell] = field(default_factory=list)
    held_back: frozenset[str] = frozenset()


def decide(bases: Mapping[int, Base], cells: Iterable[Cell], told: Sequence[Told]) -> Outcome:
    """Say to which entity every cell belongs.

    Of two decisions on the same two, the later counts. Whole entities are joined in the order of the
    decisions, where that joins no two that are never the same; then parts and ambiguous names go where the
    latest decision that is allowed puts them; all others stay where the rules have them, if they may.

    Args:
        bases: The entities of the rules, by number; all that *cells* and *told* name.
        cells: Their mentions; for each entity at least the cell that no part covers.
        told: The decisions, by time.

    Returns:
        The same for the same set, however it came about.
    """
    return _Decider(bases, sorted(set(cells), key=_order), told).outcome()


def _order(cell: Cell) -> tuple[int, list[tuple[int, str, str, int, int]]]:
    parts = sorted((p.base, p.scope.value, p.spelling, p.document, p.start) for p in cell.parts)
    return cell.base, parts


_Pair = frozenset[Cell]


class _Decider:
    def __init__(self, bases: Mapping[int, Base], cells: Sequence[Cell], told: Sequence[Told]) -> None:
        self._bases = bases
        self._told = told
        not_names = {part for one in told if one.ruling is Ruling.NOT_A_NAME for part in one.parts}
        self._dropped = [cell for cell in cells if Part(cell.base) in not_names or cell.parts & not_names]
        gone = set(self._dropped)
        self._cells = [cell for cell in cells if cell not in gone]
        self._covered: dict[Part, list[Cell]] = {}
        for cell in self._cells:
            for part in cell.parts or (Part(cell.base),):
                self._covered.setdefault(part, []).append(cell)
        self._group: dict[Cell, Cell] = {cell: cell for cell in self._cells}
        self._members: dict[Cell, list[Cell]] = {cell: [cell] for cell in self._cells}
        self._never: dict[Cell, set[Cell]] = {}

    def outcome(self) -> Outcome:
        verdicts = self._verdicts()
        for pair, one in verdicts.items():
            if one.ruling is not Ruling.SAME:
                first, second = pair
                self._never.setdefault(first, set()).add(second)
                self._never.setdefault(second, set()).add(first)
        wanted = [(pair, one) for pair, one in verdicts.items() if one.ruling is Ruling.SAME]
        order = {one.id: number for number, one in enumerate(self._told)}
        wanted.sort(key=lambda item: (order[item[1].id], sorted(map(_order, item[0]))))
        taken = self._join_entities(wanted)
        taken |= self._assign(wanted, order)
        self._stay(taken)
        self._keep_together()
        self._settle_ambiguous(taken)
        return Outcome(self._groups(), self._dropped, self._held_back(verdicts))

    # -- what was said of whom ---------------------------------------------------------------------

    def _verdicts(self) -> dict[_Pair, Told]:
        """Return for every two cells that a decision is about the latest that is."""
        found: dict[_Pair, Told] = {}
        for one in self._told:
            for left, right in self._pairs(one):
                found[frozenset((left, right))] = one
        return found

    def _pairs(self, one: Told) -> Iterable[tuple[Cell, Cell]]:
        if one.other is None or one.ruling in (Ruling.RENAME, Ruling.KIND, Ruling.NOT_A_NAME):
            return
        for right in self._covered.get(one.other, ()):
            for part in one.parts:
                for left in self._covered.get(part, ()):
                    if left != right:
                        yield left, right

    def _floats(self, cell: Cell) -> bool:
        """Say whether a cell is put with one entity rather than joining two: a part, or an ambiguous name."""
        return bool(cell.parts) or self._bases[cell.base].ambiguous

    # -- joining -----------------------------------------------------------------------------------

    def _join_entities(self, wanted: Sequence[tuple[_Pair, Told]]) -> set[Cell]:
        taken: set[Cell] = set()
        for pair, _ in wanted:
            if all(map(self._floats, pair)) or not any(map(self._floats, pair)):
                first, second = sorted(pair, key=_order)
                if self._join(first, second):
                    taken |= pair
        return taken

    def _assign(self, wanted: Sequence[tuple[_Pair, Told]], order: Mapping[str, int]) -> set[Cell]:
        """Put each part and ambiguous name where the latest decision that is allowed has it."""
        wishes: dict[Cell, list[tuple[int, Cell]]] = {}
        for pair, one in wanted:
            floating = [cell for cell in pair if self._floats(cell)]
            if len(floating) == 1:
                (fixed,) = pair - {floating[0]}
                wishes.setdefault(floating[0], []).append((order[one.id], fixed))
        taken: set[Cell] = set()
        for cell in sorted(wishes, key=_order):
            for _, target in sorted(wishes[cell], key=lambda wish: (-wish[0], _order(wish[1]))):
                if self._join(cell, target):
                    taken.add(cell)
                    break
        return taken

    def _stay(self, taken: set[Cell]) -> None:
        """Leave all other parts with the entity that the rules have them in, if they may be there."""
        for cell in self._cells:
            if cell.parts and cell not in taken:
                home = Cell(cell.base)
                if home in self._group:
                    self._join(cell, home)

    def _keep_together(self) -> None:
        """Make one entity of the parts that a decision has set apart together."""
        whole = {self._group[cell] for cell in self._cells if not cell.parts}
        for one in self._told:
            if one.ruling in (Ruling.NEVER_SAME, Ruling.SPLIT):
                parts = [cell for part in one.parts for cell in self._covered.get(part, ())]
                loose = [cell for cell in parts if cell.parts and self._group[cell] not in whole]
                for cell in loose[1:]:
                    self._join(loose[0], cell)

    def _settle_ambiguous(self, taken: set[Cell]) -> None:
        """Give a name that might mean several to whom all of them have turned out to be."""
        for cell in self._cells:
            candidates = self._bases[cell.base].candidates
            if cell.parts or cell in taken or len(candidates) < 2:
                continue
            homes = {self._group.get(Cell(other)) for other in candidates}
            home = homes.pop() if len(homes) == 1 else None
            if home is not None:
                self._join(cell, home)

    def _join(self, first: Cell, second: Cell) -> bool:
        """Make one group of two cells' groups unless two in them are never the same; say whether they are."""
        one, other = self._group[first], self._group[second]
        if one == other:
            return True
        if len(self._members[one]) < len(self._members[other]):
            one, other = other, one
        for cell in self._members[other]:
            if any(self._group.get(enemy) == one for enemy in self._never.get(cell, ())):
                return False
        for cell in self._members[other]:
            self._group[cell] = one
        self._members[one] += self._members.pop(other)
        return True

    # -- what came of it ---------------------------------------------------------------------------

    def _groups(self) -> list[Group]:
        groups = [self._as_group(sorted(cells, key=_order)) for cells in self._members.values()]
        groups.sort(key=lambda group: _order(group.cells[0]))
        names = self._latest(Ruling.RENAME)
        kinds = self._latest(Ruling.KIND)
        leaders = {self._group[group.cells[0]]: group.leader for group in groups}
        for group in groups:
            root = self._group[group.cells[0]]
            if root in names:
                group.name = names[root].name
            kind = kinds[root].kind if root in kinds else None
            group.kind = kind or group.kind
            group.candidates = self._candidates(group, leaders)
        return groups

    def _as_group(self, cells: list[Cell]) -> Group:
        whole = [cell.base for cell in cells if not cell.parts]
        clear = [base for base in whole if not self._bases[base].ambiguous]
        leader = min(clear or whole, key=self._rank, default=0)
        if leader:
            base = self._bases[leader]
            return Group(cells, leader, "", base.name, base.kind)
        maker = next(
            (
                one.id
                for one in self._told
                if one.ruling is not Ruling.SAME and any(set(one.parts) & cell.parts for cell in cells)
            ),
            "",
        )
        return Group(cells, 0, maker, "", self._bases[cells[0].base].kind)

    def _rank(self, base: int) -> tuple[int, str]:
        return -self._bases[base].mentions, self._bases[base].key

    def _latest(self, ruling: Ruling) -> dict[Cell, Told]:
        found: dict[Cell, Told] = {}
        for one in self._told:
            if one.ruling is ruling:
                for part in one.parts:
                    for cell in self._covered.get(part, ()):
                        root = self._group[cell]
                        # What a part was called when it stood alone says nothing of whom it is with now.
                        if not self._floats(cell) or all(map(self._floats, self._members[root])):
                            found[root] = one
        return found

    def _candidates(self, group: Group, leaders: Mapping[Cell, int]) -> tuple[int, ...]:
        """Return whom an ambiguous group may still be, once for those that have become one."""
        if not group.leader or not self._bases[group.leader].ambiguous:
            return ()
        found: dict[int, None] = {}
        for other in self._bases[group.leader].candidates:
            root = self._group.get(Cell(other))
            if root is None or self._forbidden(group.cells, root):
                continue
            leader = leaders[root]
            if leader and leader != group.leader:
                found[leader] = None
        return tuple(found)

    def _forbidden(self, cells: Sequence[Cell], root: Cell) -> bool:
        return any(self._group.get(enemy) == root for cell in cells for enemy in self._never.get(cell, ()))

    def _held_back(self, verdicts: Mapping[_Pair, Told]) -> frozenset[str]:
        """Return the decisions of which nothing is to be seen."""
        done = {
            one.id
            for pair, one in verdicts.items()
            if (len({self._group[cell] for cell in pair}) == 1) == (one.ruling is Ruling.SAME)
        }
        said = {one.id for one in self._told for _ in self._pairs(one)}
        return frozenset(said - done)

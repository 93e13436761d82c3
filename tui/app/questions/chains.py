"""How two are connected: the shortest chains of people between, each hop with the sentence it rests on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from rich.text import Text

from tui.app.looks import LOOKS, count
from tui.app.picking import Answers, Choice, Excerpt
from tui.app.questions.connections import dated, quoted
from tui.app.questions.texts import Texts
from tui.app.rows import Palette
from tui.app.widgets.listing import RowState
from tui.dossier.chains import Hop, chains
from tui.dossier.records import EntityRow
from tui.dossier.store import Store
from tui.text import fold, one_line


@dataclass(slots=True)
class Chains:
    """The shortest chains of people between two."""

    one: EntityRow
    other: EntityRow
    placeholder: str = "type to filter: somebody on the way"
    found: list[tuple[Hop, ...]] | None = field(default=None)

    @property
    def title(self) -> str:
        """The two."""
        return f"{one_line(self.one.name)} … {one_line(self.other.name)}"

    def answers(self, asking: Store, showing: Store, query: str, palette: Palette) -> Answers:
        """Return the chains on which somebody's name holds all words of *query*."""
        if self.found is None:
            self.one, self.other = asking.as_now(self.one), asking.as_now(self.other)
            self.found = chains(asking, self.one.id, self.other.id)
        names = _names(asking, self.found)
        words = fold(query).split()
        kept = [
            chain
            for chain in self.found
            if not words or any(all(w in fold(names[hop.other]) for w in words) for hop in chain)
        ]
        return _Chains(kept, showing, palette)

    def forget(self) -> None:
        """Look for chains anew the next time."""
        self.found = None

    def empty(self, query: str) -> str:
        """Say that there is no chain."""
        if query:
            return f"No chain leads over “{one_line(query)}”"
        return (
            f"No chain of people who are named in one sentence\nleads from {one_line(self.one.name)}\n"
            f"to {one_line(self.other.name)}"
        )

    def summary(self, answers: Answers) -> str:
        """Say how many, and how long."""
        assert isinstance(answers, _Chains)
        if not answers.chains:
            return "no chain"
        hops = len(answers.chains[0])
        return f"{count(len(answers.chains), 'chain')} of {count(hops, 'hop')}"


def _names(store: Store, found: Sequence[Sequence[Hop]]) -> dict[int, str]:
    people = {person for chain in found for hop in chain for person in (hop.one, hop.other)}
    return {row.id: row.name for row in store.cast_of(sorted(people))}


class _Chains:
    height = 1

    def __init__(self, found: Sequence[tuple[Hop, ...]], store: Store, palette: Palette) -> None:
        self.chains = found
        self._store, self._palette = store, palette
        self._texts = Texts(store)
        people = {person for chain in found for hop in chain for person in (hop.one, hop.other)}
        self._people = {row.id: row for row in store.cast_of(sorted(people))}
        self._rows: list[tuple[Hop, ...] | Hop] = []
        for chain in found:
            self._rows.append(chain)
            self._rows.extend(chain)

    def __len__(self) -> int:
        return len(self._rows)

    def selectable(self, index: int) -> bool:
        return isinstance(self._rows[index], Hop)

    def line(self, index: int, width: int, state: RowState) -> Text:
        row = self._rows[index]
        line = Text(no_wrap=True)
        if isinstance(row, Hop):
            line.append(f"  {row.sentences:>3}  ", self._palette.dim)
            line.append_text(quoted(row.shared, self._texts[row.shared.document], self._palette))
            line.rstrip()
        else:
            self._person(line, row[0].one)
            for hop in row:
                line.append(" – ", self._palette.dim)
                self._person(line, hop.other)
        line.truncate(width, overflow="ellipsis")
        return line

    def _person(self, line: Text, person: int) -> None:
        row = self._people.get(person)
        if row is not None:
            line.append(f"{LOOKS[row.kind].mark} ", self._palette.kinds[row.kind])
            line.append(one_line(row.name), self._palette.strong)

    def choice(self, index: int) -> Choice | None:
        row = self._rows[index]
        return Choice(entity=row.one, spot=row.shared.spot) if isinstance(row, Hop) else None

    def preview(self, index: int) -> Excerpt | None:
        row = self._rows[index]
        if not isinstance(row, Hop):
            return None
        hits = (row.shared.one, row.shared.other)
        return self._texts.excerpt(dated(row.shared, self._store), row.shared.spot, row.one, hits)

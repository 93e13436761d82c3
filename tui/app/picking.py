"""What a picker asks and is answered: questions, answers, and what the reader chose.

The reader's desk knows this much; the picker's screen is loaded when the first is opened.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Protocol, runtime_checkable

from rich.text import Text

from tui.app.rows import Palette
from tui.app.widgets.listing import RowSource
from tui.dossier.records import Mark, Spot
from tui.dossier.store import Store


@dataclass(frozen=True, slots=True)
class Choice:
    """What the reader chose: an entity, a document, or a spot in one (with what else matched there).

    With *other*, what connects the entity with that one.
    """

    entity: int = 0
    other: int = 0
    document: int = 0
    spot: Spot | None = None
    query: str = ""
    spans: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Excerpt:
    """A stretch of an article to preview, centred on one span; offsets count from its own beginning.

    The note stands above it: what the reader wrote there.
    """

    title: str
    text: str
    marks: tuple[Mark, ...]
    span: tuple[int, int]
    active: int
    hits: tuple[tuple[int, int], ...] = ()
    note: Text = field(default_factory=Text)


class Answers(RowSource, Protocol):
    """The rows that answer a query."""

    def choice(self, index: int) -> Choice | None:
        """Return what choosing row *index* means."""

    def preview(self, index: int) -> Excerpt | Text | None:
        """Return what to show of row *index*: a stretch of an article, or a card."""


@runtime_checkable
class Begun(Protocol):
    """Answers with a row of their own to begin at."""

    @property
    def begin(self) -> int | None:
        """The row to stand on first, or None for the usual one."""


@runtime_checkable
class Worded(Protocol):
    """A question whose answer leads nowhere, with a word for what enter does."""

    @property
    def enter(self) -> str:
        """What enter does with a row."""


@runtime_checkable
class Charted(Protocol):
    """Answers with a picture of them all in one line."""

    def strip(self, index: int | None, width: int) -> Text:
        """Return the picture in *width* cells, with row *index* picked out."""


@runtime_checkable
class Sideways(Protocol):
    """Answers that may be wider than there is room."""

    def sideways(self, by: int) -> bool:
        """Show what stands further right, left if *by* is negative; False if all of it is in view anyway."""


@runtime_checkable
class Remembering(Protocol):
    """A question that keeps what it has looked up."""

    def forget(self) -> None:
        """Look everything up anew the next time, for the index has changed."""


@runtime_checkable
class Adjustable(Protocol):
    """A question with keys that change what is asked, beside what is typed."""

    @property
    def dials(self) -> Sequence[tuple[str, str]]:
        """Each key with what it will change, for the line at the foot."""

    def turn(self, key: str, index: int | None) -> None:
        """Make the change of *key*, while row *index* is under the cursor."""


@runtime_checkable
class Copied(Protocol):
    """Answers that can be copied as they stand."""

    def copied(self, store: Store) -> tuple[str, str]:
        """Return their text, and what to say of it once it is copied; asked in a worker thread.

        Args:
            store: The worker's own store.
        """


@runtime_checkable
class Wide(Protocol):
    """A question whose rows need the whole width; the preview stands below them."""

    @property
    def wide(self) -> bool:
        """Whether it does."""


class Question(Protocol):
    """What a picker asks about: actors, documents, references, passages."""

    @property
    def title(self) -> str:
        """What is asked about."""
        ...

    @property
    def placeholder(self) -> str:
        """What to say in the empty line."""
        ...

    def answers(self, asking: Store, showing: Store, query: str, palette: Palette) -> Answers:
        """Look *query* up, in a worker thread.

        Args:
            asking: The worker's own store.
            showing: The store of the screen's thread, which the answers use to paint themselves.
            query: What was typed.
            palette: Colours.
        """

    def empty(self, query: str) -> str:
        """Return what to say when nothing answers *query*."""

    def summary(self, answers: Answers) -> str:
        """Return a few words on how many answers there are."""


@dataclass(slots=True)
class PickerState:
    """Where a picker was left: what was typed and which row was under the cursor."""

    question: Question
    query: str = ""
    cursor: int | None = None

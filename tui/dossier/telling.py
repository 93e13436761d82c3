"""Finding the stories of a dossier, and linking what happened in some of them: rows ready to be written.

Like all work on the side this takes and gives plain picklable values and touches no database but to read.
"""

from __future__ import annotations

import pickle
import sqlite3
from array import array
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache, partial
from pathlib import Path
from typing import NamedTuple

from tui.dossier.calendar import span
from tui.dossier.connection import connect
from tui.dossier.lock import unwritable
from tui.dossier.reading import TEXT_ERRORS, unpack_triggers
from tui.dossier.working import without_collecting
from tui.linking.events import SAME_STORY, Names, Scene, Story, StoryIndex, link_story
from tui.model import Event, Kind, Link, Mention, Rule, Trigger

_KINDS = {kind.value: kind for kind in Kind}
_TOLD_EVERY = 256
_SCENES = """
    SELECT d.id, d.date, d.origins, d.title, a.text, x.triggers FROM document d
    JOIN article a ON a.document = d.id JOIN extraction x ON x.document = d.id WHERE d.id IN """


@dataclass(frozen=True, slots=True)
class Stories:
    """The stories of a dossier; documents go by their rank in canonical order.

    Attributes:
        documents: The number of each document.
        first: The rank of the first document of each one's story.
        index: The words of all documents, or the file they are pickled in.
    """

    documents: array[int]
    first: array[int]
    index: StoryIndex | Path


@dataclass(frozen=True, slots=True)
class Named:
    """An entity that a few stories name.

    Attributes:
        key: Its key.
        kind: Its kind.
        surfaces: Its spellings.
    """

    key: str
    kind: str
    surfaces: list[str]


@dataclass(frozen=True, slots=True)
class Batch:
    """A few stories, and who is named in them: that is not yet where another process could read it.

    Attributes:
        stories: For each story the numbers of its documents.
        ranks: For each story the numbers of its documents in canonical order.
        mentions: For each document start, stop and entity of every name, one after the other.
        entities: All entities that are named, by number.
    """

    stories: list[list[int]]
    ranks: list[list[int]]
    mentions: dict[int, array[int]]
    entities: dict[int, Named]


@dataclass(frozen=True, slots=True)
class Rows:
    """What is to be written of a few stories; events and reasons go by their number among these rows.

    Attributes:
        events: A row for each event.
        mentions: For each trigger its document, start, stop, event, type, modality, value, the span of its
            sentence, the number of its reason, and the score.
        reasons: Rules and evidence.
        likenesses: Pairs of events that may be one, with score and evidence.
    """

    events: list[EventRow] = field(default_factory=list)
    mentions: list[tuple[int, int, int, int, str, str, str, int, int, int, float]] = field(
        default_factory=list
    )
    reasons: list[tuple[str, str]] = field(default_factory=list)
    likenesses: list[tuple[int, int, float, str]] = field(default_factory=list)


class EventRow(NamedTuple):
    """One event.

    Attributes:
        columns: Type, label, time, its first and last day, number of the place, modality, whether it is
            salient, how many mentions it has, and in how many documents.
        parts: Numbers of who took part.
        days: First and last day of the reports, if it is salient.
        surfaces: What its reports call it and how often, if it is salient.
    """

    columns: tuple[str, str, str, str | None, str | None, int, str, bool, int, int]
    parts: tuple[int, ...]
    days: tuple[str | None, str | None]
    surfaces: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class Telling:
    """What came of a few stories.

    Attributes:
        documents: How many documents they have.
        events: For each event the rank of the document of its first report, where that begins, and its plain
            key.
        rows: Pickled :class:`Rows`.
        faults: Documents whose triggers could not be linked, with the reason.
    """

    documents: int
    events: list[tuple[int, int, str]]
    rows: bytes
    faults: list[tuple[int, str]]


def find_stories(
    database: Path, keep: Path | None = None, tick: Callable[[], None] = lambda: None
) -> Stories:
    """Find out which documents tell the same story.

    Args:
        database: The index; the words of all documents must be committed.
        keep: File to keep the words in, for other processes.
        tick: Called now and then; it may raise to give up.

    Raises:
        PersonaeError: The file cannot be written.
    """
    connection = connect(database, readonly=True)
    try:
        documents = _in_order(connection)
        index = StoryIndex(partial(_terms, connection, documents, tick))
    finally:
        connection.close()
    first = array("L", index.clusters(SAME_STORY, tick))
    if keep is None:
        return Stories(documents, first, index)
    try:
        keep.write_bytes(pickle.dumps(index, protocol=pickle.HIGHEST_PROTOCOL))
    except OSError as error:
        raise unwritable(keep, error) from error
    return Stories(documents, first, keep)


def _in_order(connection: sqlite3.Connection) -> array[int]:
    """Return the numbers of all documents in canonical order: of the day of publication, then of number."""
    rows = connection.execute("SELECT date, origins, id FROM document JOIN extraction ON document = id")
    known = ((day if _is_published(origins) else None, number) for day, origins, number in rows)
    ordered = sorted((day is None, day or "", number) for day, number in known)
    return array("L", (number for _, _, number in ordered))


def _is_published(origins: str) -> bool:
    """Say whether a document's day, by where its facts were read, is more than when its file was written."""
    return '"date": "modification time"' not in origins


def _terms(
    connection: sqlite3.Connection, documents: Sequence[int], tick: Callable[[], None]
) -> Iterator[bytes]:
    for done, document in enumerate(documents):
        if done % _TOLD_EVERY == 0:
            tick()
        row = connection.execute("SELECT terms FROM extraction WHERE document = ?", (document,)).fetchone()
        yield row[0] or b""


def tell(database: Path, index: StoryIndex | Path, batch: Batch) -> Telling:
    """Link the triggers of a few stories.

    Args:
        database: The index; texts and triggers are read from it.
        index: The words of all documents, or the file they are pickled in.
        batch: The stories.

    Returns:
        What is to be written. A document whose linking fails is left out and named.
    """
    stories = _load(index) if isinstance(index, Path) else index
    connection = connect(database, readonly=True)
    try:
        teller = _Teller(connection, stories, batch)
        with without_collecting():
            for documents, ranks in zip(batch.stories, batch.ranks, strict=True):
                teller.tell(documents, ranks)
    finally:
        connection.close()
    return Telling(
        sum(map(len, batch.stories)),
        teller.events,
        pickle.dumps(teller.rows, protocol=pickle.HIGHEST_PROTOCOL),
        teller.faults,
    )


@lru_cache(maxsize=1)
def _load(path: Path) -> StoryIndex:
    # The file was written by this program a moment ago, in the dossier's own folder.
    found: StoryIndex = pickle.loads(path.read_bytes())
    return found


class _Teller:
    """Links story after story and keeps of each only its rows."""

    def __init__(self, connection: sqlite3.Connection, stories: StoryIndex, batch: Batch) -> None:
        self._connection = connection
        self._stories = stories
        self._batch = batch
        self._names = Names()
        self._numbers = {}
        self._entities: dict[int, tuple[Kind, Link]] = {}
        for number, entity in batch.entities.items():
            self._numbers[entity.key] = number
            self._entities[number] = _KINDS[entity.kind], Link(entity.key, Rule.SAME_NAME, 1.0, "")
            for surface in entity.surfaces:
                self._names.add(entity.key, surface)
        self._reasons: dict[tuple[Rule, str], int] = {}
        self.events: list[tuple[int, int, str]] = []
        self.rows = Rows()
        self.faults: list[tuple[int, str]] = []

    def tell(self, documents: Sequence[int], ranks: Sequence[int]) -> None:
        """Link one story; if that fails, each of its documents by itself."""
        try:
            days, scenes = self._read(documents)
            story = link_story(scenes, ranks, self._stories, self._names)
        except TEXT_ERRORS as error:
            if len(documents) > 1:
                for document, rank in zip(documents, ranks, strict=True):
                    self.tell([document], [rank])
            else:
                self.faults.append((documents[0], f"{type(error).__name__}: {error}".rstrip(": ")))
            return
        self._keep(story, scenes, days, ranks)

    def _read(self, documents: Sequence[int]) -> tuple[list[str | None], list[Scene]]:
        """Return day and scene of every document; the day a file was last written is no scene's date."""
        found: dict[int, tuple[str | None, Scene]] = {}
        places = ",".join(map(str, documents))
        for number, day, origins, title, text, packed in self._connection.execute(f"{_SCENES}({places})"):
            mentions, links = self._named(number, text)
            published = day if _is_published(origins) else None
            found[number] = (
                published,
                Scene(
                    document=number,
                    date=date.fromisoformat(published) if published else None,
                    title=title,
                    text=text,
                    triggers=tuple(_beside(unpack_triggers(packed, text), mentions)),
                    mentions=mentions,
                    links=links,
                ),
            )
        return [found[number][0] for number in documents], [found[number][1] for number in documents]

    def _named(self, document: int, text: str) -> tuple[tuple[Mention, ...], tuple[Link, ...]]:
        mentions, links = [], []
        numbers = iter(self._batch.mentions[document])
        for start, stop, entity in zip(numbers, numbers, numbers, strict=True):
            kind, link = self._entities[entity]
            mentions.append(Mention(start, stop, text[start:stop], kind))
            links.append(link)
        return tuple(mentions), tuple(links)

    def _keep(
        self, story: Story, scenes: Sequence[Scene], days: Sequence[str | None], ranks: Sequence[int]
    ) -> None:
        base = len(self.events)
        counts = [_Counts() for _ in story.events]
        rows = self.rows.mentions
        for scene, day, told in zip(scenes, days, story.told, strict=True):
            for trigger, (event, rule, score, evidence) in zip(scene.triggers, told, strict=True):
                counts[event].count(scene.document, day, trigger.surface)
                rows.append(
                    (
                        scene.document,
                        trigger.start,
                        trigger.end,
                        base + event,
                        trigger.type.value,
                        trigger.modality.value,
                        trigger.when,
                        *trigger.sentence,
                        self._reason(rule, evidence),
                        score,
                    )
                )
        for each, (number, start), counted in zip(story.events, story.first, counts, strict=True):
            self.events.append((ranks[number], start, each.key))
            self.rows.events.append(_event_row(each, counted, self._numbers))
        self.rows.likenesses.extend(
            (base + doubt.one, base + doubt.other, doubt.score, doubt.evidence) for doubt in story.doubts
        )

    def _reason(self, rule: Rule, evidence: str) -> int:
        number = self._reasons.get((rule, evidence))
        if number is None:
            number = self._reasons[rule, evidence] = len(self._reasons)
            self.rows.reasons.append((rule.value, evidence))
        return number


class _Counts:
    """What is counted of one event."""

    __slots__ = ("_last_document", "days", "documents", "mentions", "surfaces")

    def __init__(self) -> None:
        self.mentions = 0
        self.documents = 0
        self._last_document = 0
        self.days: tuple[str | None, str | None] = None, None
        self.surfaces: list[str] = []

    def count(self, document: int, day: str | None, surface: str) -> None:
        self.mentions += 1
        self.surfaces.append(surface)
        if document == self._last_document:
            return
        self.documents += 1
        self._last_document = document
        if day:
            first, last = self.days
            self.days = min(first or day, day), max(last or day, day)


def _event_row(event: Event, counts: _Counts, numbers: Mapping[str, int]) -> EventRow:
    days = span(event.when)
    return EventRow(
        (
            event.type.value,
            event.name,
            event.when,
            days.first.isoformat() if days else None,
            days.last.isoformat() if days else None,
            numbers.get(event.place, 0),
            event.modality.value,
            event.salient,
            counts.mentions,
            counts.documents,
        ),
        tuple(numbers[key] for key in event.participants),
        counts.days if event.salient else (None, None),
        tuple(Counter(counts.surfaces).items()) if event.salient else (),
    )


def _beside(triggers: Sequence[Trigger], mentions: Sequence[Mention]) -> Iterator[Trigger]:
    """Leave out the triggers that overlap a name which the dossier pass has found since."""
    at = 0
    for trigger in triggers:
        while at < len(mentions) and mentions[at].end <= trigger.start:
            at += 1
        if at == len(mentions) or mentions[at].start >= trigger.end:
            yield trigger

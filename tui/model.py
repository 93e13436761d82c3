"""The few frozen records that pass from a file to the screen; every other room imports this one.

All offsets are code points of :attr:`Document.text`, half open: ``text[start:end]``.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum


class Kind(StrEnum):
    """What a mention names."""

    PERSON = "PERSON"
    ORG = "ORG"
    PLACE = "PLACE"
    EVENT = "EVENT"


TEAM = "team"
"""Role of a country's name that stands for the side that plays for it, as in "England beat Pakistan"."""


GOVERNMENT = "government"
"""Role of a capital's name that may stand for the government that sits there, as in "Moscow denied it"."""


class EventType(StrEnum):
    """What sort of thing happened.

    The types are those of ACE 2005 and its successor Rich ERE (Linguistic Data Consortium), subtypes of one
    sense put together, with the few that the news adds: votes, sanctions, disasters, accidents, contests,
    products. ``OCCURRENCE`` is TimeML's word for whatever else happens (Pustejovsky et al. 2003).
    """

    ATTACK = "attack"
    PROTEST = "protest"
    COUP = "coup"
    MEET = "meet"
    STATE = "state"
    AGREE = "agree"
    DISPUTE = "dispute"
    ELECT = "elect"
    APPOINT = "appoint"
    RESIGN = "resign"
    LEGISLATE = "legislate"
    SANCTION = "sanction"
    ARREST = "arrest"
    RELEASE = "release"
    CHARGE = "charge"
    TRY = "try"
    VERDICT = "verdict"
    EXECUTE = "execute"
    DIE = "die"
    INJURE = "injure"
    LIFE = "life"
    MOVE = "move"
    TRADE = "trade"
    FOUND = "found"
    CLOSE = "close"
    LAUNCH = "launch"
    DISASTER = "disaster"
    ACCIDENT = "accident"
    CONTEST = "contest"
    OCCURRENCE = "occurrence"


class Modality(StrEnum):
    """Whether what a trigger tells of is so."""

    HAPPENED = "happened"
    PLANNED = "planned"
    DENIED = "denied"
    HYPOTHETICAL = "hypothetical"


class Origin(StrEnum):
    """Where a document's title, date, author or outlet was read."""

    FRONT_MATTER = "front matter"
    META = "page metadata"
    FIRST_LINES = "first lines"
    FILE_NAME = "file name"
    MODIFIED = "modification time"


class Rule(StrEnum):
    """Why a mention belongs to its entity."""

    FULL_NAME = "full name"
    VARIANT = "spelling"
    FAMILY_NAME = "family name"
    GIVEN_NAME = "given name"
    SOLE_BEARER = "sole bearer"
    ACRONYM = "acronym"
    LEGAL_FORM = "legal form"
    SHORT_FORM = "short form"
    SAME_NAME = "same name"
    SAME_EVENT = "same event"
    SAME_STORY = "same story"
    AMBIGUOUS = "ambiguous"
    DECISION = "decision"
    WATCHED = "watch-list"


class Ruling(StrEnum):
    """What a reader can decide."""

    SAME = "same"
    NEVER_SAME = "never-same"
    SPLIT = "split"
    RENAME = "rename"
    KIND = "kind"
    NOT_A_NAME = "not-a-name"


class Scope(StrEnum):
    """How much of an entity a decision is about."""

    ENTITY = "entity"
    SPELLING = "spelling"
    ARTICLE = "article"
    MENTION = "mention"


@dataclass(frozen=True, slots=True)
class Document:
    """One article as read.

    Attributes:
        path: POSIX path relative to the dossier's folder; the document's name everywhere.
        text: The article's text; the coordinate system of everything said about it.
        title: One line.
        date: Day of publication, if any was found.
        author: Byline, if any was found.
        outlet: Newspaper, agency or site, if any was found.
        origins: For each of ``title``, ``date``, ``author`` and ``outlet`` that is set, where it was read.
        headings: Half-open spans of :attr:`text` that are headings.
        digest: SHA-256 of the file's bytes, hexadecimal.
        encoding: Name of the encoding the bytes were decoded with.
    """

    path: str
    text: str
    title: str
    date: date | None = None
    author: str | None = None
    outlet: str | None = None
    origins: Mapping[str, Origin] = field(default_factory=dict)
    headings: tuple[tuple[int, int], ...] = ()
    digest: str = ""
    encoding: str = "utf-8"


@dataclass(frozen=True, slots=True)
class Mention:
    """A span of a document's text that names something, before it is known whom.

    Attributes:
        start: First code point.
        end: One past the last code point. Titles, determiners and a possessive 's lie outside.
        surface: ``text[start:end]``.
        kind: What it names.
        role: Title or office that stands directly before the name ("Prime Minister"), :data:`TEAM` for the
            name of a country that means its side, :data:`GOVERNMENT` for a capital's that acts, else "".
        paragraph: Zero-based number of the paragraph the mention stands in.
    """

    start: int
    end: int
    surface: str
    kind: Kind
    role: str = ""
    paragraph: int = 0


@dataclass(frozen=True, slots=True)
class Page:
    """The mentions of one document, as linking reads them.

    Attributes:
        document: The document's number in the dossier.
        mentions: In order of :attr:`Mention.start`, never overlapping.
    """

    document: int
    mentions: tuple[Mention, ...]


@dataclass(frozen=True, slots=True)
class Trigger:
    """The words of a document that name something that happened, before it is known which event that is.

    Attributes:
        start: First code point.
        end: One past the last code point.
        surface: ``text[start:end]``.
        type: What sort of thing happened.
        lemma: What its kindred share, folded: "bomb" of "bombings" and "bombed".
        modality: Whether it is so.
        when: Its day, month, season or year as a TIMEX3 value, "" where the text does not say.
        sentence: Half-open span of the sentence it stands in.
        paragraph: Zero-based number of the paragraph it stands in.
        verb: Whether it stands there as a verb.
    """

    start: int
    end: int
    surface: str
    type: EventType
    lemma: str
    modality: Modality = Modality.HAPPENED
    when: str = ""
    sentence: tuple[int, int] = (0, 0)
    paragraph: int = 0
    verb: bool = False


@dataclass(frozen=True, slots=True)
class Entity:
    """All mentions of the same one across the dossier.

    Attributes:
        key: Stable name of the entity for programs, as "person:nouri-al-maliki".
        kind: What it is.
        name: Its best name.
        candidates: Keys of those it may be, heaviest first, where a bare family name could not be decided.
    """

    key: str
    kind: Kind
    name: str
    candidates: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened, and all that the dossier's reports agree on; an entity of kind EVENT.

    Attributes:
        key: Stable name of the event for programs, as "event:raid-on-sadr-city-2006-10-25".
        type: What sort of thing happened.
        name: Its label, as "raid on Sadr City, 25 Oct 2006".
        when: TIMEX3 value of its day, month, season or year; "" where no report tells.
        place: Key of the place, "" where no report tells.
        participants: Keys of those who took part, those of most reports first.
        modality: Whether it is so, as most reports have it.
        salient: Whether it is worth a line in a list of the dossier's events: told of by several mentions,
            or dated, or with a participant; never a mere manner of speaking.
    """

    key: str
    type: EventType
    name: str
    when: str = ""
    place: str = ""
    participants: tuple[str, ...] = ()
    modality: Modality = Modality.HAPPENED
    salient: bool = True


@dataclass(frozen=True, slots=True)
class Likeness:
    """Two events that may be one, not surely enough to say so.

    Attributes:
        one: Key of the one that comes first in the dossier.
        other: Key of the other.
        score: From 0 to 1.
        evidence: One line for the reader.
    """

    one: str
    other: str
    score: float
    evidence: str


@dataclass(frozen=True, slots=True)
class Link:
    """Why one mention belongs to one entity.

    Attributes:
        entity: Key of the entity.
        rule: The rule that made the link.
        score: Confidence from 0 to 1.
        evidence: One line for the reader, as "ends 'Nouri al-Maliki', named 2 paragraphs above".
    """

    entity: str
    rule: Rule
    score: float
    evidence: str


@dataclass(frozen=True, slots=True)
class Watched:
    """Somebody or something that the reader has named to look for.

    Attributes:
        id: What the reader's list calls it.
        kind: What it is.
        name: Its best name: the list's first.
        variants: All spellings to look for, the name among them.
    """

    id: str
    kind: Kind
    name: str
    variants: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Anchor:
    """What is kept of a place in an article so that it is found again after edits and moves.

    Attributes:
        path: The document's path when the place was kept.
        digest: SHA-256 of its bytes then.
        quote: The words themselves.
        before: The text before them, as much as makes them the only ones in the article; "" where none does.
        after: The text after them, likewise.
        start: First code point then.
    """

    path: str
    digest: str
    quote: str
    before: str
    after: str
    start: int


@dataclass(frozen=True, slots=True)
class Subject:
    """Whom or what a decision is about, in words that outlive the index.

    Attributes:
        name: What it was called then.
        kind: What it was then.
        anchors: Mentions that stand for it, the best first; at least one.
        scope: Whether all of it is meant, or what part of it.
        spelling: The exact surface that is meant, of :attr:`Scope.SPELLING`.
        spellings: Its surfaces then, the most frequent first.
    """

    name: str
    kind: Kind
    anchors: tuple[Anchor, ...]
    scope: Scope = Scope.ENTITY
    spelling: str = ""
    spellings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Decision:
    """What a reader told us; it beats every rule.

    Attributes:
        ruling: What was decided.
        about: Whom it is about: one, or the parts that are split off together.
        other: With whom they are the same or not; for a split, from whom they are split off.
        name: The new name, of a rename.
        kind: The new kind.
        id: Its name in the journal.
        time: When, in ISO 8601 and UTC.
    """

    ruling: Ruling
    about: tuple[Subject, ...]
    other: Subject | None = None
    name: str = ""
    kind: Kind | None = None
    id: str = ""
    time: str = ""


class PersonaeError(Exception):
    """Something the reader can mend; the message names the file and what to do."""


class SourceError(PersonaeError):
    """A file that cannot be read as an article."""

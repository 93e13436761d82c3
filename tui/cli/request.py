"""What the reader may ask for on the command line."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from tui.dossier.records import LineOrder
from tui.model import EventType, Kind


class Command(StrEnum):
    """What to do; :attr:`READ` is the one without a word of its own."""

    READ = "read"
    INDEX = "index"
    MENTIONS = "mentions"
    FIND = "find"
    SEARCH = "search"
    WHY = "why"
    SUSPECTS = "suspects"
    TIMELINE = "timeline"
    CONCORDANCE = "concordance"
    EXPORT = "export"
    NOTES = "notes"
    DECISIONS = "decisions"


class Deed(StrEnum):
    """What to do with the decisions of a dossier."""

    LIST = "list"
    EXPORT = "export"
    IMPORT = "import"
    PRUNE = "prune"
    ASK = "ask"


class Unit(StrEnum):
    """What a timeline is counted by."""

    DAY = "day"
    MONTH = "month"
    YEAR = "year"


class Format(StrEnum):
    """What an export may be written as."""

    JSONL = "jsonl"
    CSV = "csv"
    ENTITIES = "entities.csv"
    GRAPHML = "graphml"
    GEXF = "gexf"
    FTM = "ftm"
    MARKDOWN = "markdown"
    HTML = "html"


@dataclass(frozen=True, slots=True)
class Request:
    """What the reader asked for.

    Attributes:
        command: What to do.
        paths: Folders and files as typed; ``-`` is standard input; none means the usual ones.
        index: Folder to keep the index in, or None for what made the index, or the
            usual one.
        json: Print JSON rather than tables.
        processes: How many processes may index, or None for as many as there are processors.
        query: What to find or search for.
        limit: Print at most so many rows, or None for the command's own limit.
        kind: Find only entities of this kind, or None for all.
        mention: Path of the document and offset of the mention to explain.
        sort: Print only this sort of doubt, or None for all.
        engine: What finds the names, as "crf" or "spacy:en_core_web_sm"; None for what made the index, or the
            usual one.
        format: What to export as.
        output: File to export to, or None for standard output.
        least: Export only entities with so many mentions.
        actor: Put only what this one took part in on the timeline.
        place: Put only what happened there on the timeline.
        type: Put only events of this type on the timeline.
        by: Count the timeline by day, month or year, or None to print its lines.
        csv: Print CSV rather than tables.
        deed: What to do with the decisions.
        source: File to import from, or None for standard input.
        fresh: Open the reader anew, not where the dossier was left.
        go: Open the reader at whoever this names.
        watchlist: File with names to look for from now on.
        unwatched: Look for no names of a list any more.
        batch: File with a name to find in every line.
        order: What the lines of a concordance are sorted by.
    """

    command: Command
    paths: tuple[str, ...] = ()
    index: Path | None = None
    json: bool = False
    processes: int | None = None
    query: str = ""
    limit: int | None = None
    kind: Kind | None = None
    mention: tuple[str, int] = ("", 0)
    sort: str | None = None
    engine: str | None = None
    format: Format | None = None
    output: Path | None = None
    least: int | None = None
    actor: str = ""
    place: str = ""
    type: EventType | None = None
    by: Unit | None = None
    csv: bool = False
    deed: Deed = Deed.LIST
    source: Path | None = None
    fresh: bool = False
    go: str = ""
    watchlist: Path | None = None
    unwatched: bool = False
    batch: Path | None = None
    order: LineOrder = LineOrder.DATE


LIMITS = {Command.FIND: 20, Command.SEARCH: 200, Command.SUSPECTS: 50}
"""How many rows a command prints when nobody says."""
COMMANDS = {command.value: command for command in Command if command is not Command.READ}
SORTS = ("misspelling", "same", "overloaded")
"""The sorts of doubt, as they are typed."""

"""What may be typed after ``personae``, and the words of its help.

The command may stand anywhere among the options, or not at all: then the reader opens.
"""

from __future__ import annotations

import argparse
import re
import textwrap
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import islice
from pathlib import Path
from typing import NoReturn

from tui import __version__
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
_KINDS = {"person": Kind.PERSON, "org": Kind.ORG, "place": Kind.PLACE, "event": Kind.EVENT}
SORTS = ("misspelling", "same", "overloaded")
"""The sorts of doubt, as they are typed."""
_ASKS = frozenset({Command.FIND, Command.SEARCH, Command.CONCORDANCE})
_WITH_VALUE = frozenset(
    {
        "--index",
        "--processes",
        "--limit",
        "--kind",
        "--sort-of",
        "--sort",
        "--watchlist",
        "--batch",
        "--engine",
        "--format",
        "--output",
        "-o",
        "--least",
        "-g",
        "--actor",
        "--by",
        "--place",
        "--type",
        "--from",
    }
)
_MENTION = re.compile(r"(.+):([0-9]{1,15})", re.DOTALL)

_PATHS = (
    "folders and files to read; - is standard input. Default: the current folder, else the sample dossier"
)
_DESCRIPTION = {
    Command.READ: "Read a folder of articles and follow the people in them from one to the next.",
    Command.INDEX: "Bring the index of a folder up to date and say what is in it.",
    Command.MENTIONS: "Print every mention of a person, organisation or place, every date and every event as "
    "a line of JSON, in order of document and offset.",
    Command.FIND: "Find people, organisations and places by name, and events by what happened, where, when "
    "or to whom: prefixes, initials, words in any order and misspellings will do.",
    Command.SEARCH: 'Search the text of all articles: words, "a phrase", prefix*, AND, OR, NOT (or -word) '
    "and parentheses.",
    Command.WHY: "Say why one mention is linked as it is: how it was found, the rule, its score and its "
    "evidence, and what that evidence rests on.",
    Command.SUSPECTS: "List what deserves a second look: likely misspellings, entities that may be the same "
    "one, and names that may be several, each with its evidence.",
    Command.TIMELINE: "Print what happened, in order of time: dated events and the sentences that name a "
    "date, then the events of which no date is told.",
    Command.NOTES: "Print the notes and bookmarks of a dossier as Markdown, with quote, file, line and date.",
    Command.DECISIONS: "List what was decided, write it to a file for someone else, take in what another "
    "has decided, or clear out what was taken back and what cannot be placed any more.",
    Command.CONCORDANCE: "Print every mention of a person, organisation, place or event in its line, "
    "aligned, sorted by the words beside it.",
    Command.EXPORT: "Write the dossier in a form that other programs read: tables, a network, FollowTheMoney "
    "entities, a report, or a single HTML page that works offline.",
}
_EPILOG = {
    Command.READ: """\
commands (each has its own --help):
  index       bring the index up to date and say what is in it
  mentions    print every mention as a line of JSON
  find        find people, organisations and places by name, events by their words and days
  search      search the text of all articles
  why         say why a mention is linked as it is
  suspects    list likely misspellings, possible same ones, overloaded names
  timeline    print what happened, day by day
  notes       print your notes and bookmarks
  decisions   list, export, import or prune what you decided
  concordance print every mention of someone in its line
  export      write tables, networks, FollowTheMoney, a report or an HTML page

A folder that is named like a command is read as ./index, or after --.

examples:
  personae                          the current folder, or the sample dossier
  personae clippings                a folder
  personae a.txt b.html             some files
  personae a.txt:42                 a file, at its line 42
  personae -g nujaifi clippings     a folder, at a person
  curl -s https://… | personae      one article from standard input
  personae find maliki clippings    who is it?
  personae --engine spacy:en_core_web_sm clippings

exit status: 0 fine; 1 nothing found, or some files unreadable; 2 wrong use
""",
    Command.INDEX: """\
examples:
  personae index clippings
  personae index --processes 2 --index /srv/index /srv/clippings
  personae index --json clippings
""",
    Command.MENTIONS: """\
A line: {"doc": "a.txt", "start": 10, "end": 25, "text": "Nouri al-Maliki", "kind": "PERSON",
"entity": "person:nouri-al-maliki", "name": "Nouri al-Maliki", "why": "…"}; start and end count
characters (code points) of the article as read.

examples:
  personae mentions clippings > mentions.jsonl
  personae mentions - < article.html
""",
    Command.FIND: """\
examples:
  personae find maliki clippings
  personae find "sadr moqtada" --kind person
  personae find un --kind org --json clippings
  personae find "oct 24 press conference" clippings
  personae find "" clippings        whoever is mentioned most
  personae find --batch names.txt --json clippings    a line of JSON for every name
""",
    Command.SEARCH: """\
examples:
  personae search coup clippings
  personae search '"green zone" -tank*' clippings
  personae search 'withdraw* AND (2011 OR 2012)' --json clippings
""",
    Command.WHY: """\
DOC:OFFSET is a document, as personae mentions names it, and any character of the mention in
it, counted from 0 in the article as read. The end of the document's path will do where no
other ends like it.

examples:
  personae why clippings 2006/a.txt:253
  personae why clippings a.txt:253 --json
""",
    Command.SUSPECTS: """\
examples:
  personae suspects clippings
  personae suspects --sort-of misspelling clippings
  personae suspects --limit 500 --json clippings
""",
    Command.TIMELINE: """\
examples:
  personae timeline clippings
  personae timeline --actor maliki clippings
  personae timeline --place mosul --type attack --json clippings
  personae timeline --by month --actor maliki clippings
  personae timeline --csv clippings > timeline.csv
""",
    Command.NOTES: """\
examples:
  personae notes clippings > notes.md
  personae notes --json clippings
""",
    Command.DECISIONS: """\
deeds:
  list      every decision with its time, and what cannot be placed or has no effect
  export    the lines of the journal, to standard output or with -o to a file
  import    take in such lines, from standard input or with --from from a file; what is here stays
  prune     drop what was taken back; set aside what cannot be placed, and damaged lines

examples:
  personae decisions list clippings
  personae decisions export -o mine.jsonl clippings
  personae decisions import --from hers.jsonl clippings
""",
    Command.CONCORDANCE: """\
QUERY is a name as personae find takes it, and means the best match; or an entity's key.

examples:
  personae concordance maliki clippings
  personae concordance maliki --sort left clippings
  personae concordance person:nouri-al-maliki --csv clippings > lines.csv
""",
    Command.EXPORT: """\
formats:
  jsonl          every document, entity and mention as a line of JSON
  csv            a row per mention            entities.csv   a row per entity
  graphml, gexf  who is named with whom in a sentence, for networkx or Gephi
  ftm            FollowTheMoney entities, for Aleph
  markdown       a report: everybody with the sentences that name them
  html           one page with articles, cast and search; needs no network

examples:
  personae export --format html -o dossier.html clippings
  personae export --format graphml --kind person --least 3 clippings > people.graphml
""",
}


class _Parser(argparse.ArgumentParser):
    def error(self, message: str) -> NoReturn:
        """Say in one line what is wrong and where help is, and exit with 2."""
        self.exit(2, f"personae: {message}; {self.prog} --help says more\n")


def parse(words: Sequence[str]) -> Request:
    """Return what *words*, typed after the command's name, ask for.

    Raises:
        SystemExit: Status 2 after a message about wrong use, 0 after ``--help`` or ``--version``.
    """
    command, rest = _sort(words)
    batch = any(word.partition("=")[0] == "--batch" for word in rest)
    found = _parser(command, asks=command in _ASKS and not batch).parse_args(rest)
    return Request(
        command=command,
        paths=tuple(found.paths),
        index=found.index,
        json=getattr(found, "json", False),
        processes=getattr(found, "processes", None),
        query=getattr(found, "query", ""),
        limit=getattr(found, "limit", None),
        kind=getattr(found, "kind", None),
        mention=getattr(found, "mention", ("", 0)),
        sort=getattr(found, "sort_of", None),
        engine=found.engine,
        format=getattr(found, "format", None),
        output=getattr(found, "output", None),
        least=getattr(found, "least", None),
        actor=getattr(found, "actor", ""),
        place=getattr(found, "place", ""),
        type=getattr(found, "type", None),
        by=getattr(found, "by", None),
        csv=getattr(found, "csv", False),
        deed=getattr(found, "deed", Deed.LIST),
        source=getattr(found, "source", None),
        fresh=getattr(found, "fresh", False),
        go=getattr(found, "go", ""),
        watchlist=found.watchlist,
        unwatched=found.unwatched,
        batch=getattr(found, "batch", None),
        order=getattr(found, "sort", LineOrder.DATE),
    )


def _sort(words: Sequence[str]) -> tuple[Command, list[str]]:
    """Return the command among *words*, and the others with the options first.

    Sorted, for the parser would end a list of arguments where an option stands between them.
    """
    options: list[str] = []
    arguments: list[str] = []
    rest = iter(words)
    command = None
    for word in rest:
        if word == "--":
            arguments.extend(rest)
        elif word.startswith("-") and word != "-" and " " not in word:
            options.append(word)
            if word in _WITH_VALUE:
                options.extend(islice(rest, 1))
        elif command is None and not arguments and word in COMMANDS:
            command = COMMANDS[word]
        else:
            arguments.append(word)
    return command or Command.READ, [*options, "--", *arguments] if arguments else options


def _parser(command: Command, *, asks: bool) -> _Parser:
    reads = command is Command.READ
    parser = _Parser(
        prog="personae" if reads else f"personae {command}",
        description=textwrap.fill(_DESCRIPTION[command], 79),
        epilog=_EPILOG[command],
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
        add_help=False,
        usage=f"personae {_usage(command)}",
    )
    read = parser.add_argument_group("arguments")
    if asks:
        read.add_argument("query", metavar="QUERY", help="what to look for; several words in quotation marks")
    if command is Command.DECISIONS:
        read.add_argument("deed", metavar="|".join(Deed), type=_deed, help="what to do with them")
    read.add_argument("paths", metavar="FOLDER|FILE", nargs="*", default=[], help=_PATHS)
    if command is Command.WHY:
        read.add_argument("mention", metavar="DOC:OFFSET", type=_mention, help="which mention; it comes last")
    options = parser.add_argument_group("options")
    if reads:
        options.add_argument("-g", dest="go", default="", metavar="NAME", help="begin at whoever is named so")
        options.add_argument(
            "--fresh", action="store_true", help="begin anew, not where the dossier was left"
        )
    if command is Command.TIMELINE:
        options.add_argument(
            "--actor", default="", metavar="NAME", help="only what this one took part in, or is named with"
        )
        options.add_argument("--place", default="", metavar="NAME", help="only what happened there")
        options.add_argument("--type", type=_type, metavar="TYPE", help="only events of this type")
        options.add_argument(
            "--by", type=_unit, metavar="UNIT", help="print how much there is by day, month or year"
        )
    if command is Command.CONCORDANCE:
        options.add_argument(
            "--sort", type=_order, default=LineOrder.DATE, metavar="BY", help=f"one of {', '.join(LineOrder)}"
        )
    if command in (Command.TIMELINE, Command.CONCORDANCE):
        options.add_argument("--csv", action="store_true", help="print CSV")
    if command is Command.DECISIONS:
        options.add_argument("-o", "--output", type=_file, metavar="FILE", help="export to FILE")
        options.add_argument("--from", dest="source", type=_file, metavar="FILE", help="import from FILE")
    if command is Command.EXPORT:
        names = ", ".join(Format)
        options.add_argument(
            "--format", type=_format, metavar="FORMAT", required=True, help=f"one of {names}"
        )
        options.add_argument(
            "-o", "--output", type=_file, metavar="FILE", help="write to FILE, not to the screen"
        )
        options.add_argument(
            "--least", type=_count, metavar="N", help="only entities with at least N mentions"
        )
    if command in (Command.FIND, Command.EXPORT):
        options.add_argument(
            "--kind", type=_kind, metavar="KIND", help=f"only this kind: {', '.join(_KINDS)}"
        )
    if command is Command.SUSPECTS:
        options.add_argument(
            "--sort-of", type=_sort_of, metavar="SORT", help=f"only these: {', '.join(SORTS)}"
        )
    if command in LIMITS:
        usual = LIMITS[command]
        options.add_argument("--limit", type=_count, metavar="N", help=f"at most N rows (default {usual})")
    if not reads and command is not Command.EXPORT:
        text = "print JSON, as this command always does" if command is Command.MENTIONS else "print JSON"
        options.add_argument("--json", action="store_true", help=text)
    if not reads:
        options.add_argument(
            "--processes", type=_count, metavar="N", help="index in N processes (default: one per processor)"
        )
    if command is Command.FIND:
        options.add_argument(
            "--batch",
            type=_file,
            metavar="FILE",
            help="find the name in every line of FILE, instead of QUERY",
        )
    options.add_argument(
        "--watchlist",
        type=_file,
        metavar="FILE",
        help="look for the names in FILE from now on: id,type,name as CSV or with tabs between",
    )
    options.add_argument(
        "--no-watchlist", dest="unwatched", action="store_true", help="look for no such names any more"
    )
    options.add_argument(
        "--engine",
        type=_engine,
        metavar="NAME",
        help="what finds the names from now on: crf (usual), spacy:MODEL, or one of another package",
    )
    options.add_argument(
        "--index",
        type=_folder,
        metavar="PATH",
        help="keep the index in this folder, not among your data files",
    )
    options.add_argument(
        "--version", action="version", version=f"personae {__version__}", help="print the version"
    )
    options.add_argument("-h", "--help", action="help", help="print this help")
    return parser


def _usage(command: Command) -> str:
    if command is Command.READ:
        return "[OPTIONS] [FOLDER|FILE …]\n       personae COMMAND [OPTIONS] …"
    query = "QUERY " if command in _ASKS else ""
    query += f"{'|'.join(Deed)} " if command is Command.DECISIONS else ""
    mention = " DOC:OFFSET" if command is Command.WHY else ""
    return f"{command} [OPTIONS] {query}[FOLDER|FILE …]{mention}"


def _count(typed: str) -> int:
    if not (typed.isascii() and typed.isdigit() and int(typed) > 0):
        raise argparse.ArgumentTypeError(f"{typed!r} is no whole number above 0")
    return int(typed)


def _kind(typed: str) -> Kind:
    if typed not in _KINDS:
        raise argparse.ArgumentTypeError(f"{typed!r} is none of {', '.join(_KINDS)}")
    return _KINDS[typed]


def _mention(typed: str) -> tuple[str, int]:
    parts = _MENTION.fullmatch(typed)
    if parts is None:
        raise argparse.ArgumentTypeError(f"{typed!r} is no document and offset, as a.txt:253")
    return parts[1], int(parts[2])


def _sort_of(typed: str) -> str:
    if typed not in SORTS:
        raise argparse.ArgumentTypeError(f"{typed!r} is none of {', '.join(SORTS)}")
    return typed


def _order(typed: str) -> LineOrder:
    try:
        return LineOrder(typed)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{typed!r} is none of {', '.join(LineOrder)}") from None


def _unit(typed: str) -> Unit:
    if typed not in [*Unit]:
        raise argparse.ArgumentTypeError(f"{typed!r} is none of {', '.join(Unit)}")
    return Unit(typed)


def _type(typed: str) -> EventType:
    try:
        return EventType(typed)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{typed!r} is none of {', '.join(EventType)}") from None


def _format(typed: str) -> Format:
    try:
        return Format(typed)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{typed!r} is none of {', '.join(Format)}") from None


def _file(typed: str) -> Path:
    path = Path(typed)
    if not typed or path.is_dir():
        raise argparse.ArgumentTypeError(f"{typed!r} is no file")
    return path


def _deed(typed: str) -> Deed:
    try:
        return Deed(typed)
    except ValueError as error:
        raise argparse.ArgumentTypeError(f"{typed!r} is none of {', '.join(Deed)}") from error


def _engine(typed: str) -> str:
    if not typed:
        raise argparse.ArgumentTypeError("an engine has a name, as crf")
    return typed


def _folder(typed: str) -> Path:
    path = Path(typed)
    if not typed or (path.exists() and not path.is_dir()):
        raise argparse.ArgumentTypeError(f"{typed!r} is no folder")
    return path

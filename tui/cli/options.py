"""The options of all commands: how each is written, what it takes, and which commands know it."""

from __future__ import annotations

import argparse
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any, TypeVar

from tui.cli.request import LIMITS, SORTS, Command, Deed, Format, Unit
from tui.dossier.records import LineOrder
from tui.model import EventType, Kind

_Word = TypeVar("_Word", bound=StrEnum)
_KINDS = {"person": Kind.PERSON, "org": Kind.ORG, "place": Kind.PLACE, "event": Kind.EVENT}
_MENTION = re.compile(r"(.+):([0-9]{1,15})", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Option:
    """One option.

    Attributes:
        flags: How it is written.
        field: The field of the request that it fills.
        help: What it does; ``{limit}`` is the command's usual limit.
        value: What its value is called in the help; "" if it takes none.
        type: Reads the value.
        commands: Which commands know it; all where there are none.
        required: Whether it must be given.
    """

    flags: tuple[str, ...]
    field: str
    help: str
    value: str = ""
    type: Callable[[str], object] = str
    commands: frozenset[Command] = frozenset()
    required: bool = False

    def add_to(self, group: argparse._ArgumentGroup, command: Command) -> None:
        """Make *group* of the parser of *command* know it; where it is not given, nothing is set."""
        words = self.help.format(limit=LIMITS.get(command))
        settings: dict[str, Any] = {"dest": self.field, "help": words, "default": argparse.SUPPRESS}
        if self.value:
            group.add_argument(
                *self.flags, metavar=self.value, type=self.type, required=self.required, **settings
            )
        else:
            group.add_argument(*self.flags, action="store_true", **settings)


def options_of(command: Command) -> list[Option]:
    """Return the options that *command* knows, in the order of its help."""
    return [option for option in OPTIONS if not option.commands or command in option.commands]


def mention(typed: str) -> tuple[str, int]:
    """Read a document and an offset in it, as a.txt:253."""
    parts = _MENTION.fullmatch(typed)
    if parts is None:
        raise argparse.ArgumentTypeError(f"{typed!r} is no document and offset, as a.txt:253")
    return parts[1], int(parts[2])


def one_of(words: type[_Word]) -> Callable[[str], _Word]:
    """Return what reads one of *words*."""

    def read(typed: str) -> _Word:
        try:
            return words(typed)
        except ValueError:
            raise argparse.ArgumentTypeError(f"{typed!r} is none of {', '.join(words)}") from None

    return read


def _count(typed: str) -> int:
    if not (typed.isascii() and typed.isdigit() and int(typed) > 0):
        raise argparse.ArgumentTypeError(f"{typed!r} is no whole number above 0")
    return int(typed)


def _kind(typed: str) -> Kind:
    if typed not in _KINDS:
        raise argparse.ArgumentTypeError(f"{typed!r} is none of {', '.join(_KINDS)}")
    return _KINDS[typed]


def _sort_of(typed: str) -> str:
    if typed not in SORTS:
        raise argparse.ArgumentTypeError(f"{typed!r} is none of {', '.join(SORTS)}")
    return typed


def _file(typed: str) -> Path:
    path = Path(typed)
    if not typed or path.is_dir():
        raise argparse.ArgumentTypeError(f"{typed!r} is no file")
    return path


def _folder(typed: str) -> Path:
    path = Path(typed)
    if not typed or (path.exists() and not path.is_dir()):
        raise argparse.ArgumentTypeError(f"{typed!r} is no folder")
    return path


def _engine(typed: str) -> str:
    if not typed:
        raise argparse.ArgumentTypeError("an engine has a name, as crf")
    return typed


def _only(*commands: Command) -> frozenset[Command]:
    return frozenset(commands)


def _but(*commands: Command) -> frozenset[Command]:
    return frozenset(Command) - frozenset(commands)


OPTIONS: Sequence[Option] = (
    Option(("-g",), "go", "begin at whoever is named so", "NAME", commands=_only(Command.READ)),
    Option(("--fresh",), "fresh", "begin anew, not where the dossier was left", commands=_only(Command.READ)),
    Option(
        ("--actor",),
        "actor",
        "only what this one took part in, or is named with",
        "NAME",
        commands=_only(Command.TIMELINE),
    ),
    Option(("--place",), "place", "only what happened there", "NAME", commands=_only(Command.TIMELINE)),
    Option(
        ("--type",),
        "type",
        f"only events of this type: {', '.join(EventType)}",
        "TYPE",
        one_of(EventType),
        _only(Command.TIMELINE),
    ),
    Option(
        ("--by",),
        "by",
        "print how much there is by day, month or year",
        "UNIT",
        one_of(Unit),
        _only(Command.TIMELINE),
    ),
    Option(
        ("--sort",),
        "order",
        f"one of {', '.join(LineOrder)}",
        "BY",
        one_of(LineOrder),
        _only(Command.CONCORDANCE),
    ),
    Option(("--csv",), "csv", "print CSV", commands=_only(Command.TIMELINE, Command.CONCORDANCE)),
    Option(
        ("--format",),
        "format",
        f"one of {', '.join(Format)}",
        "FORMAT",
        one_of(Format),
        _only(Command.EXPORT),
        required=True,
    ),
    Option(
        ("-o", "--output"),
        "output",
        "write to FILE, not to the screen",
        "FILE",
        _file,
        _only(Command.EXPORT, Command.DECISIONS),
    ),
    Option(("--from",), "source", "import from FILE", "FILE", _file, _only(Command.DECISIONS)),
    Option(
        ("--least",), "least", "only entities with at least N mentions", "N", _count, _only(Command.EXPORT)
    ),
    Option(
        ("--kind",),
        "kind",
        f"only this kind: {', '.join(_KINDS)}",
        "KIND",
        _kind,
        _only(Command.FIND, Command.EXPORT, Command.SUSPECTS, Command.DECISIONS),
    ),
    Option(
        ("--sort-of",),
        "sort",
        f"only these: {', '.join(SORTS)}",
        "SORT",
        _sort_of,
        _only(Command.SUSPECTS),
    ),
    Option(("--limit",), "limit", "at most N rows (default {limit})", "N", _count, _only(*LIMITS)),
    Option(("--json",), "json", "print JSON", commands=_but(Command.READ, Command.EXPORT, Command.MENTIONS)),
    Option(("--json",), "json", "print JSON, as this command always does", commands=_only(Command.MENTIONS)),
    Option(
        ("--processes",),
        "processes",
        "index in N processes (default: one per processor)",
        "N",
        _count,
        _but(Command.READ),
    ),
    Option(
        ("--batch",),
        "batch",
        "find the name in every line of FILE, instead of QUERY; - reads standard input",
        "FILE",
        _file,
        _only(Command.FIND),
    ),
    Option(
        ("--watchlist",),
        "watchlist",
        "look for the names in FILE from now on: id,type,name as CSV or with tabs between",
        "FILE",
        _file,
    ),
    Option(("--no-watchlist",), "unwatched", "look for no such names any more"),
    Option(
        ("--engine",),
        "engine",
        "what finds the names from now on: crf (usual), spacy:MODEL, or one of another package",
        "NAME",
        _engine,
    ),
    Option(
        ("--index",),
        "index",
        "keep the index in this folder, not among your data files",
        "PATH",
        _folder,
    ),
)
deed = one_of(Deed)
"""Reads what to do with decisions."""
WITH_VALUE = frozenset(flag for option in OPTIONS if option.value for flag in option.flags)
"""All that is followed by a value."""

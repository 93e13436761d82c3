"""What may be typed after ``personae``.

The command may stand anywhere among the options, or not at all: then the reader opens.
"""

from __future__ import annotations

import argparse
import textwrap
from collections.abc import Sequence
from itertools import islice
from typing import NoReturn

from tui import __version__
from tui.cli.options import WITH_VALUE, deed, mention, options_of
from tui.cli.request import COMMANDS, Command, Deed, Request
from tui.cli.wording import DESCRIPTION, EPILOG, PATHS

_ASKS = frozenset({Command.FIND, Command.SEARCH, Command.CONCORDANCE})


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
    found = vars(_parser(command, asks=command in _ASKS and not batch).parse_args(rest))
    return Request(command=command, paths=tuple(found.pop("paths")), **found)


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
            if word in WITH_VALUE:
                options.extend(islice(rest, 1))
        elif command is None and not arguments and word in COMMANDS:
            command = COMMANDS[word]
        else:
            arguments.append(word)
    return command or Command.READ, [*options, "--", *arguments] if arguments else options


def _parser(command: Command, *, asks: bool) -> _Parser:
    parser = _Parser(
        prog="personae" if command is Command.READ else f"personae {command}",
        description=textwrap.fill(DESCRIPTION[command], 79),
        epilog=EPILOG[command],
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
        add_help=False,
        usage=f"personae {_usage(command)}",
    )
    read = parser.add_argument_group("arguments")
    if asks:
        read.add_argument("query", metavar="QUERY", help="what to look for; several words in quotation marks")
    if command is Command.DECISIONS:
        read.add_argument("deed", metavar="|".join(Deed), type=deed, help="what to do with them")
    read.add_argument("paths", metavar="FOLDER|FILE", nargs="*", default=[], help=PATHS)
    if command is Command.WHY:
        read.add_argument("mention", metavar="DOC:OFFSET", type=mention, help="which mention; it comes last")
    options = parser.add_argument_group("options")
    for option in options_of(command):
        option.add_to(options, command)
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
    place = " DOC:OFFSET" if command is Command.WHY else ""
    return f"{command} [OPTIONS] {query}[FOLDER|FILE …]{place}"

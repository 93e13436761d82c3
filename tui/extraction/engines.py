"""Engines: what finds the names in a text, the tagger or another's, under the name ``--engine`` gives it.

Another's spans are checked and then go through the tagger's own rules. Nothing is loaded before it is asked.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import partial
from operator import index
from reprlib import repr as short
from typing import TYPE_CHECKING, Any, Protocol, TypeVar

from tui.extraction.gazetteer import Gazetteer, load_gazetteer
from tui.extraction.roles import RoleFinder
from tui.extraction.rules import Rules
from tui.extraction.sentences import sentences
from tui.extraction.tagger import Extractor, to_mentions
from tui.extraction.tokens import Tokens, tokenize
from tui.model import Kind, Mention, PersonaeError
from tui.text import fold

if TYPE_CHECKING:
    from importlib.metadata import EntryPoint

GROUP = "personae.engines"
CRF = "crf"
_BUILT_IN = {"spacy": "tui.extraction.spacy_engine:SpacyEngine"}
_KNOWN = "crf (the default), spacy:MODEL"
_LABELS = {kind.value: kind for kind in (Kind.PERSON, Kind.ORG, Kind.PLACE)}
# What other people's code may raise of itself. Whoever interrupts or ends the program is not held up.
_FAILURES = (
    ArithmeticError,
    AssertionError,
    AttributeError,
    EOFError,
    ImportError,
    LookupError,
    MemoryError,
    OSError,
    RuntimeError,
    TypeError,
    ValueError,
)

_BEFORE_TITLES = frozenset({"the", "a", "an", "former", "then", "ex", "late"})

T = TypeVar("T")
_Span = tuple[int, int, Kind]


class EngineError(PersonaeError):
    """An engine that is not there, cannot be loaded, or does not keep to what an engine is."""


class EngineFailure(PersonaeError):  # noqa: N818 - told of one text: the run goes on
    """An engine that gave up on one text; others may go well."""


class Engine(Protocol):
    r"""Text in, typed spans out: that is all an engine has to be.

    A span is ``(start, end, label)``: half open in code points of the text, labelled ``"PERSON"``, ``"ORG"``
    or ``"PLACE"``. Spans may come in any order, overlap (the longest stands) and take in titles, determiners
    and a possessive 's: Personae cuts those off, keeps the title as a role, and links what is left.

    A package brings an engine by naming it in its ``pyproject.toml``; what the name leads to is called with
    what was written after the colon (``"4"`` for ``--engine capitals:4``, ``""`` for no colon) and returns
    the engine, so a class will do::

        [project.entry-points."personae.engines"]
        capitals = "capitals:Capitals"

        class Capitals:
            def __init__(self, argument: str) -> None:
                self.word = re.compile(r"\b[A-Z]{%d,}\b" % int(argument or 3))

            def __call__(self, text: str) -> list[tuple[int, int, str]]:
                return [(*match.span(), "ORG") for match in self.word.finditer(text)]

    An index remembers what read it: the engine as it was asked for and its package's version. An engine that
    may change without those, as one that loads a file does, says so by a static method
    ``edition(argument: str) -> str``, whose answer is remembered, too; it may be asked often and should load
    nothing. An engine runs in several processes at once, each of which makes its own.
    """

    def __call__(self, text: str, /) -> Iterable[tuple[int, int, str]]:
        """Return the spans of the names in *text*."""
        ...


class Finder(Protocol):
    """What finds the mentions of a document: the tagger, or an engine with the tagger's rules behind it."""

    def mentions(self, text: str) -> tuple[Mention, ...]:
        """Return the names in *text*, in order, never overlapping."""
        ...


@dataclass(frozen=True, slots=True)
class Source:
    """An engine that was found and not loaded yet.

    Attributes:
        spec: What was asked for, as "spacy:en_core_web_sm".
        edition: Changes when the engine may find other names in the same text; "" for the tagger, whose
            edition is that of the program.
        load: Loads it, or raises EngineError.
    """

    spec: str
    edition: str
    load: Callable[[], Finder]


def find_engine(spec: str) -> Source:
    """Return the engine that *spec* names.

    Args:
        spec: "crf", "spacy:MODEL", or the name of an engine that another package brings, with what it is to
            be told after a colon.

    Raises:
        EngineError: There is no such engine, or what it needs is missing; the message says what to install.
    """
    name, colon, argument = spec.partition(":")
    if name == CRF:
        if colon:
            raise EngineError(
                f"engine {spec!r}: crf is Personae's own tagger and takes nothing after a colon"
            )
        return Source(spec, "", Extractor.load)
    factory, version = _factory(name, spec)
    asked = getattr(factory, "edition", None)
    own = str(_theirs(spec, "cannot say which edition it is", partial(asked, argument))) if asked else ""
    return Source(spec, "\n".join((spec, version, own)), partial(_load, spec, factory, argument))


class Plugged:
    """An engine with the tagger's rules behind it."""

    def __init__(self, spec: str, engine: Engine, gazetteer: Gazetteer) -> None:
        self._spec = spec
        self._engine = engine
        self._roles = RoleFinder(gazetteer)
        self._rules = Rules(gazetteer, self._roles)
        self._demonyms = gazetteer.demonyms
        self._common = gazetteer.common
        self._given = gazetteer.given

    def mentions(self, text: str) -> tuple[Mention, ...]:
        """Return the names in *text*, in order, never overlapping.

        Args:
            text: One document.

        Raises:
            EngineError: What the engine gave are no spans of this text.
            EngineFailure: The engine gave up on this text.
        """
        spans = self._spans(text)
        tokens = _cut_at(text, tokenize(text), spans)
        if not tokens.words:
            return ()
        bare = [span for whole in _in_tokens(tokens, spans) if (span := self._bare(tokens.words, whole))]
        return to_mentions(text, tokens, sentences(text, tokens), bare, self._rules)

    def _bare(self, words: list[str], span: _Span) -> _Span | None:
        """Cut a title with its field off a person's name ("Secretary of State"); None if nothing is left.

        The tagger has learned to leave those out; other titles the rules cut off themselves.
        """
        first, last, kind = span
        if kind is not Kind.PERSON or last - first == 1:
            return span
        if "of" not in words[first:last]:
            return None if self._is_title(words[first:last]) else span
        field = words.index("of", first, last) + 1
        if not self._is_title(words[first : field - 1]):
            return span
        while field < last - 1 and self._is_common(words[field]):
            field += 1
        return (field, last, kind) if field < last else None

    def _is_common(self, word: str) -> bool:
        return word.lower() in self._common and fold(word) not in self._given

    def _is_title(self, words: list[str]) -> bool:
        role = self._roles.before(words, len(words)).replace("-", " - ").split()
        return bool(role) and all(self._precedes_title(word) for word in words[: len(words) - len(role)])

    def _precedes_title(self, word: str) -> bool:
        return word in self._demonyms or word.lower() in _BEFORE_TITLES

    def _spans(self, text: str) -> list[_Span]:
        try:
            given = list(self._engine(text))
        except _FAILURES as error:
            raise EngineFailure(f"engine {self._spec!r} gave up on it ({_named(error)})") from error
        return [self._checked(span, len(text)) for span in given]

    def _checked(self, span: Any, length: int) -> _Span:
        try:
            start, end, label = span
            start, end = index(start), index(end)
        except (TypeError, ValueError):
            start, end, label = -1, -1, ""
        kind = _LABELS.get(label) if isinstance(label, str) else None
        if kind is None or not 0 <= start < end <= length:
            raise EngineError(
                f"engine {self._spec!r} gave {short(span)} for a text of {length} characters; a span is "
                f"(start, end, label) with 0 <= start < end <= {length} and the label PERSON, ORG or PLACE"
            )
        return start, end, kind


def _load(spec: str, factory: Callable[[str], Engine], argument: str) -> Finder:
    engine = _theirs(spec, "cannot be loaded", partial(factory, argument))
    if not callable(engine):
        raise EngineError(f"engine {spec!r} is a {type(engine).__name__}, which cannot be called with a text")
    return Plugged(spec, engine, load_gazetteer())


def _factory(name: str, spec: str) -> tuple[Callable[[str], Engine], str]:
    """Return what makes the engine called *name*, and the version of the package that brings it."""
    from importlib.metadata import EntryPoint, entry_points

    if name in _BUILT_IN:
        point, version = EntryPoint(name, _BUILT_IN[name], GROUP), ""
    else:
        # An installed package may be listed twice; that is one engine.
        brought = {(found.value, _version(found)): found for found in entry_points(group=GROUP, name=name)}
        if not brought:
            others = sorted({found.name for found in entry_points(group=GROUP)} - {CRF, *_BUILT_IN})
            there_are = ", ".join((_KNOWN, *others))
            raise EngineError(
                f"there is no engine {name!r}; there are {there_are}; others come with packages of their own"
            )
        if len(brought) > 1:
            packages = " and ".join(sorted(version for _, version in brought))
            raise EngineError(f"several packages bring an engine {name!r}: {packages}; uninstall all but one")
        ((_, version), point) = brought.popitem()
    factory = _theirs(spec, "cannot be loaded", point.load)
    if not callable(factory):
        raise EngineError(f"engine {spec!r}: {point.value} cannot be called to make one")
    return factory, version


def _version(point: EntryPoint) -> str:
    return f"{point.dist.name} {point.dist.version}" if point.dist else point.value


def _theirs(spec: str, what: str, call: Callable[[], T]) -> T:
    """Call an engine's own code; whatever it raises of itself names the engine."""
    try:
        return call()
    except _FAILURES as error:
        raise EngineError(f"engine {spec!r} {what} ({_named(error)})") from error


def _named(error: BaseException) -> str:
    return f"{type(error).__name__}: {error}".rstrip(": ")


def _cut_at(text: str, tokens: Tokens, spans: Iterable[_Span]) -> Tokens:
    """Cut tokens where a span begins or ends inside one, as in scripts that put no blanks between words.

    Between two letters that have a case nothing is cut: half a word of those is no name.
    """
    cuts: dict[int, set[int]] = {}
    for place in {place for start, end, _ in spans for place in (start, end)}:
        token = bisect_right(tokens.starts, place) - 1
        inside = token >= 0 and tokens.starts[token] < place < tokens.ends[token]
        if inside and not (_cased(text[place - 1]) and _cased(text[place])):
            cuts.setdefault(token, set()).add(place)
    if not cuts:
        return tokens
    starts: list[int] = []
    ends: list[int] = []
    for token, (start, end) in enumerate(zip(tokens.starts, tokens.ends, strict=True)):
        places = sorted(cuts.get(token, ()))
        starts += [start, *places]
        ends += [*places, end]
    return Tokens(starts, ends, [text[a:b] for a, b in zip(starts, ends, strict=True)])


def _cased(char: str) -> bool:
    return char.lower() != char.upper() or char.isdigit()


def _in_tokens(tokens: Tokens, spans: Iterable[_Span]) -> list[_Span]:
    """Return *spans* in token numbers, in order; of those that overlap, the longest, then the first."""
    whole = [
        (bisect_right(tokens.ends, start), bisect_left(tokens.starts, end), kind)
        for start, end, kind in spans
    ]
    taken: set[int] = set()
    kept: list[_Span] = []
    for first, last, kind in sorted(whole, key=lambda span: (span[0] - span[1], span[0])):
        # One that covers nothing but white space has no token.
        if first < last and taken.isdisjoint(range(first, last)):
            taken.update(range(first, last))
            kept.append((first, last, kind))
    return sorted(kept, key=lambda span: span[0])

"""The distinct names of people in a dossier, with what was counted about each."""

from __future__ import annotations

from collections.abc import Iterator

from tui.model import Mention

from .givens import GENDER_OF
from .held import office, role_gender
from .names import PersonName, parse_person

_LONGEST = 6
"""Of how many words a name of a person consists at most; what is longer completes no bare name."""
_ROLES = 12
"""How many roles of one name are kept."""
_PAGES = 16
"""How many documents of one name are kept."""


class Form:
    """One name as it is compared, however it is written: particles, case and titles aside.

    Attributes:
        name: The name taken apart.
        count: Mentions.
        documents: Documents that mention it.
        completed: For a bare name, how often which full name completed it inside a document.
        first_name_terms: For a full name, how often a document went on with its given name alone.
        roles: For a full name, the folded roles seen before it; None if there was none.
        women: Mentions whose title is a woman's.
        men: Mentions whose title is a man's.
        weight: Once settled, how often the person so named is named in full in the dossier.
        number: How many names the dossier had before it.
        pages: For a full name, the numbers of the last documents that mention it.
    """

    __slots__ = (
        "_last",
        "_written",
        "completed",
        "count",
        "display",
        "documents",
        "endings",
        "first_name_terms",
        "men",
        "name",
        "number",
        "pages",
        "roles",
        "weight",
        "women",
    )

    def __init__(self, name: PersonName, number: int) -> None:
        """Start with no mention."""
        self.name = name
        self.number = number
        self.count = self.documents = self.women = self.men = self.first_name_terms = self.weight = 0
        self.completed: dict[Form, int] = {}
        self.roles: set[str] | None = None
        self.pages: tuple[int, ...] | None = None
        self.endings = _endings(name)
        self.display = name.display
        self._written: dict[str, int] | None = None
        self._last = -1

    def rename(self, name: PersonName) -> None:
        """Take the same name with a nickname in it."""
        self.name = name
        self.endings = _endings(name)

    def write(self, display: str, gender: str, document: int) -> None:
        """Count one mention."""
        self.count += 1
        if document != self._last:
            self._last = document
            self.documents += 1
            if self.endings:
                self._keep(document)
        if gender == "f":
            self.women += 1
        elif gender == "m":
            self.men += 1
        if display != self.display:
            if self._written is None:
                self._written = {}
            self._written[display] = self._written.get(display, 0) + 1

    def _keep(self, document: int) -> None:
        if self.pages is None:
            self.pages = (document,)
        elif len(self.pages) < _PAGES:
            self.pages += (document,)
        else:
            self.pages = (*self.pages[1:], document)

    def settle(self) -> None:
        """Choose how the name is shown: as most write it, not in capitals if anyone does otherwise."""
        if self._written:
            times = {self.display: self.count - sum(self._written.values()), **self._written}
            self.display = min(times, key=lambda text: (_shouted(text), -times[text], -len(text), text))
            self._written = None

    def rank(self) -> tuple[int, int, str]:
        """Sort key: heaviest first, then by the alphabet."""
        return -self.count, -self.documents, " ".join(self.name.tokens) + self.name.suffix

    @property
    def gender(self) -> str:
        """Return "f" or "m" where the titles agree or, without titles, the given name tells; else ""."""
        if self.women or self.men:
            return "f" if not self.men else "m" if not self.women else ""
        name = self.name
        return GENDER_OF.get(name.tokens[0] if name.regnal else name.given[0], "") if name.full else ""


class Forms:
    """Finds the form of a mention; parses every distinct surface once."""

    def __init__(self) -> None:
        """Start empty."""
        self._by_surface: dict[str, tuple[Form, str, str]] = {}
        self._by_name: dict[tuple[str, ...], Form] = {}
        self._settled = False

    def __iter__(self) -> Iterator[Form]:
        """Go through the forms; the first call fixes how each is shown."""
        if not self._settled:
            self._settled = True
            for form in self._by_name.values():
                form.settle()
        return iter(self._by_name.values())

    def add(self, mention: Mention, document: int) -> Form:
        """Count *mention* and return its form."""
        known = self._by_surface.get(mention.surface)
        if known is None:
            known = self._learn(mention.surface)
        form, display, gender = known
        if mention.role:
            gender = role_gender(mention.role) or gender
            if form.name.full and len(form.roles or ()) < _ROLES and (role := office(mention.role)):
                form.roles = (form.roles or set()) | {role}
        form.write(display, gender, document)
        return form

    def of(self, mention: Mention) -> Form:
        """Return the form of a mention that was added before."""
        return self._by_surface[mention.surface][0]

    def _learn(self, surface: str) -> tuple[Form, str, str]:
        name = parse_person(surface)
        key = (*name.tokens, name.suffix)
        form = self._by_name.get(key)
        if form is None:
            form = self._by_name[key] = Form(name, len(self._by_name))
        elif name.called and not form.name.called:
            form.rename(name)
        self._by_surface[surface] = known = (form, name.display, name.gender)
        return known


def _shouted(text: str) -> bool:
    return text.isupper() or text.islower()


def _endings(name: PersonName) -> tuple[tuple[str, int], ...]:
    """Return the bare names that a full name completes, each with its place in the order of likelihood.

    0: the family name. 1: another later word of it. 2: the given name or a nickname.
    """
    if not name.full or len(name.tokens) > _LONGEST:
        return ()
    if name.regnal:
        return ((name.tokens[0], 0),)
    found: dict[str, int] = {name.tokens[name.family]: 0}
    for token in name.tokens:
        if token.startswith("abd") and len(token) > 6:
            found.setdefault(token[3:], 1)
    for token in name.given[1:]:
        if len(token) > 2:
            found.setdefault(token, 1)
    if len(name.given[0]) > 1:
        found.setdefault(name.given[0], 2)
    if len(name.called) == 1:
        found.setdefault(name.called[0], 2)
    return tuple(found.items())

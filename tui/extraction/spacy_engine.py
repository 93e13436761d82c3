"""The engine ``spacy:MODEL``: the named entities of a spaCy pipeline, from a package or from a folder.

spaCy is imported when the pipeline is loaded, and nothing is ever fetched.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from tui.extraction.engines import EngineError

if TYPE_CHECKING:
    from spacy.language import Language

_LABELS = {"PERSON": "PERSON", "PER": "PERSON", "ORG": "ORG", "GPE": "PLACE", "LOC": "PLACE", "FAC": "PLACE"}
"""Ours for theirs; spans with another label, as NORP or DATE, name nobody and are dropped."""
_LISTS = frozenset({"entity_ruler", "span_ruler"})
_CONFIG = "config.cfg"
_LONGEST = 100_000
"""Code points given to the pipeline at once: its memory grows with them."""


class SpacyEngine:
    """A spaCy pipeline as an engine."""

    def __init__(self, model: str) -> None:
        """Load the pipeline *model*, with only those components at work that entities come from.

        Args:
            model: Name of an installed package, as "en_core_web_sm", or a folder that one was saved to.

        Raises:
            EngineError: spaCy or the model is missing, or the model finds no entities.
        """
        where = _find(model)
        import spacy

        self._nlp: Language = spacy.load(where)
        needed = _needed(self._nlp)
        if not needed:
            raise EngineError(f"{model}: this spaCy pipeline has no component that finds entities")
        self._nlp.select_pipes(enable=needed)

    def __call__(self, text: str) -> Iterator[tuple[int, int, str]]:
        """Yield the persons, organisations and places in *text*."""
        for start, end in _parts(text):
            for entity in self._nlp(text[start:end]).ents:
                label = _LABELS.get(entity.label_)
                if label is not None:
                    yield start + entity.start_char, start + entity.end_char, label

    @staticmethod
    def edition(model: str) -> str:
        """Return the version of spaCy and a digest of names, sizes and times of the model's files.

        Raises:
            EngineError: spaCy or the model is missing.
        """
        from importlib.metadata import version

        where = _find(model)
        folder = (where if isinstance(where, Path) else _package(where)) or Path(model)
        digest = hashlib.blake2b(digest_size=8)
        for file in sorted(folder.rglob("*")):
            # Python writes some of its own there when it pleases.
            if file.is_file() and "__pycache__" not in file.parts:
                facts, name = file.stat(), file.relative_to(folder).as_posix()
                digest.update(f"{name}\0{facts.st_size}\0{facts.st_mtime_ns}\0".encode())
        return f"spacy {version('spacy')} {digest.hexdigest()}"


def _find(model: str) -> Path | str:
    """Return the folder or the package that *model* names, without loading anything."""
    if find_spec("spacy") is None:
        raise EngineError("engine spacy: spaCy is not installed; pip install 'personae[spacy]' does that")
    if not model:
        raise EngineError(
            "engine spacy: which model? spacy:NAME of one installed, or spacy:FOLDER of your own"
        )
    folder = Path(model).expanduser()
    if (folder / _CONFIG).is_file():
        return folder
    if _package(model) is not None:
        return model
    if folder.is_dir():
        raise EngineError(f"{model}: no spaCy pipeline was saved in this folder, for it has no {_CONFIG}")
    if model.isidentifier():
        raise EngineError(
            f"engine spacy: the model {model} is not installed; python -m spacy download {model} fetches one "
            "of spaCy's own, or give the folder of yours"
        )
    raise EngineError(f"{model}: there is no such folder, and no installed spaCy model can be called that")


def _package(name: str) -> Path | None:
    """Return the folder of the installed package *name*; None where there is none."""
    spec = find_spec(name) if name.isidentifier() else None
    return Path(spec.origin).parent if spec is not None and spec.origin is not None else None


def _needed(nlp: Language) -> list[str]:
    """Return the names of the components that find entities, and of those whose vectors they listen to."""
    facts = {name: nlp.get_pipe_meta(name) for name in nlp.pipe_names}
    if any(fact.factory in _LISTS for fact in facts.values()):
        # The patterns of a list may ask for whatever any component before it says of a word.
        return list(facts)
    finders = {name for name, fact in facts.items() if "doc.ents" in fact.assigns}
    return [
        name
        for name in nlp.pipe_names
        if name in finders or finders & set(getattr(nlp.get_pipe(name), "listening_components", ()))
    ]


def _parts(text: str) -> Iterator[tuple[int, int]]:
    """Cut *text* into parts that are not too long: at line ends, else at blanks, else anywhere."""
    start = 0
    while len(text) - start > _LONGEST:
        limit = start + _LONGEST
        end = text.rfind("\n", start, limit) + 1 or text.rfind(" ", start, limit) + 1 or limit
        yield start, end
        start = end
    if start < len(text):
        yield start, len(text)

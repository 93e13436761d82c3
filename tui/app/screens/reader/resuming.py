"""Resuming: come back to where the dossier was left, or begin where the command line says."""

from __future__ import annotations

from bisect import bisect_left
from pathlib import Path

from tui.app.jumps import JumpList, Position
from tui.app.screens.reader.keeping import Keeping
from tui.app.start import Start
from tui.app.widgets.article import Place
from tui.dossier.records import DocumentOrder
from tui.dossier.sessions import Session, Stand, keep_session, last_session
from tui.text import one_line


class Resuming(Keeping):
    """Keeping and restoring a session."""

    start: Start
    _sought = False

    def begin(self) -> None:
        """Open what the reader begins with; the lists are not loaded yet."""
        session = None
        if not self.start.fresh:
            with self.told():
                session = last_session(self.dossier.session)
        if session is not None:
            if session.order in set(DocumentOrder) and session.order != DocumentOrder.MENTIONS:
                self.order = DocumentOrder(session.order)
            self.whole_cast, self.zoomed = session.whole_cast, session.zoomed
        self.load_documents()
        self.load_cast()
        if self._at_line() or (session is not None and self._restore(session)):
            return
        if self.ids:
            self.show_document(self.ids[0])
        else:
            self.article.message("Reading the folder …")

    def seek(self) -> None:
        """Follow the one that was asked for by name, as soon as names are known."""
        if not self.start.name or self._sought:
            return
        from tui.dossier import finder

        if not any(self.store.summary().entities.values()):
            return
        self._sought = True
        found = finder.find_entities(self.store.connection, self.start.name, limit=1)
        if found:
            self.follow(found[0].id)
            self.go_to_first()
        else:
            self.say(f"Nobody is named like “{one_line(self.start.name)}”")

    def _at_line(self) -> bool:
        """Open the file that was asked for at its line; False if there is none, or it is not read yet."""
        if self.start.file is None or not self.start.line:
            return False
        row = self.store.document_by_path(self.start.file.name)
        if row is None or self.store.source(row.path) != self.start.file:
            row = next(
                (
                    one
                    for one in self.store.documents(self.ids)
                    if self.store.source(one.path) == self.start.file
                ),
                None,
            )
        if row is None:
            return False
        text = self.store.text(row.id)
        return self.show_document(row.id, Place(_offset_of_line(self.start.file, text, self.start.line)))

    def _restore(self, session: Session) -> bool:
        self.jumps = JumpList()
        for stand in session.jumps:
            position = self._position(stand)
            if position is not None:
                self.jumps.leave(position)
        self.last_queries = {name: one_line(query) for name, query in session.queries.items()}
        here = self._position(session.stand) if session.stand else None
        if here is None:
            return False
        if here.active:
            self.set_active(self.store.entity(here.active))
        return self.show_document(
            here.document, Place(here.top, 0, here.cursor if here.cursor >= 0 else None)
        )

    def _position(self, stand: Stand) -> Position | None:
        row = self.store.document_by_path(stand.path)
        if row is None:
            return None
        entity = self.store.entity_by_key(stand.active) if stand.active else None
        return Position(row.id, stand.top, stand.cursor, entity.id if entity else 0)

    def keep_place(self) -> None:
        """Keep where the reader is, for the next time."""
        present = self.position()
        queries = {
            name: state.query for name, state in self.pickers.items() if state.query and " " not in name
        }
        keep_session(
            self.dossier.session,
            Session(
                stand=self._stand(present) if present else None,
                order=self.order.value,
                whole_cast=self.whole_cast,
                zoomed=self.zoomed,
                jumps=tuple(stand for one in self.jumps.positions if (stand := self._stand(one))),
                queries={**self.last_queries, **queries},
            ),
        )

    def _stand(self, position: Position) -> Stand | None:
        row = self.store.document(position.document)
        if row is None:
            return None
        entity = self.store.entity(position.active) if position.active else None
        return Stand(row.path, position.top, position.cursor, entity.key if entity else "")


def _offset_of_line(file: Path, text: str, line: int) -> int:
    """Return where *line* of *file* is in the article's *text*: where the first line from it on begins."""
    from tui.sources import locate

    starts = [0, *(at + 1 for at, char in enumerate(text) if char == "\n")]
    at = bisect_left(starts, line, key=lambda start: locate(file, text, min(start, max(0, len(text) - 1))))
    return starts[min(at, len(starts) - 1)]

"""Moving: by lines and pages in whatever has the focus, from document to document, from pane to pane."""

from __future__ import annotations

from tui.app.screens.reader.finding import Finding
from tui.dossier.records import DocumentOrder

_PANES = ("documents", "article", "cast")


class Moving(Finding):
    """The actions that move, and those that change what is shown where."""

    # -- in a pane ---------------------------------------------------------------------------------

    def do_down(self) -> None:
        """A line down."""
        self._lines(1)

    def do_up(self) -> None:
        """A line up."""
        self._lines(-1)

    def _lines(self, by: int) -> None:
        rows = self.list_in_focus()
        if rows is not None:
            rows.move(by)
        else:
            self.article.scroll_lines(by)

    def do_half_page_down(self) -> None:
        """Half a page down."""
        self._half_page(1)

    def do_half_page_up(self) -> None:
        """Half a page up."""
        self._half_page(-1)

    def _half_page(self, by: int) -> None:
        rows = self.list_in_focus()
        if rows is not None:
            rows.half_page(by)
        else:
            self.article.scroll_half_page(by)

    def do_page_down(self) -> None:
        """A page down."""
        self._page(1)

    def do_page_up(self) -> None:
        """A page up."""
        self._page(-1)

    def _page(self, by: int) -> None:
        rows = self.list_in_focus()
        if rows is not None:
            rows.page(by)
        else:
            self.article.scroll_page(by)

    def do_top(self) -> None:
        """To the top."""
        rows = self.list_in_focus()
        if rows is not None:
            rows.to_top()
        else:
            self.leave()
            self.article.to_top()

    def do_end(self) -> None:
        """To the end."""
        rows = self.list_in_focus()
        if rows is not None:
            rows.to_end()
        else:
            self.leave()
            self.article.to_end()

    # -- from document to document -----------------------------------------------------------------

    def do_next_document(self) -> None:
        """Open the next document of the list."""
        self._neighbour(1)

    def do_previous_document(self) -> None:
        """Open the previous document of the list."""
        self._neighbour(-1)

    def _neighbour(self, by: int) -> None:
        if self.open is None or self.open.id not in self.ranks:
            return
        rank = self.ranks[self.open.id] + by
        if 0 <= rank < len(self.ids):
            self.leave()
            self.show_document(self.ids[rank])
        else:
            self.say("This is the last document" if by > 0 else "This is the first document")

    # -- from pane to pane -------------------------------------------------------------------------

    def do_next_pane(self) -> None:
        """To the next pane."""
        self._focus_pane(_PANES[(_PANES.index(self.focused_pane()) + 1) % len(_PANES)])

    def do_previous_pane(self) -> None:
        """To the previous pane."""
        self._focus_pane(_PANES[(_PANES.index(self.focused_pane()) - 1) % len(_PANES)])

    def do_pane_documents(self) -> None:
        """To the documents."""
        self._focus_pane("documents")

    def do_pane_article(self) -> None:
        """To the article."""
        self._focus_pane("article")

    def do_pane_cast(self) -> None:
        """To the cast."""
        self._focus_pane("cast")

    def _focus_pane(self, pane: str) -> None:
        # A pane that is not shown cannot take the focus: show it first.
        self.query_one(f"#{pane}").display = True
        self.set_focus({"documents": self.documents, "cast": self.cast}.get(pane, self.article))
        self.arrange_panes()

    # -- what is shown -----------------------------------------------------------------------------

    def do_sort(self) -> None:
        """Sort the documents by date, by name or by mentions of the active one."""
        orders = [DocumentOrder.DATE, DocumentOrder.NAME]
        if self.active:
            orders.append(DocumentOrder.MENTIONS)
        at = orders.index(self.order) if self.order in orders else -1
        self.order = orders[(at + 1) % len(orders)]
        self.load_documents()
        self.lay_trail()
        self.show_facts()

    def do_scope(self) -> None:
        """Show the cast of this article or of the whole dossier."""
        self.whole_cast = not self.whole_cast
        self.load_cast()

    def do_zoom(self) -> None:
        """Show the article alone, or all panes again."""
        self.zoomed = not self.zoomed
        if self.zoomed:
            self.set_focus(self.article)
        self.arrange_panes()

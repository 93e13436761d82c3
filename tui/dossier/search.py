"""Full-text search over a dossier: words, "phrases", prefix*, AND, OR, NOT and parentheses.

What a reader types is parsed here and written anew as an FTS5 query, so nothing typed is ever an error.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from tui.dossier.store import Store

_OPEN, _CLOSE = "\ufdd0", "\ufdd1"  # noncharacters: no article contains them
_TOKEN = re.compile(r'"([^"]*)"?|([()])|([^\s()"]+)')
_WORD = re.compile(r"\w+")
_OPERATORS = frozenset({"AND", "OR", "NOT"})


@dataclass(frozen=True, slots=True)
class Hit:
    """One document that answers a query.

    Attributes:
        document: Its number.
        spans: Half-open spans of its text that match, in order.
    """

    document: int
    spans: tuple[tuple[int, int], ...]


def search(store: Store, query: str, *, limit: int = 200) -> list[Hit]:
    """Return the documents that answer *query*, best first (BM25).

    Args:
        store: The dossier's index.
        query: Words that must all occur; "a phrase"; prefix*; AND, OR, NOT (or -word) and parentheses.
        limit: At most so many documents.

    Returns:
        Hits; none when the query has no word.
    """
    expression = parse(query)
    if not expression:
        return []
    rows = store.connection.execute(
        "SELECT rowid, highlight(article_fts, 0, ?, ?) FROM article_fts WHERE article_fts MATCH ? "
        "ORDER BY rank LIMIT ?",
        (_OPEN, _CLOSE, expression, limit),
    )
    return [Hit(document, tuple(_spans(marked))) for document, marked in rows]


def parse(query: str) -> str:
    """Return *query* as a valid FTS5 expression, or "" if it asks for nothing.

    A stray operator, an unclosed quotation mark or a lone parenthesis is read as kindly as can be.
    """
    return _Parser(query).expression()


class _Parser:
    """Recursive descent: or := and (OR and)*; and := unary ([AND] unary)*; unary := NOT unary | primary."""

    def __init__(self, query: str) -> None:
        self.tokens: list[str] = []
        for phrase, bracket, word in _TOKEN.findall(query):
            if bracket:
                self.tokens.append(bracket)
            elif word in _OPERATORS:
                self.tokens.append(word)
            else:
                negative = word.startswith("-") and _WORD.search(word) is not None
                term = _term(word or phrase)
                if term:
                    self.tokens.extend(["NOT", term] if negative else [term])
        self.at = 0

    def expression(self) -> str:
        parts = []
        while self.at < len(self.tokens):
            part = self._either()
            if part:
                parts.append(part)
            elif self.at < len(self.tokens):
                self.at += 1  # a parenthesis that closes nothing
        return " AND ".join(f"({part})" for part in parts) if len(parts) > 1 else "".join(parts)

    def _peek(self) -> str:
        return self.tokens[self.at] if self.at < len(self.tokens) else ")"

    def _either(self) -> str:
        parts = [self._all()]
        while self._peek() == "OR":
            self.at += 1
            parts.append(self._all())
        parts = [part for part in parts if part]
        return " OR ".join(f"({part})" for part in parts) if len(parts) > 1 else "".join(parts)

    def _all(self) -> str:
        wanted: list[str] = []
        unwanted: list[str] = []
        while self._peek() not in (")", "OR"):
            if self._peek() == "AND":
                self.at += 1
                continue
            negative = False
            while self._peek() == "NOT":
                self.at += 1
                negative = not negative
            part = self._primary()
            if part:
                (unwanted if negative else wanted).append(part)
        # FTS5 knows "a NOT b" only; a query of nothing but refusals asks for nothing.
        if not wanted:
            return ""
        joined = " AND ".join(wanted)
        return f"({joined}) NOT ({' OR '.join(unwanted)})" if unwanted else joined

    def _primary(self) -> str:
        token = self._peek()
        if token == ")" or token in _OPERATORS:
            return ""
        self.at += 1
        if token != "(":
            return token
        inner = self._either()
        if self.at < len(self.tokens):
            self.at += 1
        return f"({inner})" if inner else ""


def _term(typed: str) -> str:
    """Write a word or phrase as an FTS5 string, so that no character of it is syntax."""
    words = _WORD.findall(typed)
    if not words:
        return ""
    return '"' + " ".join(words) + '"' + ("*" if typed.endswith("*") else "")


def _spans(marked: str) -> list[tuple[int, int]]:
    """Turn a text with marks around its hits into the hits' spans in the unmarked text."""
    spans, removed, start = [], 0, 0
    for match in re.finditer(f"[{_OPEN}{_CLOSE}]", marked):
        offset = match.start() - removed
        removed += 1
        if match.group() == _OPEN:
            start = offset
        else:
            spans.append((start, offset))
    return spans

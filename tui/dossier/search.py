"""Full-text search over a dossier: words, "phrases", prefix*, AND, OR, NOT and parentheses.

What a reader types is parsed here and written anew as an FTS5 query, so nothing typed is ever an error.
"""

from __future__ import annotations

import re
import secrets
from dataclasses import dataclass

from tui.dossier.store import Store

_TOKEN = re.compile(r'(-?)"([^"]*)"?(\*?)|(-?)([()])|([^\s()"]+)')
_QUOTES = str.maketrans("“”„«»", '"' * 5, "\0")
_OPERATORS = frozenset({"AND", "OR", "NOT"})
# Far beyond what anybody types, and well within what FTS5 can parse.
_MOST_TOKENS = 200
_DEEPEST = 20


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
        query: Words that must all occur; "a phrase"; prefix*; AND, OR, NOT (or a hyphen before a word, phrase
            or parenthesis) and parentheses. Operators are written in capitals; NOT takes away from what it
            stands beside, and a query of nothing but NOT finds nothing.
        limit: At most so many documents.

    Returns:
        Hits; none when the query has no word.
    """
    expression = parse(query)
    if not expression:
        return []
    # Marks that nobody can have written into an article.
    secret = secrets.token_hex(8)
    opening, closing = f"\ufdd0{secret}\ufdd0", f"\ufdd1{secret}\ufdd1"
    rows = store.connection.execute(
        "SELECT rowid, highlight(article_fts, 0, ?, ?) FROM article_fts WHERE article_fts MATCH ? "
        "ORDER BY rank LIMIT ?",
        (opening, closing, expression, limit),
    )
    return [Hit(document, tuple(_spans(marked, opening, closing))) for document, marked in rows]


def parse(query: str) -> str:
    """Return *query* as a valid FTS5 expression, or "" if it asks for nothing.

    A stray operator, an unclosed quotation mark or a lone parenthesis is read as kindly as can be.
    """
    return _Parser(query).expression()


class _Parser:
    """Recursive descent: or := and (OR and)*; and := unary ([AND] unary)*; unary := NOT unary | primary."""

    def __init__(self, query: str) -> None:
        self.tokens: list[str] = []
        for minus, phrase, star, minus_bracket, bracket, word in _TOKEN.findall(query.translate(_QUOTES)):
            if bracket:
                self.tokens.extend(["NOT", bracket] if minus_bracket and bracket == "(" else [bracket])
            elif word in _OPERATORS:
                self.tokens.append(word)
            else:
                term = _term(phrase or word.lstrip("-").rstrip("*"), prefix=bool(star) or word.endswith("*"))
                if term:
                    self.tokens.extend(["NOT", term] if minus or word.startswith("-") else [term])
        del self.tokens[_MOST_TOKENS:]
        self.at = 0
        self.depth = 0

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
        if self.depth >= _DEEPEST:
            return ""
        self.depth += 1
        inner = self._either()
        self.depth -= 1
        if self.at < len(self.tokens):
            self.at += 1
        return f"({inner})" if inner else ""


def _term(typed: str, *, prefix: bool) -> str:
    """Write a word or phrase as an FTS5 string, so that no character of it is syntax."""
    if not any(char.isalnum() for char in typed):
        return ""
    # FTS5 cuts the string into words exactly as it cut the articles.
    return f'"{typed}"' + ("*" if prefix else "")


def _spans(marked: str, opening: str, closing: str) -> list[tuple[int, int]]:
    """Turn a text with marks around its hits into the hits' spans in the unmarked text."""
    spans: list[tuple[int, int]] = []
    before, *hits = marked.split(opening)
    at = len(before)
    for hit in hits:
        inside, _, after = hit.partition(closing)
        spans.append((at, at + len(inside)))
        at += len(inside) + len(after)
    return spans

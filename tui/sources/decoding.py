"""Bytes to text: byte-order mark, declaration, UTF-8, then a guess; and what is no text at all.

The name of the encoding is kept with the document, so that the file can be read the same way again.
"""

from __future__ import annotations

import codecs
import re

from tui.sources import western

_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_SIGNATURES = (
    (b"%PDF-", "a PDF"),
    (b"\x89PNG\r\n\x1a\n", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF87a", "a GIF image"),
    (b"GIF89a", "a GIF image"),
    (b"PK\x03\x04", "a ZIP archive or an office document"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an office document"),
    (b"{\\rtf", "an RTF document"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"SQLite format 3\x00", "a database"),
)
_DECLARED = re.compile(
    rb"""<\?xml[^>]{0,200}?encoding\s*=\s*["']([\w.:-]{1,40})|<meta[^>]{0,400}?charset\s*=\s*["']?\s*([\w.:-]{1,40})""",
    re.IGNORECASE,
)
_DECLARED_WITHIN = 4_096
_AS_BROWSERS_DO = {
    "iso8859-1": "cp1252",
    "ascii": "cp1252",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "shift_jis": "cp932",
}
_NEVER_DECLARED = (
    "utf-16",
    "utf-32",
    "utf-7",
    "idna",
    "punycode",
    "unicode-escape",
    "raw-unicode-escape",
    "undefined",
)
_CANDIDATES = (
    "cp1252", "cp1251", "koi8_r", "cp1250", "gb18030", "cp932", "euc_jp", "euc_kr", "big5", "cp1256",
    "cp1253", "cp1254", "cp1255", "cp1257", "iso8859_2", "iso8859_5", "iso8859_7", "iso8859_15", "mac_roman",
    "koi8_u", "cp874", "cp437", "cp850",
)  # fmt: skip
"""Encodings to guess among, the commonest first: among guesses of one quality the first is taken."""
_LATIN = frozenset({"cp1252", "cp1250", "cp1254", "cp1257", "iso8859_2", "iso8859_15"})
_AS_GOOD = 0.05
_LITTLE_EVIDENCE = 60
"""Bytes beyond ASCII up to which spelling tells more of a Western text than statistics do."""
_SAMPLE = 1 << 16
_CONTROLS = bytes(code for code in range(0x20) if code not in b"\t\n\r\x0b\x0c\x1b") + b"\x7f"
_HIGH = bytes(range(0x80, 0x100))
_NON_ASCII = re.compile("[^\x00-\x7f\ufffd]")


class DecodingError(Exception):
    """Bytes that are no text; the message completes "the file …"."""


def decode(data: bytes, *, markup: bool = False) -> tuple[str, str]:
    """Decode the bytes of a file.

    Args:
        data: The whole file.
        markup: Whether the encoding may be declared in the file, as HTML does.

    Returns:
        The text without a byte-order mark, and the name of the encoding. Nothing else is changed: line ends
        stay as they are. UTF-8 with a few broken bytes keeps its sound part and has U+FFFD for the rest.

    Raises:
        DecodingError: The bytes are binary, or text in no encoding that can be told.
    """
    for signature, kind in _SIGNATURES:
        if data.startswith(signature):
            raise DecodingError(f"is {kind}, not text: convert it to plain text first")
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _marked(data, mark, encoding, markup=markup)
    if b"\0" in data:
        return _unmarked_utf16(data)
    return _unmarked(data, markup=markup)


def _marked(data: bytes, mark: bytes, encoding: str, *, markup: bool) -> tuple[str, str]:
    text = _strict(data, encoding) or _damaged(data, encoding)
    if text is None and mark == codecs.BOM_UTF8:
        return _unmarked(data[len(mark) :], markup=markup)
    if text is None or "\0" in text:
        raise DecodingError("is binary, not text: remove it or convert it to plain text")
    return text, encoding


def _unmarked_utf16(data: bytes) -> tuple[str, str]:
    """Decode UTF-16 without its mark, which every other byte being zero gives away; else it is binary."""
    sample = data[:_SAMPLE]
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    for zeros, others, encoding in ((odd, even, "utf-16-le"), (even, odd, "utf-16-be")):
        if zeros * 5 > len(sample) and not others:
            text = _strict(data, encoding)
            if text is not None and "\0" not in text:
                return text, encoding
    raise DecodingError("is binary, not text: remove it or convert it to plain text")


def _unmarked(data: bytes, *, markup: bool) -> tuple[str, str]:
    sample = data[:_SAMPLE]
    if len(sample) - len(sample.translate(None, _CONTROLS)) > len(sample) // 32:
        raise DecodingError("is binary, not text: remove it or convert it to plain text")
    text = _strict(data, "utf-8")
    declared = _declared(data) if markup else None
    # Pages in UTF-8 that declare a Western code page are common, the reverse is next to impossible.
    if declared and (text is None or (declared != "cp1252" and not text.isascii())):
        as_declared = _strict(data, declared)
        if as_declared is not None:
            return as_declared, declared
    if text is not None:
        return text, "utf-8"
    text = _damaged(data, "utf-8")
    if text is not None:
        return text, "utf-8"
    encoding = "cp1252" if _is_briefly_western(data) else _guess(data)
    if encoding is None:
        raise DecodingError("is text in no known encoding, or no text: save it as UTF-8")
    return data.decode(encoding), encoding


def _strict(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except (UnicodeError, LookupError):
        return None


def _damaged(data: bytes, encoding: str) -> str | None:
    """Decode what is plainly *encoding* but for a few broken bytes, as a download cut off leaves it."""
    text = data.decode(encoding, "replace")
    broken = text.count("\ufffd")
    sound = len(_NON_ASCII.findall(text)) if encoding.startswith("utf-8") else len(text) // 25
    return text if broken * 4 <= sound else None


def _declared(data: bytes) -> str | None:
    match = _DECLARED.search(data[:_DECLARED_WITHIN])
    if not match:
        return None
    try:
        name = codecs.lookup((match[1] or match[2]).decode("ascii")).name
    except (LookupError, UnicodeError):
        return None
    return None if name.replace("_", "-").startswith(_NEVER_DECLARED) else _AS_BROWSERS_DO.get(name, name)


def _is_briefly_western(data: bytes) -> bool:
    if len(data) - len(data.translate(None, _HIGH)) > _LITTLE_EVIDENCE:
        return False
    text = _strict(data, "cp1252")
    return text is not None and western.is_plausible(text)


def _guess(data: bytes) -> str | None:
    """Guess the encoding from the stretch around the first byte that is not ASCII.

    Short Western texts fit many code pages equally well, so a commoner one beats a slightly better one.
    """
    from charset_normalizer import from_bytes

    for sample in (_stretch(data), data):
        matches = from_bytes(sample, cp_isolation=list(_CANDIDATES))
        best = matches.best()
        if best is None:
            continue
        fits = {
            name
            for match in matches
            if match.chaos <= best.chaos + _AS_GOOD and match.coherence >= best.coherence - _AS_GOOD
            for name in (match.encoding, *match.could_be_from_charset)
        }
        ranked = [name for name in (*_CANDIDATES, best.encoding) if name in fits]
        if ranked[0] in _LATIN and not western.is_mostly_plausible(sample.decode("cp1252", "replace")):
            ranked = [name for name in (western.by_alphabet(sample), *ranked) if name]
        for encoding in ranked:
            if _strict(data, encoding) is not None:
                return encoding
    return None


def _stretch(data: bytes) -> bytes:
    if len(data) <= _SAMPLE:
        return data
    first = next((match.start() for match in re.finditer(rb"[\x80-\xff]", data)), 0)
    start = data.rfind(b"\n", 0, first) + 1
    start = start if first - start < _SAMPLE // 2 else first
    stretch = data[start : start + _SAMPLE]
    return stretch[: stretch.rfind(b"\n") + 1] or stretch

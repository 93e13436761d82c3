"""Encodings by mark, declaration, UTF-8 and guess; and what is no text."""

from __future__ import annotations

import codecs

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from tui.sources.decoding import DecodingError, decode
from tui.sources.western import is_plausible

WESTERN = "Prime Minister’s “man in Baghdad” met the señora in the café — again."
RUSSIAN = "Посол сказал в пятницу, что у него нет никакого расписания, и уехал в аэропорт."
JAPANESE = "大使は金曜日に、予定表は持っていないと述べ、空港へ向かった。"


@pytest.mark.parametrize(
    ("mark", "codec", "name"),
    [
        (codecs.BOM_UTF8, "utf-8", "utf-8-sig"),
        (codecs.BOM_UTF16_LE, "utf-16-le", "utf-16"),
        (codecs.BOM_UTF16_BE, "utf-16-be", "utf-16"),
        (codecs.BOM_UTF32_LE, "utf-32-le", "utf-32"),
        (codecs.BOM_UTF32_BE, "utf-32-be", "utf-32"),
    ],
)
def test_a_byte_order_mark_decides_and_is_no_text(mark: bytes, codec: str, name: str) -> None:
    assert decode(mark + WESTERN.encode(codec)) == (WESTERN, name)


def test_utf_8_needs_no_mark() -> None:
    assert decode(WESTERN.encode()) == (WESTERN, "utf-8")


@pytest.mark.parametrize("codec", ["utf-16-le", "utf-16-be"])
def test_utf_16_without_its_mark(codec: str) -> None:
    assert decode(WESTERN.encode(codec)) == (WESTERN, codec)


@pytest.mark.parametrize(
    ("text", "codec"),
    [
        (WESTERN, "cp1252"),
        ("El señor Núñez llegó a Bogotá el miércoles.", "cp1252"),
        (RUSSIAN, "cp1251"),
        (RUSSIAN, "koi8_r"),
        (RUSSIAN[:40], "koi8_r"),
        (JAPANESE, "cp932"),
        (JAPANESE, "euc_jp"),
    ],
)
def test_older_encodings_are_guessed(text: str, codec: str) -> None:
    decoded, name = decode(text.encode(codec))
    assert decoded == text
    assert codecs.lookup(name).name == codecs.lookup(codec).name


@pytest.mark.parametrize(
    "text",
    [
        "Café night\n\nBy Inés Muñoz\n\nInés Muñoz saw Gonçalo Simões and Béla Lukács in Málaga.",
        "João Conceição spoke.",
        "Zoë Brontë paid £40; André did not.",
        "At 20°C it’s “naïve”, said André.",
        "Così fan tutte, said Niccolò.",
        "Où est Françoise ? « Déjà là », dit-elle.",
        "ÉMILE GRÉGOIRE, Zürich",
        "Søren Ågård af Tromsø",
        "¿Quién es Begoña Ibáñez?",
    ],
)
def test_a_few_western_names_are_western(text: str) -> None:
    assert decode(text.encode("cp1252")) == (text, "cp1252")


@pytest.mark.parametrize(
    ("text", "codec"),
    [
        ("Wałęsa", "cp1250"),
        ("Żółtek się śmieje", "cp1250"),
        ("Jiří Dvořák", "cp1250"),
        ("Kučera", "cp1250"),
        ("Marić je došao", "cp1250"),
        ("Işık Şahin", "cp1254"),
        ("Jānis Bērziņš", "cp1257"),
        ("Посол", "cp1251"),
        ("посол", "koi8_r"),
        ("Αθήνα", "cp1253"),
        ("ראש", "cp1255"),
        ("大使", "gb18030"),
        ("café", "mac_roman"),
        ("café", "cp850"),
    ],
)
def test_names_of_other_code_pages_are_not_spelt_as_western_ones(text: str, codec: str) -> None:
    assert not is_plausible(text.encode(codec).decode("cp1252", "replace"))


_OTHER_LATIN = [
    (
        "cp1250",
        "Wójt Józef Żółtek mówił w środę o drodze. Mieszkańcy są źli i chcą wyjaśnień, więc czekają. ",
    ),
    ("cp1250", "Ministr Jiří Dvořáček přijel včera do města. Řekl, že dům není na prodej a že lidé čekají. "),
    ("cp1250", "Erdős László tegnap Győrben járt. A fűtés költsége nő, és a hűtés sem olcsóbb, írta az őr. "),
    ("cp1250", "Preşedintele Băsoiu a ajuns joi la Iaşi. Oraşul aşteaptă bani pentru şcoli şi drumuri. "),
    (
        "cp1254",
        "Işık Yıldız dün İzmir’de konuştu. Çalışan işçiler için yardım olacağını söyledi. Okul açıldı. ",
    ),
    ("cp1257", "Jānis Bērziņš vakar ieradās Rīgā. Viņš teica, ka šogad ostā būs vairāk kuģu un ceļi. "),
    ("cp1257", "Žygimantas Šarūnas vakar atvyko į Vilnių. Jis sakė, kad šiemet uoste bus daugiau laivų. "),
]


@pytest.mark.parametrize("length", [40, 150, 600])
@pytest.mark.parametrize(("codec", "text"), _OTHER_LATIN)
def test_the_spelling_tells_latin_code_pages_apart(codec: str, text: str, length: int) -> None:
    text = (text * 10)[:length]
    assert decode(text.encode(codec)) == (text, codec)


def test_a_foreign_name_does_not_change_the_code_page_of_a_western_text() -> None:
    text = "Jürgen Müller aus Köln sagte, die Bürger müßten später größere Brücken für Þór hören. " * 8
    assert decode(text.encode("cp1252")) == (text, "cp1252")


def test_the_guess_looks_where_the_text_is_not_ascii() -> None:
    text = "All quiet on the river. " * 10_000 + WESTERN
    assert decode(text.encode("cp1252")) == (text, "cp1252")


@pytest.mark.parametrize(
    "declaration",
    [
        '<meta charset="windows-1251">',
        "<META CHARSET=windows-1251>",
        '<meta http-equiv="Content-Type" content="text/html; charset=windows-1251">',
        '<?xml version="1.0" encoding="windows-1251"?>',
    ],
)
def test_a_page_declares_its_encoding(declaration: str) -> None:
    page = f"{declaration}<p>Да</p>"
    assert decode(page.encode("cp1251"), markup=True) == (page, "cp1251")


def test_plain_text_declares_nothing() -> None:
    assert decode(b'<meta charset="utf-16">'.ljust(60)) == ('<meta charset="utf-16">'.ljust(60), "utf-8")


def test_latin_1_is_read_as_browsers_read_it() -> None:
    page = '<meta charset="iso-8859-1"><p>“quoted”</p>'
    assert decode(page.encode("cp1252"), markup=True) == (page, "cp1252")


def test_utf_8_that_declares_a_western_code_page_is_utf_8() -> None:
    page = '<meta charset="iso-8859-1"><p>“quoted”</p>'
    assert decode(page.encode(), markup=True) == (page, "utf-8")


@pytest.mark.parametrize("name", ["nonsense", "hex", "rot13", "utf-7", "unicode_escape", "utf-16", "idna"])
def test_a_declaration_of_what_cannot_be_is_ignored(name: str) -> None:
    page = f'<meta charset="{name}"><p>café +AGE- \\x41</p>'
    assert decode(page.encode(), markup=True) == (page, "utf-8")


def test_a_few_broken_bytes_do_not_cost_the_text() -> None:
    data = RUSSIAN.encode() + b"\xd0"
    text, name = decode(data)
    assert name == "utf-8"
    assert text == RUSSIAN + "\ufffd"


def test_a_mark_before_text_in_another_encoding() -> None:
    assert decode(codecs.BOM_UTF8 + WESTERN.encode("cp1252")) == (WESTERN, "cp1252")


@pytest.mark.parametrize(
    ("data", "word"),
    [
        (b"\x89PNG\r\n\x1a\n and more", "PNG"),
        (b"%PDF-1.4 text", "PDF"),
        (b"PK\x03\x04docx", "office"),
        (b"{\\rtf1 hello}", "RTF"),
        (b"\xff\xd8\xff\xe0JFIF", "JPEG"),
        (b"text with \0 inside", "binary"),
        (bytes(range(1, 32)) * 4, "binary"),
        (codecs.BOM_UTF16_LE + b"a\0\0\0", "binary"),
    ],
)
def test_what_is_no_text_is_named(data: bytes, word: str) -> None:
    with pytest.raises(DecodingError, match=word):
        decode(data)


# Controls are what tells binary data; a text has hardly any.
_TEXTS = st.text(st.characters(exclude_categories=["Cs", "Cc"]) | st.sampled_from("\t\n\r"), max_size=300)


@given(_TEXTS, st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "utf-32"]))
def test_unicode_is_read_back_as_it_was_written(text: str, codec: str) -> None:
    data = text.encode(codec)
    assume(codec != "utf-8" or not text.startswith(("\ufeff", "%PDF", "{\\rtf", "GIF8")))
    assume(codec != "utf-16" or not text.startswith("\0"))
    assert decode(data)[0] == text


@given(st.binary(max_size=400), st.booleans())
def test_any_bytes_are_decoded_or_refused(data: bytes, markup: bool) -> None:
    try:
        text, name = decode(data, markup=markup)
    except DecodingError:
        return
    codecs.lookup(name)
    assert "\0" not in text
    text.encode()

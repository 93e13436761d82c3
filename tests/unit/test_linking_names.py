"""Names of people taken apart and compared."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.linking.givens import GENDER_OF
from tui.linking.names import compare_people, parse_person
from tui.linking.nicknames import FORMAL, nickname_groups, nicknames
from tui.linking.spelling import Likeness, liken
from tui.linking.wordlists import listed

GIVEN = ["Karim", "Yusuf", "Leila", "Pedro", "Ingrid", "Tomasz", "Farah", "Oleksandr", "Beatriz", "Nikolaus"]
FAMILY = ["Haddad", "Okonkwo", "Lindqvist", "Marchetti", "Sobczak", "Barzani", "Ferreira", "Takahashi"]
PARTICLES = ["al-", "Al ", "el-", "van ", "de la ", "bin "]


@pytest.mark.parametrize(
    ("surface", "display", "tokens"),
    [
        ("Nouri al-Maliki", "Nouri al-Maliki", ("nouri", "maliki")),
        ("al-Maliki", "al-Maliki", ("maliki",)),
        ("Iraqi Prime Minister Nouri al-Maliki", "Nouri al-Maliki", ("nouri", "maliki")),
        ("Mrs. Ana María de la Cruz", "Ana María de la Cruz", ("ana", "maria", "cruz")),
        ("Abdul-Aziz al-Hakim", "Abdul-Aziz al-Hakim", ("abdaziz", "hakim")),
        ("Abd al-Aziz al-Hakim", "Abd al-Aziz al-Hakim", ("abdaziz", "hakim")),
        ("Abu Musab al-Zarqawi", "Abu Musab al-Zarqawi", ("musab", "zarqawi")),
        ("Abu Mazen", "Abu Mazen", ("abumazen",)),
        ("Okonkwo, Ifeoma", "Ifeoma Okonkwo", ("ifeoma", "okonkwo")),
        ("Ifeoma Okonkwo, MD", "Ifeoma Okonkwo", ("ifeoma", "okonkwo")),
        ("Ifeoma Okonkwo, 49", "Ifeoma Okonkwo", ("ifeoma", "okonkwo")),
        ('Rocco "the Spoon" Marchetti', "Rocco Marchetti", ("rocco", "marchetti")),
        ("J. R. Lindqvist", "J. R. Lindqvist", ("j", "r", "lindqvist")),
        ("Dean Martin", "Dean Martin", ("dean", "martin")),
        ("rookie Tomasz Sobczak", "Tomasz Sobczak", ("tomasz", "sobczak")),
        ("Jerzy Müller-Łukasz", "Jerzy Müller-Łukasz", ("jerzy", "muller", "lukasz")),
        ("Ben Affleck", "Ben Affleck", ("ben", "affleck")),
        ("Ben Ali", "Ben Ali", ("ali",)),
    ],
)
def test_a_name_is_taken_apart(surface: str, display: str, tokens: tuple[str, ...]) -> None:
    name = parse_person(surface)
    assert (name.display, name.tokens) == (display, tokens)


@pytest.mark.parametrize(
    ("surface", "family"),
    [
        ("Nouri al-Maliki", "maliki"),
        ("Kim Jong-un", "kim"),
        ("Moon Jae-in", "moon"),
        ("Xi Jinping", "xi"),
        ("Kim Basinger", "basinger"),
        ("Daniel Lee", "lee"),
        ("Gabriel García Márquez", "marquez"),
    ],
)
def test_the_family_name_is_found_in_either_order(surface: str, family: str) -> None:
    name = parse_person(surface)
    assert name.tokens[name.family] == family


@pytest.mark.parametrize(
    ("surface", "suffix"),
    [("Cole Barnes Jr.", "jr"), ("Cole Barnes, Sr.", "sr"), ("Cole Barnes III", "iii"), ("Cole Barnes", "")],
)
def test_generations_are_told_apart(surface: str, suffix: str) -> None:
    assert parse_person(surface).suffix == suffix


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Nouri al-Maliki", "Nuri al-Maliki"),
        ("Nouri al-Maliki", "NOURI MALIKI"),
        ("Moqtada al-Sadr", "Muqtada Sadr"),
        ("Osama Nufaifi", "Osama al-Nujaifi"),
        ("Tayyip Erdogan", "Recep Tayyip Erdoğan"),
        ("Bashar al Assad", "Bashar al-Assad"),
        ("Kim Jong-un", "Kim Jong Un"),
        ("R. Marchetti", "Rocco Marchetti"),
        ("Bill Lindqvist", "William Lindqvist"),
        ("Cole Barnes", "Cole H. Barnes Jr."),
        ("Ana Ferreira", "Ana Beatriz Ferreira"),
        ("Mohammed Haddad", "Muhammad Haddad"),
        ("Wolodymyr Sobczak", "Volodymyr Sobczak"),
        ("Ifeoma Okonkwo", "Okonkwo Ifeoma"),
        ("Дмитрий Орлов", "Dmitri Orlov"),
    ],
)
def test_spellings_of_one_person(one: str, other: str) -> None:
    comparison = compare_people(one, other)
    assert comparison.same
    assert comparison.score > 0.7
    assert comparison.evidence


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Ammar al-Hakim", "Abdul-Aziz al-Hakim"),
        ("Saddam Hussein", "Uday Hussein"),
        ("George H. W. Bush", "George W. Bush"),
        ("Cole Barnes Jr.", "Cole Barnes Sr."),
        ("Maria Ferreira", "Mario Ferreira"),
        ("Hamid Karim", "Hamad Karim"),
        ("Kim Jong-un", "Kim Jong-il"),
        ("Ali Haddad", "Ala Haddad"),
        ("Ali", "Ali al-Sistani"),
        ("James Baker", "James R. Barker"),
        ("Olga Baranova", "Oleg Baranov"),
        ("Michel Marchetti", "Michelle Marchetti"),
        ("Salman bin Yusuf al-Rawi", "Yusuf bin Salman al-Rawi"),
    ],
)
def test_relatives_and_namesakes_stay_apart(one: str, other: str) -> None:
    assert not compare_people(one, other).same


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Ayad Qadiri", "Iyad Qadiri"),
        ("Alexei Orlov", "Aleksei Orlov"),
        ("Yulia Tymoshchuk", "Julia Timoshchuk"),
        ("Tariq al-Nashimi", "Tareq al-Nashemi"),
        ("Mohamed ElQadiri", "Mohammed al-Qadiri"),
    ],
)
def test_a_given_name_is_romanised_in_many_ways(one: str, other: str) -> None:
    assert compare_people(parse_person(one), parse_person(other)).same


@pytest.mark.parametrize(
    ("one", "other"),
    [("Ayad Qadiri", "Imad Qadiri"), ("Alexei Orlov", "Alexander Orlov"), ("Essam Qadiri", "Hisham Qadiri")],
)
def test_other_given_names_are_others(one: str, other: str) -> None:
    assert not compare_people(parse_person(one), parse_person(other)).same


def test_a_slip_is_counted() -> None:
    assert "1 letter differs" in compare_people("Osama Nufaifi", "Osama al-Nujaifi").evidence


names = st.builds(
    lambda first, particle, last: f"{first} {particle}{last}",
    st.sampled_from(GIVEN),
    st.sampled_from(["", *PARTICLES]),
    st.sampled_from(FAMILY),
)


@given(st.one_of(names, st.text(max_size=40)), st.one_of(names, st.text(max_size=40)))
def test_comparing_is_symmetric_and_within_bounds(one: str, other: str) -> None:
    there, back = compare_people(one, other), compare_people(other, one)
    assert there == back
    assert 0 <= there.score <= 1


@given(st.one_of(names, st.text(max_size=60)))
def test_every_name_is_itself(surface: str) -> None:
    comparison = compare_people(surface, surface)
    assert comparison.same
    assert comparison.score == 1


@given(st.text(max_size=60))
def test_any_text_can_be_taken_apart(surface: str) -> None:
    name = parse_person(surface)
    assert name.tokens
    assert 0 <= name.family < len(name.tokens)


@given(st.sampled_from(GIVEN), st.sampled_from(FAMILY), st.sampled_from(PARTICLES), st.booleans())
def test_particles_and_case_do_not_matter(first: str, last: str, particle: str, capitals: bool) -> None:
    other = f"{first} {particle}{last}"
    comparison = compare_people(f"{first} {last}", other.upper() if capitals else other)
    assert comparison.same
    assert comparison.score == 1


@given(st.sampled_from([("Jose", "José"), ("Lukasz", "Łukasz"), ("Zoe", "Zoë")]), st.sampled_from(FAMILY))
def test_diacritics_do_not_matter(spellings: tuple[str, str], last: str) -> None:
    plain, accented = spellings
    assert compare_people(f"{plain} {last}", f"{accented} {last}").score == 1


@given(
    st.lists(st.sampled_from(GIVEN), min_size=2, max_size=2, unique=True),
    st.sampled_from(FAMILY),
    st.sampled_from(["", *PARTICLES]),
)
def test_different_given_names_never_merge(firsts: list[str], last: str, particle: str) -> None:
    assert not compare_people(f"{firsts[0]} {last}", f"{firsts[1]} {particle}{last}").same


KNOWN = sorted(name for name in listed("given") if name.isascii() and name.isalpha() and len(name) > 2)
GENDERED = sorted(name for name in GENDER_OF if len(name) > 2)
FORMAL_NAMES = sorted(FORMAL)


@given(
    st.one_of(st.sampled_from(KNOWN), st.sampled_from(FORMAL_NAMES)),
    st.one_of(st.sampled_from(KNOWN), st.sampled_from(FORMAL_NAMES)),
    st.sampled_from(FAMILY),
)
def test_known_given_names_merge_only_as_spellings_or_short_forms(one: str, other: str, last: str) -> None:
    same = compare_people(f"{one.title()} {last}", f"{other.title()} {last}").same
    if same:
        assert liken(one, other) >= Likeness.ROMANISED or nicknames(one, other)
    assert same == compare_people(f"{other.title()} {last}", f"{one.title()} {last}").same


@given(st.sampled_from(GENDERED), st.sampled_from(GENDERED), st.sampled_from(FAMILY))
def test_a_woman_and_a_man_never_merge(one: str, other: str, last: str) -> None:
    if GENDER_OF[one] != GENDER_OF[other]:
        assert not compare_people(f"{one.title()} {last}", f"{other.title()} {last}").same


@given(st.sampled_from(FORMAL_NAMES), st.data(), st.sampled_from(FAMILY))
def test_formal_names_that_share_a_short_form_are_two(one: str, data: st.DataObject, last: str) -> None:
    other = data.draw(st.sampled_from([name for name in FORMAL_NAMES if name != one]))
    if not nickname_groups(one) & nickname_groups(other) and liken(one, other) < Likeness.ROMANISED:
        assert not compare_people(f"{one.title()} {last}", f"{other.title()} {last}").same


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Alexander Lindqvist", "Alexandra Lindqvist"),
        ("Louis Lindqvist", "Louise Lindqvist"),
        ("Patrick Haddad", "Patricia Haddad"),
        ("Samuel Haddad", "Samantha Haddad"),
        ("Frances Okonkwo", "Francis Okonkwo"),
        ("Edward Okonkwo", "Theodore Okonkwo"),
        ("Gerald Marchetti", "Gerard Marchetti"),
        ("King Abdullah", "King Abdullah II"),
        ("Paul Simon", "Simon Paul"),
        ("Ahmed Ali", "Ali Ahmed"),
    ],
)
def test_names_that_are_near_but_not_the_same(one: str, other: str) -> None:
    assert not compare_people(one, other).same


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Alex Lindqvist", "Alexander Lindqvist"),
        ("Alex Lindqvist", "Alexandra Lindqvist"),
        ("Sam Haddad", "Samantha Haddad"),
        ("Fran Okonkwo", "Frances Okonkwo"),
        ("Ted Okonkwo", "Theodore Okonkwo"),
        ("Stephen Marchetti", "Steven Marchetti"),
        ("Viktor Sobczak", "Sobczak Viktor"),
    ],
)
def test_short_forms_and_spellings_are_the_same(one: str, other: str) -> None:
    assert compare_people(one, other).same


@pytest.mark.parametrize(
    ("surface", "display"),
    [
        ("Cole Barnes Jr.", "Cole Barnes Jr."),
        ("Cole Barnes, Sr.", "Cole Barnes Sr."),
        ("Pope John Paul II", "John Paul II"),
        ("Cole Barnes", "Cole Barnes"),
    ],
)
def test_a_generation_is_shown(surface: str, display: str) -> None:
    assert parse_person(surface).display == display


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Hillary Rodham Clinton", "Hillary Clinton"),
        ("Anna Berg-Larsen", "Anna Larsen"),
        ("Anna Berg-Larsen", "Anna Berg"),
        ("María Gómez Ruiz", "María Gómez"),
        ("María Gómez Ruiz", "María Ruiz"),
        ("Luiz Inácio Lula da Silva", "Lula da Silva"),
        ("Abd al-Aziz al-Hakim", "Abdul Aziz Hakim"),
        ("Abdel Fattah el-Sisi", "Abdul Fatah al-Sisi"),
        ("Orbán Viktor", "Viktor Orbán"),
        ("Park Geun-hye", "Geun-hye Park"),
        ("Kim Jong-un", "Kim Jong Un"),
        ("Muammar Gaddafi", "Moammar Qaddafi"),
        ("Fouad Massoum", "Fuad Masum"),
        ("Mikhail Khodorkovsky", "Mikhail Khodorkovskii"),
        ("George Bush", "George W. Bush"),
        ("J. F. Kennedy", "John F. Kennedy"),
        ("Bob Dole", "Robert Dole"),
        ("Bin Laden, Osama", "Usama bin Ladin"),
        ("Osama Nufaifi", "Osama al-Nujaifi"),
    ],
)
def test_names_that_may_be_one_person(one: str, other: str) -> None:
    assert compare_people(one, other).same
    assert compare_people(other, one) == compare_people(one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("George W. Bush", "George H.W. Bush"),
        ("Saddam Hussein", "Uday Hussein"),
        ("Ammar al-Hakim", "Abdul-Aziz al-Hakim"),
        ("Kim Jong-il", "Kim Jong-un"),
        ("Jean-Marie Le Pen", "Marine Le Pen"),
        ("Maria Rossi", "Mario Rossi"),
        ("Mohammed Ali", "Mahmoud Ali"),
        ("John F. Kennedy", "John P. Kennedy"),
        ("Elizabeth Dole", "Bob Dole"),
        ("Martin Luther King Jr.", "Martin Luther King Sr."),
        ("John Paul Hughes", "John Paul"),
        ("María Gómez Ruiz", "María Ruiz Gómez Pérez"),
        ("Lee Kuan Yew", "Lee Hsien Loong"),
    ],
)
def test_names_of_two_people(one: str, other: str) -> None:
    assert not compare_people(one, other).same

"""A dossier of namesakes in our own words, through the real extraction and linking: who is who.

Relatives, a man and a quarter, a player and a country, a city and an actor, ministries of two countries.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

import pytest

from tui.extraction import Extractor, LexiconBuilder, complete
from tui.linking import link
from tui.model import Entity, Kind, Link, Mention, Page, Rule
from tui.text import one_line

ARTICLES = {
    "council": """\
Hakim brothers-in-law fall out over the council

Baghdad, 4 May 2006. Abdul-Aziz al-Hakim, who leads the Shiite council, told reporters in Baghdad on
Thursday that the talks would go on. Hakim said he expected an answer from Prime Minister Nouri
al-Maliki within days.

Iraq's Interior Ministry said two of its officers had been killed near Baquba. The Interior Ministry
gave no names.
""",
    "heir": """\
The heir speaks

Najaf, 9 September 2009. Ammar al-Hakim took over the Shiite council after the funeral in Najaf. Mr.
Hakim, who is 38, promised to keep his father's line. "We will talk with everybody," Ammar al-Hakim
told a crowd in Karbala.
""",
    "letters": """\
Readers' letters

Sir, I do not understand what Hakim wants. Is it power, or peace? Nobody in Basra could tell me.
""",
    "trial": """\
Court hears of the son's crimes

Baghdad, 12 October 2006. Saddam Hussein sat silent as witnesses spoke of his eldest son. Uday
Hussein, they said, had kept a private prison. Saddam smiled once. Uday was killed in Mosul in 2003.
""",
    "quarter": """\
Bombs in the east of the capital

Three bombs went off in Sadr City on Sunday, the police said. Followers of Moqtada al-Sadr sealed
off the streets. Sadr, who was in Najaf, called for calm. Residents of Sadr City carried the wounded
to Imam Ali Hospital.
""",
    "presidents": """\
Father and son

Houston, 3 June 2004. George W. Bush flew to Texas to see his parents. Former President George H.W.
Bush had been in hospital in Houston for a week, a spokesman said. Barbara Bush thanked the doctors.
""",
    "stadium": """\
Michael Jordan buys a stake in the Harbour Kings

Charlotte, 8 March 2010. Michael Jordan has bought the basketball club, the league said on Monday.
Jordan paid a price that nobody would name. The guard Denzel Washington-Reyes welcomed the news.
""",
    "border": """\
Amman closes the border

Amman, 17 June 2014. Jordan closed its border with Syria on Tuesday. King Abdullah spoke by
telephone with Prime Minister Nouri al-Maliki in Baghdad. Egypt's Interior Ministry denied that it
had sent officers to Jordan.
""",
    "washington": """\
No date for new talks

Washington and Tehran blamed each other on Friday. In Washington, a State Department spokeswoman said
the talks in Geneva would go on. President Barack Obama was told of it in Air Force One.
""",
    "actor": """\
An actor comes home

Denzel Washington, the actor, opened a school in New York on Saturday. Mr. Washington said that he had
seen no diplomats. His wife laughed at the question.
""",
    "parliament": """\
A party by two names

Baghdad, 2 July 2014. The State of Law Coalition of Nouri al-Maliki will not give way, al-Maliki
said. The Iraqi National Alliance met for three hours. Osama al-Nujaifi, the speaker, sent the
deputies home. Al-Nujaifi gave no reason.

The National Alliance will meet again on Sunday. A member of the State of Law Party said that Osama
Nufaifi had been wrong to do so.
""",
    "merchants": """\
Firm sues its founder

Rotterdam, 11 January 2011. Pieter van der Meer, who founded Halden Shipping, has been sued by the
firm. Van der Meer left Halden Shipping in May. His lawyer, María Gómez Ruiz, said that the firm had
no case. Gómez called it a farce. Kim Jae-sung, the firm's new director, would not comment. Mr. Kim
flew to Seoul on Monday.
""",
}


@dataclass
class Dossier:
    """Everything that extraction and linking found in :data:`ARTICLES`."""

    rows: dict[str, list[tuple[Mention, Link]]]
    entities: dict[str, Entity]

    def links(self, article: str, surface: str, kind: Kind | None = None) -> list[Link]:
        """Return the links of the mentions that end a name wherever an article has it alone; at least one."""
        pattern = r"\s+".join(map(re.escape, surface.split()))
        ends = {match.end() for match in re.finditer(rf"(?<![\w-]){pattern}(?![\w-])", ARTICLES[article])}
        whole = [(mention, made) for mention, made in self.rows[article] if mention.end in ends]
        found = [
            made
            for mention, made in whole
            if one_line(mention.surface) in surface and kind in (None, mention.kind)
        ]
        assert found, (article, surface, [mention.surface for mention, _ in self.rows[article]])
        return found

    def who(self, article: str, surface: str, kind: Kind | None = None) -> str:
        """Return the name of the one entity that a surface means in an article."""
        (key,) = {made.entity for made in self.links(article, surface, kind)}
        return self.entities[key].name

    def key(self, article: str, surface: str, kind: Kind | None = None) -> str:
        """Return its key."""
        (key,) = {made.entity for made in self.links(article, surface, kind)}
        return key

    def start(self, article: str, text: str) -> str:
        """Return the key of the mention that stands where a text begins."""
        start = ARTICLES[article].index(text)
        (key,) = {made.entity for mention, made in self.rows[article] if mention.start == start}
        return key


@pytest.fixture(scope="module")
def dossier() -> Dossier:
    extractor = Extractor.load()
    first = {name: extractor.mentions(text) for name, text in ARTICLES.items()}
    builder = LexiconBuilder()
    for mentions in first.values():
        builder.add(mentions)
    lexicon = builder.build()
    names = list(ARTICLES)
    pages = [
        Page(number, tuple(complete(ARTICLES[name], first[name], lexicon)))
        for number, name in enumerate(names)
    ]

    def read() -> Iterator[Page]:
        return iter(pages)

    linking = link(read)
    rows = {
        names[page.document]: list(zip(page.mentions, links, strict=True)) for page, links in linking.links()
    }
    return Dossier(rows, dict(linking.entities))


def test_relatives_stay_apart_and_keep_their_bare_names(dossier: Dossier) -> None:
    assert dossier.who("council", "Hakim") == "Abdul-Aziz al-Hakim"
    assert dossier.who("heir", "Hakim") == "Ammar al-Hakim"
    assert dossier.key("council", "Abdul-Aziz al-Hakim") != dossier.key("heir", "Ammar al-Hakim")


def test_a_bare_name_without_help_stays_ambiguous(dossier: Dossier) -> None:
    (made,) = dossier.links("letters", "Hakim")
    assert made.rule is Rule.AMBIGUOUS
    candidates = {dossier.entities[key].name for key in dossier.entities[made.entity].candidates}
    assert candidates == {"Abdul-Aziz al-Hakim", "Ammar al-Hakim"}


def test_father_and_son(dossier: Dossier) -> None:
    assert dossier.who("trial", "Saddam") == "Saddam Hussein"
    assert dossier.who("trial", "Uday") == "Uday Hussein"
    assert dossier.key("presidents", "George W. Bush") != dossier.key("presidents", "George H.W. Bush")
    assert dossier.who("presidents", "Barbara Bush") == "Barbara Bush"


def test_a_man_and_the_quarter_named_for_his_family(dossier: Dossier) -> None:
    assert dossier.who("quarter", "Sadr") == "Moqtada al-Sadr"
    assert dossier.who("quarter", "Sadr City", Kind.PLACE) == "Sadr City"


def test_a_player_and_a_country(dossier: Dossier) -> None:
    assert dossier.who("stadium", "Jordan", Kind.PERSON) == "Michael Jordan"
    assert dossier.who("border", "Jordan", Kind.PLACE) == "Jordan"


def test_washington_city_government_and_actor(dossier: Dossier) -> None:
    # That the guard "Denzel Washington-Reyes" is someone else no rule can know: the names agree.
    assert dossier.who("actor", "Mr. Washington").startswith("Denzel Washington")
    assert dossier.who("washington", "Washington", Kind.PLACE) == "Washington"
    assert dossier.key("washington", "State Department") != dossier.key("washington", "In Washington")
    notes = [made.evidence for made in dossier.links("washington", "Washington", Kind.PLACE)]
    assert any("government of United States" in note for note in notes)


def test_ministries_of_two_countries(dossier: Dossier) -> None:
    iraqi = dossier.key("council", "Interior Ministry")
    assert iraqi != dossier.key("border", "Interior Ministry")
    assert "Iraq" in dossier.entities[iraqi].name


def test_one_prime_minister_under_all_his_names(dossier: Dossier) -> None:
    keys = {
        dossier.key(article, surface)
        for article, surface in (
            ("council", "Nouri al-Maliki"),
            ("border", "Nouri al-Maliki"),
            ("parliament", "Nouri al-Maliki"),
            ("parliament", "al-Maliki"),
        )
    }
    assert len(keys) == 1


def test_one_party_under_two_names_and_one_alliance(dossier: Dossier) -> None:
    party = dossier.start("parliament", "State of Law Coalition")
    assert party == dossier.start("parliament", "State of Law Party")
    alliance = dossier.start("parliament", "Iraqi National Alliance")
    assert alliance == dossier.start("parliament", "National Alliance will")
    assert alliance != party


def test_a_misspelled_speaker(dossier: Dossier) -> None:
    assert dossier.who("parliament", "Osama Nufaifi") == "Osama al-Nujaifi"
    (made,) = dossier.links("parliament", "Osama Nufaifi")
    assert made.rule is Rule.VARIANT


def test_particles_double_surnames_and_eastern_order(dossier: Dossier) -> None:
    assert dossier.who("merchants", "Van der Meer", Kind.PERSON) == "Pieter van der Meer"
    assert dossier.who("merchants", "Gómez", Kind.PERSON) == "María Gómez Ruiz"
    assert dossier.who("merchants", "Kim", Kind.PERSON) == "Kim Jae-sung"


def test_every_mention_has_a_reason(dossier: Dossier) -> None:
    for rows in dossier.rows.values():
        for _, made in rows:
            assert made.evidence
            assert 0 < made.score <= 1

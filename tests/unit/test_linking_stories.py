"""Stories: how alike documents are by their names, and whom a bare name means in a story."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tests.unit.linking_pages import Linked, dossier
from tui.linking.stories import Stories
from tui.model import Rule

FISH = "<Varde> fined {Northern Trawlers} after [Ole Dahl] saw the <Kattegat> nets."
BALL = "{Varde Wolves} beat {Ribe Foxes} at <Ring Field> before [Pia Holm]."
OTHER = [f"[Nils Aa{chr(97 + n)}berg] of {{Board {chr(65 + n)}}} in <Town {chr(65 + n)}>." for n in range(26)]


def stories(*texts: str) -> tuple[Stories, list[list[int]]]:
    found = Stories()
    pages = dossier(*texts)
    for page in pages:
        found.read(page.mentions)
    return found, [found.names(page.mentions) for page in pages]


def test_the_likest_shares_the_rarest_names() -> None:
    found, names = stories(FISH, BALL, FISH.replace("Ole Dahl", "Ulla Krag"), BALL, *OTHER)
    likeness, document = found.likest(names[2], [0, 1, 3])
    assert document == 0
    assert 0 < likeness < 1.01
    assert found.likest(names[2], [1, 3])[0] == 0


def test_names_of_one_document_or_of_all_tell_nothing() -> None:
    found, names = stories("<Oslo> [Ann Bo]", "<Oslo> [Cai Do]", "<Oslo> [Eva Fi]")
    assert found.told(names[0]) == 0
    assert found.likest(names[0], [1, 2]) == (0.0, -1)


@given(
    st.lists(
        st.lists(st.sampled_from(["<A>", "<B>", "{C}", "[D E]", "[F]"]), max_size=5), min_size=1, max_size=6
    )
)
def test_likeness_is_symmetric_and_at_most_one(rows: list[list[str]]) -> None:
    found, names = stories(*(" ".join(row) for row in rows))
    for one in range(len(rows)):
        for other in range(len(rows)):
            likeness = found.likest(names[one], [other])[0]
            assert 0 <= likeness <= 1 + 1e-9
            assert abs(likeness - found.likest(names[other], [one])[0]) < 1e-9


def test_the_story_decides_between_two_bearers() -> None:
    linked = Linked(
        f"Minister [Jens Sobczak]. {FISH}",
        f"Keeper [Karl Sobczak]. {BALL}",
        f"[Sobczak] again. {FISH}",
        f"[Sobczak] saved. {BALL}",
        *OTHER,
    )
    assert linked.entity(2, "Sobczak").name == "Jens Sobczak"
    assert linked.entity(3, "Sobczak").name == "Karl Sobczak"
    link = linked.link(2, "Sobczak")
    assert link.rule is Rule.SOLE_BEARER
    assert link.evidence.startswith("Jens Sobczak is named where '")
    assert link.evidence.endswith("' are too")


def test_a_namesake_in_another_story_is_not_the_one_bearer() -> None:
    linked = Linked(f"Keeper [Karl Sobczak]. {BALL}", f"[Sobczak] again. {FISH}", FISH, FISH, *OTHER)
    link, entity = linked.link(1, "Sobczak"), linked.entity(1, "Sobczak")
    assert link.rule is Rule.AMBIGUOUS
    assert entity.candidates == (linked.entity(0, "Karl Sobczak").key,)
    assert link.evidence == "1 candidate: Karl Sobczak, named only in stories that share no name with this"


def test_in_a_small_dossier_everything_is_one_story() -> None:
    linked = Linked(f"Keeper [Karl Sobczak]. {BALL}", f"[Sobczak] again. {FISH}", FISH)
    assert linked.entity(1, "Sobczak").name == "Karl Sobczak"


def test_weight_decides_between_bearers_of_one_story() -> None:
    linked = Linked(
        f"[Jens Sobczak]. {FISH}",
        *[f"[Jens Sobczak] fished. {FISH}"] * 4,
        f"[Flora Sobczak]. {FISH}",
        *[f"[Karl Sobczak]. {BALL}"] * 4,
        f"[Sobczak] again. {FISH}",
        *OTHER,
    )
    assert linked.entity(10, "Sobczak").name == "Jens Sobczak"

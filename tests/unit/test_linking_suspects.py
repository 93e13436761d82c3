"""What a reader should look at twice: misspellings, possible same ones, overloaded names."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tui.linking.doubts import Named, Sort, Suspect
from tui.linking.suspects import suspects
from tui.model import Kind


def named(name: str, *surfaces: tuple[str, int], kind: Kind = Kind.PERSON, key: str = "") -> Named:
    used = surfaces or ((name, 1),)
    total = sum(times for _, times in used)
    return Named(key or f"{kind}:{name}", kind, name, total, 1, used)


def of(sort: Sort, *entities: Named) -> list[Suspect]:
    return [suspect for suspect in suspects(entities) if suspect.sort is sort]


def test_a_slip_inside_an_entity() -> None:
    osama = named("Ottar Nujveri", ("Nujveri", 14), ("Ottar Nujveri", 3), ("Nufveri", 1))
    (suspect,) = of(Sort.MISSPELLING, osama)
    assert suspect.keys == (osama.key,)
    assert suspect.evidence == "Nufveri ×1 looks like Nujveri ×17"
    assert suspect.score > 0.85


def test_a_slip_that_became_an_entity_of_its_own() -> None:
    right = named("Ottar Nujveri", ("Nujveri", 14), ("Ottar Nujveri", 3))
    wrong = named("Nufveri", ("Nufveri", 1))
    (suspect,) = of(Sort.MISSPELLING, right, wrong)
    assert suspect.keys == (wrong.key, right.key)


def test_other_given_names_are_no_slip() -> None:
    assert not of(Sort.MISSPELLING, named("Ronald Reivas", ("Ronald Reivas", 20)), named("Donna Reives"))


def test_a_usual_family_name_counts_for_little() -> None:
    (suspect,) = of(Sort.MISSPELLING, named("Al Johnsen", ("Johnsen", 14)), named("Johnson"))
    assert suspect.score < 0.5


def test_a_frequent_spelling_and_an_ending_are_no_slips() -> None:
    assert not of(Sort.MISSPELLING, named("Nujveri", ("Nujveri", 14), ("Nufveri", 5)))
    assert not of(Sort.MISSPELLING, named("Karvan", ("Karvan", 14)), named("Karvani"))


def test_places_and_bodies_are_misspelled_too() -> None:
    board = named(
        "Lower Saltmarsh Board", ("Lower Saltmarsh Board", 9), ("Lower Saltmersh Board", 1), kind=Kind.ORG
    )
    (suspect,) = of(Sort.MISSPELLING, board)
    assert suspect.evidence == "Lower Saltmersh Board ×1 looks like Lower Saltmarsh Board ×9"


def test_initials_that_were_not_merged_may_be_the_same() -> None:
    full, short = named("Jakob Lundqvar", ("Jakob Lundqvar", 5)), named("J. Lundqvar", ("J. Lundqvar", 1))
    (suspect,) = of(Sort.SAME, full, short)
    assert suspect.keys == (short.key, full.key)
    assert suspect.evidence == "J. Lundqvar ×1 may be Jakob Lundqvar ×5: initials fit 'Jakob Lundqvar'"


def test_one_name_in_two_kinds() -> None:
    firm, man = named("Marchetti", ("Marchetti", 9), kind=Kind.ORG), named("Marchetti")
    (suspect,) = of(Sort.SAME, firm, man)
    assert suspect.evidence.endswith("the same name, as person and as org")


def test_different_given_names_are_not_the_same() -> None:
    assert not suspects([named("Ammar Qadiri"), named("Aziz Qadiri")])


def test_an_ambiguous_name_lists_its_candidates_with_their_weights() -> None:
    one, other = named("Ammar Qadiri", ("Ammar Qadiri", 12)), named("Aziz Qadiri", ("Aziz Qadiri", 3))
    bare = Named("person:qadiri", Kind.PERSON, "Qadiri", 5, 2, (("Qadiri", 5),), (one.key, other.key))
    (suspect,) = of(Sort.OVERLOADED, one, other, bare)
    assert suspect.keys == (bare.key, one.key, other.key)
    assert suspect.evidence == "Qadiri ×5 may be Ammar Qadiri ×12, Aziz Qadiri ×3"


def test_a_bare_name_that_went_to_one_of_two_bearers() -> None:
    main = named("Ammar Qadiri", ("Qadiri", 20), ("Ammar Qadiri", 8))
    rival = named("Aziz Qadiri", ("Aziz Qadiri", 7))
    (suspect,) = of(Sort.OVERLOADED, main, rival)
    assert suspect.keys == (main.key, rival.key)
    assert "×20" in suspect.evidence
    assert "Aziz Qadiri ×7" in suspect.evidence


def test_an_entity_whose_names_contradict_each_other() -> None:
    (suspect,) = of(Sort.OVERLOADED, named("Ammar Qadiri", ("Ammar Qadiri", 8), ("Aziz Qadiri", 2)))
    assert suspect.evidence == "Ammar Qadiri is written Ammar Qadiri ×8 and Aziz Qadiri ×2"


def test_nothing_is_doubtful_in_a_plain_dossier() -> None:
    assert suspects([]) == []
    assert (
        suspects(
            [
                named("Ammar Qadiri", ("Qadiri", 4), ("Ammar Qadiri", 8)),
                named("Oslo", ("Oslo", 9), kind=Kind.PLACE),
                named("Northern Board", kind=Kind.ORG),
            ]
        )
        == []
    )


WORDS = st.sampled_from(
    ["Nujveri", "Nufveri", "Ammar", "Amar", "A.", "Qadiri", "Board", "of", "Zhang", "Ó", "-"]
)
NAMES = st.lists(WORDS, min_size=1, max_size=4).map(" ".join)
SURFACES = st.dictionaries(NAMES, st.integers(1, 30), min_size=1, max_size=4)


@given(
    st.lists(
        st.tuples(st.sampled_from([Kind.PERSON, Kind.ORG, Kind.PLACE, Kind.EVENT]), SURFACES), max_size=8
    )
)
def test_suspects_are_sorted_and_name_entities_that_exist(rows: list[tuple[Kind, dict[str, int]]]) -> None:
    entities = [
        Named(f"{n}", kind, next(iter(used)), sum(used.values()), 1, tuple(used.items()))
        for n, (kind, used) in enumerate(rows)
    ]
    found = suspects(entities)
    assert [suspect.score for suspect in found] == sorted((s.score for s in found), reverse=True)
    for suspect in found:
        assert 0 <= suspect.score <= 1
        assert suspect.evidence
        assert "\n" not in suspect.evidence
        assert set(suspect.keys) <= {entity.key for entity in entities}
        assert len(set(suspect.keys)) == len(suspect.keys)
    assert found == suspects(entities)


def test_two_spellings_as_rare_as_each_other() -> None:
    petra = named("Petra Sobczel", ("Petra Sobczel", 1), ("Petra Sobczal", 1))
    (suspect,) = of(Sort.MISSPELLING, petra)
    assert suspect.evidence == "Petra Sobczal ×1 looks like Petra Sobczel ×1"
    assert not of(Sort.MISSPELLING, named("Dmitri Orlov", ("Dmitri Orlov", 1), ("Dmitry Orlov", 1)))


def test_father_and_son_are_not_offered_as_one() -> None:
    assert not of(Sort.SAME, named("Cole Barnes Jr."), named("Cole Barnes Sr."))
    assert not of(Sort.SAME, named("Cole W. Barnes"), named("Cole H.W. Barnes"))


def test_a_family_name_in_front_is_offered() -> None:
    (suspect,) = of(Sort.SAME, named("Shinzo Abe", ("Shinzo Abe", 2)), named("Abe Shinzo", ("Abe Shinzo", 1)))
    assert suspect.evidence == "Abe Shinzo ×1 may be Shinzo Abe ×2: the same words in another order"


def test_a_bare_name_that_is_a_slip_elsewhere_is_offered() -> None:
    usual = named("Ossam Nujveri", ("Ossam Nujveri", 3), ("Nufveri", 2))
    (suspect,) = of(Sort.SAME, usual, named("Nufveri", ("Nufveri", 2)))
    assert suspect.evidence == "Nufveri ×2 may be Ossam Nujveri ×5, who is so called elsewhere"
    assert not of(Sort.SAME, named("Ossam Nujveri", ("Nujveri", 3)), named("Nujveri", ("Nujveri", 2)))

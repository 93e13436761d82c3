"""Given names that are romanised in ways which no rule of letters foresees: common knowledge, by hand."""

from __future__ import annotations

_TEXT = """
ayad iyad eyad, alexei aleksei alexey aleksey alexej, yulia julia yuliya iulia, yelena elena, yekaterina
ekaterina, yevgeny evgeny yevgeni evgeni yevgeniy evgeniy, xenia ksenia kseniya, maxim maksim, gamal
jamal, essam issam, tariq tareq tarek tarik, emad imad, gaafar jaafar, hisham hesham, moussa musa, eissa
issa, qays qais, yahya yehya, yousef youssef yusuf yusef
"""

_GROUPS: dict[str, int] = {
    name: number for number, row in enumerate(_TEXT.split(",")) for name in row.split()
}


def romanised_group(name: str) -> int | None:
    """Return the number of the given name that a folded *name* is one romanisation of, or None."""
    return _GROUPS.get(name)


def same_romanised(one: str, other: str) -> bool:
    """Say whether two folded given names are one, romanised in two ways, as "ayad" and "iyad"."""
    group = _GROUPS.get(one)
    return group is not None and group == _GROUPS.get(other)

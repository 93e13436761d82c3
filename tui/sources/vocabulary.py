"""Words that tell a header line from prose, and a byline from a headline."""

from __future__ import annotations


def _words(listed: str) -> frozenset[str]:
    return frozenset(listed.split())


HEADER_WORDS = _words(
    """
    date dated published publishing posted post updated last modified revised filed created first on at by in
    the day time print page edition gmt utc bst est edt cst cdt mst mdt pst pdt cet cest eet ist hrs hours
    monday tuesday wednesday thursday friday saturday sunday
    mon tue tues wed thu thur thurs fri sat sun
    """
)
"""What may stand around a day of publication without saying anything."""

PARTICLES = _words(
    """
    al el as an ad ar at de del della da das di do dos du la le van von der den ter bin ibn bint abu ben y e
    """
)
"""Parts of names that are written small."""

COMPANY = _words("friends others agencies staff colleagues")
"""Those whom a byline adds to a name: "and agencies"."""

NOT_NAMES = _words(
    """
    the a an this our new york united city state states street house world middle east north south west
    times post news journal herald press agency agencies tribune guardian gazette magazine review monitor
    daily weekly today online print edition editorial opinion analysis comment commentary special report
    interview feature staff writer correspondent reporter editor bureau service services international
    national local politics business sport sports culture government ministry minister president prime
    council party department office breaking exclusive home page video photo photos update updated topics
    share related january february march april june july august september october november december
    monday tuesday wednesday thursday friday saturday sunday
    """
)
"""Words of outlets, sections, offices and days: a line with one of them is nobody's byline."""

"""Date expressions: every day, month, season or year that a text names, as TIMEX3 values with their reason.

Values are those of ISO 8601 and of TIMEX3 (Pustejovsky et al. 2003): a range is written start/end.
"""

from __future__ import annotations

from tui.extraction.dates.finding import dates
from tui.extraction.dates.mention import DateMention, Mod

__all__ = ["DateMention", "Mod", "dates"]

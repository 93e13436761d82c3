"""One event, many reports: which triggers of a dossier tell of the same thing that happened, and why."""

from .evidence import Told
from .labels import Names
from .linking import SAME_STORY, Doubt, Numbering, Story, link_story
from .scene import Scene
from .stories import StoryIndex, count_terms

__all__ = [
    "SAME_STORY",
    "Doubt",
    "Names",
    "Numbering",
    "Scene",
    "Story",
    "StoryIndex",
    "Told",
    "count_terms",
    "link_story",
]

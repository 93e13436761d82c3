"""One event, many reports: which triggers of a dossier tell of the same thing that happened, and why."""

from .linking import EventLinking, link_events
from .scene import Scene

__all__ = ["EventLinking", "Scene", "link_events"]

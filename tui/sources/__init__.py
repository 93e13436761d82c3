"""From a folder to documents: which files are articles, and what each says, when and by whom.

A file that cannot be read raises :class:`tui.model.SourceError` and stops nothing else.
"""

from tui.sources.discovery import Discovery, SourceFile, discover, sample_folder
from tui.sources.places import Lines, locate
from tui.sources.reading import read, read_bytes

__all__ = ["Discovery", "Lines", "SourceFile", "discover", "locate", "read", "read_bytes", "sample_folder"]

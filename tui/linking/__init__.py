"""Linking: mentions to entities, each link with its rule, score and evidence."""

from __future__ import annotations

from .linker import Linking, link

__all__ = ["Linking", "link"]

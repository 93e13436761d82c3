"""Personae: a terminal reader for a folder of articles that knows who is in them."""

__version__ = "0.1.0"

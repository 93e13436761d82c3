"""The screens: the reader's desk, pickers, and pages to read."""

"""Pages of documents in points; the text is equally wide on both."""

from typing import Final

from facilitator.report.word.markup import Page

A4: Final = Page(width=595.3, height=841.9, margin=56.7)
WIDTH: Final = A4.width - 2 * A4.margin
"""How wide the text is, in points."""

"""What the one button of the start page does, in words, and what the title says with it."""

from dataclasses import dataclass

from facilitator.i18n import _
from facilitator.store.library import Recent
from facilitator.ui.library.about import Naming
from facilitator.ui.library.cards import headline

_LONGEST = 24
"""Letters of a title that the button holds."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Offered:
    """Words and key of the button; ``off`` says why it is off, ``title`` may be empty."""

    words: str
    key: str
    off: str = ""
    title: str = ""


def keeping_words(asking: Naming) -> Offered:
    """Return what is offered while a name is asked for."""
    keeping = asking is Naming.TEMPLATE
    words = _("Save as template") if keeping else _("Duplicate as a new exercise")
    return Offered(words=words, key=_("Enter"))


def starting_words(*, own: bool) -> Offered:
    """Return what is offered for a scenario, or for a template of one's own."""
    words = _("Start from this template") if own else _("Start from this scenario")
    return Offered(words=words, key="Ctrl+Enter", title=headline(None))


def opening_words(recent: Recent | None, *, there: bool) -> Offered:
    """Return what is offered for an exercise, or where none is marked."""
    title = headline(recent, there=there)
    if recent is None or not there:
        off = _("Mark an exercise or a scenario first.")
        return Offered(words=_("Open"), key=_("Enter"), off=off, title=title)
    name = recent.title
    name = name if len(name) <= _LONGEST else name[: _LONGEST - 1] + "…"
    return Offered(words=_("Open {title}").format(title=name), key=_("Enter"), title=title)

"""Words for every layer, through gettext: one catalogue for window, phone page and report."""

import gettext
from collections.abc import Collection
from dataclasses import dataclass
from functools import cache
from io import BytesIO
from pathlib import Path

from facilitator import resources

DOMAIN = "facilitator"
SOURCE = "en"
"""The language in which the texts stand in the code."""
NEXT_BEST = {"ca": "es"}
"""What else readers of a language are given before English, where a text is not there in theirs."""


@dataclass(frozen=True, slots=True)
class Words:
    """The texts of one language."""

    language: str
    catalogue: gettext.NullTranslations

    def text(self, message: str) -> str:
        """Return a text."""
        return self.catalogue.gettext(message) if message else ""

    def plural(self, one: str, many: str, n: int) -> str:
        """Return the form of a text that goes with a number."""
        return self.catalogue.ngettext(one, many, n)

    def context(self, context: str, message: str) -> str:
        """Return a text whose meaning depends on where it stands."""
        return self.catalogue.pgettext(context, message)


@cache
def translator(language: str) -> Words:
    """Return the texts of a language, es and es_MX alike; one that is not there is English."""
    spoken = language.replace("-", "_").partition("_")[0].lower()
    if spoken == SOURCE or spoken not in available():
        return Words(SOURCE, gettext.NullTranslations())
    return Words(spoken, _catalogue(spoken))


def _catalogue(language: str) -> gettext.NullTranslations:
    """Return a language's catalogue; where none was compiled, it is compiled in memory."""
    folder = resources.path("translations")
    try:
        return gettext.translation(DOMAIN, str(folder), languages=[language])
    except FileNotFoundError:
        return _compiled(folder / language / "LC_MESSAGES" / f"{DOMAIN}.po")


def _compiled(source: Path) -> gettext.NullTranslations:
    from babel.messages.mofile import write_mo  # noqa: PLC0415 - heavy; only without set-up
    from babel.messages.pofile import read_po  # noqa: PLC0415 - heavy; only without set-up

    made = BytesIO()
    with source.open("rb") as file:
        write_mo(made, read_po(file, locale=source.parent.parent.name))
    made.seek(0)
    return gettext.GNUTranslations(made)


class _Current:
    """The language of this process: set once at the start, and again only by its user."""

    words: Words = Words(SOURCE, gettext.NullTranslations())


def use(language: str) -> None:
    """Speak a language from now on."""
    _Current.words = translator(language)


def language() -> str:
    """Return the language spoken now."""
    return _Current.words.language


def available() -> tuple[str, ...]:
    """Return the languages that have a catalogue, English first."""
    folder = resources.path("translations")
    found = sorted(each.parent.parent.name for each in folder.glob("*/LC_MESSAGES/*.po"))
    return (SOURCE, *(each for each in found if each != SOURCE))


def best_of(wanted: str, there: Collection[str]) -> str:
    """Return which of the languages that are there serves a reader best; at the worst English."""
    spoken = wanted.replace("-", "_").partition("_")[0].casefold()
    asked = (spoken, NEXT_BEST.get(spoken, SOURCE))
    return next((each for each in asked if each in there), SOURCE)


def _(message: str) -> str:
    """Return a text in the language spoken now."""
    return _Current.words.text(message)


def ngettext(one: str, many: str, n: int) -> str:
    """Return the form of a text that goes with a number, in the language spoken now."""
    return _Current.words.plural(one, many, n)


def pgettext(context: str, message: str) -> str:
    """Return a text whose meaning depends on where it stands, in the language spoken now."""
    return _Current.words.context(context, message)


def N_(message: str) -> str:
    """Mark a text for the catalogue; it is looked up where it is used."""
    return message

"""A language that nobody speaks, to show what was never translated and what is cut off.

Every text that the catalogue will hold is spoken with accents on all its letters, a good third
longer, and in brackets. Plain letters on a screen were never asked of the catalogue; a text
without its closing bracket is cut off. What people wrote is told apart by ``in_greek``.
"""

import importlib.util
import re
import sys
from contextlib import contextmanager
from functools import cache
from gettext import NullTranslations
from pathlib import Path

from facilitator import i18n

PSEUDO = "pseudo"
LONGER = 1.35
"""How much longer than English a text becomes; Spanish, German and Dutch stay below."""
_PLAIN = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
_ACCENTED = "áßćđéƒğĥíĵķľμñóρφŕšťúνŵχýžÁБĆĐÉҒĞĤÍĴĶĽМÑÓРΩŔŠŤÚΥŴΧÝŽ"
_ACCENTS = str.maketrans(_PLAIN, _ACCENTED)
_KEPT = re.compile(r"(\{[^{}]*\}|%(?:\(\w+\))?[sdf])")
_VOWELS = re.compile("[aeiouAEIOU]")


def accented(text):
    """Return a text as the pseudo-language says it: placeholders stay, everything else changes."""
    parts = _KEPT.split(text)
    missing = round(len("".join(parts[::2])) * (LONGER - 1))
    for place in range(0, len(parts), 2):
        longer, more = _drawn_out(parts[place], missing)
        missing -= more
        parts[place] = longer.translate(_ACCENTS)
    return f"[{''.join(parts)}]"


def _drawn_out(text, letters):
    """Double so many vowels from the left, or all there are; return how many it were."""
    if not letters:
        return text, 0
    return _VOWELS.subn(lambda found: found[0] * 2, text, count=letters)


@cache
def known():
    """Return every (text, context) that the catalogue will hold, as the code stands now."""
    place = Path(__file__).parent / "house" / "catalogue.py"
    spec = importlib.util.spec_from_file_location("catalogue_of_the_house", place)
    house = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(house)
    return frozenset(
        (each, message.context)
        for message in house.extracted()
        for each in house.strings(message.id)
        if each
    )


class Pseudo(NullTranslations):
    """Speaks every text of the catalogue, and leaves the others as the bare eye will see them."""

    def gettext(self, message):
        return accented(message) if (message, None) in known() else message

    def ngettext(self, one, many, n):
        return self.gettext(one if n == 1 else many)

    def pgettext(self, context, message):
        # the letters of a date's pattern mean something to Qt
        wanted = (message, context) in known() and not context.startswith("a date for Qt")
        return accented(message) if wanted else message


@contextmanager
def spoken_for_english(wanted):
    """Speak a language wherever English is asked for, so that nobody need ask for it anew."""
    real = i18n.translator
    words = i18n.Words(i18n.SOURCE, Pseudo()) if wanted == PSEUDO else real(wanted)

    def translator(language):
        return words if language in (i18n.SOURCE, PSEUDO) else real(language)

    put_in_place(real, translator)
    i18n.use(i18n.SOURCE)
    try:
        yield
    finally:
        put_in_place(translator, real)
        i18n.use(i18n.SOURCE)


def put_in_place(old, new):
    """Give every module that asks for the words of a language another one to ask."""
    for name, module in tuple(sys.modules.items()):
        if name.startswith("facilitator") and vars(module).get("translator") is old:
            module.translator = new

"""What an objective still needs to be measured: a number, a time, and who does it."""

import re
from enum import StrEnum

from facilitator.domain.exercise import Exercise

_NUMBERS = frozenset(
    """
    two three four five six seven eight nine ten twelve twenty thirty half every all each
    dos tres cuatro cinco seis siete ocho nueve diez doce veinte treinta todos todas cada
    dues tres quatre cinc sis set vuit huit nou deu dotze vint trenta tots totes cada
    deux trois quatre cinq six sept huit neuf dix douze vingt trente tous toutes chaque
    zwei drei vier fünf sechs sieben acht neun zehn zwölf zwanzig dreißig alle jede
    twee drie vier vijf zes zeven acht negen tien twaalf twintig dertig elke
    """.split()  # noqa: SIM905 - a block is easier to read than a hundred strings
)
_TIME = re.compile(
    r"\b\d{1,2}[:.]\d{2}\b|\b\d+\s*(?:s|min|h)\b|\b(?:seconds?|minutes?|hours?|segundos?|minutos?"
    r"|horas?|segons?|minuts?|hor[ae]s?|secondes?|heures?|sekunden?|minuten?|stunden?|uur|uren|seconden?)\b",
    re.IGNORECASE,
)
_WHO = frozenset(
    """
    agencies agency everybody teams team crews staff control director mayor police fire ambulance
    organismos servicios servicio todos equipos policía bomberos alcalde alcaldía dirección
    organismes serveis servei tots equips policia bombers alcaldessa ajuntament direcció
    services service équipes équipe police pompiers maire mairie direction
    dienste feuerwehr polizei kräfte behörden leitung diensten brandweer politie gemeente
    """.split()  # noqa: SIM905 - as above
)
_WORD = re.compile(r"[^\W\d_]+")
_TELLING = 4
"""So many letters a word of a name must have to tell whose it is."""


class Wanted(StrEnum):
    """What is looked for in an objective."""

    NUMBER = "number"
    TIME = "time"
    WHO = "who"


def wanted(text: str, exercise: Exercise) -> tuple[Wanted, ...]:
    """Return what a text does not say; a guess from its words, so it is advice and no more."""
    words = {each.casefold() for each in _WORD.findall(text)}
    names = {
        word.casefold()
        for each in exercise.agencies
        for word in (*_WORD.findall(each.name), each.short)
        if len(word) >= _TELLING or word == each.short
    }
    has = {
        Wanted.NUMBER: any(each.isdigit() for each in text) or bool(words & _NUMBERS),
        Wanted.TIME: bool(_TIME.search(text)),
        Wanted.WHO: bool(words & (_WHO | names)),
    }
    return tuple(each for each in Wanted if not has[each])

"""The agencies that usually sit at the table in seven countries; every one can be renamed."""

from dataclasses import dataclass, replace

from facilitator.domain.agencies import told_apart
from facilitator.domain.exercise import Agency, Exercise
from facilitator.domain.shapes import slot

_FIRE, _POLICE, _NATIONAL, _MEDICAL, _TOWN = range(5)
"""Places of the look: who does the same in two countries has the same shape and colour."""
_FREE_PLACES = (5, 6, 7, 8, 9, 10, 11)


@dataclass(frozen=True, slots=True, kw_only=True)
class Preset:
    """A set of agencies in the language of its country."""

    key: str
    country: str
    language: str
    agencies: tuple[Agency, ...]


def _preset(key: str, country: str, language: str, *rows: tuple[str, str, str, int]) -> Preset:
    free = iter(_FREE_PLACES)
    made: list[Agency] = []
    for name, short, letter, place in rows:
        shape, colour = slot(place if place >= 0 else next(free))
        made.append(
            Agency(
                id=f"{key}-{short}",
                name=name,
                short=short,
                letter=letter,
                shape=shape,
                colour=colour,
                language=language,
            )
        )
    return Preset(key=key, country=country, language=language, agencies=tuple(made))


PRESETS = (
    _preset(
        "es",
        "Spain",
        "es",
        ("Bomberos", "bom", "B", _FIRE),
        ("Policía Local", "pl", "P", _POLICE),
        ("Guardia Civil", "gc", "G", _NATIONAL),
        ("Policía Nacional", "pn", "N", -1),
        ("Emergencias sanitarias", "san", "S", _MEDICAL),
        ("Ayuntamiento", "ayto", "A", _TOWN),
        ("Protección Civil", "pc", "C", -1),
    ),
    _preset(
        "es-ca",
        "Spain (Catalan)",
        "ca",
        ("Bombers", "bom", "B", _FIRE),
        ("Policia Local", "pl", "P", _POLICE),
        ("Guàrdia Civil", "gc", "G", _NATIONAL),
        ("Policia Nacional", "pn", "N", -1),
        ("Emergències mèdiques", "sem", "S", _MEDICAL),
        ("Ajuntament", "ajt", "A", _TOWN),
        ("Protecció Civil", "pc", "C", -1),
    ),
    _preset(
        "fr",
        "France",
        "fr",
        ("Sapeurs-pompiers", "sp", "P", _FIRE),
        ("Police municipale", "pm", "M", _POLICE),
        ("Gendarmerie nationale", "gn", "G", _NATIONAL),
        ("Police nationale", "pn", "N", -1),
        ("SAMU", "samu", "S", _MEDICAL),
        ("Mairie", "mairie", "C", _TOWN),
        ("Préfecture", "pref", "F", -1),
    ),
    _preset(
        "be-fr",
        "Belgium (French)",
        "fr",
        ("Zone de secours (D1)", "d1", "S", _FIRE),
        ("Secours médicaux (D2)", "d2", "M", _MEDICAL),
        ("Police locale (D3)", "d3", "P", _POLICE),
        ("Police fédérale", "pf", "F", _NATIONAL),
        ("Protection civile (D4)", "d4", "L", -1),
        ("Commune et information (D5)", "d5", "C", _TOWN),
    ),
    _preset(
        "be-nl",
        "Belgium (Dutch)",
        "nl",
        ("Hulpverleningszone (D1)", "d1", "B", _FIRE),
        ("Medische hulp (D2)", "d2", "M", _MEDICAL),
        ("Lokale politie (D3)", "d3", "P", _POLICE),
        ("Federale politie", "fp", "F", _NATIONAL),
        ("Civiele bescherming (D4)", "d4", "C", -1),
        ("Gemeente en informatie (D5)", "d5", "G", _TOWN),
    ),
    _preset(
        "nl",
        "Netherlands",
        "nl",
        ("Brandweer", "brw", "B", _FIRE),
        ("Politie", "pol", "P", _POLICE),
        ("Koninklijke Marechaussee", "kmar", "K", _NATIONAL),
        ("GHOR en ambulance", "ghor", "A", _MEDICAL),
        ("Gemeente", "gem", "G", _TOWN),
        ("Veiligheidsregio", "vr", "V", -1),
    ),
    _preset(
        "de",
        "Germany",
        "de",
        ("Feuerwehr", "fw", "F", _FIRE),
        ("Landespolizei", "pol", "P", _POLICE),
        ("Bundespolizei", "bpol", "B", _NATIONAL),
        ("Rettungsdienst", "rd", "R", _MEDICAL),
        ("Stadtverwaltung", "stadt", "S", _TOWN),
        ("Katastrophenschutz", "kats", "K", -1),
        ("THW", "thw", "T", -1),
    ),
    _preset(
        "uk",
        "United Kingdom",
        "en",
        ("Fire and rescue service", "frs", "F", _FIRE),
        ("Police", "pol", "P", _POLICE),
        ("Coastguard", "cg", "C", _NATIONAL),
        ("Ambulance service", "amb", "A", _MEDICAL),
        ("Local authority", "la", "L", _TOWN),
        ("Health", "nhs", "H", -1),
    ),
    _preset(
        "us",
        "United States",
        "en",
        ("Fire department", "fd", "F", _FIRE),
        ("Police department", "pd", "P", _POLICE),
        ("Sheriff", "so", "S", _NATIONAL),
        ("Emergency medical services", "ems", "E", _MEDICAL),
        ("City hall", "city", "C", _TOWN),
        ("Emergency management", "em", "M", -1),
        ("Public health", "ph", "H", -1),
    ),
)
"""The names are those of the country; which bodies exist differs by region and town."""


def preset(key: str) -> Preset | None:
    """Return the preset of that key, or None."""
    return next((each for each in PRESETS if each.key == key), None)


def with_preset(exercise: Exercise, chosen: Preset) -> Exercise:
    """Add the agencies of a preset that the exercise does not have by name."""
    agencies = list(exercise.agencies)
    names = {each.name.casefold() for each in agencies}
    for each in chosen.agencies:
        if each.name.casefold() not in names:
            agencies.append(told_apart(each, agencies))
    if len(agencies) == len(exercise.agencies):
        return exercise
    return replace(exercise, agencies=tuple(agencies))

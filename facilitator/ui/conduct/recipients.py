"""Who is meant by letters and names that somebody typed."""

from facilitator.domain.entryline import prefixes
from facilitator.domain.exercise import Exercise

_EVERYBODY = frozenset({"*", "all", "todos", "todas", "tots", "totes", "tous", "alle", "everybody"})


def recipients(text: str, exercise: Exercise) -> tuple[tuple[str, ...], bool, tuple[str, ...]]:
    """Return agency ids, whether everybody is meant, and the words that name no agency."""
    names = {name: each.id for each in exercise.agencies for name in prefixes(each)}
    words = [each for each in text.replace(",", " ").replace("+", " ").split() if each]
    whole = text.replace(" ", "").casefold()
    if whole in names:
        return (names[whole],), False, ()
    everybody = any(each.casefold() in _EVERYBODY for each in words)
    rest = [each for each in words if each.casefold() not in _EVERYBODY]
    unknown = tuple(each for each in rest if each.casefold() not in names)
    to = tuple(dict.fromkeys(names[each.casefold()] for each in rest if each.casefold() in names))
    return to, everybody, unknown

"""Every setting in one table: what sort it is, what it is called, and what it does."""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from enum import StrEnum

from facilitator.domain.editions import Order, Variant
from facilitator.i18n import N_
from facilitator.services.settings import Settings


class Sort(StrEnum):
    """What a setting is filled in with; ``KEYS`` is set elsewhere and only counted here."""

    CHOICE = "choice"
    TEXT = "text"
    FOLDER = "folder"
    PICTURE = "picture"
    KEYS = "keys"


class Section(StrEnum):
    """What a setting belongs to; the order here is the order on the page."""

    LOOK = "look"
    HOUSE = "house"
    REPORTS = "reports"
    SAFETY = "safety"


SECTIONS: Mapping[Section, str] = {
    Section.LOOK: N_("Look, language and keys"),
    Section.HOUSE: N_("Organisation"),
    Section.REPORTS: N_("Reports before anybody chooses"),
    Section.SAFETY: N_("Backups, privacy, retention"),
}

Value = str | bool | int | float
Options = tuple[tuple[Value, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Preference:
    """One line of the page; ``key`` is a field of the settings, ``says`` one sentence.

    Options are pairs of a value and its word. ``spoken`` stands for the languages of the program,
    behind the option of ``none``. ``keys`` do the same from everywhere.
    """

    key: str
    section: Section
    sort: Sort
    word: str
    says: str
    options: Options = ()
    spoken: bool = False
    none: str = ""
    keys: tuple[str, ...] = ()


_SIZES = (0.8, 0.9, 1.0, 1.1, 1.25, 1.5, 1.75, 2.0, 2.5)
PREFERENCES: tuple[Preference, ...] = (
    Preference(
        key="language",
        section=Section.LOOK,
        sort=Sort.CHOICE,
        word=N_("Language"),
        says=N_("The language of the window, of new reports and of the command line."),
        spoken=True,
        none=N_("as the computer"),
    ),
    Preference(
        key="dark",
        section=Section.LOOK,
        sort=Sort.CHOICE,
        word=N_("Theme"),
        says=N_("Dark for a darkened room, light for daylight and projectors."),
        keys=("Ctrl+Shift+L",),
        options=((True, N_("dark")), (False, N_("light"))),
    ),
    Preference(
        key="scale",
        section=Section.LOOK,
        sort=Sort.CHOICE,
        word=N_("Size of the text"),
        says=N_("Everything grows with the text, nothing is cut."),
        keys=("Ctrl++", "Ctrl+-", "Ctrl+0"),
        options=tuple((each, f"{round(each * 100)} %") for each in _SIZES),
    ),
    Preference(
        key="keys",
        section=Section.LOOK,
        sort=Sort.KEYS,
        word=N_("Keys"),
        says=N_("Every key of the desk can be changed; Esc and the keys of the window stay."),
    ),
    Preference(
        key="organisation",
        section=Section.HOUSE,
        sort=Sort.TEXT,
        word=N_("Name"),
        says=N_("Stands at the head of every report, and as the sponsor of new exercises."),
    ),
    Preference(
        key="logo",
        section=Section.HOUSE,
        sort=Sort.PICTURE,
        word=N_("Logo"),
        says=N_(
            "Stands above the name on a report's first page; a small copy is kept beside the"
            " settings, so the picture itself may go."
        ),
    ),
    Preference(
        key="marking",
        section=Section.HOUSE,
        sort=Sort.CHOICE,
        word=N_("Marking"),
        says=N_("The Traffic Light Protocol that new exercises begin with; each can have its own."),
        options=(
            ("", N_("no marking")),
            *((each, each) for each in ("TLP:RED", "TLP:AMBER+STRICT", "TLP:AMBER")),
            *((each, each) for each in ("TLP:GREEN", "TLP:CLEAR")),
        ),
    ),
    Preference(
        key="agencies",
        section=Section.HOUSE,
        sort=Sort.TEXT,
        word=N_("Agencies"),
        says=N_("The names of your agencies, parted by commas: a new blank exercise has them all."),
    ),
    Preference(
        key="report_language",
        section=Section.REPORTS,
        sort=Sort.CHOICE,
        word=N_("Language of the document"),
        says=N_("In which language a report is offered first."),
        spoken=True,
        none=N_("as the exercise"),
    ),
    Preference(
        key="report_second",
        section=Section.REPORTS,
        sort=Sort.CHOICE,
        word=N_("Second language"),
        says=N_("Sentences stand once in each of the two languages, tables once with both heads."),
        spoken=True,
        none=N_("no second language"),
    ),
    Preference(
        key="report_paper",
        section=Section.REPORTS,
        sort=Sort.CHOICE,
        word=N_("Paper"),
        says=N_("The size of the sheets that your printer holds."),
        options=(("a4", "A4"), ("letter", "US Letter")),
    ),
    Preference(
        key="report_variant",
        section=Section.REPORTS,
        sort=Sort.CHOICE,
        word=N_("For whom"),
        says=N_("The full report, its first page, or what the public may read."),
        options=(
            (Variant.FULL.value, N_("Full")),
            (Variant.SUMMARY.value, N_("One page")),
            (Variant.PUBLIC.value, N_("Public")),
        ),
    ),
    Preference(
        key="report_order",
        section=Section.REPORTS,
        sort=Sort.CHOICE,
        word=N_("Order of the parts"),
        says=N_("Our own puts what a chief officer asks first; the other follows the US template."),
        options=((Order.OWN.value, N_("our own")), (Order.FEMA.value, N_("HSEEP template"))),
    ),
    Preference(
        key="backup_place",
        section=Section.SAFETY,
        sort=Sort.FOLDER,
        word=N_("Second place for backups"),
        says=N_("A folder on a stick or another disk that gets every backup as well."),
    ),
    Preference(
        key="roles_only",
        section=Section.SAFETY,
        sort=Sort.CHOICE,
        word=N_("Names of observers"),
        says=N_(
            "With roles only, the name that an observer types at joining is not kept: lists, log"
            " and report say role and number. Names kept before stay until they are erased."
        ),
        options=((False, N_("as they type them")), (True, N_("roles only"))),
    ),
    Preference(
        key="keep_months",
        section=Section.SAFETY,
        sort=Sort.CHOICE,
        word=N_("Keep new exercises"),
        says=N_(
            "Counted from the day an exercise is made; then the Library reminds you. Nothing is"
            " ever erased by itself."
        ),
        options=(
            (0, N_("without a date")),
            (6, N_("6 months")),
            (12, N_("1 year")),
            (24, N_("2 years")),
            (60, N_("5 years")),
            (120, N_("10 years")),
        ),
    ),
)
"""The page of settings is made of this table, from top to bottom."""

USUAL = Settings()
NOT_SET_BY_HAND = frozenset({"open_file", "screen", "clean"})
"""What the settings also hold: what was open when the program last ran."""


def usual(key: str) -> Value:
    """Return how a setting comes."""
    return getattr(USUAL, key)


def values(settings: Settings) -> dict[str, Value]:
    """Return every setting that a person can set, by its key; of the keys, how many changed."""
    known = {each.name for each in fields(settings)} - NOT_SET_BY_HAND - {"keys"}
    return {"keys": len(settings.keys), **{each: getattr(settings, each) for each in known}}

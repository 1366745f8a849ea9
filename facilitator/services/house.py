"""What an organisation set once: whose name reports bear, what new exercises begin with."""

from contextlib import suppress
from dataclasses import replace
from datetime import date
from pathlib import Path

from facilitator.domain.agencies import agencies_from_names
from facilitator.domain.editions import Edition, Order, Variant
from facilitator.domain.errors import Failed, Reason, Refused
from facilitator.domain.exercise import Agency, Exercise
from facilitator.i18n import available
from facilitator.services.places import config_dir
from facilitator.services.settings import Settings, load
from facilitator.store.faults import from_os
from facilitator.store.library import Library, write_whole

LARGEST_LOGO = 10_000_000
"""A file with more bytes is not read: no logo needs them."""
_MONTHS = 12
_LAST_DAY = 28


def logo_path() -> Path:
    """Return where the copy of the logo lies, whatever its original was called."""
    return config_dir() / "logo.png"


def take_logo(path: Path) -> str:
    """Check a picture, keep a copy of it beside the settings, and return its name.

    Raises Refused(TOO_LARGE, NOT_A_PICTURE) and Failed; then the old one stays.
    """
    from facilitator.report.pictures import as_logo  # noqa: PLC0415 - heavy; only when needed

    try:
        with path.open("rb") as file:
            content = file.read(LARGEST_LOGO + 1)
    except OSError as error:
        raise from_os(error, path.name) from error
    if len(content) > LARGEST_LOGO:
        raise Refused(Reason.TOO_LARGE, name=path.name, most=str(LARGEST_LOGO // 1_000_000))
    made = as_logo(content)
    if made is None:
        raise Refused(Reason.NOT_A_PICTURE, name=path.name)
    target = logo_path()
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        write_whole(target, made)
    except OSError as error:
        raise from_os(error, target.name) from error
    return path.name


def drop_logo() -> None:
    """Remove the copy of the logo; one that cannot be removed is shown nowhere all the same."""
    with suppress(OSError):
        logo_path().unlink(missing_ok=True)


def logo(settings: Settings) -> bytes:
    """Return the logo that is set, as it was checked; nothing if there is none any more."""
    if not settings.logo:
        return b""
    try:
        return logo_path().read_bytes()
    except OSError:
        return b""


# --- reports --------------------------------------------------------------------------------------


def on_paper(edition: Edition, settings: Settings | None = None) -> Edition:
    """Return an edition that bears the name and the logo of the house."""
    kept = settings or load()
    if not (kept.organisation.strip() or kept.logo):
        return edition
    return replace(edition, organisation=kept.organisation.strip(), logo=logo(kept))


def wished(settings: Settings, *, language: str) -> Edition:
    """Return what a report is before anybody chooses; ``language`` where none is set.

    An extract for one agency is no default: it needs to be said for which.
    """
    known = set(available())
    spoken = settings.report_language if settings.report_language in known else language
    second = settings.report_second if settings.report_second in known else ""
    variants = set(Variant) - {Variant.AGENCY}
    variant = settings.report_variant
    order = settings.report_order
    return Edition(
        variant=Variant(variant) if variant in variants else Variant.FULL,
        language=spoken,
        second="" if second == spoken else second,
        paper=settings.report_paper if settings.report_paper in {"a4", "letter"} else "a4",
        order=Order(order) if order in set(Order) else Order.OWN,
    )


# --- new exercises --------------------------------------------------------------------------------


def begun(exercise: Exercise, settings: Settings | None = None) -> Exercise:
    """Return a new exercise with the house's marking, name and agencies where it has none."""
    kept = settings or load()
    return replace(
        exercise,
        marking=exercise.marking or kept.marking,
        sponsor=exercise.sponsor or kept.organisation.strip(),
        agencies=exercise.agencies or agencies_of(kept.agencies),
    )


def agencies_of(names: str) -> tuple[Agency, ...]:
    """Return the agencies of names that are parted by commas, none like another."""
    return agencies_from_names(names.split(","))


def keep_for(library: Library, path: Path, today: date, settings: Settings | None = None) -> None:
    """Note until when a new exercise is kept, if the house says how long.

    What the list does not take is no reason to have no exercise.
    """
    months = (settings or load()).keep_months
    if months <= 0:
        return
    rows = [each for each in library.recent() if each.path == str(path)]
    with suppress(Failed):
        for each in rows:
            library.change(replace(each, keep_until=later(today, months)))


def later(day: date, months: int) -> date:
    """Return the day so many months later; behind the 28th the first of the month after."""
    whole = day.year * _MONTHS + day.month - 1 + months
    if day.day > _LAST_DAY:
        whole += 1
        return date(whole // _MONTHS, whole % _MONTHS + 1, 1)
    return date(whole // _MONTHS, whole % _MONTHS + 1, day.day)

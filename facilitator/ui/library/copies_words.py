"""What is said of a copy: its row, what is in it, and how it differs from the file."""

from datetime import datetime

from PySide6.QtCore import QLocale

from facilitator.i18n import _, language, ngettext
from facilitator.services.restoring import Compared, Copy, Inside
from facilitator.ui.library.cards import day
from facilitator.ui.library.lines import Cell, Line
from facilitator.ui.models.plain import shown
from facilitator.ui.widgets.grid_rows import Column

_MINUTE, _HOUR, _DAY = 60, 3600, 86_400


def copy_columns() -> tuple[Column, ...]:
    """Return the columns of the list of copies."""
    return (
        Column(title=_("Backup of"), share=3),
        Column(title=_("Age"), share=2, least=300),
        Column(title=_("Size"), width=76, right=True, least=380),
        Column(title=_("Place"), share=2, least=480),
    )


def copy_line(copy: Copy, now: datetime) -> Line:
    """Return the row of a copy."""
    where = _("second place") if copy.second else _("this laptop")
    return Line(
        cells=(
            Cell(text=moment_words(copy.at), weight=600),
            Cell(text=age_words(now, copy.at), colour="text.secondary"),
            Cell(text=size_words(copy.size), colour="text.secondary"),
            Cell(text=where, colour="text.secondary"),
        ),
        item=copy,
        tip=str(copy.path),
    )


def moment_words(at: datetime) -> str:
    """Return a moment as the language writes it, in local time."""
    return _("{day}, {time}").format(day=day(at), time=f"{at.astimezone():%H:%M}")


def age_words(now: datetime, at: datetime) -> str:
    """Return how long ago something was, in the unit that people would use."""
    seconds = max(0, int((now - at).total_seconds()))
    if seconds < _HOUR:
        n = seconds // _MINUTE
        return ngettext("{n} minute ago", "{n} minutes ago", n).format(n=n)
    if seconds < _DAY:
        n = seconds // _HOUR
        return ngettext("{n} hour ago", "{n} hours ago", n).format(n=n)
    n = seconds // _DAY
    return ngettext("{n} day ago", "{n} days ago", n).format(n=n)


def size_words(size: int) -> str:
    """Return a size as people say it."""
    return QLocale(language()).formattedDataSize(size, 1, QLocale.DataSizeFormat.DataSizeSIFormat)


def inside_words(inside: Inside) -> str:
    """Return what a copy holds, in a few lines."""
    entries = ngettext("{n} entry in the log", "{n} entries in the log", inside.entries)
    rows = ngettext("{n} row in the script", "{n} rows in the script", inside.rows)
    told = [
        shown(inside.title) + (f" ({_('Rehearsal')})" if inside.rehearsal else ""),
        ", ".join((entries.format(n=inside.entries), rows.format(n=inside.rows))),
    ]
    if inside.last_at is not None:
        last = inside.last_at.astimezone()
        told.append(_("Last entry: {when}").format(when=f"{day(inside.last_at)}, {last:%H:%M:%S}"))
    if not inside.good:
        told.append(_("Not every entry of it is as it was written."))
    return "\n".join(told)


def compared_words(compared: Compared | None, *, there: bool) -> str:
    """Return how a copy differs from the file as it stands."""
    if compared is None:
        return (
            _("The file itself cannot be read, so that there is nothing to compare with.")
            if there
            else _("The file itself is no longer there.")
        )
    if compared.same:
        return _("The file holds just the same.")
    told: list[str] = []
    if compared.only_file:
        said = ngettext(
            "The file has {n} entry more.", "The file has {n} entries more.", compared.only_file
        )
        told.append(said.format(n=compared.only_file))
    if compared.only_copy:
        said = ngettext(
            "The backup has {n} entry that the file lacks.",
            "The backup has {n} entries that the file lacks.",
            compared.only_copy,
        )
        told.append(said.format(n=compared.only_copy))
    if compared.forked:
        said = ngettext(
            "{n} entry reads differently in the two.",
            "{n} entries read differently in the two.",
            compared.forked,
        )
        told.append(said.format(n=compared.forked))
    if compared.plan_differs:
        told.append(_("The script was changed since."))
    return " ".join(told)


def last_words(inside: Inside) -> str:
    """Return the newest entries, one a line."""
    return "\n".join(shown(" ".join(each.split())) for each in inside.last)

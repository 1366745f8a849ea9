"""What erasing an exercise takes, and what it does not reach, in words."""

from collections.abc import Sequence
from pathlib import Path

from facilitator.i18n import _, ngettext
from facilitator.services.erasing import Doomed
from facilitator.ui.library.cards import short_path
from facilitator.ui.library.copies_words import size_words

_MOST = 6
"""So many names of files are said; more are counted."""


def goes_words(doomed: Doomed) -> str:
    """Return what erasing takes, a line for each sort."""
    told = [short_path(str(doomed.file))]
    for files, one in (
        (doomed.neighbours, _beside(len(doomed.neighbours))),
        (doomed.copies, _copies(len(doomed.copies))),
        (doomed.drafts, _drafts(len(doomed.drafts))),
        (doomed.crashes, _crashes(len(doomed.crashes))),
        (doomed.servers, _servers(len(doomed.servers))),
    ):
        if files:
            told.append(one)
    if doomed.names:
        said = ngettext(
            "the name of {n} person in it", "the names of {n} people in it", doomed.names
        )
        told.append(said.format(n=doomed.names))
    told.append(_("its row in this list, and its day"))
    total = _("Together {size}, written over once.")
    return "\n".join((*told, total.format(size=size_words(doomed.size))))


def _beside(n: int) -> str:
    said = ngettext(
        "{n} file beside it: an older version, or one that was set aside",
        "{n} files beside it: older versions, or what was set aside",
        n,
    )
    return said.format(n=n)


def _copies(n: int) -> str:
    return ngettext("{n} backup", "{n} backups", n).format(n=n)


def _drafts(n: int) -> str:
    said = ngettext(
        "{n} file of what was typed and not saved",
        "{n} files of what was typed and not saved",
        n,
    )
    return said.format(n=n)


def _crashes(n: int) -> str:
    said = ngettext("{n} report of a crash that names it", "{n} reports of crashes that name it", n)
    return said.format(n=n)


def _servers(n: int) -> str:
    said = ngettext(
        "{n} file of the servers of its rooms", "{n} files of the servers of its rooms", n
    )
    return said.format(n=n)


def stays_words(doomed: Doomed) -> str:
    """Return what erasing does not reach."""
    told = [
        _(
            "Reports, exports, templates and copies that you put elsewhere yourself. On flash "
            "disks traces may outlast erasing; only an encrypted disk closes that."
        )
    ]
    if doomed.stays:
        said = _("What was made of it and lies beside it: {files}. Delete that yourself.")
        told.append(said.format(files=_names(doomed.stays)))
    if doomed.shared:
        said = _("All backups: they are those of {title} too, which is on the list.")
        told.append(said.format(title=doomed.shared))
    return "\n".join(told)


def _names(files: Sequence[Path]) -> str:
    """Return the names of some files, and how many more there are."""
    told = [each.name for each in files[:_MOST]]
    more = len(files) - len(told)
    if more:
        told.append(ngettext("{n} more", "{n} more", more).format(n=more))
    return ", ".join(told)

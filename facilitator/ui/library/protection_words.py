"""What is said after an exercise got another pass-phrase, or none."""

from facilitator.i18n import _, ngettext
from facilitator.services.protecting import Changed


def done_words(made: Changed, *, protected: bool) -> str:
    """Return what was done, in sentences."""
    told = [
        _("It opens by the pass-phrase only.")
        if protected
        else _("It opens without a pass-phrase.")
    ]
    if made.copies:
        copies = ngettext("{n} backup follows.", "{n} backups follow.", made.copies)
        told.append(copies.format(n=made.copies))
    if made.left:
        left = ngettext(
            "{n} backup could not be changed: {paths}",
            "{n} backups could not be changed: {paths}",
            len(made.left),
        )
        told.append(left.format(n=len(made.left), paths=", ".join(str(each) for each in made.left)))
    if protected:
        told.append(
            _(
                "The old bytes were overwritten; a disk without moving parts may keep some "
                "elsewhere."
            )
            if made.erased
            else _("The old bytes could not be overwritten; they may still lie on this disk.")
        )
    return " ".join(told)

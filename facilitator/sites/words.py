"""How a room's line is told of to people."""

from facilitator.i18n import _
from facilitator.sites.standing import Link, Standing, Wrong


def standing_words(stands: Standing) -> str:
    """Return in one line how a room's line stands."""
    wrong = {
        Wrong.CREDENTIALS: _("The servers do not accept this room's name and password."),
        Wrong.OTHER_EXERCISE: _("This line belongs to another exercise."),
        Wrong.NO_STREAM: _("The servers answer, but the room that hosts has not started yet."),
        Wrong.DISK: _("The disk does not take what comes in; it is tried again."),
    }.get(stands.wrong)
    words = [wrong] if wrong else []
    if stands.link is Link.CONNECTED:
        words.append(_("Linked."))
    elif stands.alone_since is not None and not wrong:
        at = f"{stands.alone_since.astimezone():%H:%M:%S}"
        words.append(_("Alone since {time}; the room goes on by its own copy.").format(time=at))
    if stands.waiting:
        words.append(_("{n} entries wait to be handed over.").format(n=stands.waiting))
    if stands.many_refused:
        words.append(
            _("{n} entries were refused: they are not what they say.").format(n=stands.many_refused)
        )
    if stands.forks:
        words.append(_("{n} entries contradict others of the same number.").format(n=stands.forks))
    return " ".join(words)


def short_words(stands: Standing) -> str:
    """Return the same in a few words, for the foot of the window."""
    if stands.wrong is Wrong.CREDENTIALS:
        said = _("Other rooms: not let in")
    elif stands.alone_since is not None:
        at = f"{stands.alone_since.astimezone():%H:%M}"
        said = _("Other rooms: alone since {time}").format(time=at)
    else:
        said = _("Other rooms: linked")
    return f"{said} ({stands.waiting})" if stands.waiting else said

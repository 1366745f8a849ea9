"""How a room's line is told of to people."""

from facilitator.i18n import _, ngettext
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
    waiting, refused, forks = stands.waiting, stands.many_refused, stands.forks
    if waiting:
        said = ngettext(
            "{n} entry waits to be handed over.", "{n} entries wait to be handed over.", waiting
        )
        words.append(said.format(n=waiting))
    if refused:
        said = ngettext(
            "{n} entry was refused: it is not what it says.",
            "{n} entries were refused: they are not what they say.",
            refused,
        )
        words.append(said.format(n=refused))
    if forks:
        said = ngettext(
            "{n} entry contradicts another of the same number.",
            "{n} entries contradict others of the same number.",
            forks,
        )
        words.append(said.format(n=forks))
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

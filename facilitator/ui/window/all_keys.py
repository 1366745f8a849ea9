"""The page of all keys in the help, made of the tables that the screens are made of."""

from collections.abc import Sequence

from facilitator.i18n import _
from facilitator.services.help import Block, Page, Run, Sort, Way
from facilitator.ui.conduct.keys import ACTS, IN_THE_LINE, OF_THE_WINDOW, keys_of
from facilitator.ui.plan.keys import KEYS


def keys_page() -> Page:
    """Return every key of desk and plan, as they are now: a changed one stands as changed."""
    blocks: list[Block] = []
    group = ""
    for act in ACTS:
        if act.group != group:
            group = act.group
            blocks.append(_heading(f"{_('Conduct')} – {_(group)}"))
        blocks.append(_row(keys_of(act.name), _(act.words)))
    for group, table in ((_("In the line"), IN_THE_LINE), (_("Window"), OF_THE_WINDOW)):
        blocks.append(_heading(group))
        blocks += [_row((_(key),), _(words)) for key, words in table]
    blocks.append(_heading(_("Plan")))
    blocks += [_row(keys, _(words)) for _group, keys, words in KEYS]
    return Page(name="keys", title=_("All keys"), blocks=tuple(blocks))


def _heading(words: str) -> Block:
    return Block(sort=Sort.HEADING, cells=((Run(text=words),),))


def _row(keys: Sequence[str], words: str) -> Block:
    caps: list[Run] = []
    for key in keys:
        caps += [Run(text=key, way=Way.CODE), Run(text=" ")]
    return Block(sort=Sort.ROW, cells=(tuple(caps), (Run(text=words),)))

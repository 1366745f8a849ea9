"""Tag: one entry or many get a word by which they are found again, in one transaction."""

import re
from collections.abc import Callable, Sequence

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from facilitator.domain.errors import Failed, Refused
from facilitator.domain.events import EntryRef, Logged
from facilitator.domain.log import LogLine
from facilitator.domain.rules import Changes
from facilitator.i18n import _, ngettext
from facilitator.services.conduct import Conduct
from facilitator.ui.conduct.forms import LineForm
from facilitator.ui.conduct.log_words import tags_of
from facilitator.ui.conduct.tray import focus
from facilitator.ui.models.plain import shown
from facilitator.ui.say import sentence
from facilitator.ui.theme import Theme

_WORD = re.compile(r"(-?)#?([^\W\d]\w*)")
_BETWEEN = re.compile(r"[\s,;]+")


class TagForm(LineForm):
    """The tags of the chosen entries; ``-tag`` takes one off."""

    def __init__(
        self,
        theme: Theme,
        conduct: Conduct,
        chosen: Callable[[], Sequence[int]],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(theme, parent)
        self._conduct = conduct
        self._chosen = chosen
        self._lines: tuple[LogLine, ...] = ()
        self.tags = self.field(_("Tags"), _("tag another; -tag takes one off"), 3)
        self.tag_button = self.button(_("Tag"), _("Enter"))
        self.tag_button.clicked.connect(self.act)

    def lines(self) -> tuple[LogLine, ...]:
        """Return the chosen entries that count; what is struck is left alone."""
        journal = self._conduct.file.journal
        every = journal.lines(tuple(self._chosen()))
        return tuple(
            each for each in every if each.struck is None and isinstance(each.entry.event, Logged)
        )

    def why_not(self) -> str:
        """Say why nothing can be tagged."""
        if self.lines():
            return ""
        if self._chosen():
            return _("What is struck keeps its tags.")
        return _("Choose an entry first.")

    def begin(self) -> None:
        """Ask for the tags of what is chosen now, whatever is chosen later."""
        self._lines = self.lines()
        count = len(self._lines)
        if count == 1:
            event = self._lines[0].entry.event
            number = event.number if isinstance(event, Logged) else 0
            has = " ".join(f"#{shown(each)}" for each in tags_of(self._lines[0]))
            words = _("Tag entry {number}; it has {tags}") if has else _("Tag entry {number}")
            self.title = words.format(number=number, tags=has)
        else:
            words = ngettext("Tag {count} entry", "Tag {count} entries", count)
            self.title = words.format(count=count)
        self.tags.set_text("")
        self.tags.calm()
        focus(self.tags.line)

    @Slot()
    def act(self) -> None:
        """Write the tags: an amendment of each entry that they change, all or none."""
        words = [each for each in _BETWEEN.split(self.tags.text().strip()) if each]
        asked = [(each, _WORD.fullmatch(each)) for each in words]
        odd = next((each for each, match in asked if match is None), "")
        if odd or not words:
            said = _("A tag is one word that begins with a letter: {tag}").format(tag=odd)
            self.tags.refuse(said if odd else _("Write a tag first."))
            return
        found = [match for _each, match in asked if match is not None]
        add = [each[2] for each in found if not each[1]]
        drop = {each[2].casefold() for each in found if each[1]}
        changes = {
            line.entry.ref: tags
            for line in self._lines
            if (tags := _changed(tags_of(line), add, drop)) != tags_of(line)
        }
        if not changes:
            self.tags.refuse(_("Nothing is different yet."))
            return
        try:
            self._write(changes)
        except (Refused, Failed) as wrong:
            self.tags.refuse(sentence(wrong))
            return
        self.done.emit()

    def _write(self, changes: dict[EntryRef, tuple[str, ...]]) -> None:
        with self._conduct.together():
            for ref, tags in changes.items():
                self._conduct.amend(ref, Changes(reason=_("tagged"), tags=tags))


def _changed(has: Sequence[str], add: Sequence[str], drop: set[str]) -> tuple[str, ...]:
    """Return tags with some more and some less; the same word is one tag, however it is written."""
    kept = [each for each in has if each.casefold() not in drop]
    for each in add:
        if each.casefold() not in {one.casefold() for one in kept}:
            kept.append(each)
    return tuple(kept)

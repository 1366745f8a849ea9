"""The guide through a first exercise: a slim strip over the work, never before it."""

from PySide6.QtCore import QRectF, Qt, Signal, Slot
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from facilitator.i18n import _, language
from facilitator.services.guiding import STEPS
from facilitator.services.help import GUIDED, Block, Run, Sort, Way, page
from facilitator.ui.help.keys import GUIDE_KEY
from facilitator.ui.help.spoken import named_if_foreign
from facilitator.ui.help.text import HelpText
from facilitator.ui.theme import Density, Theme
from facilitator.ui.widgets import KeyButton, Label


class GuideStrip(QWidget):
    """Says what to do next; ``left`` is told when somebody goes on alone."""

    left = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme = theme
        self.place = 0
        self.count = Label(theme, "", role="caption", colour="text.secondary")
        self.heading, self.step = HelpText(theme), HelpText(theme)
        self.leave_button = KeyButton(theme, "", GUIDE_KEY, small=True)
        self._head = QHBoxLayout()
        self._head.addWidget(self.count)
        self._head.addWidget(self.heading, 1, Qt.AlignmentFlag.AlignVCenter)
        self._head.addWidget(self.leave_button)
        self._rows = QVBoxLayout(self)
        self._rows.addLayout(self._head)
        self._rows.addWidget(self.step)
        self.leave_button.clicked.connect(self.left)
        self.hide()
        self.set_theme(theme)
        self.say_words()

    def set_theme(self, theme: Theme) -> None:
        """Take another theme, and another fold."""
        self.theme = theme
        px = theme.px
        self._rows.setContentsMargins(px(12), px(2), px(8), px(4))
        self._rows.setSpacing(0)
        self._head.setSpacing(px(10))
        self._show()
        self.update()

    def say_words(self) -> None:
        """Say everything in the language spoken now."""
        self.setAccessibleName(_("First exercise"))
        self._show()

    @Slot(int)
    def show_step(self, place: int) -> None:
        """Show a step by its place; the one after the last says that it is done."""
        self.place = place
        self._show()

    def _show(self) -> None:
        whole = page(GUIDED, language())
        heading, below = whole.sections()[min(self.place, len(STEPS))]
        single = self.theme.density is Density.SINGLE
        count = f"{self.place + 1}/{len(STEPS)}"
        if self.place < len(STEPS):
            said = _("First exercise, step {n} of {all}")
            said = count if single else said.format(n=self.place + 1, all=len(STEPS))
            self.count.setText(" · ".join(filter(None, (said, named_if_foreign(whole)))))
        else:
            self.count.setText(_("First exercise: done"))
        self.heading.show_blocks(heading.text(), (_strong(heading),))
        self.step.show_blocks(heading.text(), below)
        # where there is one column, the heading has to do: the work needs the room
        self.step.setVisible(not single)
        self.leave_button.set_words(_("Go on alone"), "" if single else GUIDE_KEY)

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme = self.theme
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.colour("surface.raised"))
        wide = theme.px(3)
        painter.fillRect(QRectF(0, 0, wide, self.height()), theme.colour("accent.action"))
        painter.end()


def _strong(heading: Block) -> Block:
    """Return a heading as a strong line; its keys stay keys."""
    runs = (
        run if run.way is Way.CODE else Run(text=run.text, way=Way.STRONG) for run in heading.runs
    )
    return Block(sort=Sort.TEXT, cells=(tuple(runs),))

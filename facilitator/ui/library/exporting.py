"""The export: which form, where to, and what came of it, all in place of the lists."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QBoxLayout,
    QFileDialog,
    QFrame,
    QHBoxLayout,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from facilitator.domain.exercise import Exercise
from facilitator.i18n import _
from facilitator.services.exporting import Exported, NotExported
from facilitator.services.handing import (
    CALENDAR,
    FORMS,
    Form,
    Order,
    file_name,
    hand_out,
    with_ending,
)
from facilitator.ui.library.cards import short_path
from facilitator.ui.library.exporting_words import FORM_WORDS, form_columns, form_lines
from facilitator.ui.library.table import Table, taking
from facilitator.ui.say import could_not
from facilitator.ui.tasks import Tasks
from facilitator.ui.theme import Density, Theme
from facilitator.ui.widgets import Field, KeyButton, Kind, Label, Panel

Write = Callable[[Order], Exported]
_WHEN = "%Y-%m-%d %H:%M"


def usual_folder() -> Path:
    """Return where documents are put on this computer."""
    from platformdirs import user_documents_path  # noqa: PLC0415 - heavy; only when needed

    folder = user_documents_path()
    return folder if folder.is_dir() else Path.home()


class ExportPage(QWidget):
    """Writes a plan in one of the forms; nothing is written before Export."""

    left = Signal()

    def __init__(
        self,
        theme: Theme,
        tasks: Tasks,
        now: Callable[[], datetime],
        write: Write = hand_out,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.theme = theme
        self._tasks, self._now, self._write = tasks, now, write
        self._plan: Exercise | None = None
        self._source: Path | None = None
        self._folder: Path | None = None
        self._job = 0
        self._build(theme)
        self._connect()
        self.set_theme(theme)
        self.say_words()

    def _build(self, theme: Theme) -> None:
        self.title = Label(theme, "", role="title", wrap=True)
        self.title.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.back_button = KeyButton(theme, "")
        self.place_button = KeyButton(theme, "")
        self.export_button = KeyButton(theme, "", kind=Kind.NEXT)
        self._head, self._buttons = QHBoxLayout(), QHBoxLayout()
        self._head.addWidget(self.title, 1)
        for button in (self.back_button, self.place_button, self.export_button):
            self._buttons.addWidget(button)
        self._buttons.addStretch(1)
        self._head.addLayout(self._buttons)
        self.forms = Table(theme, "", form_columns(), row_px=32)
        self.forms_panel = Panel(theme, "")
        self.forms_panel.set_body(self.forms)
        self.use_label = Label(theme, "", role="table", colour="text.secondary", wrap=True)
        self.start_caption = Label(theme, "", role="caption", colour="text.secondary")
        self.start = Field(theme, "", placeholder="2026-11-18 09:00")
        self.path_caption = Label(theme, "", role="caption", colour="text.secondary")
        self.path = Field(theme, "")
        self.there = Label(theme, "", role="caption", colour="text.secondary", wrap=True)
        self.said = Label(theme, "", role="body", wrap=True)
        self.said.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.where_panel = Panel(theme, "")
        inside = QWidget()
        self._inside = QVBoxLayout(inside)
        for each in (self.use_label, self.start_caption, self.start):
            self._inside.addWidget(each)
        for each in (self.path_caption, self.path, self.there, self.said):
            self._inside.addWidget(each)
        self.where_panel.set_body(inside)
        below = QWidget()
        self._panels = QVBoxLayout(below)
        self._panels.addWidget(self.forms_panel, 1)
        self._panels.addWidget(self.where_panel)
        self._scroll = QScrollArea()
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setWidgetResizable(True)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setWidget(below)
        self._page = QVBoxLayout(self)
        self._page.addLayout(self._head)
        self._page.addWidget(self._scroll, 1)

    def _connect(self) -> None:
        self.back_button.clicked.connect(self._leave)
        self.place_button.clicked.connect(self.choose_place)
        self.export_button.clicked.connect(self.take)
        self.forms.chosen.connect(self._form_chosen)
        self.forms.taken.connect(self._to_path)
        self.path.changed.connect(self._look)
        self.path.entered.connect(self.take)
        self.start.entered.connect(self.take)
        taking(self, self.take)
        shortcut = QShortcut(QKeySequence("Ctrl+Shift+O"), self)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(self.choose_place)

    def set_theme(self, theme: Theme) -> None:
        """Take another theme, and another fold."""
        self.theme = theme
        px = theme.px
        self._page.setContentsMargins(px(8), px(6), 0, 0)
        self._page.setSpacing(px(6))
        self._panels.setContentsMargins(0, 0, px(8), px(8))
        self._panels.setSpacing(px(8))
        self._head.setContentsMargins(px(4), 0, px(5), 0)
        self._head.setSpacing(px(2))
        self._buttons.setSpacing(px(2))
        self._inside.setContentsMargins(px(9), px(8), px(9), px(8))
        self._inside.setSpacing(px(2))
        for each in (self.use_label, self.start_caption, self.path_caption, self.there, self.said):
            each.setContentsMargins(px(3), px(2), px(3), px(2))
        direction = QBoxLayout.Direction
        single = theme.density is Density.SINGLE
        self.forms_panel.setMinimumHeight(px(28 + 32 * (5 if single else 4) + 6))
        self._head.setDirection(direction.TopToBottom if single else direction.LeftToRight)

    def say_words(self) -> None:
        """Say everything in the language spoken now."""
        self.back_button.set_words(_("Back"), "Esc")
        self.place_button.set_words(_("Choose a place…"), "Ctrl+Shift+O")
        self.export_button.set_words(_("Export"), "Ctrl+Enter")
        self.forms_panel.set_title(_("Form"))
        self.forms.view.setAccessibleName(_("Form"))
        self.where_panel.set_title(_("Where to"))
        self.start_caption.setText(_("When STARTEX is: day and time"))
        self.start.line.setAccessibleName(_("When STARTEX is: day and time"))
        self.path_caption.setText(_("File"))
        self.path.line.setAccessibleName(_("File"))
        self.forms.set_columns(form_columns())
        self.forms.show_lines(form_lines(saved=self._source is not None))
        self._say_title()

    def _say_title(self) -> None:
        if self._plan is not None:
            self.title.setText(_("Export {title}").format(title=self._plan.title))

    def show_plan(self, plan: Exercise, source: Path | None = None) -> None:
        """Offer to export a plan; ``source`` is the file that it stands in, if it does."""
        self._plan, self._source = plan, source
        self.forms.show_lines(form_lines(saved=source is not None))
        self._say_title()
        self.said.setText("")
        self.start.set_text(f"{plan.planned_at:{_WHEN}}" if plan.planned_at else "")
        self.forms.pick(-1)
        self.forms.pick(0)
        self.forms.setFocus()

    def busy(self) -> bool:
        """Tell whether a file is being written."""
        return self._job != 0

    def _form(self) -> Form:
        return self.forms.current() or FORMS[0]

    @Slot()
    def _form_chosen(self) -> None:
        plan, form = self._plan, self.forms.current()
        if plan is None or form is None:
            return
        folder = self._folder or usual_folder()
        self.path.set_text(short_path(str(folder / file_name(plan.title, form))))
        dated = form.key == CALENDAR
        self.start.setVisible(dated)
        self.start_caption.setVisible(dated)
        self.use_label.setText(_(FORM_WORDS[form.key][1]))
        self.path.calm()
        self.start.calm()
        self._look()

    @Slot()
    def _to_path(self) -> None:
        line = self.start if self._form().key == CALENDAR and not self.start.text() else self.path
        self._go_to(line)

    def _go_to(self, field: Field) -> None:
        """Put the keyboard into a field, and the field where it is seen."""
        field.setFocus()
        self._scroll.ensureWidgetVisible(field)

    @Slot()
    def _look(self) -> None:
        """Say whether a file stands there already."""
        out = self._out()
        there = out is not None and out.is_file()
        self.there.setText(
            _("A file of this name is there; it would be replaced.") if there else ""
        )
        self.there.setVisible(there)

    def _out(self) -> Path | None:
        written = self.path.text().strip()
        if not written:
            return None
        try:
            return with_ending(Path(written).expanduser(), self._form())
        except (RuntimeError, ValueError):
            return None

    @Slot()
    def choose_place(self) -> None:
        """Ask for the place with the system's own dialog."""
        out = self._out() or usual_folder()
        kinds = " ".join(f"*{each}" for each in self._form().endings)
        name, _kind = QFileDialog.getSaveFileName(self, _("Export"), str(out), kinds)
        if name:
            self.path.set_text(short_path(name))
            self._look()
            self.path.setFocus()

    @Slot()
    def take(self) -> None:
        """Write the file, off the window's thread."""
        plan, form, out, write = self._plan, self._form(), self._out(), self._write
        if plan is None or self._job:
            return
        if out is None or not out.is_absolute():
            self.path.refuse(_("Say where the file is to stand, from the root or from ~ on."))
            self._go_to(self.path)
            return
        start = self._start()
        if form.key == CALENDAR and start is None:
            self.start.refuse(_("Write the day and the time as 2026-11-18 09:00."))
            self._go_to(self.start)
            return
        order = Order(
            plan=plan, form=form, out=out, now=self._now, start=start, source=self._source
        )
        self.said.setText(_("Writing {name}…").format(name=out.name))
        self.export_button.set_off(_("The file is being written."))
        self._job = self._tasks.start(lambda: write(order), self._done, self._sorry)

    def _start(self) -> datetime | None:
        written = self.start.text().strip().replace("T", " ")
        try:
            # a calendar's times are the clock's on the wall, as they were written
            return datetime.strptime(written, _WHEN).astimezone()
        except ValueError:
            return None

    def _done(self, made: Exported) -> None:
        self._job = 0
        self._folder = made.path.parent
        said = _("Written: {path}").format(path=short_path(str(made.path)))
        self.said.setText("\n".join((said, *made.left_out)))
        self._inside.activate()
        self._scroll.ensureWidgetVisible(self.said)
        self.export_button.set_on()
        self._look()

    def _sorry(self, error: Exception) -> None:
        self._job = 0
        self.said.setText("")
        self.export_button.set_on()
        self.path.refuse(str(error) if isinstance(error, NotExported) else could_not(error))

    @Slot()
    def _leave(self) -> None:
        self.left.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self._leave()
        else:
            super().keyPressEvent(event)

"""The export: which form, where to, and what came of it, all in place of the lists."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFileDialog, QWidget

from facilitator.domain.exercise import Exercise
from facilitator.i18n import _
from facilitator.services.exporting import Exported, NotExported
from facilitator.services.handing import (
    CALENDAR,
    FORMS,
    MANUAL,
    Form,
    Order,
    file_name,
    hand_out,
    with_ending,
)
from facilitator.ui.library.cards import short_path
from facilitator.ui.library.exporting_face import ExportFace
from facilitator.ui.library.exporting_words import FORM_WORDS, form_lines
from facilitator.ui.library.table import taking
from facilitator.ui.models.plain import shown
from facilitator.ui.say import could_not
from facilitator.ui.tasks import Tasks
from facilitator.ui.theme import Theme
from facilitator.ui.widgets import on_key

Write = Callable[[Order], Exported]
_WHEN = "%Y-%m-%d %H:%M"


def usual_folder() -> Path:
    """Return where documents are put on this computer."""
    from platformdirs import user_documents_path  # noqa: PLC0415 - heavy; only when needed

    folder = user_documents_path()
    return folder if folder.is_dir() else Path.home()


class ExportPage(ExportFace):
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
        super().__init__(theme, parent)
        self._tasks, self._now, self._write = tasks, now, write
        self._plan: Exercise | None = None
        self._source: Path | None = None
        self._folder: Path | None = None
        self._job = 0
        self._connect()
        self.say_words()

    def _connect(self) -> None:
        self.back_button.clicked.connect(self._leave)
        self.place_button.clicked.connect(self.choose_place)
        self.export_button.clicked.connect(self.take)
        self.forms.chosen.connect(self._form_chosen)
        self.forms.taken.connect(self._to_path)
        self.path.changed.connect(self._look)
        self.path.entered.connect(self.take)
        self.start.entered.connect(self.take)
        self.modules.entered.connect(self._on_to_path)
        taking(self, self.take)
        on_key(self, "Ctrl+Shift+O", self.choose_place)

    def say_words(self) -> None:
        """Say everything in the language spoken now."""
        super().say_words()
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
        names = [shown(f"{at} {each.name}") for at, each in enumerate(plan.phases, 1)]
        self.modules.offer(names, {0})
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
        several = form.key == MANUAL and len(plan.phases) > 0
        self.modules.setVisible(several)
        self.modules_caption.setVisible(several)
        self.use_label.setText(_(FORM_WORDS[form.key][1]))
        self.path.calm()
        self.start.calm()
        self._look()

    @Slot()
    def _to_path(self) -> None:
        line = self.start if self._form().key == CALENDAR and not self.start.text() else self.path
        self._go_to(line if self.modules.isHidden() else self.modules)

    @Slot()
    def _on_to_path(self) -> None:
        self._go_to(self.path)

    def _go_to(self, field: QWidget) -> None:
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
            plan=plan,
            form=form,
            out=out,
            now=self._now,
            start=start,
            source=self._source,
            modules=tuple(1 + each for each in self.modules.chosen()),
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

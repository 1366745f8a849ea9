"""What is read aloud for the row at hand, what only the facilitator knows, what is expected."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from facilitator.domain.exercise import Exercise
from facilitator.domain.msel import ExpectedAction, Inject
from facilitator.domain.shapes import Mark, mark_of
from facilitator.i18n import _, ngettext
from facilitator.ui.conduct.keys import key
from facilitator.ui.models import spans
from facilitator.ui.models.plain import shown
from facilitator.ui.theme import Density, Theme
from facilitator.ui.widgets import (
    RIGHT,
    Label,
    Painted,
    Panel,
    lay_on_panel,
    marks_width,
    paint_marks,
    paint_text,
    text_width,
)

_ROW = 25
_QUOTED = ' \n\t\u00a0\u202f“”„"«»'
"""What may stand round a text that is quoted already."""


class NoteLabel(Label):
    """What is for the facilitator only, behind a bar."""

    def set_theme(self, theme: Theme) -> None:
        """Take another theme."""
        super().set_theme(theme)
        self.setFont(theme.font("table", italic=True))
        self.setContentsMargins(theme.px(10), 0, 0, 0)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        bar = QRectF(0, 0, self.theme.px(3), self.height())
        painter.fillRect(bar, self.theme.colour("line.control"))
        painter.end()


class ExpectedList(Painted):
    """Who is expected to do what, and in how many minutes."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, _("Expected"), parent)
        self._rows: tuple[tuple[tuple[Mark, ...], str, str], ...] = ()
        self._hint = ""
        self._caption = ""
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_rows(
        self, caption: str, hint: str, rows: tuple[tuple[tuple[Mark, ...], str, str], ...]
    ) -> None:
        """Show marks, words and minutes of each, below a caption."""
        self._caption, self._hint, self._rows = caption, hint, rows
        said = (
            " ".join((", ".join(mark.name for mark in marks), words, time))
            for marks, words, time in rows
        )
        self.setAccessibleDescription("; ".join((hint, *said)))
        self.setVisible(bool(rows or hint) and self.theme.density is not Density.SINGLE)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        high = self.theme.px(24) + len(self._rows) * self.theme.px(_ROW)
        return QSize(self.theme.px(200), high)

    def minimumSizeHint(self) -> QSize:
        return QSize(0, self.sizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme = self.theme
        painter = QPainter(self)
        # the text above may end in the middle of a line
        edge = QRectF(0, 0, self.width(), theme.px(1))
        painter.fillRect(edge, theme.colour("line.subtle"))
        soft = theme.colour("text.secondary")
        head = QRectF(0, 0, self.width(), theme.px(24))
        caption, strong = theme.font("caption"), theme.font("caption", weight=600)
        used = paint_text(painter, head, self._caption, caption, soft)
        hint = head.adjusted(used + theme.px(12), 0, 0, 0)
        paint_text(painter, hint, self._hint, strong, soft, align=RIGHT)
        top = head.bottom()
        for marks, words, time in self._rows:
            self._paint_row(
                painter, QRectF(0, top, self.width(), theme.px(_ROW)), marks, words, time
            )
            top += theme.px(_ROW)
        painter.end()

    def _paint_row(
        self, painter: QPainter, place: QRectF, marks: tuple[Mark, ...], words: str, time: str
    ) -> None:
        theme = self.theme
        body = theme.font("body")
        paint_marks(painter, place.left(), place.center().y(), marks, theme)
        left = place.left() + max(theme.px(20), marks_width(len(marks), theme)) + theme.px(8)
        wide = text_width(time, body)
        text = QRectF(left, place.top(), 0, place.height())
        text.setRight(place.right() - wide - theme.px(10))
        paint_text(painter, text, words, body, theme.colour("text.primary"))
        spot = QRectF(place.right() - wide, place.top(), wide + 1, place.height())
        paint_text(painter, spot, time, body, theme.colour("text.secondary"), elide=False)


class ReadPanel(Panel):
    """The text of the row at hand, large enough to read it out standing."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, _("Read aloud"), parent)
        self.words = Label(theme, role="read_aloud", wrap=True)
        self.note = NoteLabel(theme, role="table", colour="text.secondary", wrap=True)
        self.expected = ExpectedList(theme)
        self.set_note(_("larger"), "Ctrl++")
        self._page = QWidget()
        self._rows = QVBoxLayout(self._page)
        for part in (self.words, self.note):
            self._rows.addWidget(part)
        self._rows.addStretch(1)
        self._area = QScrollArea(self)
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setAccessibleName(_("Read aloud"))
        self._area.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._area.setWidget(self._page)
        self.set_body(self._area)
        # below the text and not in it: what is expected is seen without scrolling
        self._below = QVBoxLayout()
        self._below.addWidget(self.expected)
        self.body.addLayout(self._below)
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        """Take another theme."""
        super().set_theme(theme)
        self.head.setVisible(theme.density is not Density.SINGLE)
        pad = theme.px(12)
        tight = theme.density is not Density.WIDE
        self._rows.setContentsMargins(pad, theme.px(6 if tight else 10), pad, theme.px(6))
        self._rows.setSpacing(theme.px(5 if tight else 8))
        self._below.setContentsMargins(pad, theme.px(2), pad, theme.px(4))
        lay_on_panel(self._area, theme)
        palette = self._page.palette()
        palette.setColor(palette.ColorRole.Window, theme.colour("surface.panel"))
        self._page.setPalette(palette)
        self._page.setAutoFillBackground(True)

    def show_inject(self, inject: Inject | None, exercise: Exercise, *, ended: bool) -> None:
        """Show a row of the script, or why there is none."""
        if inject is None:
            over = _("The exercise has ended. {key} opens the report.").format(key=key("pause"))
            self.words.setText(over if ended else _("Nothing is left in the script."))
            self.note.hide()
            self.expected.show_rows("", "", ())
            return
        self.set_title(_("Read aloud") if inject.read_aloud or not inject.text else _("Text"))
        self.words.setText(_spoken(inject))
        note = _for_facilitator(inject)
        self.note.setText(note)
        self.note.setVisible(bool(note))
        rows = tuple(_expected_row(each, exercise) for each in inject.expected)
        self.expected.show_rows(_("Expected after GO"), _contingency(inject, exercise), rows)


def _spoken(inject: Inject) -> str:
    if inject.read_aloud:
        return _("“{words}”").format(words=inject.read_aloud.strip(_QUOTED))
    return inject.text.strip() or inject.title


def _for_facilitator(inject: Inject) -> str:
    parts: list[str] = []
    if inject.notes:
        parts.append(_("Facilitator only: {note}").format(note=inject.notes.strip()))
    if inject.read_aloud and inject.text.strip():
        parts.append(_("Written: {text}").format(text=inject.text.strip()))
    if inject.attachments:
        names = ", ".join(shown(each.name) for each in inject.attachments)
        words = _("Files: {names} ({key} shows them)")
        parts.append(words.format(names=names, key=key("files")))
    parts.extend(_("Ask: {question}").format(question=each) for each in inject.questions)
    return "\n".join(parts)


def _expected_row(each: ExpectedAction, exercise: Exercise) -> tuple[tuple[Mark, ...], str, str]:
    agencies = [exercise.agency(one) for one in each.agencies]
    marks = tuple(mark_of(one) for one in agencies if one is not None)
    if each.target is None:
        return marks, shown(each.text), ""
    count = spans.whole_minutes(each.target)
    time = ngettext("{count} min", "{count} min", count).format(count=count)
    return marks, shown(each.text), time


def _contingency(inject: Inject, exercise: Exercise) -> str:
    for row in exercise.msel.rows:
        if row.contingency_for == inject.id and row.contingency_after is not None:
            after = spans.whole_minutes(row.contingency_after)
            words = _("{number} comes up if none by {after} min")
            return words.format(number=row.number, after=after)
    return ""

"""Types a log sheet in: who wrote it once, then time, agency and line, Enter after Enter."""

from PySide6.QtCore import QTimer, Slot
from PySide6.QtWidgets import QGridLayout, QWidget

from facilitator.domain.attendance import StationRow
from facilitator.domain.errors import Failed, Refused
from facilitator.domain.exercise import Agency
from facilitator.i18n import _
from facilitator.services.conduct import Conduct
from facilitator.services.observing.paper import PaperLine, agency_of, moment_of, type_in
from facilitator.ui.models import spans
from facilitator.ui.models.plain import shown
from facilitator.ui.observers.form import Form
from facilitator.ui.observers.sheet_draft import SheetDraft
from facilitator.ui.observers.words import called, marks_of
from facilitator.ui.say import sentence
from facilitator.ui.theme import Theme
from facilitator.ui.widgets import Field, Glyph, Label
from facilitator.ui.widgets.grid import Grid
from facilitator.ui.widgets.grid_rows import Cell, Column, Line

KEEP_MS = 1000


def _columns() -> tuple[Column, ...]:
    return (
        Column(title=_("Happened"), width=78),
        Column(title=_("Agencies"), width=90, least=420),
        Column(title=_("Line"), share=1),
        Column(title=_("Number"), width=90, least=420),
    )


class SheetForm(Form):
    """Every line is saved at its Enter, as a late entry from paper."""

    def __init__(self, theme: Theme, conduct: Conduct, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._conduct = conduct
        self._draft = SheetDraft(conduct)
        self._lines: list[Line] = []
        self.use = self.add_words()
        self.fields_of = {
            name: Field(theme, "") for name in ("whose", "usual", "time", "agency", "line")
        }
        self._heads = {
            name: Label(theme, "", role="caption", colour="text.secondary")
            for name in self.fields_of
        }
        self.typed = Grid(theme, "", _columns())
        self._place()
        self._connect()
        self.set_theme(theme)

    def _place(self) -> None:
        top, row = QWidget(), QWidget()
        self._top, self._row = QGridLayout(top), QGridLayout(row)
        for grid, names in (
            (self._top, ("whose", "usual")),
            (self._row, ("time", "agency", "line")),
        ):
            for at, name in enumerate(names):
                grid.addWidget(self._heads[name], 0, at)
                grid.addWidget(self.fields_of[name], 1, at)
        for grid, stretches in ((self._top, (3, 2)), (self._row, (2, 2, 7))):
            grid.setContentsMargins(0, 0, 0, 0)
            for at, stretch in enumerate(stretches):
                grid.setColumnStretch(at, stretch)
        self.rows.addWidget(top)
        self.rows.addWidget(self.typed, 1)
        self.rows.addWidget(row)

    def _connect(self) -> None:
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(KEEP_MS)
        self._soon.timeout.connect(self.keep)
        fields = self.fields_of
        for name, following in (
            ("whose", "usual"),
            ("usual", "time"),
            ("time", "agency"),
            ("agency", "line"),
        ):
            fields[name].entered.connect(fields[following].setFocus)
        fields["line"].entered.connect(self.take)
        for each in fields.values():
            each.changed.connect(self._changed)

    def set_theme(self, theme: Theme) -> None:
        """Take another theme."""
        super().set_theme(theme)
        px = theme.px
        for grid in (self._top, self._row):
            grid.setHorizontalSpacing(px(4))
            grid.setVerticalSpacing(0)
        for each in self._heads.values():
            each.setContentsMargins(px(3), 0, 0, 0)
        self.typed.setMinimumHeight(px(88))

    def say_words(self) -> None:
        """Say everything in the language spoken now."""
        self.say_form(_("Type in a log sheet"), _("Save the line"))
        self.use.setText(
            _(
                "Times as they were written: 10:42, or exercise time as +36. Enter goes on, and "
                "saves after the line; each stands in the log as a late entry from paper."
            )
        )
        texts = {
            "whose": (_("Who wrote it: a function"), _("evaluator 2, loggist")),
            "usual": (_("Agency, where a line has none"), _("letter or name")),
            "time": (_("Time"), "10:42"),
            "agency": (_("Agency"), _("as above")),
            "line": (_("Line"), _("as in the entry line")),
        }
        for name, (caption, hint) in texts.items():
            self._heads[name].setText(caption)
            self.fields_of[name].line.setAccessibleName(caption)
            self.fields_of[name].line.setPlaceholderText(hint)
        empty = _("What is saved stands here.")
        self.typed.set_words(_("Lines of this sheet"), _columns(), empty)

    # --- a sheet ---------------------------------------------------------------------------

    def begin(self, row: StationRow | None = None) -> None:
        """Begin a sheet, or go on with the one that was left; ``row`` is whose it is."""
        kept = self._draft.read()
        for name, field in self.fields_of.items():
            if not field.text():
                field.set_text(kept.get(name, ""))
            field.calm()
        if row is not None:
            agencies = self._conduct.exercise.agencies
            names = [each.name for each in agencies if each.id in row.observer.covers]
            self.fields_of["whose"].set_text(called(row))
            self.fields_of["usual"].set_text(names[0] if len(names) == 1 else "")
            self._lines = []
            self.typed.show_lines(())
        empty = (name for name in ("whose", "time") if not self.fields_of[name].text())
        self.fields_of[next(empty, "line")].setFocus()

    @Slot(str)
    def _changed(self, _text: str) -> None:
        if not self._soon.isActive():
            self._soon.start()

    @Slot()
    def keep(self) -> None:
        """Write down what stands in the fields now."""
        self._soon.stop()
        self._draft.keep({name: field.text() for name, field in self.fields_of.items()})

    @Slot()
    def leave(self) -> None:
        """Show the lists again; what stands in the fields stays."""
        self.keep()
        super().leave()

    # --- a line ----------------------------------------------------------------------------

    @Slot()
    def take(self) -> None:
        """Save the line, and go on to the next; what is not right is said where it stands."""
        line = self._read()
        if line is None:
            return
        whose = self.fields_of["whose"].text().strip()
        try:
            entry = type_in(self._conduct, line, whose=whose)
        except (Failed, Refused) as wrong:
            self.fields_of["line"].refuse(sentence(wrong))
            return
        number = getattr(entry.event, "number", 0)
        agencies = getattr(entry.event, "agencies", ())
        self._lines.append(
            Line(
                key=f"{entry.station}-{entry.seq}",
                cells=(
                    Cell(text=spans.wall(entry.happened_at)),
                    Cell(marks=marks_of(self._conduct.exercise.agencies, agencies)),
                    Cell(text=shown(line.text)),
                    Cell(text=str(number), glyph=Glyph.TICK, tint="status.saved"),
                ),
            )
        )
        self.typed.show_lines(self._lines)
        self.typed.view.scrollToBottom()
        for name in ("agency", "line"):
            self.fields_of[name].set_text("")
        self.keep()
        self.fields_of["time"].setFocus()
        self.fields_of["time"].line.selectAll()

    def _read(self) -> PaperLine | None:
        """Return the line as it is filled in, or None after saying what is wrong."""
        for each in self.fields_of.values():
            each.calm()
        fields, conduct = self.fields_of, self._conduct
        if not fields["whose"].text().strip():
            return self._refuse("whose", _("Say who wrote the sheet."))
        now = conduct.now()
        at = moment_of(fields["time"].text(), conduct.state.clock, now)
        if at is None:
            return self._refuse("time", _("Write 10:42, or +36."))
        if at > now:
            return self._refuse("time", _("That is still to come."))
        named = "agency" if fields["agency"].text().strip() else "usual"
        agency = self._agency(fields[named].text())
        if agency is None and fields[named].text().strip():
            return self._refuse(named, _("The exercise has no such agency."))
        text = fields["line"].text().strip()
        if not text:
            return self._refuse("line", _("Write something first."))
        return PaperLine(at=at, agencies=(agency.id,) if agency else (), text=text)

    def _agency(self, written: str) -> Agency | None:
        return agency_of(written, self._conduct.exercise.agencies)

    def _refuse(self, name: str, words: str) -> None:
        self.fields_of[name].refuse(words)
        self.fields_of[name].setFocus()

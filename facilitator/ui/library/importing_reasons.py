"""Rows and what is said about them: one leads to the other."""

from PySide6.QtCore import QObject, Slot

from facilitator.ui.library.draftlines import about_row, place_of
from facilitator.ui.library.importing_face import ImportFace


class Reasons(QObject):
    """Marks the row of a doubt and the doubt of a row; Enter takes the keyboard along."""

    def __init__(self, face: ImportFace) -> None:
        super().__init__(face)
        self._face = face
        self._rows, self._doubts = face.rows, face.doubts
        self._rows.chosen.connect(self._row_chosen)
        self._rows.taken.connect(self._to_doubt)
        self._doubts.chosen.connect(self._doubt_chosen)
        self._doubts.taken.connect(self._to_row)

    @Slot()
    def _row_chosen(self) -> None:
        if self._rows.view.hasFocus():
            self._doubts.pick(about_row(self._doubts.model.lines, self._rows.current()))

    @Slot()
    def _doubt_chosen(self) -> None:
        if self._doubts.view.hasFocus():
            place = place_of(self._rows.model.lines, self._doubts.current())
            if place >= 0:
                self._rows.pick(place)

    @Slot()
    def _to_doubt(self) -> None:
        """Go to what is said about the marked row, if anything is."""
        place = about_row(self._doubts.model.lines, self._rows.current())
        if place >= 0:
            self._doubts.pick(place)
            self._face.go_to(self._doubts)

    @Slot()
    def _to_row(self) -> None:
        """Go to the row, or else to the column, that the marked doubt is about."""
        doubt = self._doubts.current()
        place = place_of(self._rows.model.lines, doubt)
        if place >= 0:
            self._rows.pick(place)
            self._face.go_to(self._rows)
        elif self._face.columns.jump_to(getattr(doubt, "column", "")):
            self._face.go_to(self._face.columns.table)

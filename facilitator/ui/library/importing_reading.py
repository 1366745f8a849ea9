"""Reading a file again and again off the window's thread, with what was answered and mapped."""

from collections.abc import Callable
from dataclasses import fields, replace
from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot

from facilitator.exchange.draft import Answers, ImportResult, SheetDraft
from facilitator.services.mappings import Mappings
from facilitator.ui.say import could_not
from facilitator.ui.tasks import Tasks

Read = Callable[[Path, Answers], ImportResult]
Choices = tuple[tuple[str, str], ...]
ANSWERS = {each.name for each in fields(Answers)} - {"columns", "sheet"}
"""What a question can be about; columns and sheets have lists of their own."""


def read_script(path: Path, answers: Answers) -> ImportResult:
    """Read a script in whichever format, in a process of its own."""
    from facilitator.exchange import formats  # noqa: PLC0415 - heavy; only when needed

    return formats.read(path, answers)


class Reading(QObject):
    """One file as it is read: ``arrived`` with what it holds, ``failed`` with a sentence."""

    began = Signal()
    arrived = Signal()
    failed = Signal(str)

    def __init__(self, tasks: Tasks, read: Read, parent: QObject) -> None:
        super().__init__(parent)
        self._tasks, self._read = tasks, read
        self._job = 0
        self.path = Path()
        self.answers = Answers()
        self.result: ImportResult | None = None
        self.mappings: Mappings | None = None
        self.mapping = ""
        self._offered = False

    def busy(self) -> bool:
        """Tell whether the file is being read."""
        return self._job != 0

    def given(self) -> dict[str, str]:
        """Return what was answered, by the questions' ids."""
        return {name: getattr(self.answers, name) for name in ANSWERS}

    def begin(self, path: Path) -> Mappings:
        """Turn to another file, and return the mappings that are kept by now."""
        self.path, self.answers, self.result = path, Answers(), None
        self.mapping, self._offered = "", False
        self.mappings = Mappings()
        return self.mappings

    def start(self) -> None:
        """Read the file as things stand; an earlier reading that is not over is dropped."""
        self.drop()
        path, answers, read = self.path, self.answers, self._read
        self.began.emit()
        self._job = self._tasks.start(lambda: read(path, answers), self._arrived, self._sorry)

    def drop(self) -> None:
        """Do not wait for what is being read any more."""
        self._tasks.drop(self._job)
        self._job = 0

    def _arrived(self, result: ImportResult) -> None:
        self._job = 0
        if not self._offered:
            self._offered = True
            if self._fitting(result.sheets):
                self.start()
                return
        self.result = result
        self.arrived.emit()

    def _fitting(self, sheets: tuple[SheetDraft, ...]) -> bool:
        """Take up the kept mapping that fits a sheet, and tell whether it says anything new."""
        for sheet in sheets:
            keys = [each.key for each in sheet.columns]
            kept = self.mappings.fitting(keys) if self.mappings is not None else None
            if kept is not None:
                self.mapping = kept.name
                self.answers = replace(self.answers, columns=kept.columns)
                return {each.key: each.field for each in sheet.columns} != dict(kept.columns)
        return False

    def _sorry(self, error: Exception) -> None:
        self._job = 0
        self.failed.emit(could_not(error))

    @Slot(str, str)
    def answer(self, question: str, answer: str) -> None:
        """Read again with a question answered."""
        if question in ANSWERS:
            self.answers = replace(self.answers, **{question: answer})
            self.start()

    @Slot(object, str)
    def map_columns(self, choices: Choices, name: str) -> None:
        """Read again with these columns; those of other sheets stay as they were mapped."""
        held = {**dict(self.answers.columns), **dict(choices)}
        self.mapping = name
        self.answers = replace(self.answers, columns=tuple(held.items()))
        self.start()

    @Slot()
    def unmap_columns(self) -> None:
        """Read again with the columns as the program recognises them."""
        self.mapping = ""
        self.answers = replace(self.answers, columns=())
        self.start()

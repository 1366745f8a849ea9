"""What somebody can send who asks for help: shown first, saved where they say."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt, Slot, qVersion
from PySide6.QtGui import QGuiApplication, QScreen
from PySide6.QtWidgets import QFileDialog, QVBoxLayout, QWidget

from facilitator.domain.errors import Failed
from facilitator.i18n import _
from facilitator.services.diagnostics import Facts, diagnostics
from facilitator.services.now import RealClock
from facilitator.services.outfile import written
from facilitator.services.shelving import plain
from facilitator.ui.say import sentence
from facilitator.ui.theme import Theme
from facilitator.ui.widgets import KeyButton, Label, Panel
from facilitator.ui.widgets.flow import Flow
from facilitator.ui.widgets.sunken_text import SunkenText, TextFrame

MOST_LINES = 400


def about_screens() -> Facts:
    """Return what only the window knows: its toolkit and the screens it can stand on."""
    screens = QGuiApplication.screens()
    return (
        ("Qt", qVersion()),
        ("platform", QGuiApplication.platformName()),
        *((f"screen {number}", _about(each)) for number, each in enumerate(screens, 1)),
    )


def _about(screen: QScreen) -> str:
    size, ratio = screen.size(), screen.devicePixelRatio()
    return f"{size.width()}x{size.height()} at {ratio:g}, {screen.logicalDotsPerInch():.0f} dpi"


def tell() -> str:
    """Return the text as this computer stands now."""
    return diagnostics(RealClock().now(), about_screens())


class Diagnosing(Panel):
    """Shows the text at a press; only then it can be saved."""

    def __init__(
        self, theme: Theme, told: Callable[[], str] = tell, parent: QWidget | None = None
    ) -> None:
        super().__init__(theme, "", parent)
        self._told = told
        self.says = Label(theme, "", role="table", colour="text.secondary", wrap=True)
        self.show_button = KeyButton(theme, "")
        self.save_button = KeyButton(theme, "")
        self.text = SunkenText(theme, "", 4, most=MOST_LINES)
        self.text.setReadOnly(True)
        self.text.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByKeyboard
            | Qt.TextInteractionFlag.TextSelectableByMouse
        )
        self.saved = Label(theme, "", role="table", wrap=True)
        self._frame = TextFrame(self.text)
        body = QWidget()
        self._rows = QVBoxLayout(body)
        buttons = QWidget()
        row = Flow(buttons)
        row.add(self.show_button)
        row.add(self.save_button)
        for each in (self.says, buttons, self.saved, self._frame):
            self._rows.addWidget(each)
        self.set_body(body)
        self.show_button.clicked.connect(self.turn)
        self.save_button.clicked.connect(self.choose)
        self._show(shown=False)
        self.set_theme(theme)
        self.say_words()

    def set_theme(self, theme: Theme) -> None:
        """Take another theme."""
        super().set_theme(theme)
        if hasattr(self, "_rows"):
            px = theme.px
            self._rows.setContentsMargins(px(9), px(8), px(9), px(8))
            self._rows.setSpacing(px(5))
            for each in (self.says, self.saved):
                each.setContentsMargins(px(3), 0, px(3), 0)

    def say_words(self) -> None:
        """Say everything in the language spoken now."""
        self.set_title(_("Diagnostics"))
        self.says.setText(
            _(
                "What helps whoever helps you: versions, settings and what went wrong lately."
                " Nothing of an exercise, no names. Read it before you save it."
            )
        )
        self.text.setAccessibleName(_("Diagnostics"))
        self.save_button.set_words(_("Save diagnostics…"), "")
        self._say_turn()

    def _say_turn(self) -> None:
        shown = not self._frame.isHidden()
        self.show_button.set_words(_("Hide diagnostics") if shown else _("Show diagnostics"), "")

    def matches(self, words: list[str]) -> bool:
        """Tell whether all words of a search are said here."""
        text = plain(f"{_('Diagnostics')} {self.says.text()}")
        return all(each in text for each in words)

    @Slot()
    def turn(self) -> None:
        """Show the text as it stands now, or hide it."""
        shown = self._frame.isHidden()
        if shown:
            self.text.show_text(self._told())
        self.saved.setText("")
        self._show(shown=shown)
        self._say_turn()

    def _show(self, *, shown: bool) -> None:
        self._frame.setVisible(shown)
        self.save_button.setVisible(shown)
        self.saved.setVisible(shown and bool(self.saved.text()))

    @Slot()
    def choose(self) -> None:
        """Ask with the system's own dialog where the text goes."""
        begin = Path.home() / "facilitator-diagnostics.txt"
        name, _kind = QFileDialog.getSaveFileName(self, _("Diagnostics"), str(begin), "*.txt")
        if name:
            self.save(Path(name))

    def save(self, out: Path) -> None:
        """Save exactly what is shown, and say where, or why not."""
        text = self.text.toPlainText()
        try:
            path = written(out, lambda file: file.write(f"{text.rstrip()}\n".encode()))
        except Failed as wrong:
            self.saved.setText(sentence(wrong))
        else:
            self.saved.setText(_("Saved: {path}").format(path=path))
        self.saved.show()

"""A picture as a setting: chosen, checked, shown as the copy that is kept."""

from pathlib import Path

from PySide6.QtCore import QSize, Qt, Slot
from PySide6.QtGui import QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QFileDialog, QWidget

from facilitator.domain.errors import Failed, Refused
from facilitator.i18n import _
from facilitator.services import house
from facilitator.services.preferences import Preference, Value
from facilitator.ui.say import sentence
from facilitator.ui.settings.controls import Control
from facilitator.ui.theme import Theme
from facilitator.ui.widgets import Field, KeyButton
from facilitator.ui.widgets.flow import Flow
from facilitator.ui.widgets.painted import Painted

LOGO_PX = (200, 48)


class Picture(Control):
    """A picture of which a checked copy is kept."""

    def __init__(self, theme: Theme, about: Preference, parent: QWidget | None = None) -> None:
        super().__init__(theme, about, parent)
        self.shown = LogoSeen(theme)
        self.field = Field(theme, "")
        self.button = KeyButton(theme, "", small=True)
        buttons = Flow()
        buttons.add(self.button)
        for each in (self.shown, self.field):
            self._rows.addWidget(each)
        self._rows.addLayout(buttons)
        self.setFocusProxy(self.button)
        self.button.clicked.connect(self.choose)
        self.field.entered.connect(self._entered)
        self._value = ""

    def show_value(self, value: Value) -> None:
        self._value = str(value)
        self.field.set_text(self._value)
        self.field.calm()
        self.shown.show_logo(self._value)

    def say_words(self) -> None:
        self.field.line.setAccessibleName(_("Place of the picture"))
        self.field.line.setPlaceholderText(_("none"))
        self.button.set_words(_("Choose a picture…"))

    @Slot()
    def choose(self) -> None:
        """Ask for a picture in the system's own dialog."""
        kinds = _("Pictures") + " (*.png *.jpg *.jpeg *.gif *.webp *.bmp)"
        name, _kind = QFileDialog.getOpenFileName(self, _("Logo"), str(Path.home()), kinds)
        if name:
            self.take(Path(name))

    @Slot()
    def _entered(self) -> None:
        written = self.field.text().strip()
        if not written:
            self.wanted.emit("")
        elif written != self._value:
            self.take(Path(written).expanduser())

    def take(self, path: Path) -> None:
        """Keep a checked copy of a picture, or say why it is none."""
        try:
            name = house.take_logo(path)
        except (Refused, Failed) as wrong:
            self.field.refuse(sentence(wrong))
            return
        self.field.calm()
        self.shown.show_logo("")
        self.wanted.emit(name)


class LogoSeen(Painted):
    """The logo as it was kept, on paper's white; takes no room while there is none."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, "", parent)
        self._picture = QPixmap()
        self.hide()

    def show_logo(self, name: str) -> None:
        """Show the copy that is kept, if there is one."""
        self._picture = QPixmap(str(house.logo_path())) if name else QPixmap()
        self.setAccessibleName(_("Logo: {name}").format(name=name) if name else "")
        self.setVisible(not self._picture.isNull())
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        room = QSize(*(self.theme.px(each) for each in LOGO_PX))
        if self._picture.isNull():
            return room
        aspect = self._picture.size().scaled(room, Qt.AspectRatioMode.KeepAspectRatio)
        return QSize(aspect.width(), aspect.height() + self.theme.px(6))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        size = self._picture.size().scaled(self.size(), Qt.AspectRatioMode.KeepAspectRatio)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        left = self.theme.px(3)
        painter.drawPixmap(left, 0, size.width() - left, size.height(), self._picture)
        painter.end()

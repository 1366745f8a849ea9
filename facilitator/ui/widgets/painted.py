"""What all parts share: a theme that can change."""

from PySide6.QtWidgets import QWidget

from facilitator.ui.theme import Theme


class Painted(QWidget):
    """A widget that paints itself from its theme."""

    def __init__(self, theme: Theme, name: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme = theme
        if name:
            self.setAccessibleName(name)

    def set_theme(self, theme: Theme) -> None:
        """Take another theme; lengths are asked for anew."""
        self.theme = theme
        self.updateGeometry()
        self.update()

# ruff: noqa: INP001 - takes the place of two modules of the toolkit in the built program
"""Stands where pyqtgraph asks for Qt's OpenGL, 9 MB that no screen of ours uses."""

from PySide6.QtWidgets import QWidget


class QOpenGLWidget(QWidget):
    """What pyqtgraph derives views from that this program never makes."""

    def __init__(self, *_arguments: object) -> None:
        """Refuse: nothing would be drawn in it."""
        raise NotImplementedError("OpenGL is not in this package")

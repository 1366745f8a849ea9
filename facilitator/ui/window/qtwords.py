"""Qt's own words (buttons of its dialogs, menus of its fields) in the language of the window."""

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QObject, QTranslator


class QtWords(QObject):
    """Holds the one translator that is in use."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._translator: QTranslator | None = None
        self.spoken = ""

    def speak(self, code: str) -> None:
        """Take Qt's words of a language, where Qt has them; else its own English."""
        if code == self.spoken:
            return
        if self._translator is not None:
            QCoreApplication.removeTranslator(self._translator)
        translator = QTranslator(self)
        folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
        found = translator.load(f"qtbase_{code}", folder)
        self._translator = translator if found else None
        if self._translator is not None:
            QCoreApplication.installTranslator(self._translator)
        self.spoken = code

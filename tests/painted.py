"""Every text of a window: what is painted, as a reader of a page finds it, and what is told."""

import calendar
import re
import unicodedata

import pypdfium2
from PySide6.QtCore import (
    QAbstractListModel,
    QBuffer,
    QByteArray,
    QMarginsF,
    QModelIndex,
    QSizeF,
    Qt,
)
from PySide6.QtGui import QPageSize, QPdfWriter
from PySide6.QtWidgets import QAbstractItemView, QWidget

ASKED = ("accessibleName", "accessibleDescription", "toolTip", "placeholderText", "windowTitle")
ROLES = (
    Qt.ItemDataRole.DisplayRole,
    Qt.ItemDataRole.ToolTipRole,
    Qt.ItemDataRole.AccessibleTextRole,
    Qt.ItemDataRole.AccessibleDescriptionRole,
)
MOST_ROWS = 60
DOT = 72
ROOT = QModelIndex()


def painted(window):
    """Return the words that a window paints: it is painted on a page, and the page is read."""
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QBuffer.OpenModeFlag.WriteOnly)
    page = QPdfWriter(buffer)
    page.setResolution(DOT)
    page.setPageSize(QPageSize(QSizeF(window.size()), QPageSize.Unit.Point))
    page.setPageMargins(QMarginsF())
    window.render(page)
    del page
    buffer.close()
    with pypdfium2.PdfDocument(data.data()) as document:
        text = document[0].get_textpage().get_text_range()
    return unicodedata.normalize("NFKC", text).splitlines()


def told(window):
    """Yield what is told of each visible part to somebody who does not see it."""
    for each in (window, *window.findChildren(QWidget)):
        if not each.isVisible():
            continue
        for name in ASKED:
            said = getattr(each, name, str)()
            if said:
                yield f"{type(each).__name__}.{name}", said
        if isinstance(each, QAbstractItemView) and each.model() is not None:
            yield from rows(each)


def rows(view):
    """Yield what the rows of a list say."""
    model = view.model()
    columns = 1 if isinstance(model, QAbstractListModel) else model.columnCount(ROOT)
    for row in range(min(MOST_ROWS, model.rowCount(ROOT))):
        for column in range(columns):
            index = model.index(row, column)
            for role in ROLES:
                said = index.data(role)
                if isinstance(said, str) and said:
                    yield f"{type(view).__name__} {role.name}", said


# --- words that nobody translated ----------------------------------------------------------------

WORD = re.compile(r"\b[A-Za-z]{2,}\b")
NO_WORDS = re.compile(
    r"\S*/\S+|\S*\.(?:exercise|pdf|docx|json|png|xlsx|csv|ics|zip)\b|#\w+|\b[Zz]{2}\w*"
)
"""Paths, names of files, tags, and what a test typed: it begins with zz."""
NAMES = frozenset(
    (
        *("Facilitator", "English", "Deutsch", "Nederlands", "Alt", "Letter"),
        *(each for names in (calendar.day_name, calendar.day_abbr) for each in names),
        *(each for names in (calendar.month_name, calendar.month_abbr) for each in names),
    )
)
"""What has the same name in every language, and what Qt says in the language of a region."""


def untranslated(window, *, written=()):
    """Return what a window shows or tells in plain letters; ``written`` are words of people."""
    found = [("painted", line) for line in painted(window)]
    found += told(window)
    kept = {*NAMES, *written}
    return {
        f"{where}: {' '.join(words)} in “{text}”"
        for where, text in found
        if (words := [each for each in WORD.findall(NO_WORDS.sub("", text)) if each not in kept])
    }


def labels(exercise):
    """Return how the agencies of a plan are typed, and the labels of its first and last row."""
    return ("STARTEX", "ENDEX", *(each.short for each in exercise.agencies))

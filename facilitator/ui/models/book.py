"""A PDF whose pages can be drawn as pictures."""

# pypdfium2 comes without types; pictures.py beside it is the other file that touches it
# pyright: reportMissingTypeStubs=false, reportUnknownMemberType=false
# pyright: reportUnknownVariableType=false, reportUnknownArgumentType=false

from pathlib import Path

from PySide6.QtGui import QImage

from facilitator.report.pdfium import PDFIUM

_WITH_SPARE = 4


class Book:
    """An open PDF; the file itself is read once and may be replaced meanwhile."""

    def __init__(self, path: Path | bytes, passphrase: str = "") -> None:
        """Read a PDF whole, or take one that is in memory; an encrypted one by its pass-phrase."""
        import pypdfium2  # noqa: PLC0415 - heavy; only when there is a report

        content = path if isinstance(path, bytes) else path.read_bytes()
        with PDFIUM:
            self._pdf = pypdfium2.PdfDocument(content, password=passphrase or None)

    def count(self) -> int:
        """Return how many pages there are."""
        with PDFIUM:
            return len(self._pdf)

    def size(self, number: int) -> tuple[float, float]:
        """Return width and height of a page in points, counted from 0."""
        with PDFIUM:
            wide, high = self._pdf[number].get_size()
        return float(wide), float(high)

    def picture(self, number: int, scale: float) -> QImage:
        """Return a page as a picture; ``scale`` in pixels for each point."""
        with PDFIUM:
            bitmap = self._pdf[number].render(scale=scale, rev_byteorder=True)  # pyright: ignore[reportArgumentType] - a float is meant
        form = QImage.Format.Format_RGB888
        if bitmap.n_channels == _WITH_SPARE:
            form = QImage.Format.Format_RGBX8888
        wide, high, stride = int(bitmap.width), int(bitmap.height), int(bitmap.stride)
        return QImage(bytes(bitmap.buffer), wide, high, stride, form).copy()

    def close(self) -> None:
        """Let go of it."""
        with PDFIUM:
            self._pdf.close()

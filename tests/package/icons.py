"""Draw the icons of every size from the one picture: ``python tests/package/icons.py``."""

import io
import os
from pathlib import Path

FOLDER = Path(__file__).resolve().parents[2] / "resources" / "package"
SIZES = (16, 32, 48, 128, 256)


def drawn(size):
    """Return the picture as PNG, that many pixels wide."""
    from PySide6.QtCore import QBuffer, QByteArray, QRectF, Qt
    from PySide6.QtGui import QImage, QPainter
    from PySide6.QtSvg import QSvgRenderer

    image = QImage(size, size, QImage.Format.Format_ARGB32)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    QSvgRenderer(str(FOLDER / "facilitator.svg")).render(painter, QRectF(0, 0, size, size))
    painter.end()
    kept = QByteArray()
    buffer = QBuffer(kept)
    buffer.open(QBuffer.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")
    return bytes(kept)


def main():
    import PIL.Image

    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    for size in SIZES:
        (FOLDER / f"facilitator-{size}.png").write_bytes(drawn(size))
    largest = PIL.Image.open(io.BytesIO(drawn(SIZES[-1])))
    largest.save(FOLDER / "facilitator.ico", sizes=[(size, size) for size in SIZES])


if __name__ == "__main__":
    main()

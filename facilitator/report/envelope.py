"""A finished PDF closed by a pass-phrase: AES with 256 bits, as PDF 2.0 has it."""

from io import BytesIO
from typing import IO


def enveloped(plain: bytes, target: IO[bytes], passphrase: str) -> None:
    """Write a PDF that opens by a pass-phrase only, its names and attachments closed as well.

    Reading aloud stays allowed; PDF/A knows no encryption, so the document no longer says that
    it is one.
    """
    from pikepdf import Encryption, Pdf  # noqa: PLC0415 - heavy; only when needed

    with Pdf.open(BytesIO(plain)) as document:
        # else the document would claim what it no longer is
        with document.open_metadata(set_pikepdf_as_editor=False) as about:
            for name in ("pdfaid:part", "pdfaid:conformance"):
                if name in about:
                    del about[name]
        sealed = BytesIO()
        document.save(sealed, encryption=Encryption(owner=passphrase, user=passphrase, R=6))
    target.write(sealed.getvalue())

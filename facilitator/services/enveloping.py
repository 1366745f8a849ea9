"""Documents that are handed out encrypted: closed in memory, so that no plain byte is written."""

from collections.abc import Callable
from io import BytesIO
from typing import IO

from facilitator.i18n import _

Write = Callable[[IO[bytes]], object]


def in_envelope(target: IO[bytes], passphrase: str, write: Write) -> None:
    """Have a PDF written, and close it by a pass-phrase if there is one."""
    if not passphrase:
        write(target)
        return
    from facilitator.report.envelope import enveloped  # noqa: PLC0415 - heavy; only when needed

    plain = BytesIO()
    write(plain)
    enveloped(plain.getvalue(), target, passphrase)


def what_it_costs() -> str:
    """Return in one sentence what a document loses by being encrypted."""
    return _(
        "Encrypted with AES-256: it opens by the pass-phrase only, and is no PDF/A any more, which"
        " knows no encryption. Keep an unencrypted one for an archive; tables have no pass-phrase."
    )

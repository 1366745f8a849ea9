"""What is kept beside an encrypted exercise, unreadable to whoever has not its key."""

import hmac
import secrets
from base64 import b64decode, b64encode
from typing import Final

from facilitator.store.encryption import Key

_NONCE: Final = 12
_FOR: Final = b"facilitator: lines beside the exercise"


class Seal:
    """Closes and opens lines by AES-256-GCM, under a key made of that of the exercise."""

    def __init__(self, key: Key) -> None:
        """Make the key of the lines."""
        self._secret = hmac.digest(key.secret, _FOR + key.salt, "sha256")

    def close(self, plain: bytes) -> bytes:
        """Return a line that says nothing: letters and digits, without a line's end."""
        # for encrypted exercises only
        from cryptography.hazmat.primitives.ciphers.aead import AESGCM  # noqa: PLC0415

        nonce = secrets.token_bytes(_NONCE)
        return b64encode(nonce + AESGCM(self._secret).encrypt(nonce, plain, _FOR))

    def open(self, sealed: bytes) -> bytes:
        """Return what was closed; raises ValueError for anything else, or another's line."""
        # for encrypted exercises only
        from cryptography.exceptions import InvalidTag  # noqa: PLC0415
        from cryptography.hazmat.primitives.ciphers.aead import AESGCM  # noqa: PLC0415

        raw = b64decode(sealed, validate=True)
        try:
            return AESGCM(self._secret).decrypt(raw[:_NONCE], raw[_NONCE:], _FOR)
        except InvalidTag as error:
            raise ValueError("closed by another key") from error


def closed(seal: Seal | None, plain: bytes) -> bytes:
    """Return a line as it is to be kept: closed, if there is a seal."""
    return plain if seal is None else seal.close(plain)


def opened(seal: Seal | None, kept: bytes) -> bytes:
    """Return a line as it was; one that was kept before there was a seal stands open.

    Raises ValueError for a line closed by another key.
    """
    return kept if seal is None or kept.lstrip()[:1] == b"{" else seal.open(kept)

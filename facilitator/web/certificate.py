"""A certificate of this computer's own, made once; laptops know it by its fingerprint."""

import os
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

VALID = timedelta(days=3650)
EARLIER = timedelta(days=2)
"""It is valid from a little earlier on: clocks of other computers may be behind."""


@dataclass(frozen=True, slots=True)
class Certificate:
    """Where it lies (certificate and key in one file), and its SHA-256 in hexadecimal."""

    path: Path
    fingerprint: str


def certificate(folder: Path, now: datetime) -> Certificate:
    """Return this computer's certificate; one that is missing, damaged or too old is made anew.

    Raises OSError if it cannot be kept.
    """
    path = folder / "laptops.pem"
    with suppress(OSError, ValueError):
        return Certificate(path, _fingerprint(path.read_bytes(), now))
    folder.mkdir(parents=True, exist_ok=True)
    made = _make(now)
    path.unlink(missing_ok=True)
    # nobody else ever sees the key, not even for a moment
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "wb") as file:
        file.write(made)
    return Certificate(path, _fingerprint(made, now))


def _fingerprint(pem: bytes, now: datetime) -> str:
    """Return the SHA-256 of a certificate that holds; raises ValueError for any other."""
    from cryptography.hazmat.primitives import hashes, serialization  # noqa: PLC0415 - heavy
    from cryptography.x509 import load_pem_x509_certificate  # noqa: PLC0415 - heavy

    serialization.load_pem_private_key(pem, password=None)
    found = load_pem_x509_certificate(pem)
    if not found.not_valid_before_utc <= now <= found.not_valid_after_utc - EARLIER:
        raise ValueError
    return found.fingerprint(hashes.SHA256()).hex()


def _make(now: datetime) -> bytes:
    from cryptography import x509  # noqa: PLC0415 - heavy; only once a computer
    from cryptography.hazmat.primitives import hashes, serialization  # noqa: PLC0415 - as above
    from cryptography.hazmat.primitives.asymmetric import ec  # noqa: PLC0415 - as above
    from cryptography.x509.oid import NameOID  # noqa: PLC0415 - as above

    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "Facilitator")])
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - EARLIER)
        .not_valid_after(now + VALID)
        .add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )
    private = key.private_bytes(
        serialization.Encoding.PEM,
        serialization.PrivateFormat.PKCS8,
        serialization.NoEncryption(),
    )
    return made.public_bytes(serialization.Encoding.PEM) + private

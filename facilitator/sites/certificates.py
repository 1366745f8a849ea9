"""One certificate for the servers of one exercise, made by the room that hosts; others pin it."""

import os
from datetime import datetime, timedelta
from ipaddress import ip_address
from pathlib import Path

VALID = timedelta(days=1100)
EARLIER = timedelta(days=2)
"""It is valid from a little earlier on: clocks of other computers may be behind."""


def make_certificate(folder: Path, hosts: tuple[str, ...], now: datetime) -> tuple[Path, Path]:
    """Return where certificate and key lie, made anew if they are not there; raises OSError."""
    certificate, key = folder / "certificate.pem", folder / "key.pem"
    if certificate.exists() and key.exists():
        return certificate, key
    public, private = _made(hosts, now)
    write_private(key, private)
    write_private(certificate, public)
    return certificate, key


def write_private(path: Path, content: bytes) -> None:
    """Write a file that nobody else may read, not even for a moment; raises OSError."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.unlink(missing_ok=True)
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "wb") as file:
        file.write(content)


def _made(hosts: tuple[str, ...], now: datetime) -> tuple[bytes, bytes]:
    from cryptography import x509  # noqa: PLC0415 - heavy; only once an exercise
    from cryptography.hazmat.primitives import hashes, serialization  # noqa: PLC0415 - as above
    from cryptography.hazmat.primitives.asymmetric import ec  # noqa: PLC0415 - as above
    from cryptography.x509.oid import NameOID  # noqa: PLC0415 - as above

    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "Facilitator servers")])
    known = x509.SubjectAlternativeName([_alternative(each) for each in dict.fromkeys(hosts)])
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - EARLIER)
        .not_valid_after(now + VALID)
        .add_extension(known, critical=False)
        # its own authority, so that the servers know each other by it
        .add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
        .sign(key, hashes.SHA256())
    )
    private = key.private_bytes(
        serialization.Encoding.PEM,
        serialization.PrivateFormat.PKCS8,
        serialization.NoEncryption(),
    )
    return made.public_bytes(serialization.Encoding.PEM), private


def _alternative(host: str):  # noqa: ANN202 - a type of the library, which is not imported here
    from cryptography import x509  # noqa: PLC0415 - heavy

    try:
        return x509.IPAddress(ip_address(host))
    except ValueError:
        return x509.DNSName(host)

"""How a device is told where the door is: an address with a fragment, or a line for a laptop."""

from base64 import urlsafe_b64decode, urlsafe_b64encode
from binascii import Error
from dataclasses import dataclass
from hmac import compare_digest

_PREFIX = "facilitator1"
_PARTS = 5
_HIGHEST_PORT = 65535
_SHA256 = 32


@dataclass(frozen=True, slots=True, kw_only=True)
class LaptopCode:
    """What a laptop needs to come in: where, by which token, and whose certificate it trusts."""

    address: str
    port: int
    token: str
    fingerprint: str

    def written(self) -> str:
        """Return it as one line without blanks, for a QR code or to be pasted."""
        pin = urlsafe_b64encode(bytes.fromhex(self.fingerprint)).decode().rstrip("=")
        return "|".join((_PREFIX, self.address, str(self.port), self.token, pin))

    @property
    def url(self) -> str:
        """Return the address that it leads to."""
        return url_of(self.address, self.port, scheme="https")

    def trusts(self, fingerprint: str) -> bool:
        """Whether a certificate of this SHA-256 is the one that was promised."""
        return compare_digest(fingerprint.casefold(), self.fingerprint)


def read_laptop_code(given: str) -> LaptopCode | None:
    """Return what a pasted line says, or None if it is no such line."""
    parts = "".join(given.split()).split("|")
    if len(parts) != _PARTS or parts[0] != _PREFIX:
        return None
    _prefix, address, port, token, pin = parts
    try:
        digest = urlsafe_b64decode(pin + "=" * (-len(pin) % 4))
    except (Error, ValueError):
        return None
    right = port.isascii() and port.isdigit() and 0 < int(port) <= _HIGHEST_PORT
    if not (right and address and token and len(digest) == _SHA256):
        return None
    return LaptopCode(address=address, port=int(port), token=token, fingerprint=digest.hex())


def url_of(address: str, port: int, *, scheme: str = "http") -> str:
    """Return the address of the page; an IPv6 address stands in brackets."""
    return f"{scheme}://{host_of(address, port)}"


def host_of(address: str, port: int) -> str:
    """Return an address and a port as a browser names them."""
    return f"[{address}]:{port}" if ":" in address else f"{address}:{port}"


def join_url(address: str, port: int, token: str) -> str:
    """Return the address for a QR code: the token is behind #, which no browser ever sends."""
    return f"{url_of(address, port)}/#j={token}"

"""Where the servers are, by which name and password, and whose certificate is trusted."""

import hashlib
import ssl
from base64 import urlsafe_b64decode, urlsafe_b64encode

import msgspec

from facilitator.domain.errors import Failed, Fault, Reason, Refused

_PREFIX = "facilitatorsite1."
_SHA256 = 32
TRUSTED = "system"
"""As authority: those that the computer trusts by itself."""
ANSWER_S = 10
"""Seconds within which a server shows its certificate."""


class Place(msgspec.Struct, kw_only=True, frozen=True, omit_defaults=True):
    """All that a room needs to reach the servers of its exercise.

    ``addresses`` are ``host:port``; ``pin`` is the SHA-256 of the servers' certificate in
    hexadecimal and ``certificate`` the certificate itself, once it was fetched (PEM). ``number``
    is the room's: it decides which numbers its entries get. ``replicas`` is on how many servers
    the journal is kept, ``domain`` by which name they are reached from behind a leaf node.
    An organisation's own servers may ask for a file of credentials instead.
    """

    exercise: str
    addresses: tuple[str, ...]
    user: str = ""
    password: str = ""
    pin: str = ""
    number: int = 1
    name: str = ""
    title: str = ""
    replicas: int = 1
    certificate: str = ""
    authority: str = ""
    credentials: str = ""
    domain: str = ""

    def code(self) -> str:
        """Return it as one line without blanks, to be pasted."""
        short = msgspec.structs.replace(self, certificate="", title="", name="")
        packed = urlsafe_b64encode(msgspec.json.encode(short)).decode().rstrip("=")
        return f"{_PREFIX}{packed}"

    def urls(self) -> list[str]:
        """Return the addresses as the client wants them."""
        scheme = "tls" if self.secured else "nats"
        return [f"{scheme}://{each}" for each in self.addresses]

    @property
    def secured(self) -> bool:
        """Whether the line is encrypted."""
        return bool(self.pin or self.authority)

    def context(self) -> ssl.SSLContext | None:
        """Return what checks the servers: the pinned certificate, or the organisation's own."""
        if not self.secured:
            return None
        if self.authority == TRUSTED:
            return ssl.create_default_context()
        if self.authority:
            return ssl.create_default_context(cafile=self.authority)
        context = ssl.create_default_context(cadata=self.certificate)
        # the pinned certificate is trusted wherever it answers; nobody else has its key
        context.check_hostname = False
        return context


def is_code(given: str) -> bool:
    """Whether a text means to be a join line."""
    return given.strip().startswith(_PREFIX)


def read_code(given: str) -> Place:
    """Return what a pasted line says; raises Refused(WRONG_CODE) if it is none."""
    text = "".join(given.split())
    if not text.startswith(_PREFIX):
        raise Refused(Reason.WRONG_CODE)
    packed = text.removeprefix(_PREFIX)
    try:
        place = msgspec.json.decode(
            urlsafe_b64decode(packed + "=" * (-len(packed) % 4)), type=Place
        )
        pin = bytes.fromhex(place.pin)
    except (ValueError, msgspec.MsgspecError) as error:
        raise Refused(Reason.WRONG_CODE) from error
    if not place.addresses or (pin and len(pin) != _SHA256):
        raise Refused(Reason.WRONG_CODE)
    return place


def pinned(place: Place) -> Place:
    """Return the place with the certificate that it was promised.

    Raises Failed: UNREACHABLE if no server answers, OTHER_HOST if another certificate does.
    """
    if not place.pin or place.certificate:
        return place
    wrong: OSError | None = None
    for each in place.addresses:
        try:
            pem = ssl.get_server_certificate(parted(each), timeout=ANSWER_S)
        except OSError as error:
            wrong = error
            continue
        if fingerprint(pem) != place.pin.casefold():
            raise Failed(Fault.OTHER_HOST, name=each)
        return msgspec.structs.replace(place, certificate=pem)
    raise Failed(Fault.UNREACHABLE, name=", ".join(place.addresses)) from wrong


def fingerprint(pem: str) -> str:
    """Return the SHA-256 of a certificate in hexadecimal."""
    return hashlib.sha256(ssl.PEM_cert_to_DER_cert(pem)).hexdigest()


def parted(address: str) -> tuple[str, int]:
    """Return host and port of an address."""
    host, _, port = address.rpartition(":")
    return host.strip("[]"), int(port)

"""The line from a laptop to its room: protected, and to the one certificate that was promised."""

import http.client
import socket
import ssl
from collections.abc import Mapping
from hashlib import sha256
from typing import Any

import msgspec

from facilitator.domain.errors import Failed, Fault, Reason, Refused
from facilitator.services.observing.joincode import host_of

PATIENCE_S = 5.0
"""Seconds that the room has to answer."""
MOST_ANSWER = 300_000_000
REFUSED_FROM, BROKEN_FROM = 400, 500

Answer = dict[str, Any]


class Line:
    """Asks one room; a connection for each question, so that a broken one is never in the way."""

    def __init__(self, address: str, port: int, fingerprint: str, secret: str = "") -> None:
        """Take where the room is, the SHA-256 of its certificate, and the pass."""
        self.address, self.port = address, port
        self.fingerprint = fingerprint.casefold()
        self.secret = secret

    def ask(self, method: str, path: str, told: Mapping[str, object] | None = None) -> bytes:
        """Return the answer's bytes.

        Raises Refused for what the room says no to, Failed(UNREACHABLE) if it cannot be reached,
        and Failed(OTHER_HOST) if somebody else answers in its place: then nothing was sent.
        """
        try:
            return self._asked(method, path, told)
        except (OSError, http.client.HTTPException) as error:
            raise Failed(Fault.UNREACHABLE, name=self.address, said=str(error)) from error

    def answer(self, method: str, path: str, told: Mapping[str, object] | None = None) -> Answer:
        """Return the answer as plain values; raises as ``ask`` does."""
        try:
            return msgspec.json.decode(self.ask(method, path, told), type=dict[str, Any])
        except msgspec.MsgspecError as error:
            raise Failed(Fault.UNREACHABLE, name=self.address, said=str(error)) from error

    def _asked(self, method: str, path: str, told: Mapping[str, object] | None) -> bytes:
        connection = http.client.HTTPConnection(self.address, self.port, timeout=PATIENCE_S)
        connection.sock = self._shaken()
        try:
            body = None if told is None else msgspec.json.encode(told)
            host = host_of(self.address, self.port)
            headers = {"Host": host, "Origin": f"https://{host}"}
            if body is not None:
                headers["Content-Type"] = "application/json"
            if self.secret:
                headers["Authorization"] = f"Bearer {self.secret}"
            connection.request(method, path, body, headers)
            response = connection.getresponse()
            content = response.read(MOST_ANSWER)
        finally:
            connection.close()
        if response.status >= BROKEN_FROM:
            raise Failed(Fault.UNREACHABLE, name=self.address, said=str(response.status))
        if response.status >= REFUSED_FROM:
            raise _refusal(content)
        return content

    def _shaken(self) -> ssl.SSLSocket:
        """Return a protected connection to the promised certificate, and to no other."""
        # trust does not come from authorities or names here, but from the join code's own hash
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
        context.check_hostname = False
        context.verify_mode = ssl.CERT_NONE
        context.minimum_version = ssl.TLSVersion.TLSv1_2
        plain = socket.create_connection((self.address, self.port), timeout=PATIENCE_S)
        try:
            shaken = context.wrap_socket(plain)
        except BaseException:
            plain.close()
            raise
        shown = shaken.getpeercert(binary_form=True) or b""
        if sha256(shown).hexdigest() != self.fingerprint:
            shaken.close()
            raise Failed(Fault.OTHER_HOST, name=self.address)
        return shaken


class _Said(msgspec.Struct):
    error: str = ""
    expected: int = 0


def _refusal(content: bytes) -> Refused:
    """Return the room's refusal as one of our own."""
    try:
        said = msgspec.json.decode(content, type=_Said)
        return Refused(Reason(said.error), expected=str(said.expected), role="", name="")
    except (msgspec.MsgspecError, ValueError):
        return Refused(Reason.NOT_LET_IN)

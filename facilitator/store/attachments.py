"""Files kept in the exercise file: once each, whatever they are called and wherever they hang."""

from hashlib import sha256
from io import BytesIO

from facilitator.domain.attachments import LARGEST, Attachment
from facilitator.domain.errors import Failed, Fault, Reason, Refused
from facilitator.store.codec import without_surrogates
from facilitator.store.database import Database


class Attachments:
    """The attachments of one exercise file."""

    def __init__(self, database: Database) -> None:
        """Read and write through a database."""
        self._database = database

    def add(self, name: str, media: str, content: bytes) -> Attachment:
        """Keep some bytes, and return how they are named; the same bytes are kept once.

        Raises Refused(TOO_LARGE), or Failed when the disk does not take them.
        """
        if len(content) > LARGEST:
            raise Refused(Reason.TOO_LARGE, name=name, most=str(LARGEST // 1_000_000))
        digest = sha256(content).hexdigest()
        clean, media = without_surrogates(name), without_surrogates(media)
        with self._database.writing() as connection:
            connection.execute(
                "INSERT INTO attachment (sha256, media, size, content) VALUES (?, ?, ?, ?)"
                " ON CONFLICT DO NOTHING",
                (digest, media, len(content), content),
            )
        return Attachment(sha256=digest, name=clean, media=media, size=len(content))

    def read(self, digest: str) -> bytes:
        """Return the bytes of an attachment, checked against its name.

        Raises Failed(MISSING) if they are not in this file, and Failed(CORRUPT) if they changed.
        """
        rows = self._database.rows("SELECT content FROM attachment WHERE sha256 = ?", (digest,))
        if not rows:
            raise Failed(Fault.MISSING, name=digest[:12])
        content = BytesIO(rows[0][0]).getvalue()
        if sha256(content).hexdigest() != digest:
            raise Failed(Fault.CORRUPT, name=digest[:12], said="checksum")
        return content

    def has(self, digest: str) -> bool:
        """Whether the bytes of an attachment are in this file."""
        asked = "SELECT 1 FROM attachment WHERE sha256 = ?"
        return bool(self._database.rows(asked, (digest,)))

    def all(self) -> tuple[tuple[str, int], ...]:
        """Return the digest and size of everything that is kept."""
        rows = self._database.rows("SELECT sha256, size FROM attachment ORDER BY sha256")
        return tuple((digest, size) for digest, size in rows)

"""Attachments by the object store of the servers: named by the SHA-256 of their bytes."""

from contextlib import suppress
from dataclasses import dataclass, field
from hashlib import sha256

from facilitator.domain.errors import Failed
from facilitator.sites.ledger import Ledger

PLAN = "plan"
"""Under which name the plan lies beside the attachments."""


@dataclass(slots=True)
class Files:
    """Takes attachments there and back."""

    ledger: Ledger
    there: set[str] = field(default_factory=set[str])

    async def offer(self, digest: str) -> None:
        """Put an attachment there if it is here and not there yet; tried again if that fails."""
        ledger = self.ledger
        if digest in self.there:
            return
        has = ledger.conduct.file.attachments.has
        if not await ledger.work(lambda: has(digest)):
            ledger.waiting_files.add(digest)
            return
        read = ledger.conduct.file.attachments.read
        try:
            if not await self.has(digest):
                content = await ledger.work(lambda: read(digest))
                await self.put(digest, content)
        except Exception:  # noqa: BLE001 - the line may be cut anywhere; it is offered again
            return
        self.there.add(digest)

    async def offer_all(self) -> None:
        """Put everything there that hangs on the plan and on entries."""
        listed = self.ledger.conduct.file.attachments.all
        for digest, _size in await self.ledger.work(listed):
            await self.offer(digest)

    async def fetch(self) -> None:
        """Get what entries name and is not here yet."""
        ledger = self.ledger
        for digest in tuple(ledger.waiting_files):
            content = await self.get(digest)
            if content is None or sha256(content).hexdigest() != digest:
                continue
            with suppress(Failed):
                await ledger.work(
                    lambda kept=content: ledger.conduct.file.attachments.add(
                        "", "application/octet-stream", kept
                    )
                )
                ledger.waiting_files.discard(digest)

    async def has(self, name: str) -> bool:
        """Whether something of that name lies there; raises errors of the client."""
        from nats.js.errors import NotFoundError  # noqa: PLC0415 - an extra

        store = await self.ledger.line.js.object_store(self.ledger.line.names.files)
        try:
            await store.get_info(name)
        except NotFoundError:
            return False
        return True

    async def put(self, name: str, content: bytes) -> None:
        """Lay something down; raises errors of the client."""
        store = await self.ledger.line.js.object_store(self.ledger.line.names.files)
        await store.put(name, content)

    async def get(self, name: str) -> bytes | None:
        """Return what lies there under a name, or None if it cannot be had now."""
        try:
            store = await self.ledger.line.js.object_store(self.ledger.line.names.files)
            return (await store.get(name)).data
        except Exception:  # noqa: BLE001 - not there, cut, or broken on the way: asked for again
            return None

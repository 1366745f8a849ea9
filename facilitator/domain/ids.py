"""Ids: UUID version 7, made from a moment and from chance that the caller brings."""

from datetime import datetime
from uuid import UUID

from facilitator.domain.entry import micros


def uuid7(at: datetime, chance: bytes) -> str:
    """Return a UUIDv7 for a moment and ten random bytes (RFC 9562, section 5.7)."""
    number = (micros(at) // 1000) << 80 | int.from_bytes(chance[:10], "big")
    number = number & ~(0xF << 76) | 0x7 << 76
    number = number & ~(0x3 << 62) | 0x2 << 62
    return str(UUID(int=number))

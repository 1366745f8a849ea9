"""Encrypted exercise files: the format of SQLCipher 4, and the keys that open them.

The key comes of the pass-phrase by SQLCipher's own derivation, so that other programs that know
SQLCipher open the file by the pass-phrase too, and a copy on a stick needs nothing beside it.
"""

import hmac
import unicodedata
from contextlib import suppress
from dataclasses import dataclass, field
from hashlib import pbkdf2_hmac, sha256
from pathlib import Path
from typing import TYPE_CHECKING, Final

from facilitator.domain.errors import Failed, Fault
from facilitator.domain.words import WORDS

if TYPE_CHECKING:
    from collections.abc import Callable

ROUNDS: Final = 256_000
"""Of PBKDF2 with SHA-512, as SQLCipher 4 does: about a tenth of a second for a guess."""
SALT: Final = 16
SECRET: Final = 32
PAGE: Final = 4096
RECOVERY: Final = SECRET + 1
"""Words of a recovery key: one for each byte, and one that notices a slip."""

_MAGIC: Final = b"SQLite format 3\0"
_IV: Final = 16
_DIGEST: Final = 64
_MASK: Final = 0x3A
"""By which SQLCipher makes the salt of its page codes of the salt of the file."""
_NAMED: Final = ".exercise"
_VARIED: Final = 200
"""Values of bytes in a page of chance: nearly all 256; in a page of anything written, far fewer."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Key:
    """What opens a file: ``secret`` comes of the pass-phrase, ``salt`` stands in the file."""

    secret: bytes = field(repr=False)
    salt: bytes

    def as_sql(self) -> str:
        """Return the key as SQLCipher takes it, with the salt that a new file is to have."""
        return f"x'{self.secret.hex()}{self.salt.hex()}'"


def derive(passphrase: str, salt: bytes) -> Key:
    """Return the key that a pass-phrase gives; composed letters count as one, however typed."""
    typed = unicodedata.normalize("NFC", passphrase).encode()
    return Key(secret=pbkdf2_hmac("sha512", typed, salt, ROUNDS, SECRET), salt=salt)


def recovery_words(key: Key) -> tuple[str, ...]:
    """Return the key as words, for the recovery sheet; the last one notices a slip."""
    check = sha256(key.secret).digest()[0]
    return tuple(WORDS[each] for each in (*key.secret, check))


def from_words(text: str, salt: bytes) -> Key | None:
    """Return the key that recovery words spell, or None if they are no recovery key.

    Case and what stands between words do not matter; three letters or more that begin one word
    only stand for it.
    """
    letters = "".join(each if each.isalpha() else " " for each in text.casefold())
    found = [_word(each) for each in letters.split()]
    if len(found) != RECOVERY or None in found:
        return None
    numbers = bytes(each for each in found if each is not None)
    secret, check = numbers[:SECRET], numbers[SECRET]
    return Key(secret=secret, salt=salt) if sha256(secret).digest()[0] == check else None


def _word(typed: str) -> int | None:
    if typed in WORDS:
        return WORDS.index(typed)
    begun = [index for index, each in enumerate(WORDS) if each.startswith(typed)]
    return begun[0] if len(begun) == 1 and len(typed) >= 3 else None  # noqa: PLR2004 - as said above


def salt_of(path: Path) -> bytes | None:
    """Return the salt of a file that may be encrypted; None for a plain one, or none at all."""
    with suppress(OSError), path.open("rb") as file:
        first = file.read(SALT)
        return first if len(first) == SALT and first != _MAGIC else None
    return None


def looks_encrypted(path: Path) -> bool:
    """Tell whether a file may be an encrypted exercise; only its key can say that it is one.

    Nothing in such a file is readable, not even whose it is: so it has to be called an exercise,
    consist of whole pages, and begin with a page that looks like chance.
    """
    if _NAMED not in path.name.casefold() or salt_of(path) is None:
        return False
    with suppress(OSError), path.open("rb") as file:
        page = file.read(PAGE)
        return path.stat().st_size % PAGE == 0 and len(set(page)) >= _VARIED
    return False


def opens(path: Path, key: Key) -> bool:
    """Tell whether a key opens a file, by the code of its first page; nothing is touched.

    A first page that a power cut tore stands whole in the journal beside, as it was before.
    """
    try:
        with path.open("rb") as file:
            if _genuine(file.read(PAGE), key):
                return True
        journal = path.with_name(f"{path.name}-journal")
        return journal.exists() and _genuine(_first_page_in(journal.read_bytes()), key)
    except OSError:
        return False


def plain_bytes(path: Path) -> bytes:
    """Return the bytes of a file as they would be without encryption, damaged pages and all.

    The codes of the pages are not looked at: what of a damaged one makes sense is for the reader
    to find out. Nothing is written. Raises OSError.
    """
    content, key = path.read_bytes(), RING.key_for(path)
    if key is None:
        return content
    # for damaged files only
    from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes  # noqa: PLC0415

    pages: list[bytes] = []
    for at in range(0, len(content) - PAGE + 1, PAGE):
        page = content[at : at + PAGE]
        head, tail = (SALT if at == 0 else 0), PAGE - _IV - _DIGEST
        aes = Cipher(algorithms.AES(key.secret), modes.CBC(page[tail : tail + _IV])).decryptor()
        plain = aes.update(page[head:tail]) + aes.finalize()
        pages.append((_MAGIC if head else b"") + plain + bytes(_IV + _DIGEST))
    return b"".join(pages)


def _genuine(page: bytes, key: Key) -> bool:
    if len(page) != PAGE:
        return False
    salt = bytes(each ^ _MASK for each in key.salt)
    coding = pbkdf2_hmac("sha512", key.secret, salt, 2, SECRET)
    said = page[SALT:-_DIGEST] + (1).to_bytes(4, "little")
    return hmac.compare_digest(hmac.digest(coding, said, "sha512"), page[-_DIGEST:])


def _first_page_in(journal: bytes) -> bytes:
    """Return page one as a rollback journal keeps it: records of number, page and checksum."""
    at = int.from_bytes(journal[20:24], "big")
    step = PAGE + 8
    for start in range(at, len(journal) - step + 1, step) if at else ():
        if journal[start : start + 4] == b"\0\0\0\1":
            return journal[start + 4 : start + 4 + PAGE]
    return b""


class Ring:
    """The keys of this process by the salts of their files; they are nowhere but in memory.

    Reports, previews and copies open a file by its path: that it is unlocked is said once. A
    copy of a file, and a backup of it, have its salt and so its key.
    """

    def __init__(self) -> None:
        """Know no key yet."""
        self._secrets: dict[bytes, bytes] = {}
        self.asking: Callable[[Path], str | None] | None = None
        """Asks for a pass-phrase where there is no window; None if nobody can be asked."""

    def add(self, key: Key) -> None:
        """Know a key from now on."""
        self._secrets[key.salt] = key.secret

    def forget(self, key: Key) -> None:
        """Know a key no more."""
        self._secrets.pop(key.salt, None)

    def key_for(self, path: Path) -> Key | None:
        """Return the key of a file, or None: it is plain, or nobody has unlocked it."""
        salt = salt_of(path)
        secret = self._secrets.get(salt) if salt is not None else None
        return Key(secret=secret, salt=salt) if salt is not None and secret is not None else None


RING: Final = Ring()
"""The one ring of this process."""


def unlock(path: Path, typed: str) -> Key:
    """Open a file by its pass-phrase or its recovery words, for as long as the program runs.

    Raises Failed: FOREIGN for what is no encrypted exercise, WRONG_PASSPHRASE.
    """
    salt = salt_of(path)
    if salt is None or not looks_encrypted(path):
        raise Failed(Fault.FOREIGN, name=path.name)
    spelled = from_words(typed, salt)
    key = spelled if spelled is not None and opens(path, spelled) else derive(typed, salt)
    if not opens(path, key):
        raise Failed(Fault.WRONG_PASSPHRASE, name=path.name)
    RING.add(key)
    return key


def require_key(path: Path) -> None:
    """See that the key of an encrypted file is known, asking for it where that can be done.

    Raises Failed: FOREIGN for what is no encrypted exercise, SEALED, WRONG_PASSPHRASE.
    """
    if not looks_encrypted(path):
        raise Failed(Fault.FOREIGN, name=path.name)
    if RING.key_for(path) is not None:
        return
    typed = RING.asking(path) if RING.asking is not None else None
    if typed is None:
        raise Failed(Fault.SEALED, name=path.name)
    unlock(path, typed)

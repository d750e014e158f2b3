"""Envelope encryption: a key per conversation, wrapped by a master key that can be rotated.

Destroying the wrapped key makes every word of that conversation unreadable, on whatever copy it lies.
The associated data of each text binds it to its conversation, its number and its author, so that a row
can't be moved, swapped or replayed without being refused.
"""

import hashlib
import hmac
import secrets
from dataclasses import dataclass

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

NONCE = 12  # bytes, as NIST SP 800-38D wants for GCM
KEY_ID = 16  # characters


class Tampered(Exception):  # noqa: N818
    """The text was changed, moved, cut or sealed with another key."""


class UnknownKey(Tampered):
    """Sealed under a master key that this process doesn't hold: another may, as while keys are rotated."""


def _seal(key: bytes, plain: bytes, bound_to: str) -> bytes:
    nonce = secrets.token_bytes(NONCE)
    return nonce + AESGCM(key).encrypt(nonce, plain, bound_to.encode())


def _open(key: bytes, sealed: bytes, bound_to: str) -> bytes:
    try:
        return AESGCM(key).decrypt(sealed[:NONCE], sealed[NONCE:], bound_to.encode())
    except (InvalidTag, ValueError) as problem:
        raise Tampered from problem


@dataclass(frozen=True, slots=True)
class Box:
    """One conversation's key, unwrapped for the time of a request."""

    conversation: str
    _key: bytes

    def seal(self, plain: bytes, *, seq: int, author: str) -> bytes:
        return _seal(self._key, plain, f"{self.conversation}:{seq}:{author}")

    def open(self, sealed: bytes, *, seq: int, author: str) -> bytes:
        """Raise Tampered unless the text was sealed here, for this number and author."""
        return _open(self._key, sealed, f"{self.conversation}:{seq}:{author}")


class Keyring:
    """The master keys; the first wraps, all unwrap."""

    def __init__(self, keys: tuple[bytes, ...]) -> None:
        self._keys = {hashlib.sha256(b"fanal-key-id" + key).hexdigest()[:KEY_ID]: key for key in keys}
        self.current = next(iter(self._keys))

    def new_box(self, conversation: str) -> tuple[Box, bytes, str]:
        """Make a conversation's key: the box to use now, the wrapped key and its master's id to store."""
        key = AESGCM.generate_key(256)
        return Box(conversation, key), self._wrap(key, conversation), self.current

    def open_box(self, conversation: str, wrapped: bytes, key_id: str) -> Box:
        return Box(conversation, _open(self._master(key_id), wrapped, f"key:{conversation}"))

    def rewrap(self, conversation: str, wrapped: bytes, key_id: str) -> tuple[bytes, str]:
        box = self.open_box(conversation, wrapped, key_id)
        return self._wrap(box._key, conversation), self.current  # noqa: SLF001 - same module, same secret

    def seal(self, plain: bytes, bound_to: str) -> bytes:
        """For the few secrets that belong to no conversation; the master's id stands in front."""
        return self.current.encode() + _seal(self._keys[self.current], plain, bound_to)

    def open(self, sealed: bytes, bound_to: str) -> bytes:
        master = self._master(sealed[:KEY_ID].decode(errors="replace"))
        return _open(master, sealed[KEY_ID:], bound_to)

    def stamp(self, plain: str, purpose: str, key_id: str | None = None) -> str:
        """A keyed hash: who can write the database but doesn't hold the key can't make one."""
        master = self._master(key_id or self.current)
        derived = hmac.digest(master, f"stamp:{purpose}".encode(), "sha256")
        return hmac.new(derived, plain.encode(), "sha256").hexdigest()

    def ids(self) -> tuple[str, ...]:
        return tuple(self._keys)

    def _master(self, key_id: str) -> bytes:
        if key_id not in self._keys:
            raise UnknownKey
        return self._keys[key_id]

    def _wrap(self, key: bytes, conversation: str) -> bytes:
        return _seal(self._keys[self.current], key, f"key:{conversation}")


def new_token() -> str:
    """256 bits: whoever holds it is the visitor."""
    return secrets.token_urlsafe(32)


def hashed(token: str) -> str:
    """What is stored of a token: enough to recognise it, useless to a thief of the disk."""
    return hashlib.sha256(token.encode()).hexdigest()

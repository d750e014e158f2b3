"""Return codes: how somebody without an account reads an answer later.

Five words, or sixteen digits. The first part, under a keyed hash, finds the row; argon2id proves the whole.
So a thief of the disk can't search it, and a guesser has five tries at each code and few a minute.
"""

import re
import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Literal

from argon2 import PasswordHasher
from argon2.exceptions import VerificationError
from sqlmodel import Session, col, select, update

from api.crypto import Keyring, hashed
from api.folding import bare
from api.models import Conversation, Receipt, now

WORDS, DIGITS = 5, 16
TRIES = 5
Form = Literal["words", "digits"]


@dataclass(frozen=True, slots=True)
class Code:
    shown: str
    plain: str
    head: str


class Receipts:
    def __init__(self, words: Sequence[str], keyring: Keyring, days: int) -> None:
        self._words, self._keyring, self._life = words, keyring, timedelta(days=days)
        self._known = {bare(word)[:4]: bare(word) for word in words}
        self._hasher = PasswordHasher()
        self._nothing = self._hasher.hash(secrets.token_hex(16))

    def new_code(self, form: Form = "words") -> Code:
        if form == "digits":
            digits = f"{secrets.randbelow(10**DIGITS):0{DIGITS}}"
            return Code(" ".join(re.findall("....", digits)), digits, digits[:6])
        chosen = [secrets.choice(self._words) for _ in range(WORDS)]
        return Code(" ".join(chosen), " ".join(map(bare, chosen)), " ".join(map(bare, chosen[:2])))

    def read_code(self, typed: str) -> Code | None:
        """A code as somebody remembers it: case, accents and spacing don't matter, nor a word's ending."""
        digits = re.sub(r"[\s.\-]", "", typed)
        if digits.isascii() and digits.isdecimal():
            return Code("", digits, digits[:6]) if len(digits) == DIGITS else None
        words = [self._known.get(word[:4]) for word in re.findall(r"[a-z]+", bare(typed))]
        if len(words) != WORDS or None in words:
            return None
        found = [word for word in words if word]
        return Code("", " ".join(found), " ".join(found[:2]))

    def hash(self, code: Code) -> str:
        """Slow on purpose: call it in a thread, outside any unit of work."""
        return self._hasher.hash(code.plain)

    def keep(
        self, session: Session, conversation: Conversation, code: Code, code_hash: str
    ) -> Receipt | None:
        """Store it in the place of an earlier one; None when its first part is taken: make another."""
        locator = self._keyring.stamp(code.head, "receipt")
        other = session.exec(select(Receipt).where(Receipt.locator == locator)).one_or_none()
        if other is not None and other.conversation_id != conversation.id:
            return None
        until = now() + self._life
        made = Receipt(
            conversation_id=conversation.id, locator=locator, code_hash=code_hash, expires_at=until
        )
        conversation.expires_at = max(conversation.expires_at, until)
        return session.merge(made)

    def find(self, session: Session, code: Code) -> Receipt | None:
        """Counts a try before the code is checked, so that tries sent together can't outrun the count."""
        locators = [self._keyring.stamp(code.head, "receipt", key) for key in self._keyring.ids()]
        chosen = col(Receipt.locator).in_(locators)
        counted = session.exec(
            update(Receipt)
            .where(chosen, col(Receipt.expires_at) > now(), col(Receipt.tries) < TRIES)
            .values(tries=col(Receipt.tries) + 1)
        )
        if counted.rowcount == 0:
            return None
        return session.exec(select(Receipt).where(chosen)).first()

    def proves(self, receipt: Receipt | None, code: Code | None) -> bool:
        """As slow for a code that nobody has. In a thread, outside any unit of work."""
        try:
            self._hasher.verify(receipt.code_hash if receipt else self._nothing, code.plain if code else "-")
        except VerificationError:
            return False
        return receipt is not None and code is not None

    def open(self, session: Session, conversation_id: str, token: str) -> Conversation | None:
        """Whoever came with the code is the visitor now: the old token opens nothing any more."""
        conversation = session.get(Conversation, conversation_id, with_for_update=True)
        receipt = session.get(Receipt, conversation_id)
        if conversation is None or receipt is None or conversation.over:
            return None
        receipt.tries = 0
        conversation.token_hash = hashed(token)
        return conversation


def load_words(path: Path) -> tuple[str, ...]:
    lines = path.read_text(encoding="utf-8").splitlines()
    return tuple(line.strip() for line in lines if line.strip() and not line.startswith("#"))

"""What every body that comes in shares: unknown fields are refused, words are kept plain."""

import unicodedata

from pydantic import BaseModel, ConfigDict

# Characters that reorder what is shown: they could make a person read something else than was written.
REORDERING = dict.fromkeys([*range(0x202A, 0x202F), *range(0x2066, 0x206A), 0x200E, 0x200F])


def tidy(text: str) -> str:
    """Plain text as it may be stored and shown: composed letters, no control or reordering characters.

    Raise ValueError for half of a surrogate pair, which no encoding can write.
    """
    text.encode()
    kept = "".join(c for c in text if c in "\n\t" or unicodedata.category(c) != "Cc")
    return unicodedata.normalize("NFC", kept.translate(REORDERING)).strip()


class Strict(BaseModel):
    model_config = ConfigDict(extra="forbid")

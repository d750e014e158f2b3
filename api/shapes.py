"""What every body that comes in shares: unknown fields are refused, words are kept plain."""

import re
import unicodedata
from typing import Annotated

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, field_validator

CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")  # all but \n and \t
# Characters that reorder what is shown: they could make a person read something else than was written.
REORDERING = dict.fromkeys([*range(0x202A, 0x202F), *range(0x2066, 0x206A), 0x200E, 0x200F])


def tidy(text: str) -> str:
    """Plain text as it may be stored and shown: composed letters, no control or reordering characters."""
    kept = "".join(c for c in text if c in "\n\t" or unicodedata.category(c) != "Cc")
    return unicodedata.normalize("NFC", kept.translate(REORDERING)).strip()


def _whole(value: object) -> object:
    """Half of an emoji, which a phone's keyboard can cut off and no encoding can write, becomes `�`."""
    if not isinstance(value, str):
        return value
    return value.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


Plain = Annotated[str, BeforeValidator(_whole), AfterValidator(tidy)]


class Strict(BaseModel):
    """No field lets a control character in: PostgreSQL stores no NUL, and a name or a code has none.

    Words that `tidy` has been through have lost theirs: what a visitor typed is never refused for one.
    """

    model_config = ConfigDict(extra="forbid")

    @field_validator("*")
    @classmethod
    def _no_control(cls, value: object) -> object:
        for text in value if isinstance(value, list) else (value,):
            if isinstance(text, str) and CONTROL.search(text):
                raise ValueError("a control character")
        return value

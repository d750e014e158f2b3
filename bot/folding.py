"""The shape in which typed words are compared: no case, no accents, no marks, single spaces."""

import re
import unicodedata

INVISIBLE = re.compile(
    "[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufe0e\ufe0f\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff]"
)
LETTERS = str.maketrans({"œ": "oe", "æ": "ae", "ß": "ss", "ø": "o", "ł": "l"})


def strip_accents(text: str) -> str:
    return "".join(
        c for c in unicodedata.normalize("NFKD", text.translate(LETTERS)) if not unicodedata.combining(c)
    )


def fold(text: str) -> str:
    return " ".join(re.sub(r"[^0-9a-z]+", " ", strip_accents(INVISIBLE.sub("", text).lower())).split())


def plain(text: str, longest: int = 2000) -> str:
    """A visitor's text as Rasa may see it: never a command, never a mark that hides one.

    Rasa obeys a leading slash (/restart, /intent{}) and treats "EXTERNAL: " as a message from inside.
    """
    visible = INVISIBLE.sub("", unicodedata.normalize("NFKC", text))
    harmless = re.sub(r"^(?:[\s/\\]|external\s*:)+", "", visible, flags=re.IGNORECASE)
    return " ".join(harmless.split())[:longest]

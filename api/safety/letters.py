"""Letters as people type them, made plain without losing their place in the text."""

import re
import unicodedata

APOSTROPHES = "’‘ʼ`´′＇"
# Zero-width and formatting characters: invisible, used to slip past filters.
INVISIBLE = "\u00ad\u180e\u200b\u200c\u200d\u200e\u200f\u202a-\u202e\u2060-\u2064\ufe0e\ufe0f\ufeff"
_LEET = str.maketrans("013457@$€!", "oieastasei")
_INVISIBLE = re.compile(f"[{INVISIBLE}]")
_COMBINING = re.compile("[\u0300-\u036f]")
_HELD_LIGATURE = re.compile(r"([œæ])\1+")


def _plain_letter(code: int) -> str | None:
    base = _COMBINING.sub("", unicodedata.normalize("NFKD", chr(code).lower()))
    return base if len(base) == 1 and base != chr(code) else None


def _fold_table() -> dict[int, str]:
    """Only replacements of one character by one: an offset in the folded text is one in the original."""
    latin = [*range(0x41, 0x5B), *range(0xC0, 0x250), *range(0x1E00, 0x1F00), *range(0xFF01, 0xFF5F)]
    table = {code: plain for code in latin if (plain := _plain_letter(code))}
    return table | {ord(sign): "'" for sign in APOSTROPHES}


_FOLD = _fold_table()


def fold(text: str) -> str:
    """Lower case, no accents, one kind of apostrophe; as long as `text`."""
    return text.translate(_FOLD)


def strip_marks(token: str) -> str:
    """Without invisible characters, combining accents, ligatures and look-alike alphabets of Unicode."""
    decomposed = unicodedata.normalize("NFKD", _INVISIBLE.sub("", token))
    plain = _COMBINING.sub("", decomposed).lower()
    return _HELD_LIGATURE.sub(r"\1", plain).replace("œ", "oe").replace("æ", "ae")


def unleet(token: str) -> str:
    return token.translate(_LEET)

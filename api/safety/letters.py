"""Letters as people type them, made plain without losing their place in the text."""

import re
import unicodedata

APOSTROPHES = "’‘ʼ`´′＇"
# Zero-width and formatting characters: invisible, used to slip past filters.
INVISIBLE = "\u00ad\u180e\u200b\u200c\u200d\u200e\u200f\u202a-\u202e\u2060-\u2064\ufe0e\ufe0f\ufeff"
# Pictures, but for the skin tones between them; a class of a regular expression.
EMOJI = "[\u231a\u231b\u23e9-\u23fa\u2600-\u27bf\U0001f198\U0001f300-\U0001f3fa\U0001f400-\U0001faff]"
_LEET = str.maketrans("013457@$€!", "oieastasei")
_INVISIBLE = re.compile(f"[{INVISIBLE}]")
_COMBINING = re.compile("[\u0300-\u036f]")
_HELD_LIGATURE = re.compile(r"([œæ])\1+")
# « jé », « gé », « mé », … alone: words that an accent tells from others (spelling.yml has what they mean).
_ACCENT_ENDS = re.compile(r"[éÉ](?![^\W_])")
_TOLD_BY_ACCENT = re.compile(r"(?<![^\W_])(?:[kq]?j?[vsf]?|[mtldcpng]|ch|qu|k)é\Z", re.IGNORECASE)
_LONGEST_TOLD = 4  # characters
_ODD = re.compile(r"[^\x00-\x7f]")  # what is not folded by lowering it


def _plain_letter(code: int) -> str | None:
    base = _COMBINING.sub("", unicodedata.normalize("NFKD", chr(code).lower()))
    return base if len(base) == 1 and base != chr(code) else None


def _fold_table() -> dict[str, str]:
    """Only replacements of one character by one: an offset in the folded text is one in the original."""
    latin = [*range(0xC0, 0x250), *range(0x1E00, 0x1F00), *range(0xFF01, 0xFF5F)]
    table = {chr(code): plain for code in latin if (plain := _plain_letter(code))}
    return table | dict.fromkeys(APOSTROPHES, "'")


_FOLD = _fold_table()
_USUAL = [(odd, _FOLD[odd]) for odd in "éèàêç’ùîôâû"]


def _folded(odd: re.Match[str]) -> str:
    return _FOLD.get(odd[0], odd[0])


def fold(text: str) -> str:
    """Lower case, no accents, one kind of apostrophe; as long as `text`.

    The usual letters that are not ASCII are replaced kind by kind, the few others looked up one by one:
    `str.translate` would look up all. The accent stays where it alone tells what is meant: « jé » is
    « j'ai », « mé » is not « me ».
    """
    folded = text.replace("`", "'")
    if folded.isascii():
        return folded.lower()
    for odd, plain in _USUAL:
        folded = folded.replace(odd, plain)
    folded = _ODD.sub(_folded, folded).lower()
    for accent in _ACCENT_ENDS.finditer(text) if "é" in text or "É" in text else ():
        place, behind = accent.span()
        if _TOLD_BY_ACCENT.search(text, max(0, place - _LONGEST_TOLD), behind):
            folded = f"{folded[:place]}é{folded[behind:]}"
    return folded


def strip_marks(token: str) -> str:
    """Without invisible characters, combining accents, ligatures and look-alike alphabets of Unicode."""
    if token.isascii():
        return token.lower()
    decomposed = unicodedata.normalize("NFKD", _INVISIBLE.sub("", token))
    plain = _COMBINING.sub("", decomposed).lower()
    return _HELD_LIGATURE.sub(r"\1", plain).replace("œ", "oe").replace("æ", "ae")


def unleet(token: str) -> str:
    return token.translate(_LEET)

"""The letters in which typed words are compared: small, without accents, ligatures written out.

The screen has letters of its own, api/safety/letters.py: it imports nothing of ours.
"""

import unicodedata


def bare(text: str) -> str:
    small = text.lower()
    if small.isascii():
        return small
    spread = unicodedata.normalize("NFKD", small.replace("œ", "oe").replace("æ", "ae"))
    return "".join(c for c in spread if not unicodedata.combining(c))

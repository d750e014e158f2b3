"""Typed words become the words they stand for, before anything is counted or embedded.

The table is spelling.yml beside this file; the
code is not shared, because the two processes never import each other. «jsui o bou» and «je suis au bout»
become one text.
"""

import re
from collections.abc import Mapping

from bot.folding import INVISIBLE, strip_accents

APOSTROPHES = re.compile("[’‘ʼ`´′＇]")
TOKEN = re.compile(r"[\w@$€*]+(?:'[\w@$€*]+)*|[?!]+|[^\w\s.,;:()\"«»…'-]")
HELD_DOWN = re.compile(r"(.)\1{2,}")
LEET = str.maketrans("013457@$€", "oieastase")
LETTER_AND_DIGIT = re.compile(r"[a-z][013457@$€][a-z]|^[a-z]+[@$€][a-z]*")
SPACED_OUT = re.compile(r"(?<!\S)(?:\w ){3,}\w(?!\S)")
# Emoji that people send instead of words. Beside words they are left alone: the words say it better.
EMOJI = {
    **dict.fromkeys("👍👌✅", "oui"),
    **dict.fromkeys("👎❌🚫", "non"),
    **dict.fromkeys("👋", "salut"),
    **dict.fromkeys("🙏❤", "merci"),
    **dict.fromkeys("🤷", "je sais pas"),
    **dict.fromkeys("❓🤔", "j'ai pas compris"),
    **dict.fromkeys("🤖", "robot"),
    **dict.fromkeys("😭😢😔😞💔🥺😥", "je suis triste ça va pas"),
    **dict.fromkeys("😱😨😰😖", "j'ai peur"),
    **dict.fromkeys("🆘", "au secours aidez-moi"),
    **dict.fromkeys("🖕💩", "va te faire voir"),
}


def says_nothing(text: str) -> bool:
    """Only punctuation and spaces."""
    return TOKEN.search(text) is None


class Spelling:
    def __init__(self, table: Mapping[str, str]) -> None:
        self._table = {strip_accents(typed.lower()): meant for typed, meant in table.items()}

    def rewrite(self, text: str) -> str:
        """Lower case, one kind of apostrophe, known spellings replaced; other words keep their accents."""
        even = APOSTROPHES.sub("'", INVISIBLE.sub("", text)).lower()
        even = SPACED_OUT.sub(lambda run: run[0].replace(" ", ""), even)
        tokens = TOKEN.findall(even)
        if not any(mark.isalnum() for mark in even):
            return " ".join(EMOJI.get(token, token) for token in tokens)
        return " ".join(self._word(token) for token in tokens)

    def _word(self, token: str) -> str:
        for shape in _shapes(token):
            if meant := self._table.get(strip_accents(shape)):
                return meant
        return HELD_DOWN.sub(r"\1", token)


def _shapes(token: str) -> list[str]:
    """As typed, without letters held down, without digits that stand for letters."""
    shapes = [token]
    if HELD_DOWN.search(token):
        shapes += [HELD_DOWN.sub(r"\1\1", token), HELD_DOWN.sub(r"\1", token)]
    if LETTER_AND_DIGIT.search(token):
        shapes.append(token.translate(LEET))
    return shapes

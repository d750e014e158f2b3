"""Whole messages typed on another keyboard than the fingers know: « je suis enfer;e dqns lq cqve ».

French keyboards have a, z and m where others have q, w and the semicolon, and the other way round. Such a
message is read with these swapped only if nearly all that is no word becomes one: of an ordinary message the
many words with an « a » would be none any more, and what is no word in it stays none.
"""

import re
from collections.abc import Container

# Before these a q is no French letter, and behind a semicolon stands a space.
_SUSPECT = re.compile(r"q[a-tv-z;,]|;[a-z]")
_WORD = re.compile(r",?[a-z';]+(?:,[a-z']+)*")
_LETTERS = str.maketrans("qawz;", "aqzwm")
_SEMICOLONS = str.maketrans("qawz;m", "aqzwm,")  # where the m stands there the comma stands where the m was
_COMMA = re.compile(r",(?=[a-z])")
# The row of digits holds accents and the apostrophe: « j4qi », « enfer;2e ».
_DIGIT = re.compile(r"(?<=[a-z;])[24790](?![\d\s])|(?<=[a-z;]{3})2(?!\S)")
_ACCENTS = {"2": "e", "4": "'", "7": "e", "9": "c", "0": "a"}
_LEAST, _LEFT = 4, 2  # letters that are of no words; of so many no more than one may be left


def relaid(folded: str, known: Container[str]) -> str:
    """As it was meant, as long as it was typed; the same where it was meant so."""
    if not _SUSPECT.search(folded) or (odd := _odd(folded, known)) < _LEAST:
        return folded
    typed = _DIGIT.sub(lambda digit: _ACCENTS[digit[0]], folded)
    likelier = {word: _likelier(word, known) for word in {*_WORD.findall(typed)}}
    ways = (
        typed.translate(_LETTERS),
        typed.translate(_SEMICOLONS),
        _COMMA.sub(";", typed).translate(_LETTERS),
        _WORD.sub(lambda word: likelier[word[0]], typed),  # where the telephone has mended some of the words
    )
    left, meant = min(((_odd(way, known), way) for way in ways), key=lambda each: each[0])
    return meant if left * _LEFT <= odd else folded


def _likelier(word: str, known: Container[str]) -> str:
    meant = word.translate(_LETTERS)
    return meant if meant != word and _odd(meant, known) < _odd(word, known) else word


def _odd(text: str, known: Container[str]) -> int:
    """How many letters are of no words."""
    parts = "'".join(_WORD.findall(text)).split("'")
    return sum([len(part) for part in parts if part not in known])

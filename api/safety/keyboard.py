"""Whole messages typed on another keyboard than the fingers know: « je suis enfer;e dqns lq cqve ».

French keyboards have a, z and m where others have q, w and the semicolon, and the other way round. Such a
message is read with these swapped only if nearly all that is no word becomes one: of an ordinary message the
many words with an « a » would be none any more, and what is no word in it stays none.
"""

import re
from collections.abc import Container, Iterator
from math import inf

from fanal_kernels.symbols import Renamed

# Before these a q is no French letter, and behind a semicolon stands a space.
_SUSPECT = re.compile(r"q[a-tv-z;,]|;[a-z]")
_WORD = re.compile(r",?[a-z';]+(?:,[a-z']+)*")
# Not `str.translate`, which takes five times as long where a single letter is not ASCII.
_LETTERS = Renamed(dict(zip("qawz;", "aqzwm", strict=True)))
# Where the m stands there the comma stands where the m was.
_SEMICOLONS = Renamed(dict(zip("qawz;m", "aqzwm,", strict=True)))
_COMMA = re.compile(r",(?=[a-z])")
# The row of digits holds accents and the apostrophe: « j4qi », « enfer;2e ».
_DIGIT = re.compile(r"[24790](?<=[a-z;].)(?:(?![\d\s])|(?<=[a-z;]{3}2)(?!\S))")
_ACCENTS = {"2": "e", "4": "'", "7": "e", "9": "c", "0": "a"}
_LEAST, _LEFT = 4, 2  # letters that are of no words; of so many no more than one may be left


def relaid(folded: str, known: Container[str]) -> str:
    """As it was meant, as long as it was typed; the same where it was meant so."""
    if not _SUSPECT.search(folded) or (odd := _odd(folded, known)) < _LEAST:
        return folded
    left, meant = odd // _LEFT + 1, folded
    for way in _ways(folded, known):
        if (less := _odd(way, known, left)) < left:
            left, meant = less, way
    return meant


def _ways(folded: str, known: Container[str]) -> Iterator[str]:
    typed = _DIGIT.sub(lambda digit: _ACCENTS[digit[0]], folded)
    yield _LETTERS.of(typed)
    yield _SEMICOLONS.of(typed)
    yield _LETTERS.of(_COMMA.sub(";", typed))
    # Where the telephone has mended some of the words.
    likelier = {word: _likelier(word, known) for word in {*_WORD.findall(typed)}}
    yield _WORD.sub(lambda word: likelier[word[0]], typed)


def _likelier(word: str, known: Container[str]) -> str:
    if "'" not in word and word in known:  # most are
        return word
    meant = _LETTERS.of(word)
    return meant if meant != word and _odd(meant, known) < _odd(word, known) else word


def _odd(text: str, known: Container[str], enough: float = inf) -> int:
    """How many letters are of no words. Where there are `enough`, the rest is not read: it may be long."""
    odd = 0
    for word in _WORD.finditer(text):
        for part in word[0].split("'"):
            if part not in known:
                odd += len(part)
                if odd >= enough:
                    return odd
    return odd

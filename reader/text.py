"""A message as the models see it: cleaned, cut into sentences, and as words and letters for the linear model."""

import re
import unicodedata
import zlib
from collections.abc import Iterator
from typing import NamedTuple

LONGEST = 5_000  # characters that are read; the API takes no longer message
LONGEST_WORD = 60  # letters: what is longer is cut, so that a flood without spaces has sentences, too
WINDOW = 24  # words: a sentence without an end is cut into windows of as many, each half over the one before
MOST_WINDOWS = 40  # of a message, whatever its length: the windows of a flood are longer
BUCKETS = 1 << 19  # of the hashed n-grams of the linear model

_END = re.compile(r"[.!?…;\n\r]+(?:\s|$)|\n")
_WORD = re.compile(rf"\S{{1,{LONGEST_WORD}}}")
_INVISIBLE = re.compile(r"[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff\ufe0f]")


class Span(NamedTuple):
    """Characters `start` to `end` of a message as it was typed."""

    start: int
    end: int


def clean(text: str) -> str:
    """Lower case, compatibility forms folded, controls and lone surrogates as spaces, at most `LONGEST` long."""
    text = unicodedata.normalize("NFKC", text[:LONGEST].replace("’", "'"))
    text = _INVISIBLE.sub("", text).lower()
    kept = (" " if unicodedata.category(sign) in {"Cc", "Cs", "Cn", "Co"} else sign for sign in text)
    return " ".join("".join(kept).split())


def sentences(text: str) -> list[Span]:
    """Where each sentence stands; what has no end for long is cut into windows."""
    found: list[Span] = []
    start, size = 0, _window(text)
    for end in [*(match.end() for match in _END.finditer(text)), len(text)]:
        found.extend(_windows(text, start, end, size))
        start = end
    return found


def passages(text: str) -> list[Span]:
    """Sentences in a row, as many as make up a window: what is read by itself in a long message."""
    found: list[Span] = []
    room, size = 0, _window(text)
    for sentence in sentences(text):
        words = len(text[sentence.start : sentence.end].split())
        if found and words <= room and sentence.start >= found[-1].end:
            found[-1] = Span(found[-1].start, sentence.end)
            room -= words
        else:
            found.append(sentence)
            room = size - words
    return found


def _window(text: str) -> int:
    """Words of a window of this message."""
    words = sum(1 for _ in _WORD.finditer(text))
    return max(WINDOW, -(-2 * words // MOST_WINDOWS))


def _windows(text: str, start: int, end: int, size: int) -> Iterator[Span]:
    words = [Span(*match.span()) for match in _WORD.finditer(text, start, end)]
    for first in range(0, max(1, len(words) - size // 2), size // 2):
        part = words[first : first + size]
        if part:
            yield Span(part[0].start, part[-1].end)


def ngrams(cleaned: str) -> Iterator[bytes]:
    """Words, pairs and triples of words, and 2 to 4 letters of each word with its edges; without accents."""
    plain = "".join(c for c in unicodedata.normalize("NFD", cleaned) if not unicodedata.combining(c))
    words = plain.split()
    for at, word in enumerate(words):
        yield f"w{word}".encode()
        if at:
            yield f"p{words[at - 1]} {word}".encode()
        if at > 1:
            yield f"t{words[at - 2]} {words[at - 1]} {word}".encode()
        edged = f" {word[:40]} ".encode("utf-32-le")
        for size in (8, 12, 16):
            for first in range(0, len(edged) - size + 1, 4):
                yield edged[first : first + size]


def buckets(cleaned: str) -> dict[int, int]:
    """How often each bucket of n-grams occurs."""
    counts: dict[int, int] = {}
    for gram in ngrams(cleaned):
        bucket = zlib.crc32(gram) & (BUCKETS - 1)
        counts[bucket] = counts.get(bucket, 0) + 1
    return counts

"""Spaces that are missing, too many, or a letter away from where they belong."""

import re
from collections.abc import Callable, Container, Sequence

Read = Callable[[str], str | None]  # the symbols of a word, if it is known
LEAST = 5  # letters that stand alone, of a word that is spaced out
SHORTEST, LONGEST = 7, 14  # letters: of a token that may be several words, and of one of these
_SPACED_OUT = re.compile(rf"(?<!\S)(?:[^\W\d]\s{{1,3}}){{{LEAST - 1},}}[^\W\d](?!\S)")
_NO_WORD = ("e", "t")  # alone
_NO_BEGINNING = re.compile(r"([bcdfgjklmnpqrstvxz])\1|n[dt]|st$|rv")


def closed_up(folded: str) -> str:
    """`m o u r i r` becomes one token: the spaces turn into invisible characters of the same width."""
    if not _SPACED_OUT.search(folded):
        return folded
    return _SPACED_OUT.sub(lambda run: re.sub(r"\s", "\u200b", run[0]), folded)


def is_spaced_out(tokens: Sequence[str]) -> bool:
    """Whether there may be something to close up."""
    return [*map(len, tokens)].count(1) >= LEAST


def moved(tokens: list[str], known: Container[str], mattering: Read) -> list[str]:
    """`soirj e`, `ila rrive`: a space one letter too late, where a word would be none; as many tokens."""
    for place in range(1, len(tokens)):
        left, right = tokens[place - 1], tokens[place]
        late = right in _NO_WORD and left not in known
        if not late and (right in known or not _NO_BEGINNING.match(right)):
            continue
        one, other = left[:-1], left[-1] + right
        if one and mattering(one) and mattering(other):
            tokens[place - 1 : place + 1] = one, other
    return tokens


def parted(token: str, read: Read) -> str | None:
    """`jeveuxmourir`: the fewest known words that make up the token; None below a useful length."""
    if len(token) < SHORTEST or not token.isalpha():
        return None
    best: dict[int, tuple[int, str]] = {0: (0, "")}  # by where its last word ends
    for end in range(2, len(token) + 1):
        for start in range(max(0, end - LONGEST), end - 1):
            if start in best and (word := read(token[start:end])):
                words, symbols = best[start]
                best[end] = min(best.get(end, (words + 1, symbols + word)), (words + 1, symbols + word))
    words, symbols = best.get(len(token), (len(token), ""))
    return symbols if words <= 2 * len(token) // 5 else None

"""Spaces that are missing, too many, or a letter away from where they belong."""

import re
from collections.abc import Callable, Mapping, Sequence
from itertools import pairwise

Read = Callable[[str], str | None]  # the symbols of a word, if it is known
_EACH = [*pairwise(range(256))]  # of a symbol a token: the same for all messages but the longest
LEAST = 5  # letters that stand alone, of a word that is spaced out
SHORTEST, LONGEST = 7, 14  # letters: of a token that may be several words, and of one of these
_SPACED_OUT = re.compile(rf"(?<!\S)(?:[^\W\d]\s{{1,3}}){{{LEAST - 1},}}[^\W\d](?!\S)")
_NO_WORD = ("e", "t")  # alone
_ELIDED = frozenset("ejt")
_LONG = 5  # letters of a word to which the m of « ma » may stick
SHORTEST_SENTENCE = 15  # letters
_FEWEST_PIECES, _LONGEST_PIECE = 2, 6  # of a word that spaces cut, and letters of each
_AROUND = ((0, 3), (1, 3), (2, 3), (0, 2), (1, 2))  # pieces before one of them, and how many in all
_STANDS_ALONE = ("a", "de", "la", "le")  # « rien de spé » is no « despe »
_FEWEST_ODD, _MOSTLY_ODD = 2, 4  # tokens that are no words: in all, and side by side, or letters
_SURELY_WHOLE = 4  # letters of a word that is one
LONGEST_TOKEN = 60  # longer than any word: only its first letters are read, which keeps the work linear
_NO_BEGINNING = re.compile(r"([bcdfgjklmnpqrstvxz])\1|n[dt]|st$|rv")


def closed_up(folded: str) -> str:
    """`m o u r i r` becomes one token: the spaces turn into invisible characters of the same width."""
    if not _SPACED_OUT.search(folded):
        return folded
    return _SPACED_OUT.sub(lambda run: re.sub(r"\s", "\u200b", run[0]), folded)


def is_spaced_out(tokens: Sequence[str]) -> bool:
    """Whether there may be something to close up."""
    return [*map(len, tokens)].count(1) >= LEAST


def mended(tokens: list[str], known: Mapping[str, str], other: str) -> list[str]:
    """With spaces where they belong, if what is no word becomes one that matters: its symbol is not `other`.

    As many tokens: a word that was cut stands where it begins, and what follows is empty.
    """
    odd = [place for place, token in enumerate(tokens) if token not in known]
    _move(tokens, odd, known, other)
    # Who cuts a word cuts others into what happens to be one: then a piece may also say nothing (`da ns`).
    joins = [_join(tokens, place, known, other) for place in odd if tokens[place] not in known]
    if any(joins):
        for place, token in enumerate(tokens):
            if known.get(token) == other:
                _join(tokens, place, known, other)
    odd = [place for place in odd if tokens[place] and tokens[place] not in known]
    if len(odd) >= _FEWEST_ODD:
        _cut_anew(tokens, odd, known, other)
    return tokens


def _cut_anew(tokens: list[str], odd: Sequence[int], known: Mapping[str, str], other: str) -> None:
    """`ma soeu rse faitfr apper`: what stands around words that are none, if all of it matters in one piece.

    Only where most is none, since trying takes long, and where hardly more words come of it than were typed.
    """
    end = 0
    for place in odd:
        if place < end:
            continue
        start, end = place, place + 1
        while start > 0 and _may_be_cut(tokens[start - 1], known):
            start -= 1
        while end < len(tokens) and _may_be_cut(tokens[end], known):
            end += 1
        run = tokens[start:end]
        whole = "".join(run)
        strange = sum(token not in known or token in _ELIDED for token in run)
        if strange < _MOSTLY_ODD or len(whole) > LONGEST_TOKEN:
            continue
        read = parted(whole, known.get, other)
        if read and other not in read and len(read) <= len(run) + 1:
            tokens[start:end] = whole, *[""] * (len(run) - 1)


def _may_be_cut(token: str, known: Mapping[str, str]) -> bool:
    return token.isalpha() and (token not in known or len(token) < _SURELY_WHOLE)


def _move(tokens: list[str], odd: Sequence[int], known: Mapping[str, str], other: str) -> None:
    """`soirj e`, `ila rrive`, `gardem a`: a space one letter too late, beside what is no word."""
    beside = (each for place in odd for each in (place, place + 1) if 0 < each < len(tokens))
    for place in beside:
        left, right = tokens[place - 1], tokens[place]
        short = right in _NO_WORD or (right == "a" and left[-1] == "m" and len(left) >= _LONG)
        late = short and left not in known
        if late or (right not in known and _NO_BEGINNING.match(right)):
            moved = left[:-1], left[-1] + right
            if all(known.get(token, other) != other for token in moved):
                tokens[place - 1 : place + 1] = moved


def _join(tokens: list[str], place: int, known: Mapping[str, str], other: str) -> bool:
    """`voit ure`, `en fer mee`: the longest word of which this piece is one."""
    if not _is_piece(tokens[place]):
        return False
    for before, size in _AROUND:
        if (start := place - before) < 0:
            continue
        pieces = tokens[start : start + size]
        whole = "".join(pieces)
        if known.get(whole, other) != other and _may_join(pieces, whole):
            tokens[start : start + size] = whole, *[""] * (len(pieces) - 1)
            return True
    return False


def _may_join(pieces: Sequence[str], whole: str) -> bool:
    two = len(pieces) == _FEWEST_PIECES
    if len(pieces) < _FEWEST_PIECES or (two and pieces[0] in _STANDS_ALONE):
        return False
    return len(whole) >= len(pieces) + _FEWEST_PIECES and all(map(_is_piece, pieces))


def _is_piece(token: str) -> bool:
    return 0 < len(token) <= _LONGEST_PIECE and token.isalpha()


def reaching(tokens: Sequence[str]) -> Sequence[tuple[int, int]]:
    """Of each token itself and the one behind; one that was joined reaches to its last piece."""
    size = len(tokens)
    each = _EACH[:size] if size <= len(_EACH) else [*pairwise(range(size + 1))]
    behind = size
    for place in range(size - 1, -1, -1) if "" in tokens else ():
        each[place] = place, behind
        behind = place if tokens[place] else behind
    return each


def parted(token: str, read: Read, other: str) -> str | None:
    """`jeveuxmourir`: the fewest known words that make up the token; None below a useful length.

    In a whole sentence of as many words those that matter: « monperemabattuhier » holds no « em ».
    """
    if len(token) < SHORTEST or not token.isalpha():
        return None
    sentence, most = len(token) >= SHORTEST_SENTENCE, 2 * len(token) // 5  # words
    # By where its last word ends.
    best: list[tuple[int, int, str] | None] = [(0, 0, ""), *[None] * len(token)]
    for start, before in enumerate(best):
        if before is None or before[0] == most:
            continue
        words, others, symbols = before
        for end in range(start + 2, min(start + LONGEST, len(token)) + 1):
            if word := read(token[start:end]):
                found = words + 1, others + (sentence and word.count(other)), symbols + word
                best[end] = min(best[end] or found, found)
    return best[-1][2] if best[-1] else None

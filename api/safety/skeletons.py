"""Words of which only the consonants are typed: « enfrm », « srtr », « frpp »."""

import re
from collections.abc import Iterable, Mapping, Sequence

_SHORTEST = 4  # consonants: fewer stand for many a word
_VOWELS = "aeiouy"
_UNSURE = re.compile(r"[qz]|(.)\1\1")  # in « dzns » they stand for the a beside them, « brrr » is held down
_NO_VOWELS = str.maketrans("", "", _VOWELS)


def skeletons(matter: Sequence[str], known: Iterable[str]) -> Mapping[str, str]:
    """What is left of a word that matters, where no word that people write more often leaves the same.

    `known`: the words of the language, the most common first.
    """
    ours = frozenset(matter)
    meant: dict[str, str] = {}
    # « étrngl » is « étrangle » before « étrangla ».
    for word in (*known, *sorted(matter, key=lambda word: not word.endswith("e"))):
        left = word[0] + word[1:].translate(_NO_VOWELS)
        if len(left) >= _SHORTEST + (word[0] in _VOWELS) and len(left) < len(word):
            meant.setdefault(left, word)
    return {
        left: word
        for left, word in meant.items()
        if word in ours and word.isalpha() and not _UNSURE.search(left)
    }

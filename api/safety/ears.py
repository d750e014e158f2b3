"""What the second opinion hears of a message: its words, pairs, signs and the rules that fired, as numbers.

Each feature that a model knows has one number, so that it is looked up once, whoever weighs it.
"""

import re
from array import array
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from types import MappingProxyType

from fanal_kernels.heard import Heard, Names

from api.safety.features import LAST_SILENT, PICTURE, UNHEARD, Features
from api.safety.letters import EMOJI
from api.safety.signs import Signs
from api.safety.spelling import Words
from api.safety.vocabulary import FIRST, Vocabulary

STEM = 5  # letters: enough to tell words apart, few enough to hold the forms of one together
_EMOJI = re.compile(EMOJI)
_DOUBLED = re.compile(r"(.)\1+")
_NO_LETTER = re.compile(r"[\W_]+")
Named = tuple[int, int]  # the number of a word, and of its beginning
Places = Mapping[int, Sequence[int]]  # what is found there, by the symbol at which it ends
NOWHERE: Places = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Ears:
    """`meant`: of each expression of the signs, its features. `names`: the numbers of the phrases' words."""

    features: Features
    signs: Signs
    meant: Sequence[tuple[int, ...]]
    names: Names

    def hear(self, words: Words, found: Places = NOWHERE) -> Heard:
        """A word of the phrases by its name, any other as it sounds when read: doubled letters once.

        `found` are the features of what the rules found.
        """

        def other(place: int) -> Named:
            return alone(plain(words.tokens[words.origins[place][0]]), self.features)

        signs: dict[int, tuple[int, ...]] = {}
        for place, which in self.signs.of(words):
            signs[place] = signs.get(place, ()) + self.meant[which]
        return heard_in(self.names.of(words.symbols, other), self.features, found, signs)


def plain(token: str) -> str:
    token = token[: 2 * STEM * STEM]
    return _DOUBLED.sub(r"\1", token if token.isalpha() else _NO_LETTER.sub("", token))


def alone(word: str, features: Features) -> Named:
    return features.of(word), features.of(f"{word[:STEM]}*") if word != PICTURE else UNHEARD


def heard_in(
    words: "array[int]", features: Features, found: Places = NOWHERE, signs: Places = NOWHERE
) -> Heard:
    """`words`: what is `Named`, two numbers a word."""
    return Heard(words, features.pairs, LAST_SILENT, (found, signs))


def listening(features: Features, signs: Signs, vocabulary: Vocabulary) -> Ears:
    """Words are looked up here, not when somebody says them: ears tell of nothing that they heard."""
    meant = [tuple(filter(None, map(features.of, names))) for names in signs.names]
    words = (PICTURE if _EMOJI.fullmatch(word) else word for word in vocabulary)
    named = chain.from_iterable(alone(word, features) for word in words)
    return Ears(features, signs, meant, Names(chr(FIRST), named))

"""What the second opinion hears of a message: its words, pairs, signs and the rules that fired, as numbers.

Each feature that a model knows has one number, so that it is looked up once, whoever weighs it.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain
from types import MappingProxyType

from api.safety.features import BREAK, FIRST_COUNTS, LAST_SILENT, PICTURE, UNHEARD, Features
from api.safety.letters import EMOJI
from api.safety.signs import Places, Signs
from api.safety.spelling import Words
from api.safety.vocabulary import FIRST, Vocabulary

STEM = 5  # letters: enough to tell words apart, few enough to hold the forms of one together
_EMOJI = re.compile(EMOJI)
_DOUBLED = re.compile(r"(.)\1+")
_NO_LETTER = re.compile(r"[\W_]+")
# Of one word, what is known of it: itself, its beginning, the rules and signs that end there.
Alone = tuple[int, ...]
Heard = tuple[int, Alone]  # with the pair that it makes with the word before
Word = tuple[int, Alone]  # with its place among all that was heard
Named = tuple[int, Alone]  # the number of a word, and of what is known of it alone
NOWHERE: Places = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Ears:
    """`meant`: of each expression of the signs, its features.

    `named`: of each word of the phrases its number and its features, once it was said. It lies in the order
    of the vocabulary: it tells which of our words were ever said, not when nor beside which. Of the words
    that only visitors type nothing is kept.
    """

    features: Features
    signs: Signs
    vocabulary: Vocabulary
    meant: Sequence[Alone]
    named: list[Named | None]

    def hear(self, words: Words, found: Places = NOWHERE) -> list[Heard]:
        """A word of the phrases by its name, any other as it sounds when read: doubled letters once.

        `found` are the features of what the rules found.
        """
        ready, tokens = self.named, words.tokens
        named = [
            ready[ord(symbol) - FIRST] or self._name(symbol, tokens[first])
            for symbol, (first, _) in zip(words.symbols, words.origins, strict=True)
        ]
        signs = {
            place: [*chain.from_iterable(map(self.meant.__getitem__, there))]
            for place, there in self.signs.of(words).items()
        }
        return heard_in(named, self.features, found, signs)

    def _name(self, symbol: str, typed: str) -> Named:
        word = self.vocabulary.word(symbol)
        if word == "<other>":
            return alone(plain(typed), self.features)
        named = alone(PICTURE if _EMOJI.fullmatch(word) else word, self.features)
        self.named[ord(symbol) - FIRST] = named
        return named


def plain(token: str) -> str:
    token = token[: 2 * STEM * STEM]
    return _DOUBLED.sub(r"\1", token if token.isalpha() else _NO_LETTER.sub("", token))


def alone(word: str, features: Features) -> Named:
    """A word that is said alone: its features are itself and its beginning."""
    itself = features.of(word)
    beginning = features.of(f"{word[:STEM]}*") if word != PICTURE else UNHEARD
    if itself and beginning:
        return itself, (itself, beginning)
    found = itself or beginning
    return itself, (found,) if found else ()


def heard_in(
    words: Sequence[Named], features: Features, found: Places = NOWHERE, signs: Places = NOWHERE
) -> list[Heard]:
    heard: list[Heard] = []
    before, pair = UNHEARD, features.pair
    for number, alone in words:
        heard.append((pair(before + number) or UNHEARD, alone))
        before = number * FIRST_COUNTS
    for place, there in chain(found.items(), signs.items()) if heard else ():  # an emoji may stand alone
        joined, here = heard[place]
        heard[place] = joined, tuple(dict.fromkeys((*here, *there)))
    return heard


def told_in(heard: Sequence[Heard]) -> set[int]:
    """The features of a stretch, without the pair that its first word makes with the one before."""
    told = set(chain.from_iterable(alone for _, alone in heard))
    told.update(pair for pair, _ in heard[1:])
    return told


def audible(heard: Sequence[Heard]) -> list[Word]:
    """The words that count, each with its place among all."""
    words = [(place, alone) for place, (_, alone) in enumerate(heard) if not alone or alone[0] > LAST_SILENT]
    while words and words[-1][1][:1] == (BREAK,):
        words.pop()
    return words


def spoken(heard: Sequence[Heard]) -> tuple[int, int]:
    """From the first word that counts to behind the last: « merci » at an end changes nothing."""
    words = audible(heard)
    return (words[0][0], words[-1][0] + 1) if words else (0, 0)


def listening(features: Features, signs: Signs, vocabulary: Vocabulary) -> Ears:
    meant = [tuple(filter(None, map(features.of, names))) for names in signs.names]
    return Ears(features, signs, vocabulary, meant, [None] * len(vocabulary))

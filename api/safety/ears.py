"""What the second opinion hears of a message: its words, pairs, signs and the rules that fired, as numbers.

Each feature that a model knows has one number, so that it is looked up once, whoever weighs it.
"""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain

from api.safety.letters import EMOJI
from api.safety.signs import NOWHERE, Places, Signs
from api.safety.spelling import Words
from api.safety.vocabulary import FIRST, Vocabulary

STEM = 5  # letters: enough to tell words apart, few enough to hold the forms of one together
PICTURE = "<emoji>"  # what any is called that stands for a word: only its signs are weighed
_EMOJI = re.compile(EMOJI)
_DOUBLED = re.compile(r"(.)\1+")
_NO_LETTER = re.compile(r"[\W_]+")
SILENT = (  # change nothing for the network, so that « mdr » never cancels
    "bonjour", "bonsoir", "salut", "coucou", "cc", "slt", "bjr", "bsr", "hello", "hey", "hi",
    "mdr", "mdrr", "ptdr", "lol", "xd", "haha", "hihi", "jpp", "<harmless>",
    "merci", "stp", "svp", "ok", "okay", "oki", "dac", "voila",
    "euh", "heu", "bah", "ben", "bref", "genre", "wesh", PICTURE,
)  # fmt: skip
# The first numbers are for what no model knows, the silent words, what the network makes of a word that it
# never met, and the end of a sentence.
RESERVED = ("", *SILENT, "<unknown>", "<break>")
UNHEARD, LAST_SILENT, UNKNOWN, BREAK = 0, len(SILENT), len(SILENT) + 1, len(SILENT) + 2
# Of one word, what is known of it: itself, its beginning, the rules and signs that end there.
Alone = tuple[int, ...]
Heard = tuple[int, Alone]  # with the pair that it makes with the word before
Word = tuple[int, Alone]  # with its place among all that was heard
Named = tuple[str, Alone]  # how a word is called, and its own features
Number = Callable[[str], int | None]  # of a feature, by its name


@dataclass(frozen=True, slots=True)
class Ears:
    """`named`: of each word of the phrases how it is called, with its features, once it was said.

    It lies in the order of the vocabulary: it tells which of our words were ever said, not when nor beside
    which. Of the words that only visitors type nothing is kept.
    """

    number: Number
    signs: Signs
    vocabulary: Vocabulary
    named: list[Named | None]

    def hear(self, words: Words, found: Places = NOWHERE) -> list[Heard]:
        """A word of the phrases by its name, any other as it sounds when read: doubled letters once.

        `found` is what the rules found, named so that no word is taken for it.
        """
        ready = self.named
        named = [
            ready[ord(symbol) - FIRST] or self._name(symbol, words.folded[start:end])
            for symbol, (start, end) in zip(words.symbols, words.places, strict=True)
        ]
        return heard_in(named, self.number, self.signs.of(words), found)

    def _name(self, symbol: str, typed: str) -> Named:
        word = self.vocabulary.word(symbol)
        if word == "<other>":
            return alone(plain(typed), self.number)
        named = alone(PICTURE if _EMOJI.fullmatch(word) else word, self.number)
        self.named[ord(symbol) - FIRST] = named
        return named


def plain(token: str) -> str:
    token = token[: 2 * STEM * STEM]
    return _DOUBLED.sub(r"\1", token if token.isalpha() else _NO_LETTER.sub("", token))


def alone(word: str, number: Number) -> Named:
    """A word that is said alone: its features are itself and its beginning."""
    itself, beginning = number(word), number(f"{word[:STEM]}*") if word != PICTURE else None
    if itself and beginning:
        return word, (itself, beginning)
    found = itself or beginning
    return word, (found,) if found else ()


def heard_in(
    words: Iterable[Named], number: Number, signs: Places = NOWHERE, found: Places = NOWHERE
) -> list[Heard]:
    heard: list[Heard] = []
    before = ""
    for name, here in words:
        heard.append((number(f"{before} {name}") or UNHEARD, here))
        before = name
    for place in sorted(found.keys() | signs.keys()) if heard else ():  # an emoji may stand alone
        pair, here = heard[place]
        there = map(number, chain(found.get(place, ()), signs.get(place, ())))
        heard[place] = pair, tuple(dict.fromkeys((*here, *filter(None, there))))
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


def numbered(names: Iterable[str]) -> dict[str, int]:
    """Of each feature its number, the reserved ones first, then `names` as they are first met."""
    numbers: dict[str, int] = {}
    for name in chain(RESERVED, names):
        numbers.setdefault(name, len(numbers))
    return numbers


def listening(number: Number, signs: Signs, vocabulary: Vocabulary) -> Ears:
    return Ears(number, signs, vocabulary, [None] * len(vocabulary))


def growing() -> tuple[Number, Mapping[str, int]]:
    """A number for whatever is asked for, and all that were given: to learn from."""
    numbers = numbered(())
    return lambda name: numbers.setdefault(name, len(numbers)), numbers

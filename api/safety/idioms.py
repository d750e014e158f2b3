"""Fixed expressions that are read as one word: `mort de rire` is harmless, `en peux plus` is despair."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import product

from fanal_kernels.symbols import Renamed

from api.safety.automaton import Automaton
from api.safety.pattern import Lexicon
from api.safety.spelling import Span, Words
from api.safety.vocabulary import Vocabulary
from api.safety.ways import Way


@dataclass(frozen=True, slots=True)
class Idioms:
    """`alike`: of words that stand in the same places of all expressions, the one that the automaton knows.

    « {jeu_verbe} au {jeu_nom} » has 5,000 ways to be written, and a few that tell anything apart.
    """

    automaton: Automaton
    meanings: list[str]
    alike: Renamed

    def merged(self, words: Words) -> Words:
        symbols = words.symbols
        found = self.automaton.find(self.alike.of(symbols))
        if not found:
            return words
        merged: list[str] = []
        origins: list[Span] = []
        done = 0
        for which, start, end in found:
            merged += (symbols[done:start], self.meanings[which])
            origins += (*words.origins[done:start], (words.origins[start][0], words.origins[end - 1][1]))
            done = end
        merged.append(symbols[done:])
        return replace(words, symbols="".join(merged), origins=[*origins, *words.origins[done:]])


def read_idioms(raw: Mapping[str, list[str]], lexicon: Lexicon, vocabulary: Vocabulary) -> Idioms:
    """Keys are the word that an expression is read as; `harmless` hides it from the rules."""
    ways = [(way, word) for word, expressions in raw.items() for way in _ways(expressions, lexicon)]
    alike = _alike(way for way, _ in ways)
    meant: dict[str, str] = {}
    for way, word in ways:
        symbol = vocabulary["<harmless>"] if word == "harmless" else vocabulary.add(word)
        for sequence in product(*({alike[option] for option in choice} for choice in way)):
            meant.setdefault("".join(sequence), symbol)
    automaton = Automaton(meant, longest=True)
    others = {symbol: known for symbol, known in alike.items() if symbol != known}
    return Idioms(automaton, list(meant.values()), Renamed(others))


def _ways(expressions: Iterable[str], lexicon: Lexicon) -> Iterator[Way]:
    for expression in expressions:
        yield from lexicon.choices(expression)


def _alike(ways: Iterable[Way]) -> dict[str, str]:
    """Of each symbol the first that is a member of the same choices."""
    choices = dict.fromkeys(choice for way in ways for choice in way)
    member: dict[str, list[int]] = {}
    for number, choice in enumerate(choices):
        for symbol in choice:
            member.setdefault(symbol, []).append(number)
    first: dict[tuple[int, ...], str] = {}
    return {symbol: first.setdefault(tuple(of), symbol) for symbol, of in member.items()}

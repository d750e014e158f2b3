"""Signs: wide classes of words that tell what a message may be about; alone, each means nothing."""

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from api.safety.automaton import Automaton
from api.safety.pattern import Lexicon
from api.safety.spelling import Words

Places = Mapping[int, Sequence[int]]  # what is found there, by the symbol at which it ends


@dataclass(frozen=True, slots=True)
class Signs:
    automaton: Automaton
    names: list[tuple[str, ...]]  # of the signs that each expression stands for

    def of(self, words: Words) -> Places:
        """Which expressions are in a message, where they are complete; of an emoji at the word before it."""
        places: dict[int, list[int]] = {}
        find = self.automaton.find
        for which, _, end in find(words.symbols, overlapping=True):
            places.setdefault(end - 1, []).append(which)
        for start, emoji in words.drawn:
            before = bisect_left(range(len(words.symbols)), start, key=words.start)
            place = max(0, before - 1)
            places.setdefault(place, []).extend(which for which, _, _ in find(emoji, overlapping=True))
        return places


def read_signs(raw: Mapping[str, list[str]], lexicon: Lexicon) -> Signs:
    """Names are told from words by a leading `+`."""
    meant: dict[str, dict[str, None]] = {}
    for word, expressions in raw.items():
        name = f"+{word}"
        for expression in expressions:
            for sequence in lexicon.sequences(expression):
                meant.setdefault("".join(sequence), {})[name] = None
    alike: dict[tuple[str, ...], tuple[str, ...]] = {}  # thousands of expressions, a few hundred meanings
    return Signs(Automaton(meant), [alike.setdefault(names, names) for names in map(tuple, meant.values())])

"""Signs: wide classes of words that tell what a message may be about; alone, each means nothing."""

from bisect import bisect_left
from collections.abc import Mapping
from dataclasses import dataclass

from api.safety.automaton import Automaton
from api.safety.pattern import Lexicon
from api.safety.spelling import Words


@dataclass(frozen=True, slots=True)
class Signs:
    automaton: Automaton
    names: list[tuple[str, ...]]  # of the signs that each expression stands for

    def of(self, words: Words) -> list[tuple[int, int]]:
        """Which expressions are in a message, behind the places where they are complete.

        Those of an emoji are at the word before it.
        """
        find = self.automaton.find
        found = [(end - 1, which) for which, _, end in find(words.symbols, overlapping=True)]
        for start, emoji in words.drawn:
            before = bisect_left(range(len(words.symbols)), start, key=words.start)
            place = max(0, before - 1)
            found += [(place, which) for which, _, _ in find(emoji, overlapping=True)]
        return found


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

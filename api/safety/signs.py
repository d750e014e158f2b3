"""Signs: wide classes of words that tell what a message may be about; alone, each means nothing."""

from bisect import bisect_right
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from ahocorasick_rs import AhoCorasick

from api.safety.pattern import Lexicon
from api.safety.spelling import Words

Places = Mapping[int, list[str]]  # by the symbol at which they end
NOWHERE: Places = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Signs:
    automaton: AhoCorasick
    names: list[tuple[str, ...]]  # of the signs that each expression stands for

    def of(self, words: Words) -> Places:
        """The signs in a message, each where it is complete; of an emoji beside words at the last of them."""
        places: dict[int, list[str]] = {}
        for end, names in self._complete(words.symbols):
            places.setdefault(end - 1, []).extend(names)
        for start, emoji in words.drawn:
            place = max(0, bisect_right(words.places, (start,)) - 1)
            places.setdefault(place, []).extend(name for _, names in self._complete(emoji) for name in names)
        return places

    def _complete(self, symbols: str) -> Iterator[tuple[int, tuple[str, ...]]]:
        for which, _, end in self.automaton.find_matches_as_indexes(symbols, overlapping=True):
            yield end, self.names[which]


def read_signs(raw: Mapping[str, list[str]], lexicon: Lexicon) -> Signs:
    """Names are told from words by a leading `+`."""
    meant: dict[str, list[str]] = {}
    for name, expressions in raw.items():
        for expression in expressions:
            for sequence in lexicon.sequences(expression):
                names = meant.setdefault("".join(sequence), [])
                if f"+{name}" not in names:
                    names.append(f"+{name}")
    return Signs(AhoCorasick(list(meant)), [tuple(names) for names in meant.values()])

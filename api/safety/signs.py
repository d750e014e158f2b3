"""Signs: wide classes of words that tell what a message may be about; alone, each means nothing."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from ahocorasick_rs import AhoCorasick

from api.safety.pattern import Lexicon

Places = Mapping[int, list[str]]  # by the symbol at which they end
NOWHERE: Places = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Signs:
    automaton: AhoCorasick
    names: list[tuple[str, ...]]  # of the signs that each expression stands for

    def of(self, symbols: str) -> Places:
        """The signs in a message, each wherever it is complete."""
        places: dict[int, list[str]] = {}
        for which, _, end in self.automaton.find_matches_as_indexes(symbols, overlapping=True):
            places.setdefault(end - 1, []).extend(self.names[which])
        return places


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

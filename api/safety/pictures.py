"""Emoji are weak signs: one stands for a word behind « un », « mes », or else beside the words."""

from dataclasses import replace
from typing import NamedTuple

from fanal_kernels.symbols import OneOf

from api.safety.spelling import Words


class Pictures(NamedTuple):
    """The emoji that some class names; those that stand for a noun, and the words behind which they do."""

    symbols: OneOf
    nouns: frozenset[str]
    articles: frozenset[str]

    def apart(self, words: Words) -> Words:
        """Take out what stands for no word: in « il me 😭 frappe » it would part the words of a phrase."""
        if self.symbols.isdisjoint(words.symbols):
            return words
        kept: list[int] = []
        drawn: list[tuple[int, str]] = []
        before = ""
        for place, symbol in enumerate(words.symbols):
            if self.symbols.isdisjoint(symbol) or (symbol in self.nouns and before in self.articles):
                kept.append(place)
                before = symbol
            else:
                drawn.append((words.start(place), symbol))
        return replace(
            words,
            symbols="".join(words.symbols[place] for place in kept),
            origins=[words.origins[place] for place in kept],
            drawn=tuple(drawn),
        )

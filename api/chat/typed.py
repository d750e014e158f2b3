"""Typed words that answer a choice of ours rather than the engine's: «oui je veux bien un code».

The engine knows its own choices and hears their words itself. What the service asks it has never heard of,
so its guess of a «oui» would lead away from what was offered.
"""

import re
from collections.abc import Sequence
from typing import Any

from api.folding import bare
from api.words import Words

LONGEST = 60  # characters: more tells something of its own
WORD = re.compile(r"[a-z0-9]+")

Choice = dict[str, Any]


class Typed:
    def __init__(self, words: Words) -> None:
        told = words.tree("typed")
        self._yes, self._no, self._small = (frozenset(told[name]) for name in ("agrees", "refuses", "small"))
        self._ranks = [frozenset(rank) for rank in told["ranks"]]

    def __call__(self, text: str, offered: Sequence[Sequence[Choice]]) -> dict[str, Any] | None:
        """What the chosen button means, as if it had been touched; None where the words are the engine's.

        `offered`: the choices of each event since her last message. Yes, no and «le premier» answer the last
        of them; a label is named wherever it stands, by more than one of its words unless it is asked about.
        """
        said = _words(text)
        if not said or len(text) > LONGEST or not offered:
            return None
        last = list(offered[-1])
        asked = last if all(map(_ours, last)) else []
        everything = [choice for choices in offered for choice in choices]
        found = self._answer(said, asked) or self._named(said, asked, 1) or self._named(said, everything, 2)
        return dict(found["payload"]) if found and _ours(found) else None

    def _answer(self, said: list[str], asked: list[Choice]) -> Choice | None:
        """By yes or no, or by its place among them."""
        labels = [_words(choice["label"]) for choice in asked]
        telling = [word for word in said if word not in self._small]
        for rank, words in enumerate(self._ranks[: len(asked)]):
            if len(said) <= 3 and telling and words.issuperset(telling):
                return asked[rank]
        known = self._small.union(*labels)
        for answers, others in ((self._yes, self._no), (self._no, self._yes)):
            if answers & set(said) and not others & set(said) and set(said) <= answers | known:
                return next((c for c, label in zip(asked, labels, strict=True) if label[0] in answers), None)
        return None

    def _named(self, said: list[str], choices: list[Choice], least: int) -> Choice | None:
        """Each telling word stands in one label and in no other."""
        telling = set(said) - self._small - self._yes - self._no
        if len(telling) < least:
            return None
        fitting = [choice for choice in choices if telling <= set(_words(choice["label"]))]
        return fitting[0] if len(fitting) == 1 else None


def _ours(choice: Choice) -> bool:
    """A deed of the service, or a place among several of one name: the engine offers neither."""
    return "do" in choice["payload"] or "place" in choice["payload"].get("entities", {})


def _words(text: str) -> list[str]:
    return WORD.findall(bare(text))

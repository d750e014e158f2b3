"""A question whose words leave no doubt of its sense: one row each, who asks it and behind what."""

import re
from collections.abc import Set as AbstractSet
from typing import Any, NamedTuple, Optional

from bot.sequel import ADULTS, ANYTHING, EVERYBODY, PARENTS, PROS, YOUTH
from bot.times import LATELY, TIMES

__all__ = ["ADULTS", "ANYTHING", "EVERYBODY", "PARENTS", "PROS", "RECENTLY", "YOUTH", "Question"]

RECENTLY = rf"\b(?:{'|'.join(TIMES[LATELY])})\b"
NEVER = re.compile(r"(?!)")


class Question(NamedTuple):
    """`closer` is what the flows follow, statistics go by `intent`; both alike where that is all."""

    intent: str
    closer: str
    by: AbstractSet[Optional[str]]
    told: AbstractSet[str]  # one of them; empty: whatever was told
    said: tuple["re.Pattern[str]", ...]  # all of them
    unless: "re.Pattern[str]" = NEVER
    alone: bool = False  # only where no questions of ours are open

    def asked(self, folded: str, audience: Any, told: AbstractSet[str]) -> bool:
        here = audience in self.by and (not self.told or bool(self.told & told))
        return here and all(words.search(folded) for words in self.said) and not self.unless.search(folded)


def words(*patterns: str) -> tuple["re.Pattern[str]", ...]:
    return tuple(re.compile(pattern) for pattern in patterns)

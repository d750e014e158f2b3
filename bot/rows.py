"""A row that says what a sentence means behind what was told, and for whom: bot/sequel.py reads them."""

from collections.abc import Set as AbstractSet
from typing import NamedTuple, Optional

from bot.writer import PARENT, PROFESSIONAL, YOUNG

YOUTH, ADULTS = frozenset({YOUNG, None}), frozenset({PARENT, PROFESSIONAL})
PARENTS, PROS = frozenset({PARENT}), frozenset({PROFESSIONAL})
EVERYBODY = YOUTH | ADULTS
ANYTHING: frozenset[str] = frozenset()
DANGER, DYING = "danger_form", "suicidal_form"
NO = r"\b(?:pas|pa|jamais|toujours|plus|quand|si|nulle|rien)\b"  # nor a condition
WHENEVER = "whatever is open"
UNLESS_DANGER = "whatever but questions of danger"  # there it is an answer


class Sequel(NamedTuple):
    means: str
    by: frozenset[Optional[str]]
    told: frozenset[str]  # one of them; empty: whatever was told
    said: str
    unless: str = r"(?!)"  # never
    during: Optional[str] = None  # the questions that are open; None: none are
    own: bool = False  # what stands in quotes are the words of others

    def here(self, audience: Optional[str], told: AbstractSet[str], open_questions: Optional[str]) -> bool:
        """Whether what was said before, and by whom, lets the words mean this."""
        waits = self.during == open_questions
        waits |= self.during == WHENEVER
        waits |= self.during == UNLESS_DANGER and open_questions not in {DANGER, DYING}
        return audience in self.by and waits and (not self.told or bool(self.told & told))

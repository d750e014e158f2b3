"""A row that says what a sentence means behind what was told, and for whom: bot/sequel.py reads them."""

from typing import NamedTuple, Optional

from bot.writer import PARENT, PROFESSIONAL, YOUNG

YOUTH, ADULTS = frozenset({YOUNG, None}), frozenset({PARENT, PROFESSIONAL})
PARENTS, PROS = frozenset({PARENT}), frozenset({PROFESSIONAL})
EVERYBODY = YOUTH | ADULTS
ANYTHING: frozenset[str] = frozenset()
DANGER, DYING = "danger_form", "suicidal_form"


class Sequel(NamedTuple):
    means: str
    by: frozenset[Optional[str]]
    told: frozenset[str]  # one of them; empty: whatever was told
    said: str
    unless: str = r"(?!)"  # never
    during: Optional[str] = None  # the questions that are open; None: none are

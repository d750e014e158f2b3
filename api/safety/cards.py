"""What a level and its axes show: the cards of resources/safety/cards.yml. Ids of lines only, no number."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from api.safety.screening import LEVELS, Level

YOUNG = (None, "young")


@dataclass(frozen=True, slots=True)
class Card:
    """`steps` are what to do in the next minute; `helplines` are ids, the first to use first."""

    id: str
    urgent: bool
    title: str
    steps: tuple[str, ...]
    helplines: tuple[str, ...]
    person: str | None  # words of the button that asks for a person
    exit: str | None  # words that remind of the quick exit
    chosen: bool  # lines that fit who is grown, as they are


@dataclass(frozen=True, slots=True)
class Cards:
    by_level: Mapping[Level, tuple[Mapping[str, Any], ...]]

    def choose(
        self,
        level: Level,
        axes: tuple[str, ...],
        audience: str | None,
        *,
        meaning: str | None = None,
        grown: bool = False,
        friend: bool = False,
    ) -> Card | None:
        """The first card of that level that is for this meaning, else that holds the gravest axis that has one.

        A card for a meaning is shown where nothing is graver than its axes.

        `grown`: who writes about themselves has said an age of 18 or more, too old for children’s lines.
        `friend`: the danger is somebody else’s.
        """
        candidates = self.by_level.get(level, ())
        for card in candidates:
            if meaning in card.get("meanings", ()) and not {*axes[:1]}.isdisjoint(card["axes"]):
                return _card(card, level, audience, grown=grown)
        for axis in (*axes, "any"):
            for card in candidates:
                if axis in card["axes"] and "meanings" not in card:
                    return _card(card, level, audience, grown=grown, friend=friend)
        return None


def load(path: Path) -> Cards:
    """Raise KeyError or ValueError where a card lacks what a frightened reader needs."""
    raw = yaml.safe_load(path.read_text(encoding="utf-8"))
    cards = Cards({level: tuple(raw.get(level, ())) for level in LEVELS})
    for level in LEVELS:
        for card in cards.by_level[level]:
            for audience, friend in (("young", False), ("young", True), ("parent", False)):
                _card(card, level, audience, friend=friend)
    return cards


def _card(
    raw: Mapping[str, Any], level: Level, audience: str | None, *, grown: bool = False, friend: bool = False
) -> Card:
    voice = "tu" if audience in YOUNG else "vous"
    if friend and voice == "tu" and "friend" in raw:
        voice = "friend"
    words: Mapping[str, Any] = raw[voice]
    lines = raw["helplines"]
    whose = "grown" if grown and voice == "tu" and "grown" in lines else voice
    return Card(
        id=raw["id"],
        urgent=level == "immediate",
        title=words["title"],
        steps=tuple(words["steps"]),
        helplines=tuple(lines[whose] if isinstance(lines, Mapping) else lines),
        person=words.get("person"),
        exit=words.get("exit"),
        chosen=whose == "grown",
    )

"""What the dialogues of this folder expect, and whether a turn met it.

tests/nlu/README.md explains the fields. Read by the tests of the engine alone (Python 3.10) and by those of
the whole service (3.12), hence no import of theirs.
"""

import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NamedTuple

import yaml

FOLDER = Path(__file__).parent
LEVELS = ("none", "concern", "high", "immediate")
# What hangs on how a sentence is read is measured over all dialogues: that one is misread is no defect of the code.
MEASURED = frozenset({"intent_any", "do", "never", "choices", "helplines_any"})
QUOTED = re.compile("«[^»]*»")  # a sentence to say to somebody else has its own address
OTHER_WAY = {
    "tu": re.compile(r"\b(?:vous|votre|vos)\b", re.IGNORECASE),
    "vous": re.compile(r"\b(?:tu|te|toi|ton|ta|tes)\b|\bt’", re.IGNORECASE),
}
YES_OR_NO = {"affirm", "deny"}  # also met by the choice that was offered and that the answer takes
ALSO_MEETS = {"helplines": {"helplines", "crisis"}}  # a crisis card holds helplines


class Dialogue(NamedTuple):
    name: str
    audience: str | None
    turns: list[dict[str, Any]]
    at_some_turn: dict[str, Any]


@dataclass(frozen=True)
class Seen:
    """One turn as it came back. `level` is None where no screen was asked; `helplines` are ids."""

    intent: str
    texts: list[str]
    choices: list[str]
    offered: set[str]  # the intents behind the choices
    deeds: list[str]
    cards: list[str] = field(default_factory=list)
    helplines: set[str] = field(default_factory=set)
    level: str | None = None


def read() -> list[Dialogue]:
    return [
        _dialogue(entry)
        for path in sorted(FOLDER.glob("*.yml"))
        for entry in yaml.safe_load(path.read_text())
    ]


def expected(dialogue: Dialogue, index: int) -> dict[str, Any]:
    return dict(dialogue.turns[index]["expect"])


def misses(expect: dict[str, Any], seen: Seen, before: Seen | None) -> list[str]:
    """What this turn was to show and did not, in words; empty when all is met."""
    offered = {name.split("/")[0] for name in before.offered} if before else set()
    if seen.intent in offered and YES_OR_NO & set(expect.get("intent_any", [])):
        expect = {key: wanted for key, wanted in expect.items() if key != "intent_any"}
    found = [said for key, wanted in expect.items() if (said := _miss(key, wanted, seen))]
    if expect.get("not_same_as_previous") and before:
        found += [f"said again: {text!r}" for text in seen.texts if text in before.texts]
    return found


def never_met(dialogue: Dialogue, turns: list[Seen], keys: set[str] | None = None) -> list[str]:
    """Of what must hold at one turn or another, what held at none. `keys` narrows it."""
    wanted = {key: value for key, value in dialogue.at_some_turn.items() if keys is None or key in keys}
    return [
        f"at no turn: {key} {value!r}"
        for key, value in wanted.items()
        if all(_miss(key, value, seen) for seen in turns)
    ]


def _dialogue(entry: dict[str, Any]) -> Dialogue:
    always = entry.get("every_turn", {})
    turns = [{**turn, "expect": {**always, **turn.get("expect", {})}} for turn in entry["turns"]]
    return Dialogue(entry["name"], entry["audience"], turns, entry.get("at_some_turn", {}))


def _miss(key: str, wanted: Any, seen: Seen) -> str | None:
    met = {
        "intent_any": lambda: seen.intent in wanted,
        "card": lambda: bool(ALSO_MEETS.get(wanted, {wanted}) & set(seen.cards)),
        "helplines_any": lambda: bool(seen.helplines & set(wanted)),
        "do": lambda: wanted in seen.deeds,
        "choices": lambda: bool(seen.choices) is wanted,
        "level_at_least": lambda: seen.level is not None and LEVELS.index(seen.level) >= LEVELS.index(wanted),
        "address": lambda: not _matching(seen, OTHER_WAY[wanted]),
        "never": lambda: not _matching(seen, _any_of(wanted)),
        "not_same_as_previous": lambda: True,  # needs the turn before: see `misses`
    }[key]()
    return None if met else f"{key} {wanted!r}, got {_got(key, wanted, seen)!r}"


def _got(key: str, wanted: Any, seen: Seen) -> Any:
    if key in {"address", "never"}:
        return _matching(seen, OTHER_WAY[wanted] if key == "address" else _any_of(wanted))
    return {
        "intent_any": seen.intent,
        "card": seen.cards,
        "helplines_any": sorted(seen.helplines),
        "do": seen.deeds,
        "choices": seen.choices,
        "level_at_least": seen.level,
    }[key]


def _matching(seen: Seen, pattern: "re.Pattern[str]") -> list[str]:
    return [text for text in [*seen.texts, *seen.choices] if pattern.search(QUOTED.sub("", text))]


def _any_of(words: list[str]) -> "re.Pattern[str]":
    """Whole words: «est-il» is one, so that a question isn't taken for a verdict."""
    return re.compile(
        r"(?<![\w-])(?:" + "|".join(re.escape(word) for word in words) + r")(?![\w-])", re.IGNORECASE
    )

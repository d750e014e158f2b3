"""French words for every code that the API sends to the console, from resources/console/words.yml."""

from functools import cache
from itertools import product
from pathlib import Path

import yaml

from api.console.outcomes import OUTCOMES

Vocabulary = dict[str, dict[str, str]]


@cache
def load(path: Path) -> Vocabulary:
    read = yaml.safe_load(path.read_text(encoding="utf-8"))
    words = {kind: {str(code): str(word) for code, word in codes.items()} for kind, codes in read.items()}
    closings = {code: words["outcomes"][code] for code in OUTCOMES}  # others come about by themselves
    return words | {"counters": _counters(words), "closings": closings}


def _counters(words: Vocabulary) -> dict[str, str]:
    """A counter's name is a kind and its cells (api/handoff/desk.py counts them)."""
    say, levels = words["counters"], words["levels"]
    named = {kind: say[kind] for kind in ("nobody", "released", "transferred")}
    for level, word in levels.items():
        for reason, why in words["reasons"].items():
            named[f"opened:{reason}:{level}"] = say["opened"].format(reason=why, level=word)
        for wait, long in words["waits"].items():
            named[f"wait:{level}:{wait}"] = say["wait"].format(wait=long, level=word)
    for before, after in product(levels, levels):
        named[f"regraded:{before}:{after}"] = say["regraded"].format(
            before=levels[before], level=levels[after]
        )
    for outcome, word in words["outcomes"].items():
        named[f"outcome:{outcome}"] = say["outcome"].format(outcome=word)
    return named

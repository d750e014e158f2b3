"""How well the model understands messages that it never saw: `python -m bot.report FOLDER`.

Reads the JSONL files of FOLDER ({"text", "accepted", "slice"}); prints accuracy within the accepted intents,
the first three, macro-F1, each file, each slice, and the pairs that are confused most.
"""

import io
import json
import sys
from collections import Counter, defaultdict
from pathlib import Path
from typing import Any, NamedTuple

from bot.__main__ import MODEL
from bot.quiet import quiet
from bot.without_tensorflow import absent

ASIDE = {"out_of_scope", "nlu_fallback"}
WORST = 15


class Judged(NamedTuple):
    file: str
    entry: dict[str, Any]
    intent: str
    ranking: list[str]

    @property
    def first(self) -> bool:
        return self.intent in self.entry["accepted"]

    @property
    def among_three(self) -> bool:
        return any(name in self.entry["accepted"] for name in self.ranking[:3])


def main(folder: Path) -> int:
    quiet()
    absent()
    judged = judge(folder)
    ordinary = [one for one in judged if one.entry["accepted"][0] != "out_of_scope"]
    aside = [one for one in judged if one.entry["accepted"][0] == "out_of_scope"]
    _line("all that the service is for", ordinary)
    sys.stdout.write(f"macro-F1 {macro_f1(ordinary):.3f}\n")
    for name, group in sorted(_grouped(ordinary, lambda one: one.file).items()):
        _line(f"file {name}", group)
    for name, group in sorted(_grouped(ordinary, lambda one: one.entry.get("slice", "")).items()):
        _line(f"slice {name}", group)
    for name, group in sorted(_grouped(aside, lambda one: one.entry.get("slice", "")).items()):
        kept = sum(one.intent in ASIDE for one in group) / len(group)
        sys.stdout.write(f"{len(group):4} out of scope, {name:12} set aside {kept:.1%}\n")
    pairs = Counter((one.entry["accepted"][0], one.intent) for one in ordinary if not one.first)
    for (wanted, got), count in pairs.most_common(WORST):
        sys.stdout.write(f"{count:4} {wanted} taken for {got}\n")
    return 0


def judge(folder: Path) -> list[Judged]:
    from bot.parse import parse_lines  # noqa: PLC0415 - Rasa is imported only once its logs are quiet

    entries = [
        (path.stem, json.loads(line))
        for path in sorted(folder.glob("*.jsonl"))
        for line in path.read_text(encoding="utf-8").splitlines()
    ]
    answers = io.StringIO()
    parse_lines(MODEL, io.StringIO("".join(json.dumps(entry) + "\n" for _, entry in entries)), answers)
    return [
        Judged(file, entry, found["intent"], [one["name"] for one in found["ranking"]])
        for (file, entry), found in zip(
            entries, map(json.loads, answers.getvalue().splitlines()), strict=True
        )
    ]


def macro_f1(judged: list[Judged]) -> float:
    """Each intent weighs the same; a message counts for the first intent that its annotator accepted."""
    right, wanted, got = Counter(), Counter(), Counter()
    for one in judged:
        named = one.intent if one.first else one.entry["accepted"][0]
        wanted[named] += 1
        got[one.intent] += 1
        right[named] += one.first
    scores = [2 * right[name] / (wanted[name] + got[name]) for name in wanted]
    return sum(scores) / len(scores)


def _grouped(judged: list[Judged], key: Any) -> dict[str, list[Judged]]:
    groups: dict[str, list[Judged]] = defaultdict(list)
    for one in judged:
        groups[key(one)].append(one)
    return groups


def _line(name: str, group: list[Judged]) -> None:
    first = sum(one.first for one in group) / len(group)
    three = sum(one.among_three for one in group) / len(group)
    sys.stdout.write(f"{len(group):4} {name:30} first {first:.1%}   in three {three:.1%}\n")


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))

"""One report over every split and slice, written into the card (docs/reader.md) between its marks."""

import json
import random
import subprocess
import sys
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import yaml

from reader.reader import Reader, verify
from reader.reading import Reading
from training import augment, levels
from training.at_once import at_once
from training.data import ROOT, Example, Split, corpus

CARD = ROOT / "docs" / "reader.md"
BEGIN, END = "<!-- figures: make evaluate -->", "<!-- end of figures -->"
GRAVE = ("high", "immediate")
SEED = 28
WANTED = {
    "immediate flagged at least high": "≥ 99 %", "high flagged at least high": "≥ 95 %",
    "harmless messages written for us, flagged": "≤ 3 %", "real SMS flagged": "≤ 0.7 %",
    "long ordinary messages flagged": "≤ 3 %", "flagged dangers lost amid harmless sentences": "≤ 2 %",
    "other languages, high and immediate flagged": "≥ 90 %", "axes, F1": "≥ 0.87",
    "100 characters, one core: median": "≤ 10 ms", "100 characters, one core: p99": "≤ 30 ms",
    "load": "≤ 2 s", "memory of a process": "≤ 300 MB",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Judged:
    one: Example
    found: Reading

    @property
    def flagged(self) -> bool:
        return self.found.level in GRAVE


def judge(reader: Reader, examples: Iterable[Example]) -> list[Judged]:
    return at_once(lambda one: Judged(one, reader.read(one.text, one.context)), examples, "reading")


def report(folder: Path) -> None:
    """Read the validation and the test split with the model in `folder`; rewrite the card's figures."""
    told = yaml.safe_load(levels.PATH.read_text(encoding="utf-8"))
    reader = Reader.load(folder, {level: float(one["from"]) for level, one in told["levels"].items()})
    splits: list[Split] = ["valid", "test"]
    judged = {split: judge(reader, sample(split)) for split in splits}
    lines = [f"Model `{verify(folder)[:16]}`.", "", *headline(judged, reader), "", *slices(judged["test"])]
    lines += ["", *curve(judged["test"]), "", *calibration(judged["test"]), "", *other_heads(judged)]
    card = CARD.read_text(encoding="utf-8")
    before, _, rest = card.partition(BEGIN)
    _, _, after = rest.partition(END)
    CARD.write_text(before + BEGIN + "\n" + "\n".join(lines) + "\n" + END + after, encoding="utf-8")
    print("\n".join(lines))


def sample(split: Split) -> list[Example]:
    """Every sixth or third message of the first edition's authors, who wrote most; all others."""
    every = {"train": 12, "valid": 6, "test": 3}[split]
    rows = [one for one in corpus(split) if one.level]
    return [one for at, one in enumerate(rows) if not one.source.startswith("held") or at % every == 0]


def headline(judged: dict[Split, list[Judged]], reader: Reader) -> Iterator[str]:
    yield "| | wanted | valid | test |"
    yield "|---|---|---|---|"
    columns = {split: dict(rows(found, reader)) for split, found in judged.items()}
    for name in columns["test"]:
        yield f"| {name} | {WANTED.get(name, '')} | {columns['valid'][name]} | {columns['test'][name]} |"
    for name, value in speed(judged["test"]):
        yield f"| {name} | {WANTED[name]} | | {value} |"


def rows(judged: list[Judged], reader: Reader) -> Iterator[tuple[str, str]]:
    french = [one for one in judged if one.one.language in {None, "fr"}]
    alone = [one for one in french if not one.one.context]
    yield "immediate flagged at least high", share(alone, lambda j: j.one.level == "immediate")
    yield (
        "immediate read as immediate",
        share(alone, lambda j: j.one.level == "immediate", lambda j: j.found.level == "immediate"),
    )
    yield "high flagged at least high", share(alone, lambda j: j.one.level == "high")
    yield (
        "harmless messages written for us, flagged",
        share(alone, lambda j: j.one.level == "none" and j.one.slice != "real SMS"),
    )
    yield "real SMS flagged", share(alone, lambda j: j.one.slice == "real SMS")
    yield (
        "long ordinary messages flagged",
        share(alone, lambda j: j.one.level == "none" and len(j.one.text.split()) >= 40),
    )
    yield "flagged dangers lost amid harmless sentences", lost(alone, reader)
    yield "typed in haste: flagged dangers lost", lost(alone, reader, spelling=True)
    yield (
        "other languages, high and immediate flagged",
        share(judged, lambda j: j.one.language not in {None, "fr"} and j.one.grave),
    )
    yield (
        "other languages, harmless flagged",
        share(judged, lambda j: j.one.language not in {None, "fr"} and j.one.level == "none"),
    )
    yield (
        "in context, high and immediate flagged",
        share(judged, lambda j: bool(j.one.context) and j.one.grave),
    )
    yield (
        "in context, harmless flagged",
        share(judged, lambda j: bool(j.one.context) and j.one.level == "none"),
    )
    yield "axes, F1", f"{axes_f1(alone):.2f}"


def share(
    judged: list[Judged],
    among: Callable[[Judged], bool],
    found: Callable[[Judged], bool] = lambda j: j.flagged,
) -> str:
    """As « 98.1 % of 430 »."""
    chosen = [found(one) for one in judged if among(one)]
    return f"{sum(chosen) / len(chosen):.1%} of {len(chosen)}" if chosen else "–"


def lost(judged: list[Judged], reader: Reader, *, spelling: bool = False, most: int = 400) -> str:
    """Of flagged dangers, those that are no longer once one to six harmless sentences stand around them."""
    chance = random.Random(SEED)  # noqa: S311 - not a secret
    flagged = [one.one for one in judged if one.flagged and one.one.grave and len(one.one.text.split()) <= 40]
    harmless = [one.one for one in judged if one.one.level == "none" and 2 <= len(one.one.text.split()) <= 15]
    chosen = chance.sample(flagged, min(most, len(flagged)))
    varied = [
        augment.noisy(one.text, chance) if spelling else augment.buried(one, harmless, chance).text
        for one in chosen
    ]
    fell = sum(one.level not in GRAVE for one in at_once(reader.read, varied, "varied"))
    return f"{fell / len(chosen):.1%} of {len(chosen)}" if chosen else "–"


def axes_f1(judged: list[Judged]) -> float:
    """Each (message, axis) counted once, over messages that are a worry or were read as one."""
    right = sum(len(set(one.one.axes) & set(one.found.axes)) for one in judged)
    both = sum(len(one.one.axes) + len(one.found.axes) for one in judged)
    return 2 * right / max(1, both)


def slices(judged: list[Judged]) -> Iterator[str]:
    yield "### Test split, slice by slice"
    yield ""
    yield "| slice | messages | immediate flagged | high flagged | harmless flagged |"
    yield "|---|---|---|---|---|"
    by_slice: dict[str, list[Judged]] = defaultdict(list)
    for one in judged:
        name = f"language {one.one.language}" if one.one.language not in {None, "fr"} else named(one.one)
        by_slice[name].append(one)
    for name, found in sorted(by_slice.items()):
        cells = [
            share(found, lambda j, level=level: j.one.level == level)
            for level in ("immediate", "high", "none")
        ]
        yield f"| {name} | {len(found)} | {' | '.join(cells)} |"


def named(one: Example) -> str:
    """A slice of our own measuring, or the file of the first edition that the message came from."""
    return one.source.removeprefix("held · ").split(":")[0] if one.source.startswith("held") else one.slice


def curve(judged: list[Judged]) -> Iterator[str]:
    yield "### Recall against alarms"
    yield ""
    yield "| « high » from | immediate seen | high seen | harmless | real SMS | long |"
    yield "|---|---|---|---|---|---|"
    alone = [one for one in judged if one.one.language in {None, "fr"} and not one.one.context]
    for bound in (0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9):

        def over(one: Judged, bound: float = bound) -> bool:
            return one.found.chances.get("high", 0.0) >= bound

        groups = (
            lambda j: j.one.level == "immediate", lambda j: j.one.level == "high",
            lambda j: j.one.level == "none" and j.one.slice != "real SMS", lambda j: j.one.slice == "real SMS",
            lambda j: j.one.level == "none" and len(j.one.text.split()) >= 40,
        )  # fmt: skip
        yield (
            f"| {bound} | " + " | ".join(share(alone, group, over).split(" of")[0] for group in groups) + " |"
        )


def calibration(judged: list[Judged]) -> Iterator[str]:
    """What was told as a chance of at least « high », and how often it was so."""
    yield "### Calibration"
    yield ""
    yield "| chance told | messages | were high or immediate |"
    yield "|---|---|---|"
    told = np.array([one.found.chances.get("high", 0.0) for one in judged])
    grave = np.array([one.one.grave for one in judged])
    for low, high in ((0, 0.05), (0.05, 0.2), (0.2, 0.4), (0.4, 0.6), (0.6, 0.8), (0.8, 0.95), (0.95, 1.01)):
        within = (told >= low) & (told < high)
        yield f"| {low}–{min(high, 1)} | {within.sum()} | {grave[within].mean() if within.any() else 0:.0%} |"


def other_heads(judged: dict[Split, list[Judged]]) -> Iterator[str]:
    yield "### What else is read"
    yield ""
    yield "| head | valid | test |"
    yield "|---|---|---|"
    heads: dict[str, tuple[Callable[[Judged], bool], Callable[[Judged], bool]]] = {
        "audience": (lambda j: j.one.audience is not None, lambda j: j.found.audience == j.one.audience),
        "language, four words or more": (
            lambda j: len(j.one.text.split()) >= 4 and bool(j.one.language),
            lambda j: j.found.language == j.one.language,
        ),
        "stance": (lambda j: bool(j.one.context.question and j.one.stance), lambda j: j.found.stance == j.one.stance),
        "about": (lambda j: j.one.about is not None, lambda j: j.found.about == j.one.about),
        "intent, first": (lambda j: bool(j.one.meanings), lambda j: intents(j.found.meanings)[0] in wanted(j)),
        "intent, in three": (
            lambda j: bool(j.one.meanings), lambda j: not wanted(j).isdisjoint(intents(j.found.meanings)[:3])
        ),
        "narrower meaning, first": (
            lambda j: "/" in "".join(j.one.meanings), lambda j: j.found.meanings[0][0] in j.one.meanings
        ),
    }  # fmt: skip
    for name, (among, right) in heads.items():
        yield f"| {name} | " + " | ".join(share(judged[split], among, right) for split in judged) + " |"


def intents(ranked: Sequence[tuple[str, float]]) -> list[str]:
    """The intents of the likeliest meanings, the narrower ones added up, best first."""
    together: dict[str, float] = {}
    for name, chance in ranked:
        intent = name.split("/")[0]
        together[intent] = together.get(intent, 0.0) + chance
    return sorted(together, key=lambda intent: -together[intent])


def wanted(judged: Judged) -> set[str]:
    return {name.split("/")[0] for name in judged.one.meanings}


def speed(judged: list[Judged]) -> Iterator[tuple[str, str]]:
    """In a process of its own, so that neither torch nor what was read before counts."""
    texts = [one.one.text for one in judged if 80 <= len(one.one.text) <= 120][:300]
    command = [sys.executable, "-m", "training.speed"]
    run = subprocess.run(  # noqa: S603 - our own command
        command, input=json.dumps(texts), capture_output=True, text=True, check=True, cwd=ROOT
    )
    load, median, slowest, memory = json.loads(run.stdout)
    yield "100 characters, one core: median", f"{median * 1000:.1f} ms"
    yield "100 characters, one core: p99", f"{slowest * 1000:.1f} ms"
    yield "load", f"{load:.1f} s"
    yield "memory of a process", f"{memory:.0f} MB"

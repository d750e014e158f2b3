"""Weighing both models together: logistic regressions and thresholds, learned on the validation split only."""

import json
import random
from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
from sklearn.linear_model import LogisticRegression

from reader.encoder import Encoder
from reader.linear import Linear
from reader.reader import (
    Reader,
    Signals,
    axis_features,
    behind_features,
    part_features,
    whole_features,
    write_checksums,
)
from reader.reading import AXES, LEVELS
from training import augment
from training.at_once import at_once
from training.data import Example

SEED = 28
WORRY = LEVELS[1:]
UNCALIBRATED: dict[str, Any] = {
    "part": [[1, 0, 0, 0, 0]] * 3, "whole": [[1, 0, 0, 0]] * 3, "behind": [[1, 0, 0]] * 3,
    "axes": [[1, 0, 0]] * len(AXES), "axis_bounds": [0.5] * len(AXES), "bounds": dict.fromkeys(WORRY, 0.5),
}  # fmt: skip
# What a message weighs while the weighing is learned: a real one of somebody's life more than one written for us, and
# in a message of several passages a danger more than what surrounds it.
WEIGHTS = {"real SMS": 4.0, "buried": 1.0}
MOST_ALARMS = {"real SMS": 0.025, "long": 0.03, "look-alikes": 0.06}  # what the thresholds must keep to


def uncalibrated(folder: Path, classes: Mapping[str, Sequence[str]]) -> Reader:
    """The exported models as a reader that weighs nothing yet."""
    encoder = Encoder(folder, [*classes, "vector"])
    stack = UNCALIBRATED | {"classes": {head: list(names) for head, names in classes.items()}}
    return Reader(encoder, Linear(folder / "linear.npz"), stack, stack["bounds"])


def fit(folder: Path, classes: Mapping[str, Sequence[str]], valid: list[Example]) -> Reader:
    """Learn the weighing on the validation split, write stack.json and the checksums, answer the reader."""
    reader = uncalibrated(folder, classes)
    labelled = with_buried([one for one in valid if one.level])
    seen = at_once(lambda one: reader.signals(one.text, one.context), labelled, "validation")
    reached = np.array([LEVELS.index(one.level or "none") for one in labelled])
    weight = np.array([WEIGHTS.get(one.slice, 1.0) for one in labelled])
    by_itself = [at for at, one in enumerate(labelled) if not one.context]
    single = [at for at in by_itself if len(seen[at].encoder) == 1]
    several = [at for at in by_itself if len(seen[at].encoder) > 1]
    behind = [at for at, one in enumerate(seen) if one.behind is not None]
    stack: dict[str, Any] = UNCALIBRATED | {"classes": {head: list(names) for head, names in classes.items()}}

    def learned(rows: list[np.ndarray], of: list[int]) -> list[list[float]]:
        """Three regressions, one for each level reached, over `rows` (messages, 3, features)."""
        stacked = np.stack(rows)
        return [
            _regression(stacked[:, level], reached[of] > level, weight[of]).tolist()
            for level in range(len(WORRY))
        ]

    stack["part"] = learned([part_features(seen[at], 0) for at in single], single)
    halfway = Reader(reader.encoder, reader.linear, stack, {})
    stack["whole"] = learned([whole_features(halfway.parts(seen[at])) for at in several], several)
    halfway = Reader(reader.encoder, reader.linear, stack, {})
    stack["behind"] = learned([behind_features(seen[at], halfway.alone(seen[at])) for at in behind], behind)
    stack["axes"], stack["axis_bounds"] = _axes(labelled, seen)
    weighing = Reader(reader.encoder, reader.linear, stack, {})
    chances = np.array([list(weighing.chances(one).values()) for one in seen])
    stack["bounds"] = choose(labelled, chances)
    write(folder, stack)
    return Reader.load(folder)


def with_buried(examples: list[Example]) -> list[Example]:
    """With a fifth of the grave messages once more amid harmless talk, and a tenth of the harmless ones joined."""
    chance = random.Random(SEED)  # noqa: S311 - not a secret
    short = [
        one
        for one in examples
        if one.level == "none" and not one.context and 2 <= len(one.text.split()) <= 15
    ]
    buried = [
        replace(augment.buried(one, short, chance), slice="buried" if one.grave else "joined")
        for one in examples
        if not one.context and one.language in {None, "fr"} and chance.random() < (0.2 if one.grave else 0.1)
    ]
    return examples + buried


def choose(examples: list[Example], chances: np.ndarray) -> dict[str, float]:
    """The lowest thresholds that keep to `MOST_ALARMS`; a concern and an immediate danger where F1 is best.

    A missed danger weighs most, so « high » is as low as ordinary people's own messages allow.
    """
    reached = np.array([LEVELS.index(one.level or "none") for one in examples])
    harmless = {
        "real SMS": np.array([one.slice == "real SMS" for one in examples]),
        "long": np.array(
            [
                one.level == "none" and len(one.text.split()) >= 40 and one.slice != "joined"
                for one in examples
            ]
        ),
        "look-alikes": np.array(
            [one.level == "none" and not one.context and one.slice != "real SMS" for one in examples]
        ),
    }
    grid = np.arange(0.02, 0.98, 0.005)
    high = next(
        bound for bound in grid
        if all((chances[rows, 1] >= bound).mean() <= MOST_ALARMS[name] for name, rows in harmless.items() if rows.any())
    )  # fmt: skip
    concern = _best(chances[:, 0], reached >= 1, grid[grid <= high])
    immediate = _best(chances[:, 2], reached >= 3, grid)
    return {
        "concern": round(float(concern), 3),
        "high": round(float(high), 3),
        "immediate": round(float(immediate), 3),
    }


def _best(chances: np.ndarray, wanted: np.ndarray, grid: np.ndarray) -> float:
    return float(max(grid, key=lambda bound: _f1(chances >= bound, wanted)))


def _f1(found: np.ndarray, wanted: np.ndarray) -> float:
    return 2 * float((found & wanted).sum()) / max(1.0, float(found.sum() + wanted.sum()))


def _regression(rows: np.ndarray, wanted: np.ndarray, weight: np.ndarray | None = None) -> np.ndarray:
    model = LogisticRegression(C=1.0, max_iter=1000).fit(rows, wanted, sample_weight=weight)
    return np.append(model.coef_[0], model.intercept_[0])


def _axes(examples: list[Example], seen: list[Signals]) -> tuple[list[list[float]], list[float]]:
    """A regression for each axis over whole messages, and the threshold at which its F1 over worries is best.

    What is told is the most of all parts, so the threshold is chosen on that.
    """
    rows = np.stack([axis_features(one, 0) for one in seen])
    worry = np.array([one.level != "none" for one in examples])
    parts = [np.stack([axis_features(one, at) for at in range(len(one.encoder))]) for one in seen]
    weights, bounds = [], []
    for at, axis in enumerate(AXES):
        wanted = np.array([axis in one.axes for one in examples])
        learned = _regression(rows[:, at], wanted)
        odds = np.array([(part[:, at] @ learned[:-1] + learned[-1]).max() for part in parts])
        chances = 1 / (1 + np.exp(-odds))
        weights.append(learned.tolist())
        bounds.append(round(_best(chances[worry], wanted[worry], np.arange(0.1, 0.9, 0.02)), 3))
    return weights, bounds


def write(folder: Path, stack: dict[str, Any]) -> None:
    for low, high in pairwise(stack["bounds"][level] for level in WORRY[:2]):
        if low > high:
            raise ValueError("a concern must not be harder to reach than a danger")
    text = json.dumps(stack, ensure_ascii=False, indent=1)
    (folder / "stack.json").write_text(text + "\n", encoding="utf-8")
    write_checksums(folder)

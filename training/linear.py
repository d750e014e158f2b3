"""Training of the linear model: one logistic regression for each level reached and each axis."""

import random
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
from scipy.sparse import csr_matrix
from sklearn.linear_model import SGDClassifier

from reader.linear import vector
from reader.reading import AXES, LEVELS
from reader.text import BUCKETS, buckets, clean
from training import augment
from training.data import Example

SEED, ROUNDS, PENALTY, GRAVE = 28, 6, 2e-6, 1.5
FEWEST = 3  # messages that an n-gram must occur in
WHOLE = 127  # of a weight of 8 bits


def fit(examples: list[Example], path: Path) -> None:
    """Write the arrays that reader/linear.py loads."""
    examples = _with_variants([one for one in examples if one.level and not one.context])
    seen = np.zeros(BUCKETS, np.int32)
    for one in examples:
        seen[list(buckets(clean(one.text)))] += 1
    rarity = np.where(seen >= FEWEST, np.log((1 + len(examples)) / (1 + seen)) + 1, 0).astype(np.float32)
    rows = matrix([one.text for one in examples], rarity)
    columns = [*(np.array([LEVELS.index(one.level or "none") >= at for one in examples]) for at in (1, 2, 3))]
    columns += [np.array([axis in one.axes for one in examples]) for axis in AXES]
    weights, bias = np.zeros((len(columns), BUCKETS), np.float32), np.zeros(len(columns), np.float32)
    for at, column in enumerate(columns):
        model = SGDClassifier(
            loss="log_loss", alpha=PENALTY, max_iter=ROUNDS, tol=None, random_state=SEED, average=True,
            class_weight={0: 1, 1: GRAVE},
        )  # fmt: skip
        model.fit(rows, column)
        weights[at], bias[at] = model.coef_[0], model.intercept_[0]
        print(f"linear {at + 1}/{len(columns)}", flush=True)
    scale = np.abs(weights).max(1) / WHOLE
    rounded = np.rint(weights / scale[:, None]).astype(np.int8)
    np.savez_compressed(
        path, rarity=rarity.astype(np.float16), weights=rounded.T.copy(), scale=scale, bias=bias
    )


def matrix(texts: Sequence[str], rarity: np.ndarray) -> csr_matrix:
    starts, places, values = [0], [], []
    for text in texts:
        at, weight = vector(text, rarity)
        places.append(at.astype(np.int32))
        values.append(weight)
        starts.append(starts[-1] + len(at))
    data = (np.concatenate(values), np.concatenate(places), np.array(starts))
    return csr_matrix(data, shape=(len(texts), BUCKETS))


def _with_variants(examples: list[Example]) -> list[Example]:
    """Grave ones once more as typed in haste, some amid harmless talk, and harmless ones joined to long ones."""
    chance = random.Random(SEED)  # noqa: S311 - not a secret
    harmless = [one for one in examples if one.level == "none" and 2 <= len(one.text.split()) <= 15]
    more = []
    for one in examples:
        if one.grave and chance.random() < 0.5:
            more.append(replace(one, text=augment.noisy(one.text, chance)))
        if chance.random() < (0.15 if one.grave else 0.08):
            more.append(augment.buried(one, harmless, chance))
    return examples + more

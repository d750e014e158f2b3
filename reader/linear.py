"""The linear model at work: hashed words and letters, weighed and added up."""

from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from reader.text import buckets, clean

Array = NDArray[Any]


def vector(text: str, rarity: Array) -> tuple[NDArray[np.int64], Array]:
    """The buckets of a message and their weights: 1 + log of the count, by rarity, of length 1 together."""
    counts = buckets(clean(text))
    at = np.fromiter(counts, np.int64, len(counts))
    values = (1 + np.log(np.fromiter(counts.values(), np.float32, len(counts)))) * rarity[at]
    long = float(np.sqrt((values * values).sum())) or 1.0
    return at, (values / long).astype(np.float32)


class Linear:
    """Weights of 16 bits, a row a bucket, a column a class: being at least at each level, then each axis."""

    def __init__(self, path: Path) -> None:
        with np.load(path) as arrays:
            self.rarity = arrays["rarity"].astype(np.float32)
            self._weights = arrays["weights"]
            self._scale = arrays["scale"].astype(np.float32)
            self._bias = arrays["bias"].astype(np.float32)

    def read(self, text: str) -> Array:
        """Log-odds, a class each."""
        at, values = vector(text, self.rarity)
        if not len(at):
            return np.array(self._bias)
        sums: Array = values @ self._weights[at].astype(np.float32)
        odds: Array = sums * self._scale + self._bias
        return odds

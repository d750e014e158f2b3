"""What the classifier learns from: words, letters, and the reader's vector of the message.

Each alone is weaker than together (docs/decisions/0010-nlu-pipeline.md): words and letters hold slang and typos, the
vector holds paraphrase and other languages.
"""

import json
import math
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from scipy.sparse import csr_matrix, hstack
from sklearn.feature_extraction.text import TfidfVectorizer

from bot.components.vectors import vectors
from reader import Reader
from reader.text import clean

VECTOR_WEIGHT = 0.05  # against words and letters, whose rows are of length one; chosen on the validation set
WORDS = {"analyzer": "word", "ngram_range": (1, 2), "token_pattern": r"\w+|[^\w\s]", "min_df": 2}
LETTERS = {"analyzer": "char_wb", "ngram_range": (2, 4), "min_df": 3}


class Features:
    def __init__(self, reader: Reader) -> None:
        self._reader = reader
        self._counters = [_counter(WORDS), _counter(LETTERS)]
        self._one_by_one: list[_OneByOne] = []  # once loaded
        self._mean = self._spread = np.zeros(0)

    def fit(self, texts: Sequence[str]) -> csr_matrix:
        """One row a text; columns: words, letters, 384 of the vector."""
        cleaned = [clean(text) for text in texts]
        counted = [counter.fit_transform(cleaned) for counter in self._counters]
        read = vectors(self._reader, texts)
        self._mean, self._spread = read.mean(0), read.std(0) + 1e-6
        return hstack([*counted, csr_matrix(self._scaled(read))]).tocsr()

    def weighed(self, text: str, vector: np.ndarray, weights: np.ndarray) -> np.ndarray:
        """A text's row times `weights` (columns, classes); sparse matrices would cost as much as the encoder."""
        cleaned = clean(text)
        total, first = np.zeros(weights.shape[1]), 0
        for one in self._one_by_one:
            columns, values = one.count(cleaned)
            total += values @ weights[first + columns]
            first += one.width
        return np.asarray(total + self._scaled(vector) @ weights[first:])

    def save(self, folder: Path) -> None:
        vocabularies = [
            {word: int(index) for word, index in counter.vocabulary_.items()} for counter in self._counters
        ]
        (folder / "features.json").write_text(json.dumps(vocabularies), encoding="utf-8")
        rarities = [counter.idf_ for counter in self._counters]
        np.savez(folder / "features.npz", *rarities, mean=self._mean, spread=self._spread)

    @classmethod
    def load(cls, folder: Path, reader: Reader) -> "Features":
        features = cls(reader)
        vocabularies = json.loads((folder / "features.json").read_text(encoding="utf-8"))
        with np.load(folder / "features.npz") as kept:
            features._mean, features._spread = kept["mean"], kept["spread"]
            for at, (shape, vocabulary) in enumerate(zip((WORDS, LETTERS), vocabularies)):  # noqa: B905 - Python 3.10
                counter = _counter(shape, vocabulary=vocabulary)
                counter.idf_ = kept[f"arr_{at}"]
                features._one_by_one.append(_OneByOne(counter))
        return features

    def _scaled(self, vectors: np.ndarray) -> np.ndarray:
        scaled: np.ndarray = (vectors - self._mean) / self._spread * VECTOR_WEIGHT
        return scaled


class _OneByOne:
    """Counts one text as a trained counter does."""

    def __init__(self, counter: TfidfVectorizer) -> None:
        self._parts: Callable[[str], list[str]] = counter.build_analyzer()
        self._columns: dict[str, int] = counter.vocabulary_
        self._rarity: list[float] = counter.idf_.tolist()
        self.width = len(self._rarity)

    def count(self, text: str) -> tuple[np.ndarray, np.ndarray]:
        """Columns, and their values: damped counts times rarity, together of length one."""
        found = Counter(self._columns[part] for part in self._parts(text) if part in self._columns)
        values = [(1 + math.log(count)) * self._rarity[column] for column, count in found.items()]
        length = math.sqrt(sum(value * value for value in values)) or 1.0
        return np.fromiter(found, np.intp, len(found)), np.array(values) / length


def _counter(shape: dict[str, Any], **more: Any) -> TfidfVectorizer:
    return TfidfVectorizer(**shape, **more, sublinear_tf=True, strip_accents="unicode", dtype=np.float64)

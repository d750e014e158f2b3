"""Vectors kept between trainings: what is known is not read again, what can't be trusted is."""

from pathlib import Path

import numpy as np
import pytest

from bot.components import vectors
from reader import Context, Reader, Talk
from reader.reader import NOTHING

TEXTS = ["il menace de tout publier", "merci", "où dormir ce soir", "merci"]


class Counting(Reader):
    """The real reader; it keeps what it was asked to read."""

    asked: list[str]

    def talk(self, message: str, context: Context = NOTHING) -> Talk:
        self.asked.append(message)
        return super().talk(message, context)


@pytest.fixture
def reader() -> Counting:
    reader = Counting.load()
    reader.asked = []
    return reader


def test_only_what_is_new_is_read(reader: Counting, tmp_path: Path) -> None:
    kept = tmp_path / "vectors.npz"
    first = vectors.vectors(reader, TEXTS, kept)
    reader.asked.clear()
    again = vectors.vectors(reader, [*TEXTS, "un mot de plus"], kept)
    assert reader.asked == ["un mot de plus"]
    assert np.array_equal(again[:-1], first)
    assert np.array_equal(first[0], reader.talk(TEXTS[0]).vector)


def test_a_damaged_file_is_read_anew(reader: Counting, tmp_path: Path) -> None:
    kept = tmp_path / "vectors.npz"
    first = vectors.vectors(reader, TEXTS, kept)
    kept.write_bytes(kept.read_bytes()[:100])
    assert np.array_equal(vectors.vectors(reader, TEXTS, kept), first)


def test_vectors_of_another_reader_are_not_used(
    reader: Counting, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept = tmp_path / "vectors.npz"
    with monkeypatch.context() as patch:
        patch.setattr(vectors, "_checksums", lambda: b"another")
        vectors.vectors(reader, TEXTS, kept)
    reader.asked.clear()
    vectors.vectors(reader, TEXTS, kept)
    assert sorted(reader.asked) == sorted(set(TEXTS))

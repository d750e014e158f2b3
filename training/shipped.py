"""The model in reader/model as a place to start from, and what of the corpus it still misreads.

A training from nothing learns in an epoch what is common. A second one that starts there, and draws what was misread
more often (hard example mining), spends its steps on what is rare.
"""

import hashlib
import json
import random
from pathlib import Path

import numpy as np
import onnx
import torch
from onnx import numpy_helper
from torch import Tensor

from reader.encoder import Encoder as Exported
from reader.reading import LEVELS
from training.at_once import at_once
from training.data import Example
from training.encoder import Encoder
from training.weights import tokenizer_file

ZERO = 128  # of a weight of 8 bits
EVEN = 0.5
MOST_READ, SEED = 30_000, 28


def kept(folder: Path) -> list[int]:
    """The pieces of the full vocabulary that the model in `folder` holds, in its order."""
    full = {piece: at for at, (piece, _) in enumerate(_pieces(tokenizer_file()))}
    return [full[piece] for piece, _ in _pieces(folder / "tokenizer.json")]


def start_from(model: Encoder, folder: Path, classes: dict[str, tuple[str, ...]]) -> None:
    """Take the layers and heads of the exported model; a class of which it knows nothing keeps its first values."""
    before = json.loads((folder / "stack.json").read_text(encoding="utf-8"))["classes"]
    graph = onnx.load(str(folder / "encoder.onnx")).graph
    arrays = {one.name: numpy_helper.to_array(one) for one in graph.initializer}
    state = model.state_dict()
    for node in graph.node:
        if node.op_type == "MatMulNBits":
            blocks, scales = arrays[node.input[1]].astype(np.float32) - ZERO, arrays[node.input[2]]
            rows = (blocks * scales.reshape(*blocks.shape[:2], 1)).reshape(blocks.shape[0], -1)
            state[node.name.strip("/").removesuffix("/MatMul_Q8").replace("/", ".") + ".weight"].copy_(
                _tensor(rows)
            )
    for name, array in arrays.items():
        own = name.removeprefix("model.")
        if own in {name, "pos.weight"}:
            continue
        if not own.startswith("heads."):
            state[own].copy_(_tensor(array))
            continue
        head = own.split(".")[1]
        for at, name_of_class in enumerate(classes[head]):
            # A narrower meaning that is new begins as its intent.
            like = name_of_class if name_of_class in before[head] else name_of_class.split("/")[0]
            if like in before[head]:
                state[own][at] = _tensor(array[before[head].index(like)])


def misread(folder: Path, examples: list[Example], path: Path) -> set[int]:
    """Which of `examples` the exported encoder gives less than an even chance of their level.

    Of at most `MOST_READ`, drawn by a seed: enough of each kind to be drawn from. The chances are kept in `path`, so
    that a training that goes on after messages were added reads none twice.
    """
    told: dict[str, float] = json.loads(path.read_text(encoding="utf-8")) if path.exists() else {}
    encoder = Exported(folder, ["level"])

    def chance(one: Example) -> float:
        odds = np.exp(encoder.read(one.text, one.context)["level"].astype(float))
        return float(odds[LEVELS.index(one.level)] / odds.sum()) if one.level else 1.0

    keys = [_key(one) for one in examples]
    unread = {key: one for key, one in zip(keys, examples, strict=True) if key not in told}
    drawn = random.Random(SEED).sample(sorted(unread), min(len(unread), max(0, MOST_READ - len(told))))  # noqa: S311
    new = {key: unread[key] for key in drawn}
    told.update(zip(new, (round(one, 3) for one in at_once(chance, new.values(), "misread")), strict=True))
    path.write_text(json.dumps(told), encoding="utf-8")
    return {at for at, key in enumerate(keys) if told.get(key, 1.0) < EVEN}


def _key(one: Example) -> str:
    told = "\0".join([one.text, one.context.question, *one.context.before, one.level or ""])
    return hashlib.blake2b(told.encode(errors="surrogatepass"), digest_size=8).hexdigest()


def _pieces(path: Path) -> list[tuple[str, float]]:
    found: list[tuple[str, float]] = json.loads(path.read_text(encoding="utf-8"))["model"]["vocab"]
    return found


def _tensor(array: np.ndarray) -> Tensor:
    return torch.from_numpy(np.array(array, np.float32))

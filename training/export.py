"""The trained encoder with weights of 8 bits, and the check that it answers as the float model does.

Blocks of 64 weights have a scale of their own, and so has each embedding: dynamic quantisation of whole tensors moved
the logits by 0.3 at the mean, this moves them by 0.04, for a third more time.
"""

from pathlib import Path

import numpy as np
import onnx
import torch
from onnxruntime.quantization.matmul_nbits_quantizer import MatMulNBitsQuantizer
from torch import Tensor, nn

from reader.encoder import Encoder as Exported
from reader.reading import Context
from training.data import Example
from training.encoder import Encoder
from training.learn import encode

BITS, BLOCK, INTEGER = 8, 64, 4  # the last: sums in integers, where the processor can


class _OneMessage(nn.Module):
    """No padding: all of its pieces are seen."""

    def __init__(self, model: Encoder) -> None:
        super().__init__()
        self.model = model

    def forward(self, words: Tensor, own: Tensor) -> tuple[Tensor, ...]:
        pooled = self.model.vector(words, own, torch.ones_like(own))
        danger = torch.nn.functional.gelu(self.model.danger(pooled))
        talk = torch.nn.functional.gelu(self.model.talk(pooled))
        heads = self.model.heads
        return (*(heads[name](danger if name in {"level", "axes"} else talk) for name in heads), talk)


def export(model: Encoder, folder: Path) -> None:
    """Write encoder.onnx and embedding.npz.

    Inputs `words` (1, length, 384) and `own` (1, length); outputs the logits of each head and `vector`, what the bot
    learns from.
    """
    whole = folder / "encoder.float.onnx"
    example = (torch.zeros(1, 4, model.word.weight.shape[1]), torch.ones(1, 4))
    torch.onnx.export(
        _OneMessage(model).eval(), example, str(whole), input_names=["words", "own"],
        output_names=[*model.heads, "vector"], dynamic_axes={"words": {1: "length"}, "own": {1: "length"}},
        opset_version=17, dynamo=False,
    )  # fmt: skip
    quantizer = MatMulNBitsQuantizer(
        onnx.load(str(whole)), bits=BITS, block_size=BLOCK, is_symmetric=True, accuracy_level=INTEGER
    )
    quantizer.process()
    quantizer.model.save_model_to_file(str(folder / "encoder.onnx"))
    table = model.word.weight.numpy()
    scale = np.abs(table).max(1) / 127 + 1e-12
    rounded = np.rint(table / scale[:, None]).astype(np.int8)
    np.savez(folder / "embedding.npz", rows=rounded, scale=scale.astype(np.float32))


@torch.no_grad()
def differences(model: Encoder, exported: Exported, examples: list[Example]) -> np.ndarray:
    """How far the level's logits of the exported model lie from the float model's, a message a row."""
    found = []
    for one in examples:
        wanted = model(*encode([one], exported.tokenizer))["level"][0].numpy()
        got = exported.read(one.text, one.context or Context())["level"]
        found.append(np.abs(wanted - got).max())
    return np.array(found)

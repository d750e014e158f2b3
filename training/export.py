"""The trained encoder as ONNX with weights of 8 bits, and the check that it answers as the float model does."""

from pathlib import Path

import numpy as np
import onnx
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn

from training.encoder import Encoder


class _Exported(nn.Module):
    """One message, no padding: all of its pieces are seen."""

    def __init__(self, model: Encoder) -> None:
        super().__init__()
        self.model = model

    def forward(self, ids: Tensor, own: Tensor) -> tuple[Tensor, ...]:
        pooled = self.model.vector(ids, own, torch.ones_like(ids))
        danger = torch.nn.functional.gelu(self.model.danger(pooled))
        talk = torch.nn.functional.gelu(self.model.talk(pooled))
        heads = self.model.heads
        return (*(heads[name](danger if name in {"level", "axes"} else talk) for name in heads), talk)


def export(model: Encoder, path: Path) -> None:
    """Inputs `ids` and `own` (1, length); outputs the logits of each head and `vector`, what the bot learns from."""
    whole = path.with_suffix(".float.onnx")
    names = [*model.heads, "vector"]
    example = (torch.tensor([[0, 5, 6, 2]]), torch.ones(1, 4))
    torch.onnx.export(
        _Exported(model).eval(), example, str(whole), input_names=["ids", "own"], output_names=names,
        dynamic_axes={"ids": {1: "length"}, "own": {1: "length"}}, opset_version=17, dynamo=False,
    )  # fmt: skip
    quantize_dynamic(
        str(whole),
        str(path),
        weight_type=QuantType.QInt8,
        per_channel=True,
        op_types_to_quantize=["MatMul", "Gemm", "Gather"],
    )
    onnx.checker.check_model(str(path))


def differences(model: Encoder, session: object, rows: list[tuple[list[int], int]]) -> np.ndarray:
    """How far the level's logits of the exported model lie from the float model's, a message a row."""
    found = []
    for ids, own in rows:
        mine = torch.zeros(1, len(ids))
        mine[0, :own] = 1
        with torch.no_grad():
            wanted = model(torch.tensor([ids]), mine, torch.ones(1, len(ids)))["level"][0].numpy()
        got = session.run(["level"], {"ids": np.array([ids]), "own": mine.numpy()})[0][0]
        found.append(np.abs(wanted - got).max())
    return np.array(found)

"""The encoder at work: pieces of words in, one logit for each class of each head out."""

from pathlib import Path

import numpy as np
import onnxruntime as ort
from numpy.typing import NDArray
from tokenizers import Tokenizer

from reader.reading import Context
from reader.text import clean

START, STOP = 0, 2  # pieces that stand before and behind each part
OWN, BEFORE = 160, 72  # pieces of the message and of its context that are read in one go


def pieces(tokenizer: Tokenizer, text: str, context: Context) -> tuple[list[int], int]:
    """The message, then what stood before it; and how many of the pieces are the message's own.

    The context is cut at its far end: the visitor's words before the last ones go first, the question last.
    """
    ids = [START, *_coded(tokenizer, text)[: OWN - 2], STOP]
    own = len(ids)
    if context:
        room = BEFORE
        for part in (_asked(context), *reversed(context.before[-2:])):
            coded = _coded(tokenizer, part)[: max(0, room - 1)]
            if coded:
                ids += [*coded, STOP]
                room -= len(coded) + 1
    return ids, own


def _asked(context: Context) -> str:
    choices = f" [{' / '.join(context.choices)}]" if context.choices else ""
    return context.question + choices


def _coded(tokenizer: Tokenizer, text: str) -> list[int]:
    coded: list[int] = tokenizer.encode(clean(text), add_special_tokens=False).ids
    return coded


class Encoder:
    """One message at a time on one thread: what a message reads as never depends on what is read beside it."""

    def __init__(self, folder: Path, heads: list[str]) -> None:
        options = ort.SessionOptions()
        options.intra_op_num_threads = options.inter_op_num_threads = 1
        options.log_severity_level = 3
        options.enable_cpu_mem_arena = False
        model = str(folder / "encoder.onnx")
        self._session = ort.InferenceSession(model, options, providers=["CPUExecutionProvider"])
        self.tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
        self.tokenizer.model._resize_cache(0)  # noqa: SLF001 - it would keep the words of people who are forgotten
        with np.load(folder / "embedding.npz") as arrays:
            self._rows, self._scale = arrays["rows"], arrays["scale"][:, None]
        self._heads = heads

    def read(self, text: str, context: Context) -> dict[str, NDArray[np.float32]]:
        ids, own = pieces(self.tokenizer, text, context)
        words = self._rows[ids].astype(np.float32) * self._scale[ids]
        mask = np.zeros((1, len(ids)), np.float32)
        mask[0, :own] = 1.0
        out = self._session.run(self._heads, {"words": words[None], "own": mask})
        return {head: values[0] for head, values in zip(self._heads, out, strict=True)}

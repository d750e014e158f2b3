"""What a message does in a conversation, learned anew on top of an encoder that stays as it is.

A new meaning needs no training of the encoder: the messages' vectors are taken once, and the heads for meaning, stance
and about are fitted on them in minutes. How worried one must be does not change by a bit. The layer below the heads
(`talk`) stays, too: the bot's classifier learns from it, and would overfit what was fitted to the same examples.
"""

import random
import shutil
from pathlib import Path

import numpy as np
import onnx
import torch
from onnx import numpy_helper
from tokenizers import Tokenizer
from torch import Tensor, nn
from torch.nn import functional

from training import augment, learn, shipped
from training.data import Example
from training.encoder import Encoder

HEADS = ("meaning", "stance", "about")
EPOCHS, BATCH, RATE, DROPPED, SEED = 15, 256, 2e-3, 0.1, 28
NARROWER = 1.7  # how often an example with a narrower meaning is drawn against the others
TOGETHER = 32  # messages of like length that the encoder reads in one go


def fit(folder: Path, examples: list[Example], classes: dict[str, tuple[str, ...]]) -> None:
    """Fit the layer and its heads to `examples`, into the encoder.onnx of `folder`."""
    kept = shipped.kept(folder)
    model = Encoder(len(kept), {head: len(names) for head, names in classes.items()})
    model.fill(kept)
    shipped.start_from(model, folder, classes)
    model.eval()
    chosen = _chosen(examples)
    vectors = _vectors(model, chosen, Tokenizer.from_file(str(folder / "tokenizer.json")))
    _train(model, chosen, vectors, classes)
    _put(model, folder / "encoder.onnx")


def _chosen(examples: list[Example]) -> list[Example]:
    """What stands on its own also once behind a question that it does not answer: it means the same."""
    chance = random.Random(SEED)  # noqa: S311 - not a secret
    telling = [one for one in examples if one.meanings or one.stance or one.about]
    questions = [one.context for one in telling if one.context]
    return telling + [augment.beside(one, questions, chance) for one in telling if not one.context]


@torch.no_grad()
def _vectors(model: Encoder, examples: list[Example], tokenizer: Tokenizer) -> Tensor:
    """(examples, 384)."""
    order = np.argsort([len(one.text) + len(one.context.question) for one in examples], kind="stable")
    found = torch.zeros(len(examples), model.talk.out_features)
    for first in range(0, len(order), TOGETHER):
        rows = order[first : first + TOGETHER]
        ids, own, mask = learn.encode([examples[row] for row in rows], tokenizer)
        with torch.autocast("cpu", dtype=torch.bfloat16):
            pooled = model.vector(model.word(ids), own, mask)
        found[torch.from_numpy(rows)] = functional.gelu(model.talk(pooled.float()))
        if first // TOGETHER % 200 == 0:
            print(f"vectors: {first} of {len(order)}", flush=True)
    return found


def _train(
    model: Encoder, examples: list[Example], vectors: Tensor, classes: dict[str, tuple[str, ...]]
) -> None:
    torch.manual_seed(SEED)
    heads = nn.ModuleDict({name: model.heads[name] for name in HEADS})
    steps = EPOCHS * len(examples) // BATCH
    optimizer = torch.optim.AdamW(heads.parameters(), lr=RATE, weight_decay=learn.DECAY)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimizer, RATE, total_steps=steps, pct_start=0.1)
    shares = torch.tensor([NARROWER if "/" in "".join(one.meanings) else 1.0 for one in examples])
    for step in range(steps):
        rows = torch.multinomial(shares, BATCH)
        talk = functional.dropout(vectors[rows], DROPPED)
        out = {name: head(talk) for name, head in heads.items()}
        found = learn.talk_losses(out, [examples[row] for row in rows.tolist()], classes)
        total = sum((learn.WEIGHT[name] * loss for name, loss in found.items()), torch.zeros(())) / BATCH
        optimizer.zero_grad()
        total.backward()
        optimizer.step()
        schedule.step()
        if step % 200 == 0:
            print(f"heads: step {step} of {steps}, loss {float(total.detach()):.2f}", flush=True)


def _put(model: Encoder, path: Path) -> None:
    """Into the exported graph, whose other weights keep every bit."""
    exported = onnx.load(str(path))
    state = model.state_dict()
    ours = {
        f"model.{name}": name for name in state if name.startswith("talk.") or name.split(".")[1] in HEADS
    }
    for tensor in exported.graph.initializer:
        if tensor.name in ours:
            values = state[ours[tensor.name]].numpy()
            tensor.CopyFrom(numpy_helper.from_array(values, tensor.name))
    for output in exported.graph.output:
        if output.name in HEADS:
            output.type.tensor_type.shape.dim[1].dim_value = model.heads[output.name].out_features
    beside = path.with_suffix(".new")
    onnx.save(exported, str(beside))
    shutil.move(beside, path)

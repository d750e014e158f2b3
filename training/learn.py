"""Training of the encoder: seeded, resumable, with its progress shown."""

import time
from collections.abc import Iterable
from pathlib import Path

import torch
from tokenizers import Tokenizer
from torch import Tensor
from torch.nn import functional

from reader.encoder import pieces
from reader.reading import ABOUT, AUDIENCES, AXES, LANGUAGES, LEVELS, STANCES
from training.data import Example
from training.encoder import Encoder, save
from training.sampling import BATCH, Sampler

STEPS, SEED = 550, 28
RATE, HEADS_RATE, WARM_UP, DECAY = 5e-5, 5e-4, 100, 0.01
KEPT_EVERY, SHOWN_EVERY, MICRO_BATCH = 100, 20, 8
AVERAGED = 0.995  # of the weights' running mean, which is what is exported
SMOOTHING = {"level": 0.02, "meaning": 0.05}
WEIGHT = {
    "level": 1.0,
    "axes": 3.0,
    "meaning": 1.0,
    "stance": 0.6,
    "about": 0.4,
    "audience": 0.3,
    "language": 0.3,
}


def labels(meanings: list[str]) -> dict[str, tuple[str, ...]]:
    """The classes of each head."""
    return {
        "level": LEVELS, "axes": AXES, "audience": AUDIENCES, "language": LANGUAGES, "meaning": tuple(meanings),
        "stance": STANCES, "about": ABOUT,
    }  # fmt: skip


def encode(batch: list[Example], tokenizer: Tokenizer) -> tuple[Tensor, Tensor, Tensor]:
    """Pieces, which of them are the message's own, and the mask; each (batch, longest)."""
    rows = [pieces(tokenizer, one.text, one.context) for one in batch]
    longest = max(len(ids) for ids, _ in rows)
    ids = torch.ones(len(rows), longest, dtype=torch.long)
    own, mask = torch.zeros_like(ids), torch.zeros_like(ids)
    for at, (row, mine) in enumerate(rows):
        ids[at, : len(row)] = torch.tensor(row)
        own[at, :mine] = 1
        mask[at, : len(row)] = 1
    return ids, own, mask


def losses(
    out: dict[str, Tensor], batch: list[Example], classes: dict[str, tuple[str, ...]]
) -> dict[str, Tensor]:
    """The sum over a batch of each head's loss, over the messages that are labelled for it."""
    found: dict[str, Tensor] = {}
    level = [(at, LEVELS.index(one.level)) for at, one in enumerate(batch) if one.level]
    if level:
        at, to = (torch.tensor(column) for column in zip(*level, strict=True))
        found["level"] = functional.cross_entropy(
            out["level"][at].float(), to, label_smoothing=SMOOTHING["level"], reduction="sum"
        )
        axes = torch.tensor([[float(axis in batch[row].axes) for axis in AXES] for row, _ in level])
        found["axes"] = functional.binary_cross_entropy_with_logits(
            out["axes"][at].float(), axes, reduction="sum"
        ) / len(AXES)
    return found | talk_losses(out, batch, classes)


def talk_losses(
    out: dict[str, Tensor], batch: list[Example], classes: dict[str, tuple[str, ...]]
) -> dict[str, Tensor]:
    """As `losses`, of the heads that tell what a message does in a conversation."""
    found: dict[str, Tensor] = {}
    for head in {"audience", "language", "stance", "about"} & out.keys():
        known = [
            (at, classes[head].index(value))
            for at, one in enumerate(batch)
            if (value := getattr(one, head)) in classes[head]
        ]
        if known:
            at, to = (torch.tensor(column) for column in zip(*known, strict=True))
            found[head] = functional.cross_entropy(out[head][at].float(), to, reduction="sum")
    meant = [
        (at, right) for at, one in enumerate(batch) if any(right := within(one.meanings, classes["meaning"]))
    ]
    if meant:
        chances = functional.log_softmax(out["meaning"][torch.tensor([at for at, _ in meant])].float(), 1)
        wrong = ~torch.tensor([right for _, right in meant])
        missed = -torch.logsumexp(chances.masked_fill(wrong, -torch.inf), 1)
        smooth = SMOOTHING["meaning"]
        found["meaning"] = ((1 - smooth) * missed - smooth * chances.mean(1)).sum()
    return found


def within(meanings: tuple[str, ...], classes: tuple[str, ...]) -> list[bool]:
    """Which classes are right; an intent alone is right in any of its narrower meanings."""
    return [name in meanings or name.split("/")[0] in meanings for name in classes]


def _micro(batch: list[Example]) -> Iterable[list[Example]]:
    """The batch in pieces of like length, so that little is padded."""
    order = sorted(
        batch, key=lambda one: len(one.text) + len(one.context.question) + sum(map(len, one.context.before))
    )
    return (order[first : first + MICRO_BATCH] for first in range(0, len(order), MICRO_BATCH))


def train(
    model: Encoder, sampler: Sampler, tokenizer: Tokenizer, classes: dict[str, tuple[str, ...]], folder: Path
) -> None:
    """Train up to `STEPS`, from the checkpoint in `folder` where there is one; `model` gets the averaged weights."""
    torch.manual_seed(SEED)
    body = [p for name, p in model.named_parameters() if p.requires_grad and name.startswith("layers")]
    heads = [p for name, p in model.named_parameters() if p.requires_grad and not name.startswith("layers")]
    optimizer = torch.optim.AdamW(
        [{"params": body, "lr": RATE}, {"params": heads, "lr": HEADS_RATE}], weight_decay=DECAY
    )
    schedule = torch.optim.lr_scheduler.LambdaLR(optimizer, _rate)
    averaged = {name: p.detach().clone() for name, p in model.named_parameters() if p.requires_grad}
    first, checkpoint = 0, folder / "checkpoint.pt"
    if checkpoint.exists():
        state = torch.load(checkpoint, weights_only=True)
        model.load_state_dict(state["model"], strict=False)
        optimizer.load_state_dict(state["optimizer"])
        schedule.load_state_dict(state["schedule"])
        averaged, first = state["averaged"], state["step"]
    model.train()
    shown: dict[str, float] = {}
    began = time.monotonic()
    for step in range(first, STEPS):
        batch = sampler.batch(step)
        for part in _micro(batch):
            ids, own, mask = encode(part, tokenizer)
            with torch.autocast("cpu", dtype=torch.bfloat16):
                out = model(ids, own, mask)
            found = losses(out, part, classes)
            total = sum((WEIGHT[name] * loss for name, loss in found.items()), torch.zeros(()))
            (total / BATCH).backward()
            for name, loss in found.items():
                shown[name] = shown.get(name, 0.0) + float(loss.detach())
        torch.nn.utils.clip_grad_norm_([*body, *heads], 1.0)
        optimizer.step()
        schedule.step()
        optimizer.zero_grad(set_to_none=True)
        keep = min(AVERAGED, (step + 1) / (step + 10))
        for name, p in model.named_parameters():
            if name in averaged:
                averaged[name].lerp_(p.detach(), 1 - keep)
        if (step + 1) % SHOWN_EVERY == 0:
            pace = (time.monotonic() - began) / (step + 1 - first)
            told = " ".join(f"{name} {value / SHOWN_EVERY / BATCH:.3f}" for name, value in shown.items())
            print(
                f"step {step + 1}/{STEPS}, {pace:.2f} s each, {pace * (STEPS - step - 1) / 60:.0f} min left: {told}",
                flush=True,
            )
            shown = {}
        if (step + 1) % KEPT_EVERY == 0 or step + 1 == STEPS:
            learned = {
                name: value
                for name, value in model.state_dict().items()
                if name not in {"word.weight", "pos.weight"}
            }
            save(
                checkpoint, model=learned, optimizer=optimizer.state_dict(), schedule=schedule.state_dict(),
                averaged=averaged, step=step + 1,
            )  # fmt: skip
    model.load_state_dict(averaged, strict=False)
    model.eval()


def _rate(step: int) -> float:
    """Up in `WARM_UP` steps, then down a cosine to a twentieth."""
    if step < WARM_UP:
        return (step + 1) / WARM_UP
    done = (step - WARM_UP) / max(1, STEPS - WARM_UP)
    return 0.05 + 0.95 * 0.5 * (1 + float(torch.cos(torch.tensor(done * torch.pi))))

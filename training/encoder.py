"""The encoder that is learned: multilingual-e5-small with one head for each thing that a message tells."""

from pathlib import Path

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional

from training.weights import pretrained

WIDE, FEED, ATTENTION, LAYERS, POSITIONS = 384, 1536, 12, 12, 512


class Layer(nn.Module):
    def __init__(self) -> None:
        super().__init__()
        self.q, self.k, self.v, self.ao = (nn.Linear(WIDE, WIDE) for _ in range(4))
        self.fi, self.fo = nn.Linear(WIDE, FEED), nn.Linear(FEED, WIDE)
        self.aln, self.oln = nn.LayerNorm(WIDE, 1e-12), nn.LayerNorm(WIDE, 1e-12)
        self.drop = nn.Dropout(0.1)

    def forward(self, x: Tensor, mask: Tensor) -> Tensor:
        batch, length, _ = x.shape
        shape = (batch, length, ATTENTION, WIDE // ATTENTION)
        parts = (project(x).view(shape).transpose(1, 2) for project in (self.q, self.k, self.v))
        seen = functional.scaled_dot_product_attention(*parts, attn_mask=mask)
        x = self.aln(x + self.drop(self.ao(seen.transpose(1, 2).reshape(batch, length, WIDE))))
        out: Tensor = self.oln(x + self.drop(self.fo(functional.gelu(self.fi(x)))))
        return out


class Encoder(nn.Module):
    """Pieces in, logits by head out.

    `ids` (batch, length); `own`: 1 where a piece is of the message itself, 0 where it is context; `mask`: 1 where a
    piece is anything at all.

    The word and position embeddings stay as they were pretrained: words that the corpus lacks keep their neighbours.
    """

    def __init__(self, pieces: int, heads: dict[str, int]) -> None:
        super().__init__()
        self.word, self.pos = nn.Embedding(pieces, WIDE), nn.Embedding(POSITIONS, WIDE)
        self.eln, self.drop = nn.LayerNorm(WIDE, 1e-12), nn.Dropout(0.1)
        self.layers = nn.ModuleList(Layer() for _ in range(LAYERS))
        self.danger, self.talk = nn.Linear(2 * WIDE, WIDE), nn.Linear(2 * WIDE, WIDE)
        self.heads = nn.ModuleDict({name: nn.Linear(WIDE, size) for name, size in heads.items()})
        self.word.weight.requires_grad_(requires_grad=False)
        self.pos.weight.requires_grad_(requires_grad=False)

    def vector(self, words: Tensor, own: Tensor, mask: Tensor) -> Tensor:
        """The message as one vector: mean and maximum of its own pieces, read beside their context.

        `words` (batch, length, 384): the embeddings of the pieces.
        """
        x = self.drop(self.eln(words + self.pos.weight[: words.shape[1]]))
        for layer in self.layers:
            x = layer(x, mask[:, None, None, :].bool())
        weight = own[:, :, None].to(x.dtype)
        mean = (x * weight).sum(1) / weight.sum(1)
        most = x.masked_fill(weight == 0, -1e4).max(1).values
        return torch.cat([mean, most], 1)

    def forward(self, ids: Tensor, own: Tensor, mask: Tensor) -> dict[str, Tensor]:
        pooled = self.drop(self.vector(self.word(ids), own, mask))
        danger, talk = (
            self.drop(functional.gelu(self.danger(pooled))),
            self.drop(functional.gelu(self.talk(pooled))),
        )
        return {
            name: head(danger if name in {"level", "axes"} else talk) for name, head in self.heads.items()
        }

    @torch.no_grad()
    def fill(self, kept: list[int]) -> None:
        """Take the pretrained weights; `kept` are the pieces of the full vocabulary that ours holds, in order."""
        tensor = pretrained()

        def put(into: Tensor, name: str) -> None:
            into.copy_(torch.from_numpy(np.ascontiguousarray(tensor(name).reshape(into.shape))))

        self.word.weight.copy_(torch.from_numpy(tensor("emb.word").reshape(-1, WIDE)[kept]))
        kinds = torch.from_numpy(tensor("emb.type").reshape(-1, WIDE)[0])
        self.pos.weight.copy_(torch.from_numpy(tensor("emb.pos").reshape(POSITIONS, WIDE)) + kinds)
        put(self.eln.weight, "emb.ln.w")
        put(self.eln.bias, "emb.ln.b")
        for number, layer in enumerate(self.layers):
            for name in ("q", "k", "v", "ao", "fi", "fo", "aln", "oln"):
                part = getattr(layer, name)
                put(part.weight, f"l{number}.{name}.w")
                put(part.bias, f"l{number}.{name}.b")


def save(path: Path, **state: object) -> None:
    """Written beside and moved: a stop in between leaves the one before."""
    beside = path.with_suffix(".new")
    torch.save(state, beside)
    beside.replace(path)

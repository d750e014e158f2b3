"""Writes sense.txt and sense.rows, the network that reads a message as a whole (api/safety/sense.py).

    uv run --group api --with torch --with "scikit-learn>=1.5" python resources/safety/make_sense.py

Learns from what make_opinion.py learns from, and from the rules' own examples; never from tests/safety/held.
Harmless talk is put before and behind messages while learning, so that it is no reason to call one
harmless; half of it is small talk (« on mange des crêpes ce soir »). Run it again when phrases, signs or
spellings changed much; six minutes on one core.
"""

import json
import random
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import compress
from pathlib import Path
from typing import Any
from zlib import crc32

import torch
from torch import nn
from torch.nn import functional
from tqdm import tqdm

FOLDER = Path(__file__).resolve().parent
sys.path[:0] = [str(FOLDER.parents[1]), str(FOLDER)]

from fanal_kernels.heard import Heard  # noqa: E402
from fanal_kernels.network import HALF, MOST, WIDTH  # noqa: E402
from make_opinion import attentive, harmless, labelled  # noqa: E402

from api.safety.features import BREAK, RESERVED, UNKNOWN  # noqa: E402
from api.safety.phrases import Phrases, load  # noqa: E402
from api.safety.screen import heard, matched, screen  # noqa: E402
from api.safety.screening import AXES, LEVELS  # noqa: E402
from api.safety.sense import ROWS, TEXT  # noqa: E402

UNITS, ROW = 92, 64  # of the network; numbers that stand for a feature while learning
RARE = 6  # a feature met in fewer messages says nothing
ROUNDS, TOGETHER, PACE = 14, 64, 2e-3
GLUED, BOTH_SIDES = 0.35, 0.2  # of all messages, with harmless talk before or behind; of those, with both
# How much it counts what a message is about, and how much that harmless ones are about nothing. It is more
# than a question on top: who learns what a message is about tells better whether it is grave.
ABOUT, ABOUT_NOTHING = 6.0, 0.2
SMALL_TALK = "talk around"  # the slice of messages that are put around others
LONGEST = 80  # words that are learned from
Words = list[list[int]]


class Network(nn.Module):
    def __init__(self, features: int) -> None:
        super().__init__()
        self.rows = nn.Embedding(features + 1, ROW, padding_idx=0)
        nn.init.normal_(self.rows.weight, std=0.1)
        self.rows.weight.data[0] = 0
        self.units = nn.Conv1d(ROW, UNITS, WIDTH, padding=WIDTH // 2)
        self.questions = nn.Linear(UNITS, len(LEVELS) - 1)  # this level or graver?
        self.axes = nn.Linear(UNITS, len(AXES))  # about this?
        self.forgets = nn.Dropout(0.25)

    def forward(self, words: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor]:
        if self.training:
            words = words * (torch.rand_like(words, dtype=torch.float) > 0.1)
        here = (words > 0).any(2).unsqueeze(1).float()
        told = self.forgets(self.rows(words).sum(2)).transpose(1, 2)
        strongest = self.forgets((functional.relu(self.units(told)) * here).amax(2))
        return self.questions(strongest), self.axes(strongest)


def examples(phrases: Phrases) -> Iterator[dict[str, Any]]:
    """Of the rules: what they must see, at the level that they see it."""
    for rule in phrases.rules:
        if not rule.after:
            for text in rule.must:
                yield {"text": text, "level": screen(text, phrases=phrases).level}


def batches(messages: Sequence[Words], calm: Sequence[list[Words]], chance: random.Random) -> Iterator[Any]:
    """Messages of about the same length together, some with harmless talk around them; with their rows.

    `calm`: kinds of harmless talk, each as often.
    """
    order = chance.sample(range(len(messages)), len(messages))
    parts = [
        sorted(order[at : at + 2048], key=lambda row: len(messages[row])) for at in range(0, len(order), 2048)
    ]
    groups = [part[at : at + TOGETHER] for part in parts for at in range(0, len(part), TOGETHER)]
    chance.shuffle(groups)
    for group in groups:
        told = [messages[row] for row in group]
        for place, words in enumerate(told):
            if chance.random() < GLUED and len(words) < LONGEST // 2:
                around = chance.choice(chance.choice(calm))
                if chance.random() < BOTH_SIDES:
                    told[place] = around + words + chance.choice(chance.choice(calm))
                else:
                    told[place] = around + words if chance.random() < 0.5 else words + around
        yield padded(told), group


def about(entry: dict[str, Any]) -> list[float]:
    """Of each axis 1 or 0; -1 where nobody said what the message is about."""
    if entry["level"] != LEVELS[0] and "axes" not in entry:
        return [-1.0] * len(AXES)
    return [float(axis in entry.get("axes", ())) for axis in AXES]


def padded(told: Sequence[Words]) -> torch.Tensor:
    longest = max(1, *map(len, told))
    nothing = [0] * MOST
    return torch.tensor(
        [[[*word, *nothing][:MOST] for word in words] + [nothing] * (longest - len(words)) for words in told]
    )


def wrong(said: tuple[torch.Tensor, torch.Tensor], levels: torch.Tensor, axes: torch.Tensor) -> torch.Tensor:
    """How far off: in how grave a message is, and in its axes where they are known (none is -1)."""
    loss = functional.binary_cross_entropy_with_logits
    reached = torch.stack([levels >= level for level in range(1, len(LEVELS))], 1).float()
    known = axes[:, 0] >= 0
    counts = torch.where(levels[known] > 0, 1.0, ABOUT_NOTHING).unsqueeze(1)
    about = loss(said[1][known], axes[known], reduction="none") * counts
    return loss(said[0], reached) + ABOUT * about.sum() / max(1, about.numel())


def learned(
    messages: Sequence[Words],
    levels: Sequence[int],
    axes: torch.Tensor,
    calm: Sequence[list[Words]],
    features: int,
) -> Network:
    chance = random.Random(1)  # noqa: S311 - the same examples each time
    torch.manual_seed(1)
    torch.set_num_threads(1)  # the same weights on any machine
    network = Network(features)
    optimizer = torch.optim.AdamW(network.parameters(), lr=PACE, weight_decay=0.1)
    for turn in tqdm(range(ROUNDS)):
        for group in optimizer.param_groups:
            group["lr"] = PACE * (1 - turn / ROUNDS)
        for words, rows in batches(messages, calm, chance):
            loss = wrong(network(words), torch.tensor([levels[row] for row in rows]), axes[rows])
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
    return network.eval()


def written(network: Network) -> tuple[dict[str, Any], bytes]:
    """The questions, and a row of each feature: each unit in steps of its own, which fit into a byte."""
    with torch.no_grad():
        # of each feature: WIDTH blocks of UNITS, the block of the word two before it first
        adds = torch.einsum("fr,urw->fwu", network.rows.weight, network.units.weight).flip(1)
        step = adds.abs().amax((0, 1)) / (HALF - 1)
        table = ((adds / step).round() + HALF).to(torch.uint8)
        begin = (network.units.bias / step).round().int().tolist()
        levels = dict(zip(LEVELS[1:], asked(network.questions, step), strict=True))
        axes = dict(zip(AXES, asked(network.axes, step), strict=True))
    return {"begin": begin, **levels, "axes": axes}, table[1:].numpy().tobytes()


def asked(questions: nn.Linear, step: torch.Tensor) -> Iterator[dict[str, Any]]:
    for bias, weights in zip(questions.bias, questions.weight, strict=True):
        yield {"bias": float(bias), "weights": [float(f"{weight:.6g}") for weight in weights * step]}


def mute() -> None:
    """Hears nothing: what is needed to load the phrases for the first time."""
    question = {"bias": -99.0, "weights": [0.0]}
    head = {"begin": [0], **dict.fromkeys(LEVELS[1:], question), "axes": {}}
    write(head, RESERVED[UNKNOWN:], bytes([HALF] * WIDTH) * len(RESERVED[UNKNOWN:]))


def write(head: dict[str, Any], features: Iterable[str], rows: bytes) -> None:
    """As new files: a process that has mapped the old rows goes on with them."""
    head["first"] = crc32(rows[: WIDTH * len(head["begin"])])
    text = "".join(f"{line}\n" for line in (json.dumps(head), *features))
    for name, content in ((ROWS, rows), (TEXT, text.encode())):
        fresh = FOLDER / f"{name}.new"
        fresh.write_bytes(content)
        fresh.replace(FOLDER / name)


def audible(heard: Heard) -> list[tuple[int, ...]]:
    """What is known of each word that counts."""
    return [heard[place][1] for place in heard.audible()]


def main() -> None:
    if not ((FOLDER / TEXT).exists() and (FOLDER / ROWS).exists()):
        mute()
    phrases = attentive()
    of_rules = examples(load(FOLDER, examples=True))  # those are screened as they are today
    entries = [*labelled(), *harmless(), *of_rules]
    told = [audible(heard(*matched(entry["text"], phrases), phrases)) for entry in entries]
    met = Counter(feature for words in told for feature in {feature for word in words for feature in word})
    names = phrases.ears.features.names()
    # The commonest first: they lie together where they are read. An emoji only adds to the second opinion:
    # here it could make something harmless.
    common = [
        number
        for number, times in met.most_common()
        if times >= RARE and number > BREAK and not names[number].startswith("+emoji_")
    ]
    features = [UNKNOWN, BREAK, *common]
    place = {number: place for place, number in enumerate(features, 1)}
    messages = [
        [[place[feature] for feature in word if feature in place] or [1] for word in words[:LONGEST]]
        for words in told
    ]
    levels = [LEVELS.index(entry["level"]) for entry in entries]
    axes = torch.tensor([about(entry) for entry in entries])
    small_talk = [entry.get("slice") == SMALL_TALK for entry in entries]
    harmless_talk = [
        words
        for words, level, small in zip(messages, levels, small_talk, strict=True)
        if level == 0 and not small and len(words) < LONGEST // 3
    ]
    calm = [harmless_talk, [*compress(messages, small_talk)]]
    head, rows = written(learned(messages, levels, axes, calm, len(features)))
    write(head, [names[number] for number in features], rows)


if __name__ == "__main__":
    main()

"""Which messages a step of training sees: so many of each kind, each perhaps typed otherwise."""

import random
from collections.abc import Callable, Collection
from dataclasses import replace

from reader.reading import Context
from training import augment
from training.data import Example

# Messages of a batch, by kind: grave ones are a third whatever their share in the corpus, since a miss weighs most.
SHARES = {
    "grave": 10, "concern": 2, "harmless": 7, "real": 3, "long": 3, "languages": 5, "pairs": 11, "meanings": 13,
}  # fmt: skip
BATCH = sum(SHARES.values())
NOISE, BURIED, JOINED, BESIDE = 0.35, 0.3, 0.2, 0.08  # how often
FOREIGN = 0.4  # how often an example of a meaning stands behind a question that it does not answer
HARD = 0.4  # how often a message that the model before this one misread is drawn, where there are some
FEWEST_HARD = 50  # of a kind; with fewer they would be learned by heart


class Sampler:
    """Step `n` of a seed draws the same examples whatever was drawn before, so a training can be resumed."""

    def __init__(self, examples: list[Example], seed: int, misread: Collection[int] = ()) -> None:
        """`misread`: the places in `examples` of those that are drawn more often."""
        self.seed = seed
        self.kinds = {name: [one for one in examples if keep(one)] for name, keep in KINDS.items()}
        hard = [one for at, one in enumerate(examples) if at in misread]
        self.hard = {name: [one for one in hard if keep(one)] for name, keep in KINDS.items()}
        self.questions = [one.context for one in examples if one.context] or [Context(question="Ça va ?")]
        self.fillers: dict[str, list[Example]] = {}
        for one in examples:
            if one.level == "none" and not one.context and 2 <= len(one.text.split()) <= 15:
                self.fillers.setdefault(one.language or "fr", []).append(one)

    def batch(self, step: int) -> list[Example]:
        chance = random.Random(f"{self.seed}:{step}")  # noqa: S311 - not a secret
        return [
            self._varied(name, self._drawn(name, chance), chance)
            for name, count in SHARES.items()
            for _ in range(count)
        ]

    def _drawn(self, kind: str, chance: random.Random) -> Example:
        if len(self.hard[kind]) >= FEWEST_HARD and chance.random() < HARD:
            return chance.choice(self.hard[kind])
        return chance.choice(self.kinds[kind] or self.kinds["harmless"])

    def _varied(self, kind: str, one: Example, chance: random.Random) -> Example:
        harmless = self.fillers.get(one.language or "fr", [])
        if not one.context and kind != "meanings" and len(harmless) >= 6:
            if (one.level != "none" and chance.random() < BURIED) or (
                one.level == "none" and chance.random() < JOINED
            ):
                one = augment.buried(one, harmless, chance)
            if chance.random() < BESIDE:
                one = augment.beside(one, self.questions, chance)
        if kind == "meanings" and not one.context and chance.random() < FOREIGN:
            one = augment.beside(one, self.questions, chance)
        if chance.random() < NOISE and (one.language or "fr") != "ar":
            one = replace(one, text=augment.noisy(one.text, chance))
        return one


def _french(one: Example) -> bool:
    return one.language in {None, "fr"} and not one.context and one.slice != "real SMS"


def _long(one: Example) -> bool:
    return len(one.text.split()) >= 40 and one.level == "none"


KINDS: dict[str, Callable[[Example], bool]] = {
    "grave": lambda one: _french(one) and one.grave,
    "concern": lambda one: _french(one) and one.level == "concern",
    "harmless": lambda one: _french(one) and one.level == "none" and not _long(one),
    "real": lambda one: one.slice == "real SMS",
    "long": lambda one: _french(one) and _long(one),
    "languages": lambda one: one.language not in {None, "fr"},
    "pairs": lambda one: bool(one.context),
    "meanings": lambda one: one.source.startswith("flows") or one.slice == "meaning",
}

"""What a message is about: the axes that its words speak for, beside those that rules name."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from api.safety.screening import AXES

LIKELY, UNLIKELY = 0.0, -2.0  # log odds


@dataclass(frozen=True, slots=True)
class Subjects:
    """`bias` of each axis, and what a word or pair speaks for and against."""

    bias: Mapping[str, float]
    weights: Mapping[str, tuple[tuple[str, float], ...]]

    def of(self, told: Iterable[str]) -> tuple[str, ...]:
        """Those that are likely, at least the likeliest."""
        odds = self._odds(told)
        return self._likely(odds) or (max(odds, key=odds.__getitem__),)

    def settled(self, axes: Sequence[str], told: Iterable[str]) -> tuple[str, ...]:
        """What rules named, less what is most unlikely behind the first, and what else is likely."""
        odds = self._odds(told)
        kept = (axis for axis in axes[1:] if odds.get(axis, LIKELY) > UNLIKELY)
        return tuple(dict.fromkeys((*axes[:1], *kept, *self._likely(odds))))

    def _odds(self, told: Iterable[str]) -> dict[str, float]:
        odds = dict(self.bias)
        for feature in told:
            for axis, weight in self.weights.get(feature, ()):
                odds[axis] += weight
        return odds

    def _likely(self, odds: Mapping[str, float]) -> tuple[str, ...]:
        return tuple(axis for axis in AXES if odds.get(axis, UNLIKELY) > LIKELY)

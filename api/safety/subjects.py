"""What a message is about: the axes that its words speak for, and what rules name."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from api.safety.screening import AXES

# Log odds: what is likelier is named; what rules name first stays unless it is less likely than the other.
LIKELY, UNLIKELY = -1.0, -3.0
Odds = Mapping[str, float]  # of each axis; one that was never learned has none


@dataclass(frozen=True, slots=True)
class Subjects:
    """`bias` of each axis, and what a word or pair speaks for and against."""

    bias: Odds
    weights: Mapping[str, tuple[tuple[str, float], ...]]

    def odds(self, told: Iterable[str], heard: Odds) -> Odds:
        """With what the network heard of each axis: the two together know more than either."""
        odds = dict(self.bias)
        for feature in told:
            for axis, weight in self.weights.get(feature, ()):
                odds[axis] += weight
        return {axis: said + heard.get(axis, 0.0) for axis, said in odds.items()}


def settled(named: Sequence[str], odds: Odds) -> tuple[str, ...]:
    """Of what rules named, the first unless it is most unlikely, and what is likely; then what else is."""
    first = (axis for axis in named[:1] if odds.get(axis, LIKELY) >= UNLIKELY)
    others = (axis for axis in named[1:] if odds.get(axis, LIKELY) >= LIKELY)
    likely = (axis for axis in AXES if odds.get(axis, UNLIKELY) > LIKELY)
    return tuple(dict.fromkeys((*first, *others, *likely)))


def likeliest(odds: Odds) -> tuple[str, ...]:
    return tuple(sorted(odds, key=odds.__getitem__)[-1:])

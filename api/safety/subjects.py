"""What a message is about: the axes that its words speak for, and what rules name."""

from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass
from struct import Struct

from api.safety.screening import AXES

# Log odds: what is likelier is named; what rules name first stays unless it is less likely than the other.
LIKELY, UNLIKELY = -1.0, -3.0
HUNDREDTHS = 100  # of a weight: what is added up
LANE = 32  # bits of an axis
_LANES = Struct(f"<{len(AXES)}I")
_HALF = 1 << (LANE - 1)
_HALVES = sum(_HALF << (LANE * place) for place in range(len(AXES)))  # so that no lane is below nothing
Odds = Mapping[str, float]  # of each axis; one that was never learned has none


@dataclass(frozen=True, slots=True)
class Subjects:
    """`bias` of each axis, and what a feature speaks for and against, by its number.

    One whole number holds the weights of a feature for all axes, each in a lane: one addition adds all.
    """

    bias: Odds
    weights: Sequence[int]

    def odds(self, told: Iterable[int], heard: Odds) -> Odds:
        """With what the network heard of each axis: the two together know more than either."""
        said = sum(map(self.weights.__getitem__, told)) + _HALVES
        lanes = _LANES.unpack(said.to_bytes(_LANES.size, "little"))
        return {
            axis: self.bias[axis] + (lane - _HALF) / HUNDREDTHS + heard.get(axis, 0.0)
            for axis, lane in zip(AXES, lanes, strict=True)
            if axis in self.bias
        }


def packed(weights: Mapping[str, float]) -> int:
    """Of one feature, for each axis that it speaks for or against."""
    return sum(round(weight * HUNDREDTHS) << (LANE * AXES.index(axis)) for axis, weight in weights.items())


def settled(named: Sequence[str], odds: Odds, shown: Container[str] = ()) -> tuple[str, ...]:
    """Of what rules named, the first unless it is most unlikely, and what is likely; then what else is.

    `shown`: what the conversation has shown, which the words of this message alone need not say.
    """
    first = (axis for axis in named[:1] if axis in shown or odds.get(axis, LIKELY) >= UNLIKELY)
    others = (axis for axis in named[1:] if axis in shown or odds.get(axis, LIKELY) >= LIKELY)
    likely = (axis for axis in AXES if odds.get(axis, UNLIKELY) > LIKELY)
    return tuple(dict.fromkeys((*first, *others, *likely)))


def likeliest(odds: Odds) -> tuple[str, ...]:
    return tuple(sorted(odds, key=odds.__getitem__)[-1:])

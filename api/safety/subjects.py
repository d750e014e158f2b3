"""What a message is about: the axes that its words speak for, and what rules name."""

from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass

from fanal_kernels.heard import Heard
from fanal_kernels.weights import HUNDREDTHS, Leanings

from api.safety.screening import AXES

# Log odds: what is likelier is named; what rules name first stays unless it is less likely than the other.
LIKELY, UNLIKELY = -1.0, -3.0
Odds = Mapping[str, float]  # of each axis; one that was never learned has none


@dataclass(frozen=True, slots=True)
class Subjects:
    """`bias` of each axis, and what each feature speaks for and against."""

    bias: Odds
    weights: Leanings

    def odds(self, heard: Heard, network: Odds) -> Odds:
        """With what the network heard of each axis: the two together know more than either."""
        return {
            axis: self.bias[axis] + said / HUNDREDTHS + network.get(axis, 0.0)
            for axis, said in zip(AXES, self.weights.sums(heard), strict=True)
            if axis in self.bias
        }


def leaning(written: str) -> tuple[int, int]:
    """An axis that a feature speaks for or against, `violence:1.2`: its place, and how much in hundredths."""
    axis, _, weight = written.partition(":")
    return AXES.index(axis), round(float(weight) * HUNDREDTHS)


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

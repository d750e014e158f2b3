"""What is heard, put together for a test without the screen."""

from array import array
from collections.abc import Iterable, Mapping, Sequence
from itertools import chain

from fanal_kernels.heard import Heard, Pairs

from api.safety.ears import NOWHERE, alone, heard_in
from api.safety.features import LAST_SILENT, Features


def hear(words: Sequence[Sequence[int]], pairs: Pairs | None = None) -> Heard:
    """Words of which just these features are known."""
    numbers = array("I", chain.from_iterable((*word, 0, 0)[:2] for word in words))
    more = {place: word[2:] for place, word in enumerate(words)}
    return Heard(numbers, pairs or Pairs(), LAST_SILENT, (more,))


def said(words: Iterable[str], features: Features, found: Mapping[int, Sequence[int]] = NOWHERE) -> Heard:
    """Words as the ears of the screen hear them."""
    return heard_in(array("I", chain.from_iterable(alone(word, features) for word in words)), features, found)

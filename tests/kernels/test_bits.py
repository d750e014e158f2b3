"""The bits of a message: sets, pairs in their order, and how far apart."""

from copy import copy

import pytest
from fanal_kernels.bits import MOST, WORD, Held, Reader
from hypothesis import given
from hypothesis import strategies as st

CLOSE = 3
SET, FAR, NEAR = 0, 64, MOST - 1  # an « a »; a « b » behind it, anywhere, and close by
KINDS = [0, 1, 2, 2]  # of a, b, c, d
AT, BITS = zip(*[(number // WORD, 1 << number % WORD) for number in (SET, FAR, NEAR, FAR, NEAR)], strict=True)
EDGES = [0, 3, 3, 3, 5, 5, 5]  # « a » begins all three, « b » ends the last two
READER = Reader("a", KINDS, EDGES, AT, BITS, Held([SET]), Held([SET, FAR]), CLOSE)


@given(st.text("abcd", max_size=30))
def test_a_message_holds_what_stands_in_it(text: str) -> None:
    apart = [behind - first for first, a in enumerate(text) for behind, b in enumerate(text) if a + b == "ab"]
    behind = [distance for distance in apart if distance > 0]
    held = copy(READER).of(text)
    assert held.has((SET,)) == ("a" in text)
    assert held.has((FAR,)) == held.has((SET, FAR)) == bool(behind)
    assert not held.has((NEAR,)) or min(behind) <= 2 * CLOSE
    assert held.has((NEAR,)) or not behind or min(behind) > CLOSE


@given(st.sets(st.integers(0, MOST - 1)), st.sets(st.integers(0, MOST - 1)))
def test_bits_are_a_set(numbers: set[int], asked: set[int]) -> None:
    held = Held(numbers)
    assert {*held} == {*copy(held)} == numbers
    assert held.has(tuple(asked)) == (asked <= numbers)


class Behind:
    def __init__(self, *mask: int) -> None:
        self.mask = mask


def test_a_gate_leads_to_what_a_message_has_all_of() -> None:
    fits, lacks, shut = Behind(SET, NEAR), Behind(SET, FAR), Behind()
    held = Held([SET, NEAR, 100])
    assert held.led_to(Held([100, 200]), {100: (fits, lacks), 200: (shut,)}) == [fits]


@pytest.mark.parametrize("number", [-1, MOST])
def test_there_is_no_bit_beyond_the_last(number: int) -> None:
    with pytest.raises(ValueError, match="no bit"):
        Held([number])
    assert not Held([0]).has((number,))


def test_what_does_not_belong_together_is_refused() -> None:
    nothing = Held()
    for kinds, edges, at in ((KINDS, EDGES[:-1], AT), (KINDS, EDGES, AT[:-1]), ([], [], [])):
        with pytest.raises(ValueError, match="edges"):
            Reader("a", kinds, edges, at, BITS, nothing, nothing, CLOSE)
    with pytest.raises(ValueError, match="no symbol"):
        READER.of("e")

"""What is looked up for each symbol, against one symbol at a time."""

from copy import copy
from itertools import pairwise

import pytest
from fanal_kernels.symbols import STEPS, Asked, OneOf, Renamed
from hypothesis import given
from hypothesis import strategies as st

LETTERS = "bcdf"  # « e » lies between
SYMBOLS = st.text("abcdefgé𝒂", max_size=12)
PART = st.dictionaries(st.sampled_from(LETTERS), st.integers(0, 2**STEPS - 1))


@given(PART, PART, PART, SYMBOLS, st.integers(0, STEPS + 1))
def test_a_step_is_asked_for_by_a_symbol_or_two_in_a_row(
    alone: dict[str, int], before: dict[str, int], behind: dict[str, int], symbols: str, start: int
) -> None:
    bits = 0
    for symbol in symbols:
        bits |= alone.get(symbol, 0)
    for one, other in pairwise(symbols):
        bits |= before.get(one, 0) & behind.get(other, 0)
    steps = [step for step in range(start, STEPS) if bits >> step & 1]
    asked = Asked(alone, before, behind)
    assert asked.first(symbols, start) == copy(asked).first(symbols, start) == (steps[0] if steps else -1)


def test_there_are_no_more_steps_than_bits() -> None:
    with pytest.raises(OverflowError):
        Asked({"a": 1 << STEPS}, {}, {})
    assert Asked({"a": 1}, {}, {}).first("a", -1) == -1


@given(st.sets(st.sampled_from("abdfé𝒂")), SYMBOLS)
def test_one_of_some_symbols_stands_in_a_message(those: set[str], symbols: str) -> None:
    one = OneOf(those)
    assert one.isdisjoint(symbols) == copy(one).isdisjoint(symbols) == those.isdisjoint(symbols)


@given(st.dictionaries(st.sampled_from(LETTERS), st.sampled_from("aé𝒂")), SYMBOLS)
def test_each_symbol_is_renamed(others: dict[str, str], symbols: str) -> None:
    renamed = Renamed(others)
    plain = "".join(others.get(symbol, symbol) for symbol in symbols)
    assert renamed.of(symbols) == copy(renamed).of(symbols) == plain

"""What weighs most in a message, against the same reckoned the long way."""

from copy import copy

import pytest
from fanal_kernels.heard import Pairs
from fanal_kernels.weights import LONGEST, Leanings, Weights
from hypothesis import given
from hypothesis import strategies as st

from api.safety.features import BREAK
from tests.kernels.hearing import hear

AXES = 3
KNOWN = range(BREAK + 1, BREAK + 7)  # the last has no weight of its own
PAIRED = {(KNOWN[0], KNOWN[1]): BREAK + 10, (KNOWN[2], KNOWN[2]): BREAK + 11}
PAIRS = Pairs()
for both, number in PAIRED.items():
    PAIRS.add(*both, number)
weights = st.lists(st.integers(-300, 300), min_size=BREAK + 12, max_size=BREAK + 12).map(
    lambda drawn: [0, *drawn[1:]]
)
words = st.lists(st.lists(st.sampled_from(KNOWN), max_size=4, unique=True).map(tuple), max_size=2 * LONGEST)
edges = st.tuples(st.integers(0, 2 * LONGEST), st.integers(0, 2 * LONGEST)).map(sorted)
Words = list[tuple[int, ...]]


@given(weights, words, edges)
def test_a_stretch_weighs_what_is_told_in_it(weights: list[int], words: Words, edges: list[int]) -> None:
    heard, weighs = hear(words, PAIRS), Weights(weights)
    plain = sum(weights[feature] for feature in heard.told(*edges)) / 100
    assert weighs.sum(heard, *edges) == copy(weighs).sum(heard, *edges) == plain


@given(weights, words)
def test_no_stretch_weighs_more_than_the_best(weights: list[int], words: Words) -> None:
    heard, weighs = hear(words, PAIRS), Weights(weights)
    score, start, end = weighs.best(heard, 0.0)
    plain = max(
        (
            sum(weights[feature] for feature in heard.told(first, behind)) / 100
            for first in range(len(words))
            for behind in range(first + 1, min(first + LONGEST, len(words)) + 1)
        ),
        default=0.0,
    )
    assert score == pytest.approx(max(plain, 0.0))
    assert score == pytest.approx(weighs.sum(heard, start, end))
    assert weighs.bound(heard) >= score - 1e-9


@given(weights, words, edges)
def test_what_stands_around_a_stretch_changes_nothing(
    weights: list[int], words: Words, edges: list[int]
) -> None:
    """The best stretch of a part is that of the part alone, unless its first pair makes it worth a search."""
    start, end = edges
    weighs = Weights(weights)
    score, first, behind = weighs.best(hear(words, PAIRS), 0.0, start, end)
    alone, *_ = weighs.best(hear(words[start:end], PAIRS), 0.0)
    assert score == alone
    assert (first, behind) == (0, 0) or start <= first <= behind <= end


def test_nothing_is_the_best_where_nothing_comes_up_to_what_is_needed() -> None:
    weighs = Weights([0] * KNOWN[0] + [250])
    assert weighs.best(hear([(KNOWN[0],)]), 2.5) == (2.5, 0, 1)
    assert weighs.best(hear([(KNOWN[0],)]), 2.51) == weighs.best(hear([]), 0.0) == (0.0, 0, 0)


leanings = st.dictionaries(
    st.sampled_from([*KNOWN[:-1], *PAIRED.values()]),
    st.dictionaries(st.integers(0, AXES - 1), st.integers(-3000, 3000)),
)


@given(leanings, words)
def test_words_speak_for_axes(leans: dict[int, dict[int, int]], words: Words) -> None:
    heard, leanings = hear(words, PAIRS), Leanings(AXES)
    for feature, speaks in leans.items():
        leanings.add(feature, [*speaks.items()])
    plain = [sum(leans.get(feature, {}).get(axis, 0) for feature in heard.told()) for axis in range(AXES)]
    assert leanings.sums(heard) == copy(leanings).sums(heard) == plain


def test_there_is_no_axis_beyond_the_last() -> None:
    with pytest.raises(ValueError, match=str(AXES)):
        Leanings(AXES).add(1, [(AXES, 100)])

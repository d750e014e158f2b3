"""Words a slip or two away, against comparing with each of them."""

from copy import copy

import pytest
from fanal_kernels.alike import LONGEST, Alike
from hypothesis import given
from hypothesis import strategies as st
from rapidfuzz.distance import OSA

WORDS = st.sets(st.text("abz", min_size=1, max_size=9), max_size=60)
TYPED = st.text("abzé", min_size=1, max_size=9)


@given(WORDS, TYPED)
def test_a_slip_leaves_the_first_letter_or_changes_its_place(words: set[str], typed: str) -> None:
    swapped = f"{typed[1:2]}{typed[0]}{typed[2:]}"
    near = {word for word in words if word[0] == typed[0] and OSA.distance(typed, word) <= 1}
    for alike in (Alike(words), copy(Alike(words))):
        found = alike.near(typed)
        assert {*found} == near | words.intersection([swapped])
        assert len({*found}) == len(found)


@given(WORDS, TYPED)
def test_two_slips_leave_the_length(words: set[str], typed: str) -> None:
    beside = {word for word in words if word[0] == typed[0] and len(word) == len(typed)}
    assert {*Alike(words).twice(typed)} == {word for word in beside if OSA.distance(typed, word) <= 2}


@pytest.mark.parametrize("typed", ["", "é", "Ā", "1a", "`", "{", "a" * (LONGEST + 2), "a" * 9999])
def test_there_may_be_none(typed: str) -> None:
    alike = Alike(["a" * LONGEST, "z"])
    assert alike.near(typed) == alike.twice(typed) == []


def test_the_longest_word_is_found_by_what_is_longer() -> None:
    assert Alike(["a" * LONGEST]).near("a" * (LONGEST + 1)) == ["a" * LONGEST]


@pytest.mark.parametrize("word", ["", "A", "é", "a b", "a" * (LONGEST + 1)])
def test_words_are_of_a_to_z(word: str) -> None:
    with pytest.raises(ValueError, match="no word"):
        Alike([word])

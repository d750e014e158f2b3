"""What a message is made of, as flat numbers: it says what went in, and in which order."""

from array import array
from copy import copy
from itertools import pairwise

import pytest
from fanal_kernels.heard import Heard, Names, Pairs
from hypothesis import given
from hypothesis import strategies as st

from api.safety.features import BREAK, LAST_SILENT
from tests.kernels.hearing import hear

NUMBERS = st.integers(1, 2**31 - 1)
FEATURES = st.integers(BREAK, BREAK + 9)
WORDS = st.lists(st.lists(FEATURES, max_size=6, unique=True).map(tuple), max_size=30)
SILENT_ONE, END = (LAST_SILENT,), (BREAK,)
TALK = st.lists(st.sampled_from([(BREAK + 1,), (BREAK + 2, BREAK + 1), (), SILENT_ONE, END]), max_size=12)


@given(st.dictionaries(st.tuples(NUMBERS, NUMBERS), NUMBERS, max_size=300))
def test_pairs_are_a_table(known: dict[tuple[int, int], int]) -> None:
    pairs = Pairs()
    for (first, second), number in known.items():
        assert pairs.add(first, second, number) == number
        assert pairs.add(first, second, number + 1) == number
    for table in (pairs, copy(pairs)):
        assert len(table) == len(known)
        assert {(first, second): number for first, second, number in table} == known
        assert all(table.number(*pair) == number for pair, number in known.items())
        assert not any(table.number(second, first) for first, second in known if (second, first) not in known)


def test_what_no_model_knows_makes_no_pair() -> None:
    pairs = Pairs()
    with pytest.raises(ValueError, match="not known"):
        pairs.add(0, 1, 2)
    assert pairs.number(0, 1) == pairs.number(1, 1) == 0


@given(WORDS)
def test_a_word_is_heard_with_all_that_is_known_of_it(words: list[tuple[int, ...]]) -> None:
    pairs = Pairs()
    for number, (before, here) in enumerate(pairwise(word[0] if word else 0 for word in words), 1000):
        if before and here:
            pairs.add(before, here, number)
    heard = hear(words, pairs)
    assert len(heard) == len(words)
    assert [alone for _, alone in heard] == words
    firsts = [word[0] if word else 0 for word in words]
    assert [pair for pair, _ in heard] == [pairs.number(*both) for both in pairwise([0, *firsts])]


def test_what_no_model_knows_and_where_no_word_is_nothing_is_heard() -> None:
    more = {0: (0, BREAK + 1, 0), -1: (BREAK + 2,), 1: (BREAK + 3,)}
    assert [*Heard(array("I", [0, 0]), Pairs(), LAST_SILENT, (more,))] == [(0, (BREAK + 1,))]


@given(WORDS, st.integers(0, 30), st.integers(0, 30))
def test_a_stretch_is_told_without_the_pair_with_what_stands_before(
    words: list[tuple[int, ...]], start: int, end: int
) -> None:
    heard = hear(words)
    stretch = [*heard][start:end]
    assert heard.told(start, end) == {feature for _, alone in stretch for feature in alone} | {
        pair for pair, _ in stretch[1:]
    }


def test_what_is_found_where_it_was_heard_counts_once() -> None:
    words = array("I", [BREAK + 1, BREAK + 2])
    heard = Heard(words, Pairs(), LAST_SILENT, ({0: [BREAK + 2, BREAK + 3]}, {0: [BREAK + 3], 5: [BREAK]}))
    assert [*heard] == [(0, (BREAK + 1, BREAK + 2, BREAK + 3))]


@given(TALK)
def test_fillers_and_the_last_end_of_a_sentence_do_not_count(words: list[tuple[int, ...]]) -> None:
    counts = [place for place, word in enumerate(words) if word != SILENT_ONE]
    while counts and words[counts[-1]] == END:
        counts.pop()
    heard = hear(words)
    assert heard.audible() == counts
    assert heard.spoken() == ((counts[0], counts[-1] + 1) if counts else (0, 0))


@given(TALK, st.tuples(*[st.integers(0, 12)] * 4).map(sorted))
def test_a_sentence_ends_where_it_does(words: list[tuple[int, ...]], edges: list[int]) -> None:
    first, start, end, behind = (min(edge, len(words)) for edge in edges)
    before = [place for place in range(first, start) if words[place] == END]
    after = [place for place in range(end, behind) if words[place] == END]
    assert hear(words).sentence(first, start, end, behind) == (
        before[-1] + 1 if before else first,
        after[0] if after else behind,
    )


def test_there_is_nothing_beyond_what_was_heard() -> None:
    heard = hear([(BREAK + 1,)])
    assert heard.told(-5, 99) == {BREAK + 1}
    for edges in ((-1, 0, 1, 1), (0, 0, 1, 2), (0, 1, 0, 1)):
        with pytest.raises(IndexError):
            heard.sentence(*edges)
    with pytest.raises(IndexError):
        heard[1]


def test_words_of_the_phrases_have_their_numbers_and_others_are_asked_for() -> None:
    names = Names("a", [0, 0, 11, 12, 21, 0])
    for same in (names, copy(names)):
        assert [*same.of("caab", lambda place: (place, 99))] == [21, 0, 1, 99, 2, 99, 11, 12]
    for stranger in "`d":
        with pytest.raises(ValueError, match="no symbol"):
            names.of(stranger, lambda _place: (0, 0))

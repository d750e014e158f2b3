from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from reader.text import LONGEST, LONGEST_WORD, MOST_WINDOWS, WINDOW, buckets, clean, passages, sentences

TEXTS = st.text(max_size=400) | st.lists(
    st.sampled_from(["salut", "il est là", ".", "\n", "?!", "🙂", "…", "a" * 90])
).map(" ".join)


@given(TEXTS)
def test_every_word_stands_in_a_sentence_and_in_a_passage(text):
    for parts in (sentences(text), passages(text)):
        covered = {at for start, end in parts for at in range(start, end)}
        assert {at for at, sign in enumerate(text) if not sign.isspace()} <= covered
        assert all(0 <= start < end <= len(text) for start, end in parts)


@given(TEXTS)
def test_no_passage_is_longer_than_its_window(text):
    for start, end in passages(text):
        words = text[start:end].split()
        assert sum(1 + len(word) // LONGEST_WORD for word in words) <= 2 * WINDOW


@given(st.integers(1, 4_900))
def test_a_flood_has_a_bounded_number_of_passages(count):
    assert len(passages(("a " * count)[:LONGEST])) <= MOST_WINDOWS + 1


def test_what_has_no_end_is_cut_into_windows_that_overlap():
    text = " ".join(f"mot{number}" for number in range(3 * WINDOW))
    parts = passages(text)
    assert len(parts) >= 3
    assert all(later.start < earlier.end for earlier, later in pairwise(parts))


@given(st.text(max_size=300))
def test_cleaning_is_stable_and_leaves_no_control_nor_surrogate(text):
    once = clean(text)
    assert clean(once) == once
    once.encode("utf-8")
    assert not any(sign < " " for sign in once)


def test_a_flood_is_read_up_to_its_limit():
    assert len(clean("a" * (LONGEST + 50))) == LONGEST
    assert clean("a\ud800b\x00c") == "a b c"


def test_accents_and_capitals_change_nothing_for_the_linear_model():
    assert buckets(clean("Il m’a FRAPPÉE")) == buckets(clean("il m'a frappee"))

"""The numbers of what the second opinion weighs: each feature has one, whatever it was asked by."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from api.safety.features import RESERVED, UNHEARD, Features, Growing
from tests.kernels.hearing import said

WORDS = st.text("abcdefgh", min_size=1, max_size=7)
NAMES = st.lists(st.one_of(WORDS, st.tuples(WORDS, WORDS).map(" ".join)), max_size=30)
SENTENCES = st.lists(WORDS, max_size=12)


@given(NAMES)
def test_names_come_back_in_the_order_of_their_numbers(names: list[str]) -> None:
    features = Features(names)
    assert len(set(features.names())) == len(features) == len(features.names())
    assert features.names()[: len(RESERVED)] == [*RESERVED]
    assert {*names} <= {*features.names()}
    assert Features(features.names()).names() == features.names()


@given(NAMES)
def test_a_feature_keeps_its_number(names: list[str]) -> None:
    features = Features()
    numbers = features.extend(names)
    assert [features.names()[number] for number in numbers] == names
    assert features.extend(names) == numbers == [*map(features.add, names)]


@given(SENTENCES)
def test_who_learns_hears_every_word_and_pair(words: list[str]) -> None:
    growing = Growing()
    told = said(words, growing).told()
    names = growing.names()
    pairs = {f"{before} {here}" for before, here in pairwise(words)}
    assert {names[number] for number in told} - {""} == {*words, *(f"{word[:5]}*" for word in words), *pairs}


@given(SENTENCES, NAMES)
def test_who_has_learned_hears_what_it_knows(words: list[str], names: list[str]) -> None:
    """The same as who learns, less what was not kept."""
    features, growing = Features(names), Growing()
    told = [{known.names()[number] for number in said(words, known).told()} for known in (features, growing)]
    assert told[0] - {""} == told[1] & {*features.names()} - {""}


def test_words_that_no_model_knows_make_no_pair() -> None:
    """Else a pair of unknown words would stand for another."""
    features = Features(["peux plus"])
    unknown = said(("tut", "peux", "tut", "plus", "tut", "tut"), features)
    assert {pair for pair, _ in unknown} == {UNHEARD}

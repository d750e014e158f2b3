"""Rules of letters, each way in which one fits against the regular expression that says the same."""

import re
from copy import copy

import pytest
from fanal_kernels.rewriting import END, Rewriter, Way
from hypothesis import given
from hypothesis import strategies as st

LETTERS = "abcdX"
CLASS = st.text(LETTERS, min_size=1, max_size=3)
ROW = st.lists(CLASS, max_size=2)
BEHIND = st.tuples(ROW, st.sampled_from([[], [END], [f"a{END}"]])).map(lambda both: [*both[0], *both[1]])
WAY = st.builds(Way, ROW, st.lists(CLASS, min_size=1, max_size=3), BEHIND, st.text(LETTERS, max_size=3))
STEPS = st.lists(st.lists(WAY, max_size=3), max_size=3)
WORD = st.text(LETTERS, max_size=20)


def plainly(steps: list[list[Way]], word: str) -> str:
    for ways in steps:
        rules = [f"{_row(way.before, '?<=')}{_row(way.sought)}{_row(way.behind, '?=')}" for way in ways]
        sought = re.compile("|".join(f"({rule})" for rule in rules) or r"(.)(?=\1)")

        def written(found: re.Match[str], ways: list[Way] = ways) -> str:
            return ways[(found.lastindex or 0) - 1].written if ways else ""

        word = sought.sub(written, word)
    return word


def _row(classes: list[str], how: str = "?:") -> str:
    each = (f"(?:[{letters}]|$)" if END in letters else f"[{letters}]" for letters in classes)
    return f"({how}{''.join(each)})"


@given(STEPS, WORD)
def test_rules_are_applied_one_after_the_other(steps: list[list[Way]], word: str) -> None:
    rewriter = Rewriter(LETTERS, steps)
    assert rewriter.of(word) == copy(rewriter).of(word) == plainly(steps, word)


def test_what_is_held_is_taken_to_its_last() -> None:
    rewriter = Rewriter(LETTERS, [[Way([], ["a", "bc"], ["d"], "X", held=True)]])
    assert [*map(rewriter.of, ("abcbd", "abcb", "ad"))] == ["Xd", "abcb", "ad"]


@pytest.mark.parametrize(
    "way",
    [
        Way([], [], [], ""),
        Way([], ["a"] * 5, [], ""),
        Way(["a"] * 5, ["a"], [], ""),
        Way([], ["a"], ["a"] * 5, ""),
        Way([], ["a"], [], "abcda"),
        Way([], [""], [], ""),
        Way([END], ["a"], [], ""),
        Way([], [END], [], ""),
        Way([], ["é"], [], ""),
        Way([], ["a"], [], "e"),
    ],
)
def test_what_is_no_rule_is_refused(way: Way) -> None:
    with pytest.raises(ValueError, match=r"sought|letter"):
        Rewriter(LETTERS, [[way]])


@pytest.mark.parametrize("letters", ["aa", "aé", "a$", "".join(map(chr, range(40, 104)))])
def test_letters_are_numbered(letters: str) -> None:
    with pytest.raises(ValueError, match="different ones"):
        Rewriter(letters, [])


def test_words_do_not_grow_beyond_measure() -> None:
    with pytest.raises(ValueError, match="beyond measure"):
        Rewriter(LETTERS, [[Way([], ["a"], [], "aaaa")]] * 4)


@pytest.mark.parametrize("word", ["e", "é", "\0"])
def test_a_word_is_of_these_letters(word: str) -> None:
    with pytest.raises(ValueError, match="no letter"):
        Rewriter(LETTERS, []).of(word)

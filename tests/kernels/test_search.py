"""The compiled search finds what the expression of each part finds, wherever one looks for it."""

import re
from copy import copy
from itertools import chain, combinations

import pytest
from fanal_kernels.search import EDGES, FIRST, LAST, LIGHT, LIGHTS, MOST, OVER, START, Rows, Search, step
from hypothesis import example, given
from hypothesis import strategies as st

LETTERS = "abcd,-"  # a comma ends a sentence, a dash is light
SETS = [",", "-", "a", "ab", "bc", "d", ",d"]
ELEMENTS = [["a"], ["ab", "a bc"], ["d", "a d", "bc a bc"], [","], [",d d"], ["- -"]]
EDGE = {START: r"(?:(?<=,)|\A)", FIRST: r"\A", LAST: r"(?=,+\Z)"}


def rows(lists: list[list[int]]) -> Rows:
    made = Rows()
    assert [made.add(each) for each in lists] == [*range(len(lists))]
    return made


def search_for(parts: list[list[int]], patterns: list[list[int]], gates: list[list[int]]) -> Search:
    kinds = [[place for place, each in enumerate(SETS) if letter in each] for letter in LETTERS]
    ways = [[way.split() for way in element] for element in ELEMENTS]
    elements = [
        [*chain.from_iterable((len(way), *map(SETS.index, way)) for way in element)] for element in ways
    ]
    made = Search("a", range(6), rows(kinds), rows(elements), rows(parts), rows(patterns), rows(gates))
    return copy(made)


def coded(text: str) -> str:
    """Symbols that follow each other."""
    return text.replace(",", "e").replace("-", "f")


def expression(steps: list[int]) -> str:
    pieces = []
    for each in steps:
        element, gap, optional = each >> 4, each >> 1 & 7, each & 1
        if element in EDGE:
            pieces.append(EDGE[element])
            continue
        ways = "|".join("".join(f"[{those}]" for those in way.split()) for way in ELEMENTS[element - EDGES])
        piece = f"[^,]{{0,{gap}}}?(?:{ways})-{{0,{LIGHTS}}}"
        pieces.append(f"(?:{piece})?" if optional else piece)
    return "".join(pieces)


edges = st.sampled_from([START, FIRST, LAST]).map(step)
elements = st.builds(step, st.integers(EDGES, EDGES + len(ELEMENTS) - 1), st.integers(0, 7), st.booleans())
parts = st.lists(st.one_of(elements, elements, edges), min_size=1, max_size=5)
said = st.text(LETTERS, max_size=14)


@given(parts, said)
@example([step(LAST)], "a,,")
@example([step(EDGES + 1), step(EDGES + 2)], "abdad")
def test_a_part_stands_in_a_run_where_its_expression_does(steps: list[int], text: str) -> None:
    read = search_for([steps], [], []).read(coded(text))
    sought = re.compile(expression(steps))
    assert read.stands(0) == bool(sought.search(text))
    for first, behind in combinations(range(len(text) + 1), 2):
        assert read.stands(0, first, behind) == bool(sought.search(text[first:behind]))


@given(parts, st.text(LETTERS, min_size=MOST - 14, max_size=MOST))
def test_the_last_places_are_as_good_as_the_first(steps: list[int], text: str) -> None:
    read = search_for([steps], [], []).read(coded(text))
    assert read.stands(0) == bool(re.search(expression(steps), text))
    assert read.stands(0, 60) == bool(re.search(expression(steps), text[60:]))


@given(said)
def test_a_pattern_stands_where_all_of_its_parts_do(text: str) -> None:
    a, b, d = ([step(EDGES + element)] for element in range(3))
    read = search_for(
        [a, b, d], [[0], [2, 1], [0, 2]], [[SETS.index("a")], [SETS.index("d"), SETS.index("ab")], [OVER]]
    ).read(coded(text))
    stands = [read.stands(part) for part in range(3)]
    expected = [stands[0], stands[1] and stands[2] and "d" in text, stands[0] and stands[2] and "," in text]
    assert read.standing() == [number for number, whole in enumerate(expected) if whole]


def test_what_is_not_there_is_refused() -> None:
    search = search_for([[step(EDGES)]], [[0]], [[LIGHT]])
    for symbols, said_of_it in (("z", "no symbol"), ("A", "no symbol"), ("a" * (MOST + 1), "too much")):
        with pytest.raises(ValueError, match=said_of_it):
            search.read(symbols)
    read = search.read("a" * MOST)
    for part in (-1, 1):
        with pytest.raises(IndexError):
            read.stands(part)
    assert not read.stands(0, 3, 2)
    assert not read.stands(0, -1)
    assert not read.stands(0, MOST + 1)


def test_what_does_not_belong_together_is_refused() -> None:
    none, one = Rows(), rows([[]])
    for made in (
        (range(1), none, none, none, none, none),  # a kind
        ([], none, rows([[2, 0]]), none, none, none),  # a way
        ([], none, none, rows([[step(EDGES)]]), none, none),  # an element
        ([], none, none, none, rows([[0]]), one),  # a part
        ([], none, none, none, one, none),  # a gate
        ([], rows([[1 << 16]]), none, none, none, none),  # a set
    ):
        with pytest.raises(ValueError, match=r"nothing|beyond"):
            Search("a", *made)
    for ends in ([], [1], [0, 2], [0, 2, 1]):
        with pytest.raises((ValueError, IndexError)):
            Rows([5], ends)

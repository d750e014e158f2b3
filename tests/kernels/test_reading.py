"""The compiled search finds what the expression of each part finds, wherever one looks for it, and where."""

import re
from copy import copy
from itertools import chain, combinations

import pytest
from fanal_kernels.reading import Read
from fanal_kernels.search import EDGES, FIRST, LAST, LIGHT, LIGHTS, MOST, OVER, START, Search, step
from hypothesis import example, given
from hypothesis import strategies as st

from tests.kernels.expressions import Expressions, Span, spans
from tests.kernels.test_search import rows

LETTERS = "abcdef"  # « e » ends a sentence, « f » is light
SETS = ["e", "f", "a", "ab", "bc", "d", "de"]
FEW = [["a"], ["ab", "a bc"], ["d", "a d", "bc a bc"], ["e"], ["de d d"], ["f f"]]
Element = list[str]  # its ways, each so many sets


def search_for(
    parts: list[list[int]],
    elements: list[Element] = FEW,
    patterns: tuple[list[int], ...] = (),
    gates: tuple[list[int], ...] = (),
) -> Search:
    kinds = ([place for place, each in enumerate(SETS) if letter in each] for letter in LETTERS)
    ways = ([way.split() for way in element] for element in elements)
    numbers = ([*chain.from_iterable((len(way), *map(SETS.index, way)) for way in each)] for each in ways)
    return copy(
        Search("a", range(6), rows(*kinds), rows(*numbers), rows(*parts), rows(*patterns), rows(*gates))
    )


edges = st.sampled_from([START, FIRST, LAST]).map(step)
steps = st.builds(step, st.integers(EDGES, EDGES + len(FEW) - 1), st.integers(0, 7), st.booleans())
parts = st.lists(st.one_of(steps, steps, edges), min_size=1, max_size=5)
ways = st.lists(st.sampled_from(SETS), min_size=1, max_size=3).map(" ".join)
elements = st.lists(st.lists(ways, min_size=1, max_size=4), min_size=len(FEW), max_size=len(FEW))
said = st.text(LETTERS, max_size=14)


@given(parts, said)
@example([step(LAST)], "aee")
@example([step(EDGES + 1), step(EDGES + 2)], "abdad")
def test_a_part_stands_in_a_run_where_its_expression_does(part: list[int], text: str) -> None:
    search = search_for([part])
    read, sought = Read(search, text), Expressions(search).of(0)
    assert read.stands(0) == bool(sought.search(text))
    for first, behind in combinations(range(len(text) + 1), 2):
        assert read.stands(0, first, behind) == bool(sought.search(text[first:behind]))


@given(parts, elements, said)
@example([step(EDGES), step(EDGES + 2)], FEW, "affd")  # light words between, none behind
@example([step(EDGES), step(EDGES + 2, optional=True)], FEW, "affdffa")  # behind what may be left out, too
@example([step(EDGES), step(EDGES + 3, gap=7)], FEW, "abebae")  # the nearest
@example([step(EDGES + 1), step(EDGES + 1)], FEW, "abaab")  # the longest way that leads on
@example([step(EDGES), step(EDGES + 5, optional=True), step(EDGES + 5)], FEW, "afff")
@example([step(EDGES), step(START), step(EDGES, optional=True)], FEW, "aaea")
@example([step(EDGES, optional=True)], FEW, "ba")  # nothing at all is found as well
@example([step(FIRST), step(EDGES, optional=True)], FEW, "aa")
def test_it_stands_where_its_expression_finds_it(part: list[int], sought: list[Element], text: str) -> None:
    search = search_for([part], sought)
    assert Read(search, text).spans(0) == spans(Expressions(search).of(0), text)


@given(parts, st.text(LETTERS, min_size=MOST - 14, max_size=MOST))
def test_the_last_places_are_as_good_as_the_first(part: list[int], text: str) -> None:
    search = search_for([part])
    read, sought = Read(search, text), Expressions(search).of(0)
    assert read.stands(0) == bool(sought.search(text))
    assert read.stands(0, 60) == bool(sought.search(text[60:]))
    assert read.spans(0) == spans(sought, text)


def test_no_way_is_tried_twice() -> None:
    """24 gaps of any length, four ways for each element, and nothing at the end: `re` would not come back."""
    ways = ["ab", "a bc", "ab a", "a ab a"]
    part = [*[step(EDGES, 7), step(EDGES, 7, optional=True)] * 12, step(EDGES + 1)]
    search = search_for([part], [ways, ["d"]])
    assert Read(search, "a" * MOST).spans(0) == []
    assert Read(search, "a" * (MOST - 1) + "d").spans(0) == [(0, MOST)]


@given(said)
@example("ab")
@example("abd")
@example("dea")
def test_a_pattern_stands_where_all_of_its_parts_do(text: str) -> None:
    """Found by the first letter that its first gate lets through, then by its number."""
    patterns = [1], [1], [0], [2, 1], [0, 2]
    gated = ["bc"], ["ab"], ["a"], ["d", "ab"], ["e"]
    gates = tuple([SETS.index(each) for each in sets] for sets in gated)
    read = Read(search_for([[step(EDGES + element)] for element in range(3)], FEW, patterns, gates), text)
    found = [
        (min(set(text) & set(sets[0])), number)
        for number, (those, sets) in enumerate(zip(patterns, gated, strict=True))
        if all(map(read.stands, those)) and all(set(text) & set(each) for each in sets)
    ]
    assert read.standing() == [number for _, number in sorted(found)]


@given(st.lists(parts, min_size=1, max_size=3), said, st.integers(0, 5))
def test_its_places_are_those_near_its_first_part(all_of_it: list[list[int]], text: str, reach: int) -> None:
    search = search_for(all_of_it, FEW, ([*range(len(all_of_it))],), ([LIGHT],))
    wanted = [
        [(start, end - (end - start > 1 and text[end - 1] == "e")) for start, end in spans(sought, text)]
        for sought in map(Expressions(search).of, range(len(all_of_it)))
    ]
    first, *others = wanted
    near = [first, *([span for span in spans if beside(span, first, reach)] for spans in others)]
    assert Read(search, text).places(0, reach) == (near if all(near) else [])


def beside(span: Span, others: list[Span], reach: int) -> bool:
    start, end = span
    return any(0 <= start - over <= reach or 0 <= begin - end <= reach for begin, over in others)


@given(st.lists(parts, max_size=6), said)
def test_of_some_parts_those_that_stand_are_told(some: list[list[int]], text: str) -> None:
    read = Read(search_for(some), text)
    named = tuple((number, "named") for number in range(len(some)))
    assert read.those(named) == [part for part in named if read.stands(part[0])]


def test_what_is_not_there_is_refused() -> None:
    search = search_for([[step(EDGES)]], FEW, ([0],), ([LIGHT],))
    for symbols, said_of_it in (("z", "no symbol"), ("A", "no symbol"), ("a" * (MOST + 1), "too much")):
        with pytest.raises(ValueError, match=said_of_it):
            Read(search, symbols)
    read = Read(search, "a" * MOST)
    for number in (-1, 1):
        for asked in (
            read.stands,
            read.spans,
            lambda part: read.those(((part,),)),
            lambda p: read.places(p, 1),
        ):
            with pytest.raises(IndexError):
                asked(number)
    assert not read.stands(0, 3, 2)
    assert not read.stands(0, -1)
    assert not read.stands(0, MOST + 1)


def test_light_symbols_are_as_many_as_may_be() -> None:
    text = "a" + "f" * (LIGHTS + 1) + "a"
    search = search_for([[step(EDGES), step(EDGES, optional=True)], [step(EDGES), step(EDGES)]])
    assert Read(search, text).spans(0) == [(0, 1 + LIGHTS), (len(text) - 1, len(text))]
    assert Read(search, text).spans(1) == []
    assert re.search(Expressions(search).of(1), text) is None
    assert OVER != LIGHT

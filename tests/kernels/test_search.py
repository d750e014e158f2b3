"""What is looked for is checked once, where it is gathered."""

import pytest
from fanal_kernels.search import EDGES, Rows, Search, step


def rows(*lists: list[int]) -> Rows:
    made = Rows()
    assert [made.add(each) for each in lists] == [*range(len(lists))]
    return made


def test_what_does_not_belong_together_is_refused() -> None:
    none, one, part = Rows(), rows([]), rows([step(EDGES)])
    for made in (
        (range(1), none, none, none, none, none),  # a kind
        ([], none, rows([2, 0]), none, none, none),  # a way
        ([], none, none, part, none, none),  # an element
        ([], none, none, none, rows([0]), rows([0])),  # a part
        ([], none, none, none, one, none),  # the gates of a pattern
        ([], none, none, none, one, one),  # one of them
        ([], rows([1 << 16]), none, none, none, none),  # a set
        ([], none, none, rows([]), none, none),  # a step
    ):
        with pytest.raises(ValueError, match=r"nothing|beyond"):
            Search("a", *made)
    for ends in ([], [1], [0, 2], [0, 2, 1]):
        with pytest.raises((ValueError, IndexError)):
            Rows([5], ends)

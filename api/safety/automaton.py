"""Looks for many expressions at once (Aho-Corasick), in one pass over the symbols."""

from collections.abc import Callable, Iterable
from functools import partial
from typing import Any

from ahocorasick_rs import AhoCorasick, MatchKind


class Automaton:
    """The library's can't be pickled and doesn't tell what it looks for: so that is remembered.

    `longest`: of those that begin in one place the longest, and none within it.
    `find`: in order which one, where it begins and where it ends.
    """

    def __init__(self, expressions: Iterable[str], *, longest: bool = False) -> None:
        sought = list(expressions)
        kind = MatchKind.LeftmostLongest if longest else MatchKind.Standard
        self.find = AhoCorasick(sought, matchkind=kind).find_matches_as_indexes
        self._sought, self._longest = "\n".join(sought), longest  # one string: a sixth of the memory

    def __reduce__(self) -> tuple[Callable[..., Any], tuple[Any, ...]]:
        return partial(Automaton, longest=self._longest), (self._sought.splitlines(),)

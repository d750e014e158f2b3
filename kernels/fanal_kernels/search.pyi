from array import array
from collections.abc import Iterable

MOST: int
OVER: int
LIGHT: int
LIGHTS: int
START: int
FIRST: int
LAST: int
EDGES: int

class Rows:
    items: array[int]
    ends: array[int]
    def __init__(self, items: Iterable[int] = (), ends: Iterable[int] = (0,)) -> None: ...
    def __len__(self) -> int: ...
    def add(self, numbers: Iterable[int]) -> int: ...

def step(element: int, gap: int = 0, optional: bool = False) -> int: ...

class Search:
    def __init__(
        self,
        first: str,
        kinds: Iterable[int],
        sets: Rows,
        elements: Rows,
        parts: Rows,
        patterns: Rows,
        gates: Rows,
    ) -> None: ...
    def __reduce__(self) -> tuple[type[Search], tuple[str, array[int], Rows, Rows, Rows, Rows, Rows]]: ...

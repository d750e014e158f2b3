from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Protocol

WORD: int
MOST: int

class Masked(Protocol):
    @property
    def mask(self) -> tuple[int, ...]: ...

class Held:
    def __init__(self, numbers: Iterable[int] = ()) -> None: ...
    def __iter__(self) -> Iterator[int]: ...
    def has(self, numbers: tuple[int, ...]) -> bool: ...
    def led_to[Posted: Masked](self, gates: Held, behind: Mapping[int, Sequence[Posted]]) -> list[Posted]: ...

class Reader:
    def __init__(
        self,
        first: str,
        kinds: Iterable[int],
        edges: Iterable[int],
        at: Iterable[int],
        bits: Iterable[int],
        always: Held,
        lasting: Held,
        close: int,
    ) -> None: ...
    def of(self, symbols: str) -> Held: ...

from collections.abc import Iterable, Sequence
from typing import NamedTuple

END: str

class Way(NamedTuple):
    before: Sequence[str]
    sought: Sequence[str]
    behind: Sequence[str]
    written: str
    held: bool = False

class Rewriter:
    def __init__(self, letters: str, steps: Iterable[Sequence[Way]]) -> None: ...
    def of(self, word: str) -> str: ...

from collections.abc import Sequence
from mmap import mmap

from fanal_kernels.heard import Heard

WIDTH: int
MOST: int
HALF: int
LONGEST: int
STEP: int
TELLING: int
SILENT: float

class Question:
    bias: float
    def __init__(self, bias: float, weights: Sequence[float]) -> None: ...
    @property
    def weights(self) -> tuple[float, ...]: ...

class Network:
    units: int
    def __init__(self, begin: Sequence[int], rows: bytes | mmap, first: int) -> None: ...

class Answers:
    def __init__(self, network: Network, heard: Heard) -> None: ...
    def parts(self) -> list[tuple[int, int]]: ...
    def stretches(self) -> list[tuple[int, int]]: ...
    def span(self, first: int, behind: int) -> tuple[int, int]: ...
    def to(self, questions: tuple[Question, ...], first: int, behind: int) -> list[float]: ...
    def highest(self, question: Question, start: int, end: int) -> float: ...

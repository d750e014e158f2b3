"""Many messages read on all cores, in their order, with the progress shown."""

import os
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

from tqdm import tqdm

From, To = TypeVar("From"), TypeVar("To")


def at_once(work: Callable[[From], To], things: Iterable[From], title: str) -> list[To]:
    things = list(things)
    with ThreadPoolExecutor(os.cpu_count()) as threads:
        return list(tqdm(threads.map(work, things), title, total=len(things), mininterval=10))

"""What is made of the phrases is kept beside them, ready to be read: as Python does with its own sources.

To make it takes seconds, to read it a tenth of one, and less memory. It lies in `.ready`, in a file named by
a hash of all that it is made of: the phrases, the modules here, this Python. So a changed phrase is seen at
the next start. Where nothing can be written it is made at each start; what is damaged is made anew.

It is a pickle, since nothing else keeps what things share, and reading one may run anything. Whoever may
write the code may write it, as they may `__pycache__`; but who may only write phrases must not have code run
by it. So it is believed only where root, the owner of the code or who runs it wrote it, and nobody else may.
"""

import os
import pickle
from collections.abc import Callable
from contextlib import suppress
from importlib.util import source_hash
from io import BytesIO
from mmap import mmap
from pathlib import Path
from stat import S_IWGRP, S_IWOTH
from sys import version
from typing import Any

import fanal_kernels

from api.safety.sense import ROWS, mapped

READY = ".ready"
CODE = Path(__file__).parent
COMPILED = Path(fanal_kernels.__file__).parent  # its tables are kept as they lie in memory


class NotOursError(Exception):
    """What lies there is damaged, or somebody else may have written it."""


def kept[Made](folder: Path, make: Callable[[], Made]) -> Made:
    """What `make` makes of the files in the folder and of nothing else.

    It is written before anybody has used it: nothing that is heard later is in it.
    """
    ready = _file(folder)
    with suppress(Exception):  # whatever is wrong with it, or with the phrases: `make` is right, or tells
        made: Made = _read(ready, folder)
        return made
    made = make()
    if ready == _file(folder):  # nothing was changed meanwhile
        with suppress(OSError):
            _write(ready, made)
    return made


def _file(folder: Path) -> Path:
    """Where it lies for the files as they are, and the code as it is."""
    places = (CODE, COMPILED, folder)
    sources = [path for place in places for path in sorted(place.iterdir()) if path.is_file()]
    states = [f"{path.name} {source_hash(path.read_bytes()).hex()}" for path in sources]
    return folder / READY / source_hash("\n".join([version, *states]).encode()).hex()


class _Pickler(pickle.Pickler):
    """What is mapped stays in its file."""

    def persistent_id(self, thing: object) -> str | None:
        return ROWS if isinstance(thing, mmap) else None


class _Unpickler(pickle.Unpickler):
    def __init__(self, packed: bytes, folder: Path) -> None:
        super().__init__(BytesIO(packed))
        self._folder = folder

    def persistent_load(self, name: str) -> mmap:
        return mapped(self._folder / name)


def _seal(ready: Path, packed: bytes) -> bytes:
    """The first line. What isn't whole has another, and what has been given the name of another state."""
    return f"{ready.name} {source_hash(packed).hex()}\n".encode()


def _read(ready: Path, folder: Path) -> Any:
    with ready.open("rb") as file:
        status = os.fstat(file.fileno())
        if status.st_mode & (S_IWGRP | S_IWOTH) or status.st_uid not in _writers():
            raise NotOursError(ready)
        seal, packed = file.readline(), file.read()
    if seal != _seal(ready, packed):
        raise NotOursError(ready)
    return _Unpickler(packed, folder).load()


def _writers() -> set[int]:
    return {0, os.geteuid(), CODE.stat().st_uid}


def _write(ready: Path, made: object) -> None:
    """In one move: who reads meanwhile reads all or nothing. What was made of other states is removed."""
    ready.parent.mkdir(exist_ok=True)
    unfinished = ready.with_suffix(f".{os.urandom(8).hex()}")
    try:
        unfinished.touch(mode=0o644, exist_ok=False)
        buffer = BytesIO()
        _Pickler(buffer, pickle.HIGHEST_PROTOCOL).dump(made)
        packed = buffer.getvalue()
        with unfinished.open("r+b") as file:
            file.writelines((_seal(ready, packed), packed))
        unfinished.replace(ready)
    finally:
        unfinished.unlink(missing_ok=True)
    for other in ready.parent.iterdir():
        if other != ready:
            other.unlink(missing_ok=True)

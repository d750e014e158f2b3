"""A disk with little room: it fills up to its last block, and is freed again.

A file system of its own where mounting is allowed; where it isn't, an ordinary folder, and being full is a
limit on what its processes may write: harsher, since they can't even write over what they have.
"""

import os
import subprocess
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

MEGABYTE = 1 << 20
LEAST_BLOCK = 4096


class Room:
    def __init__(self, path: Path) -> None:
        self.path = path
        self._filler = path / "filler"

    @property
    def how(self) -> str:
        """What being full means here; for the table, so that nobody takes the one for the other."""
        return "no block left" if self.path.is_mount() else "simulated: nothing can be mounted here"

    def fill(self, pids: Iterable[int]) -> None:
        """To be called again while it has to stay full: something may have been freed, or been started."""
        if self.path.is_mount():
            self._take_every_block()
            return
        for pid in pids:
            _may_write(pid, "1")

    def free(self, pids: Iterable[int]) -> None:
        """`pids` as they are now: a process that was started meanwhile inherited its parent's limit."""
        if self.path.is_mount():
            self._filler.unlink(missing_ok=True)
            return
        for pid in pids:
            _may_write(pid, "unlimited")

    def _take_every_block(self) -> None:
        with self._filler.open("ab") as file:
            step = 8 * MEGABYTE
            while step >= LEAST_BLOCK:
                try:
                    os.posix_fallocate(file.fileno(), os.fstat(file.fileno()).st_size, step)
                except OSError:  # there is no room for so much
                    step //= 2


@contextmanager
def small(folder: Path, megabytes: int) -> Iterator[Room]:
    """`folder` must be empty."""
    path = folder / "disk"
    path.mkdir()
    path.chmod(0o711)  # PostgreSQL runs as somebody else
    mounted = os.geteuid() == 0 and _mounted(folder / "image", path, megabytes)
    try:
        yield Room(path)
    finally:
        if mounted and not _succeeds("umount", "-l", path):
            raise RuntimeError(f"still mounted: {path}")


def _mounted(image: Path, path: Path, megabytes: int) -> bool:
    """Like a server's disk where that is possible, so that writing it takes its time; else in memory."""
    with image.open("wb") as file:
        file.truncate(megabytes * MEGABYTE)
    as_disk = ("mkfs.ext4", "-q", "-F", "-m", "0", image), ("mount", "-o", "loop", image, path)
    in_memory = ("mount", "-t", "tmpfs", "-o", f"size={megabytes}m,mode=0711", "tmpfs", path)
    return all(_succeeds(*command) for command in as_disk) or _succeeds(*in_memory)


def _may_write(pid: int, most: str) -> None:
    """Bytes into one file. By the process's own user: not even root may limit another one's everywhere."""
    with suppress(FileNotFoundError):  # it ended
        its = Path(f"/proc/{pid}").stat()
        command = ("prlimit", f"--pid={pid}", f"--fsize={most}:")
        subprocess.run(command, user=its.st_uid, group=its.st_gid, check=False, capture_output=True)


def _succeeds(*command: str | Path) -> bool:
    try:
        return subprocess.run(command, check=False, capture_output=True).returncode == 0
    except FileNotFoundError:
        return False

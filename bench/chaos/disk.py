"""The disk is full: SQLite can’t write. Numbers meanwhile, nothing lost, nothing to repair after."""

import asyncio
import os
import resource
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from bench.chaos.ledger import Ledger
from bench.chaos.power import WRITERS, Server, Writer, all_there, serving, whole

MEGABYTES = 24
FULL_SECONDS = 4.0
WELL_SECONDS = 2.0
BLOCK = 16_384


def full(folder: Path, ledger: Ledger) -> None:
    ledger.turn_to("disk full, SQLite")
    with _small_disk(folder) as disk, serving(disk) as server:
        server.bot.start()
        server.on()
        server.bot.await_ready()
        writers = [Writer(server.url, ledger) for _ in range(WRITERS)]
        asyncio.run(_fill_and_free(server, writers, disk, ledger))
        server.on()
        all_there(server, writers)
        whole(server.database, ledger)


async def _fill_and_free(server: Server, writers: list[Writer], disk: Path, ledger: Ledger) -> None:
    writing = [asyncio.create_task(writer.write()) for writer in writers]
    await asyncio.sleep(WELL_SECONDS)
    with _no_room(server, disk):
        await asyncio.sleep(FULL_SECONDS)
    if not ledger.page.unstored:
        ledger.broke("fault", "the disk was not full")
    before = ledger.page.stored
    await asyncio.sleep(WELL_SECONDS)
    if ledger.page.stored == before:
        ledger.broke("lost", "nothing is stored once there is room again")
    server.off()
    await asyncio.gather(*writing)


@contextmanager
def _small_disk(folder: Path) -> Iterator[Path]:
    """A file system of its own where that is allowed; else the folder, and a limit on the process."""
    disk = folder / "disk"
    disk.mkdir()
    mounted = os.geteuid() == 0 and _succeeds(
        "mount", "-t", "tmpfs", "-o", f"size={MEGABYTES}m", "tmpfs", disk
    )
    try:
        yield disk
    finally:
        if mounted and not _succeeds("umount", "-l", disk):
            raise RuntimeError(f"still mounted: {disk}")


@contextmanager
def _no_room(server: Server, disk: Path) -> Iterator[None]:
    if not disk.is_mount():
        with _no_longer_file(server):
            yield
        return
    filler = disk / "filler"
    with filler.open("wb", buffering=0) as file:
        try:
            while file.write(b"\0" * BLOCK) == BLOCK:
                pass
        except OSError:  # there is no room for a block more
            pass
    try:
        yield
    finally:
        filler.unlink()


@contextmanager
def _no_longer_file(server: Server) -> Iterator[None]:
    process = server.api.process
    if process is None:
        raise RuntimeError("the API isn't running")
    usual = resource.prlimit(process.pid, resource.RLIMIT_FSIZE)
    resource.prlimit(process.pid, resource.RLIMIT_FSIZE, (1, usual[1]))
    try:
        yield
    finally:
        resource.prlimit(process.pid, resource.RLIMIT_FSIZE, usual)


def _succeeds(*command: str | Path) -> bool:
    return subprocess.run(command, check=False, capture_output=True).returncode == 0

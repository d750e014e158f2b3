"""The disk is full: SQLite can’t write. Numbers meanwhile, nothing lost, nothing to repair after."""

import asyncio

from bench.chaos.ledger import Ledger
from bench.chaos.power import WRITERS, Server, Writer, all_there, whole
from bench.chaos.room import Room

FULL_SECONDS = 4.0
WELL_SECONDS = 2.0


def full(server: Server, disk: Room, ledger: Ledger) -> None:
    """`server` runs and keeps its files on `disk`; at the end it is as off as after a power cut."""
    ledger.turn_to(f"disk full, SQLite ({disk.how})")
    writers = [Writer(server.url, ledger) for _ in range(WRITERS)]
    asyncio.run(_fill_and_free(server, writers, disk, ledger))
    whole(server.database, ledger)
    server.on()
    all_there(server, writers)


async def _fill_and_free(server: Server, writers: list[Writer], disk: Room, ledger: Ledger) -> None:
    writing = [asyncio.create_task(writer.write()) for writer in writers]
    await asyncio.sleep(WELL_SECONDS)
    disk.fill(server.api.pids)
    await asyncio.sleep(FULL_SECONDS)
    disk.free(server.api.pids)
    if not ledger.page.unstored:
        ledger.broke("fault", "the disk was not full")
    before = ledger.page.stored
    await asyncio.sleep(WELL_SECONDS)
    if ledger.page.stored == before:
        ledger.broke("lost", "nothing is stored once there is room again")
    server.api.kill()
    await asyncio.gather(*writing)

"""`make chaos`: breaks everything on purpose, under load, and checks that no promise was broken with it.

python -m bench.chaos [--seconds 180] [--power-cuts 10] [--patience 3] [--visitors 12] [--bots 2] [--seed N]
    [--only FAULT]
"""

import argparse
import asyncio
import random
import sys
import tempfile
import time
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from pathlib import Path

from bench.chaos import disk, power, room, verdict
from bench.chaos.cluster import COUNSELLORS, Cluster, redis_keys, running
from bench.chaos.counsellor import Counsellor
from bench.chaos.faults import FAULTS, Scene
from bench.chaos.gate import Gate
from bench.chaos.ledger import PROMISED_SECONDS, Ledger
from bench.chaos.room import Room
from bench.chaos.visitor import Visitor

MEGABYTES = 128  # for each database: much more than it needs until the disk is filled by somebody else
CALM_SECONDS = 5.0  # under load with nothing broken, first
SETTLE_SECONDS = 2.0  # between a fault's end and what is looked at
FORGOTTEN_WITHIN = 75.0  # seconds: an engine that did not hear is told again at the next sweep


def main() -> int:
    wanted = _arguments()
    say(f"chaos: {wanted.seconds} s, seed {wanted.seed}")
    ledger = Ledger(wanted.patience)
    with tempfile.TemporaryDirectory(prefix="fanal-chaos-") as name:
        folder = Path(name)
        folder.chmod(0o711)  # PostgreSQL runs as somebody else
        try:
            _break_everything(folder, ledger, wanted)
        except BaseException:
            _tell_logs(folder)
            say(f"{ledger.table()}\n{ledger.details()}")
            raise
        if not ledger.whole:
            _tell_logs(folder)
    print(f"\n{ledger.table()}\n")
    if ledger.whole:
        return 0
    print(ledger.details())
    return 1


def _break_everything(folder: Path, ledger: Ledger, wanted: argparse.Namespace) -> None:
    with room.small(_below(folder, "small"), MEGABYTES) as small, power.serving(small.path) as server:
        if not wanted.seconds:
            power.cuts(server, wanted.power_cuts, ledger, random.Random(wanted.seed))
            return
        with (
            room.small(_below(folder, "rows"), MEGABYTES) as place,
            running(Cluster(folder, bots=wanted.bots, rows=place.path)) as cluster,
        ):
            asyncio.run(_play(cluster, place, ledger, wanted))
            left = time.monotonic()
            # The cluster has nothing more to do than to forget: the small server has its turn meanwhile.
            say("one small server …")
            server.bot.start()
            server.on()
            server.bot.await_ready()
            disk.full(server, small, ledger)
            power.cuts(server, wanted.power_cuts, ledger, random.Random(wanted.seed))
            ledger.turn_to("a minute after everybody left")
            _forgotten(cluster, ledger, left + FORGOTTEN_WITHIN)


def _below(folder: Path, name: str) -> Path:
    (folder / name).mkdir()
    return folder / name


async def _play(cluster: Cluster, place: Room, ledger: Ledger, wanted: argparse.Namespace) -> None:
    chance = random.Random(wanted.seed)
    async with Gate(cluster.gate_port, cluster.bot_urls).open() as gate:
        counsellors = [Counsellor(cluster.api_urls, number, ledger, chance) for number in range(COUNSELLORS)]
        async with _crowd(cluster, counsellors, ledger, chance, wanted.visitors) as visitors:
            scene = Scene(cluster, place, gate, counsellors, ledger, chance)
            await asyncio.sleep(CALM_SECONDS)
            end = time.monotonic() + wanted.seconds - CALM_SECONDS
            for name in _programme(chance, wanted.only, end):
                say(f"{name} …")
                ledger.turn_to(name)
                await FAULTS[name](scene)
                await asyncio.sleep(SETTLE_SECONDS)
                await verdict.look(list(visitors), ledger)
                verdict.rows(cluster.database_url, list(visitors), counsellors, ledger)
        ledger.turn_to("at the end")
        await verdict.look([], ledger)
        verdict.rows(cluster.database_url, visitors, counsellors, ledger)
        # The gate is the only way to the engines: of who erased during the last fault they hear at a sweep.
        await asyncio.to_thread(_told, cluster, time.monotonic() + FORGOTTEN_WITHIN)


@asynccontextmanager
async def _crowd(
    cluster: Cluster, counsellors: list[Counsellor], ledger: Ledger, chance: random.Random, size: int
) -> AsyncIterator[list[Visitor]]:
    """As many visitors as wanted; who erases everything and leaves is followed by somebody else."""
    over, visitors = asyncio.Event(), list[Visitor]()

    async def seat() -> None:
        while not over.is_set():
            visitor = Visitor(cluster.api_urls, ledger, chance)
            visitors.append(visitor)
            await visitor.live(over)

    works = [asyncio.create_task(one.live(over)) for one in counsellors]
    works += [asyncio.create_task(seat()) for _ in range(size)]
    try:
        yield visitors
    finally:
        over.set()
        await asyncio.gather(*works)


def _programme(chance: random.Random, only: str, end: float) -> Iterator[str]:
    """Each fault once, in any order and however long that takes; then any of them, until the end."""
    names = [name for name in FAULTS if only in name]
    yield from chance.sample(names, len(names))
    while time.monotonic() < end:
        yield chance.choice(names)


def _told(cluster: Cluster, end: float) -> None:
    while not verdict.engine_told(cluster.database_url) and time.monotonic() < end:
        time.sleep(1)


def _forgotten(cluster: Cluster, ledger: Ledger, end: float) -> None:
    while True:
        known = redis_keys(f"{cluster.redis_url}/1", "fanal:bot:known:*")
        left = verdict.engine_memory(cluster.database_url, known)
        if not left or time.monotonic() > end:
            break
        time.sleep(1)
    if left:
        ledger.broke("not forgotten", f"{len(left)} erased conversations in the engine's memory")
    if found := verdict.words_in(cluster.folder):
        ledger.broke("words", f"a visitor's word stands in {', '.join(found[:5])}")


def _tell_logs(folder: Path) -> None:
    for log in sorted(folder.rglob("*.log")):
        lines = log.read_text(errors="replace").splitlines()
        say(f"--- {log.name}, {len(lines)} lines, the last:")
        for line in lines[-8:]:
            say(f"    {line[:300]}")


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="python -m bench.chaos", description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("--seconds", type=int, default=180, help="0: only the power cuts")
    parser.add_argument("--power-cuts", type=int, default=10)
    parser.add_argument("--patience", type=float, default=PROMISED_SECONDS, help="seconds that are too long")
    parser.add_argument("--visitors", type=int, default=12)
    parser.add_argument("--bots", type=int, default=2)
    parser.add_argument("--seed", type=int, default=random.SystemRandom().randrange(1_000_000))
    parser.add_argument("--only", default="", help="faults whose name holds this")
    wanted = parser.parse_args()
    if not any(wanted.only in name for name in FAULTS):
        parser.error(f"--only: none of {', '.join(FAULTS)}")
    return wanted


def say(words: str) -> None:
    sys.stderr.write(f"{words}\n")


if __name__ == "__main__":
    sys.exit(main())

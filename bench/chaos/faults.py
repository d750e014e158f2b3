"""What can break, one coroutine each: it breaks, stays broken for a while, and is put right."""

import asyncio
import random
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass

import psycopg

from bench.chaos.cluster import Cluster
from bench.chaos.counsellor import Counsellor
from bench.chaos.gate import Gate, Mood
from bench.chaos.ledger import Ledger
from bench.chaos.parts import Part
from bench.chaos.room import Room

DEAD_SECONDS = 1.5  # before somebody starts it again
FROZEN_SECONDS = 4.0  # longer than anybody may wait
MOOD_SECONDS = 7.0
FULL_SECONDS = 5.0  # without room for rows; then as long without room for the log
KEPT_UP_EACH = 0.5  # seconds: systemd's and containers' first pause
LOG_MEGABYTES = 64  # more than it can have kept to write over
HALF_OPEN = 60
JUMP_SECONDS = 5.0
DEPLOY_SECONDS = 10.0  # a process that is asked to stop has the time of one turn, not of its streams


@dataclass
class Scene:
    cluster: Cluster
    room: Room  # where PostgreSQL's files are
    gate: Gate
    counsellors: list[Counsellor]
    ledger: Ledger
    chance: random.Random


Fault = Callable[[Scene], Awaitable[None]]


async def api_killed(scene: Scene) -> None:
    await _killed(scene, scene.chance.choice(scene.cluster.apis))


async def bot_killed(scene: Scene) -> None:
    await _killed(scene, scene.chance.choice(scene.cluster.bots))


async def every_bot_killed(scene: Scene) -> None:
    await _killed(scene, *scene.cluster.bots)


async def redis_killed(scene: Scene) -> None:
    await _killed(scene, scene.cluster.redis)


async def postgresql_killed(scene: Scene) -> None:
    await _killed(scene, scene.cluster.postgresql)


async def redis_hangs(scene: Scene) -> None:
    await _frozen(scene, scene.cluster.redis)


async def postgresql_hangs(scene: Scene) -> None:
    await _frozen(scene, scene.cluster.postgresql)


async def bot_is_slow(scene: Scene) -> None:
    await _in_mood(scene, "slow")


async def bot_is_mute(scene: Scene) -> None:
    await _in_mood(scene, "mute")


async def bot_answers_garbage(scene: Scene) -> None:
    await _in_mood(scene, "garbage")


async def counsellors_streams_cut(scene: Scene) -> None:
    for counsellor in scene.counsellors * 2:
        counsellor.cut_stream()
        await asyncio.sleep(DEAD_SECONDS)


async def half_open_visitors(scene: Scene) -> None:
    """Telephones in a tunnel: requests half sent, streams that nobody reads, and no goodbye."""
    writers = []
    for number in range(HALF_OPEN):
        port = scene.cluster.api_ports[number % len(scene.cluster.api_ports)]
        _, writer = await asyncio.open_connection("127.0.0.1", port)
        head = "POST /v1/chat/messages HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n"
        writer.write(f"{head}Content-Length: 500\r\n\r\n{{".encode() if number % 2 else head.encode())
        writers.append(writer)
    await asyncio.sleep(FROZEN_SECONDS)
    for writer in writers:
        writer.transport.abort()


async def clock_jumps(scene: Scene) -> None:
    """Ten minutes ahead, twenty back, and right again; half an hour ahead would rightly forget everybody."""
    for seconds in (600, -600, 0):
        scene.cluster.clock.write_text(str(seconds))
        await asyncio.sleep(JUMP_SECONDS)


async def deployed(scene: Scene) -> None:
    """Each API stopped as a deploy does, and started again."""
    for part in scene.cluster.apis:
        took = await asyncio.to_thread(part.stop)
        if took > DEPLOY_SECONDS:
            scene.ledger.broke("deploy", f"{part.name} took {took:.0f} s to stop")
        part.start()
        await asyncio.to_thread(part.await_ready)


async def postgresql_without_room(scene: Scene) -> None:
    """First rows find no room and are refused; then its log finds none, and it gives up altogether.

    It comes back as whoever restarts it tries, and again, until there is room; nobody repairs anything.
    """
    part, room = scene.cluster.postgresql, scene.room
    scene.ledger.page.fault += f" ({room.how})"
    try:
        await _kept_full(room, part)
        if not await asyncio.to_thread(_log_runs_out, scene.cluster.database_url):
            scene.ledger.broke("fault", "there was room for its log all the time")
        await _kept_full(room, part)
    finally:
        room.free(part.pids)
    if not scene.ledger.page.unstored:
        scene.ledger.broke("fault", "the disk was not full")
    scene.ledger.page.recovered_in = await asyncio.to_thread(part.await_ready, kept_up=True)


async def _kept_full(room: Room, part: Part) -> None:
    end = time.monotonic() + FULL_SECONDS
    while time.monotonic() < end:
        part.keep_up()
        room.fill(part.pids)
        await asyncio.sleep(KEPT_UP_EACH)


def _log_runs_out(url: str) -> bool:
    """As when anything else on this server writes a lot; False when it could write all of that."""
    try:
        with psycopg.connect(url, autocommit=True) as database:
            for _ in range(LOG_MEGABYTES):
                database.execute("SELECT pg_logical_emit_message(true, '', repeat('0', 1048576))")
    except psycopg.Error:
        return True
    return False


async def _killed(scene: Scene, *parts: Part) -> None:
    for part in parts:
        part.kill()
    await asyncio.sleep(DEAD_SECONDS)
    for part in parts:
        part.start()
    scene.ledger.page.recovered_in = max([await asyncio.to_thread(part.await_ready) for part in parts])


async def _frozen(_scene: Scene, part: Part) -> None:
    part.freeze()
    try:
        await asyncio.sleep(FROZEN_SECONDS)
    finally:
        part.thaw()


async def _in_mood(scene: Scene, mood: Mood) -> None:
    scene.gate.mood = mood
    try:
        await asyncio.sleep(MOOD_SECONDS)
    finally:
        scene.gate.mood = "well"


FAULTS: dict[str, Fault] = {
    "kill -9 api": api_killed,
    "kill -9 bot": bot_killed,
    "kill -9 every bot": every_bot_killed,
    "kill -9 Redis": redis_killed,
    "kill -9 PostgreSQL": postgresql_killed,
    "disk full, PostgreSQL": postgresql_without_room,
    "Redis hangs (half open)": redis_hangs,
    "PostgreSQL hangs (half open)": postgresql_hangs,
    "bot slow (5 s)": bot_is_slow,
    "bot mute (half open)": bot_is_mute,
    "bot answers garbage": bot_answers_garbage,
    "counsellors’ streams cut": counsellors_streams_cut,
    "visitors half open": half_open_visitors,
    "clock jumps": clock_jumps,
    "deploy": deployed,
}

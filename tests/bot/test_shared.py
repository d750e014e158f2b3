"""Several bots on a real Redis: one memory, one turn at a time, and nothing left behind."""

import asyncio
import json
import uuid
from collections.abc import Awaitable, Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from rasa.shared.core.events import ActionExecuted, SlotSet, UserUttered
from rasa.shared.core.trackers import DialogueStateTracker
from redis import Redis

from bot.memory import IDLE_SECONDS
from bot.shared import AWAY_SECONDS, TURN_SECONDS, Away, Busy, Shared, SharedLocks, SharedTrackers
from tests.bot.conftest import Engine, Talk, started, texts
from tests.bot.test_memory import DOMAIN

REDIS = "redis://127.0.0.1:6379/8"
NOWHERE = "redis://127.0.0.1:9/0"
CANARY = "zibeline-mauve"


class Bot:
    """What one process would hold."""

    def __init__(self, url: str = REDIS) -> None:
        self.shared = Shared(url)
        self.trackers = SharedTrackers(self.shared)
        self.trackers.domain = DOMAIN
        self.locks = SharedLocks(self.shared, self.trackers)

    async def turn(self, conversation: str, audience: str) -> None:
        async with self.locks.lock(conversation):
            tracker = await self.trackers.retrieve(conversation) or DialogueStateTracker(
                conversation, DOMAIN.slots
            )
            tracker.update(SlotSet("audience", audience), DOMAIN)
            tracker.update(ActionExecuted("action_listen"), DOMAIN)
            tracker.update(UserUttered("", {"name": "greet"}), DOMAIN)
            await self.trackers.save(tracker)

    async def broken_turn(self, conversation: str) -> None:
        async with self.locks.lock(conversation):
            await self.trackers.save(DialogueStateTracker(conversation, DOMAIN.slots))
            raise LookupError

    async def known(self, conversation: str) -> Any:
        async with self.locks.lock(conversation):
            tracker = await self.trackers.retrieve(conversation)
        return tracker and tracker.get_slot("audience")

    async def forget(self, conversation: str) -> None:
        async with self.locks.lock(conversation):
            await self.trackers.forget(conversation)


@pytest.fixture
def conversation() -> str:
    return uuid.uuid4().hex


@pytest.fixture(scope="module")
def redis() -> Iterator["Redis[bytes]"]:
    with Redis.from_url(REDIS) as client:
        yield client


def keys(redis: "Redis[bytes]", conversation: str) -> list[bytes]:
    return list(redis.scan_iter(f"*{conversation}*"))


def with_bots(work: Callable[[Bot, Bot], Awaitable[Any]]) -> Any:
    async def main() -> Any:
        one, other = Bot(), Bot()
        try:
            return await work(one, other)
        finally:
            await one.trackers.close()
            await other.trackers.close()

    return asyncio.run(main())


def test_what_one_bot_learned_another_knows(conversation: str) -> None:
    async def work(one: Bot, other: Bot) -> Any:
        await one.turn(conversation, "parent")
        return await other.known(conversation)

    assert with_bots(work) == "parent"


def test_between_turns_a_bot_itself_remembers_nothing(conversation: str) -> None:
    async def work(one: Bot, _: Bot) -> Any:
        await one.turn(conversation, "parent")
        return await one.trackers.keys()

    assert with_bots(work) == []


def test_it_expires_when_a_memory_in_the_process_would(conversation: str, redis: "Redis[bytes]") -> None:
    with_bots(lambda one, _: one.turn(conversation, "young"))
    kept = keys(redis, conversation)
    assert len(kept) == 1
    assert 0 < redis.ttl(kept[0]) <= IDLE_SECONDS


def test_forgetting_by_any_bot_leaves_no_key(conversation: str, redis: "Redis[bytes]") -> None:
    async def work(one: Bot, other: Bot) -> Any:
        await one.turn(conversation, "young")
        await other.forget(conversation)
        return await one.known(conversation)

    assert with_bots(work) is None
    assert keys(redis, conversation) == []


def test_a_question_that_comes_late_brings_no_erased_memory_back(
    conversation: str, redis: "Redis[bytes]"
) -> None:
    async def work(one: Bot, other: Bot) -> Any:
        await one.turn(conversation, "young")
        await other.forget(conversation)
        await one.turn(conversation, "parent")
        await other.turn(conversation, "parent")
        return await one.known(conversation)

    assert with_bots(work) is None
    assert keys(redis, conversation) == []


def test_a_turn_that_breaks_leaves_what_was_known_before(conversation: str) -> None:
    async def work(one: Bot, other: Bot) -> Any:
        await one.turn(conversation, "young")
        with pytest.raises(LookupError):
            await one.broken_turn(conversation)
        return await other.known(conversation)

    assert with_bots(work) == "young"


def test_what_another_version_wrote_is_no_reason_not_to_answer(
    conversation: str, redis: "Redis[bytes]"
) -> None:
    redis.set(f"fanal:bot:known:{conversation}", json.dumps([{"event": "slot"}, "nonsense"]), ex=9)
    assert with_bots(lambda one, _: one.known(conversation)) is None


def test_turns_follow_one_another_across_bots_without_a_second_of_polling(conversation: str) -> None:
    order: list[str] = []

    async def turn(bot: Bot, name: str) -> None:
        async with bot.locks.lock(conversation):
            order.append(name)
            await asyncio.sleep(0.001)
            order.append(name)

    async def work(one: Bot, other: Bot) -> None:
        turns = [turn(bot, f"{name}{n}") for n in range(8) for name, bot in (("a", one), ("b", other))]
        await asyncio.wait_for(asyncio.gather(*turns), 5)  # polled once a second: fifteen at least

    with_bots(work)
    assert len(order) == 32
    assert order[::2] == order[1::2]


def test_a_bot_that_died_in_a_turn_holds_up_nobody_for_long(conversation: str, redis: "Redis[bytes]") -> None:
    async def work(one: Bot, _: Bot) -> Any:
        await one.locks._hold(conversation)
        return redis.pttl(f"fanal:bot:turn:{conversation}")

    assert 0 < with_bots(work) <= TURN_SECONDS * 1000


def test_nobody_waits_for_a_turn_longer_than_the_api_does(
    conversation: str, redis: "Redis[bytes]", monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.shared.WAIT_SECONDS", 0.02)
    redis.set(f"fanal:bot:turn:{conversation}", "another", ex=9)

    async def work(one: Bot, _: Bot) -> None:
        with pytest.raises(Busy):
            await one.turn(conversation, "young")

    with_bots(work)


def test_without_redis_a_turn_goes_on_and_leaves_nothing_in_the_process(conversation: str) -> None:
    async def main() -> Any:
        bot = Bot(NOWHERE)
        await bot.turn(conversation, "young")
        return await bot.known(conversation), await bot.trackers.keys()

    assert asyncio.run(main()) == (None, [])


def test_without_redis_forgetting_asks_to_be_asked_again(conversation: str) -> None:
    with pytest.raises(Away):
        asyncio.run(Bot(NOWHERE).forget(conversation))


def test_a_dead_redis_is_asked_once_and_then_left_alone_for_a_while() -> None:
    now, asked = [0.0], []

    async def question(redis: Any) -> Any:
        asked.append(now[0])
        return await redis.ping()

    async def main() -> None:
        shared = Shared(NOWHERE, clock=lambda: now[0])
        for now[0] in (0.0, AWAY_SECONDS / 2, AWAY_SECONDS + 0.1):
            with pytest.raises(Away):
                await shared.ask(question)

    asyncio.run(main())
    assert asked == [0.0, AWAY_SECONDS + 0.1]


def test_a_redis_that_hangs_is_waited_for_once() -> None:
    taken = []

    async def hold(_reader: Any, writer: Any) -> None:
        taken.append(writer)

    async def main() -> None:
        silent = await asyncio.start_server(hold, "127.0.0.1", 0)
        shared = Shared(f"redis://127.0.0.1:{silent.sockets[0].getsockname()[1]}/0")
        with pytest.raises(Away):
            await shared.ask(lambda redis: redis.ping())
        silent.close()
        for writer in taken:
            writer.close()

    asyncio.run(main())
    assert len(taken) == 1


@pytest.fixture(scope="module")
def two(model: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[list[Engine]]:
    folder = tmp_path_factory.mktemp("two")
    with (
        started(model, folder / "one", FANAL_REDIS_URL=REDIS) as one,
        started(model, folder / "other", FANAL_REDIS_URL=REDIS) as other,
    ):
        yield [one, other]


def test_a_talk_goes_on_wherever_it_lands_and_is_forgotten_everywhere(
    two: list[Engine], redis: "Redis[bytes]"
) -> None:
    one, other = Talk(two[0]), Talk(two[1])
    other.conversation = one.conversation
    one.take("inform_audience", audience="parent")
    assert other.say("bonjour")["slots"]["audience"] == "parent"
    first, second = one.say("bonjour"), other.say("bonjour")
    assert texts(first) != texts(second), "a greeting is not said again a moment later, by whichever bot"
    assert other.engine.delete(f"/webhooks/fanal/conversations/{one.conversation}").status == 204
    assert keys(redis, one.conversation) == []
    assert one.say("bonjour")["slots"]["audience"] is None


def test_neither_redis_nor_the_logs_hold_what_was_typed(two: list[Engine], redis: "Redis[bytes]") -> None:
    talk = Talk(two[0])
    for text in (f"je m'appelle {CANARY} et j'ai peur", f"j'habite à {CANARY}", CANARY, f"/restart {CANARY}"):
        talk.say(text)
    assert talk.say("j'habite à RocheFourchat")["slots"]["place"]
    kept = keys(redis, talk.conversation)
    assert kept, "the search would find it"
    held = b"".join(redis.get(key) or b"" for key in kept)
    assert CANARY.encode() not in held
    assert b"rochefourchat" not in held.lower()
    assert [engine for engine in two if CANARY in engine.log.read_text(errors="replace")] == []

"""Conversations are forgotten when idle or erased, and long ones are cut without losing what they know."""

import asyncio
from types import SimpleNamespace

import pytest
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import ActionExecuted, SlotSet, UserUttered
from rasa.shared.core.trackers import DialogueStateTracker

from bot.channel import _forget
from bot.locks import WakingLocks
from bot.memory import IDLE_SECONDS, TURNS_KEPT, ForgettingTrackers

DOMAIN = Domain.from_dict(
    {
        "intents": ["greet"],
        "slots": {"audience": {"type": "text", "mappings": [{"type": "custom"}]}},
        "actions": ["utter_x"],
    }
)


class Clock:
    now = 0.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def trackers(clock: Clock) -> ForgettingTrackers:
    return ForgettingTrackers(DOMAIN, clock=clock)


def _keep(trackers: ForgettingTrackers, name: str, turns: int = 1) -> DialogueStateTracker:
    tracker = DialogueStateTracker(name, DOMAIN.slots)
    tracker.update(SlotSet("audience", "young"), DOMAIN)
    for _ in range(turns):
        tracker.update(ActionExecuted("action_listen"), DOMAIN)
        tracker.update(UserUttered("", {"name": "greet"}), DOMAIN)
    asyncio.run(trackers.save(tracker))
    return tracker


def _find(trackers: ForgettingTrackers, name: str) -> DialogueStateTracker | None:
    return asyncio.run(trackers.retrieve(name))


def test_an_idle_conversation_is_forgotten(trackers: ForgettingTrackers, clock: Clock) -> None:
    _keep(trackers, "old")
    clock.now = IDLE_SECONDS - 1
    _keep(trackers, "new")
    clock.now = IDLE_SECONDS + 1
    assert _find(trackers, "old") is None
    assert _find(trackers, "new") is not None


def test_an_erased_conversation_is_forgotten_at_once(trackers: ForgettingTrackers) -> None:
    _keep(trackers, "c")
    asyncio.run(trackers.forget("c"))
    asyncio.run(trackers.forget("c"))
    assert _find(trackers, "c") is None
    assert asyncio.run(trackers.keys()) == []


def test_a_question_that_comes_late_brings_no_erased_memory_back(
    trackers: ForgettingTrackers, clock: Clock
) -> None:
    _keep(trackers, "c")
    asyncio.run(trackers.forget("c"))
    clock.now = IDLE_SECONDS - 1
    _keep(trackers, "c")
    trackers.end_turn("c")
    assert _find(trackers, "c") is None
    assert asyncio.run(trackers.keys()) == []


def test_the_end_of_a_turn_forgets_nothing_else(trackers: ForgettingTrackers) -> None:
    _keep(trackers, "c")
    _keep(trackers, "d")
    asyncio.run(trackers.forget("d"))
    trackers.end_turn("c")
    assert _find(trackers, "c") is not None


def test_a_tracker_kept_as_it_was_left_is_given_out_once(trackers: ForgettingTrackers) -> None:
    left = _keep(trackers, "here")
    trackers.keep_live(left)
    assert trackers.take_live("here") is left
    assert trackers.take_live("here") is None


def test_a_tracker_kept_as_it_was_left_goes_with_its_conversation(
    trackers: ForgettingTrackers, clock: Clock
) -> None:
    trackers.keep_live(_keep(trackers, "erased"))
    asyncio.run(trackers.forget("erased"))
    assert trackers.take_live("erased") is None

    trackers.keep_live(_keep(trackers, "renewed"))
    _keep(trackers, "renewed", turns=2)
    assert trackers.take_live("renewed") is None

    trackers.keep_live(_keep(trackers, "idle"))
    clock.now = IDLE_SECONDS + 1
    assert trackers.take_live("idle") is None


def test_a_tracker_longer_than_what_is_kept_of_it_is_made_again(trackers: ForgettingTrackers) -> None:
    trackers.keep_live(_keep(trackers, "long", turns=TURNS_KEPT + 3))
    assert trackers.take_live("long") is None


def test_a_long_conversation_is_cut_and_keeps_its_slots(trackers: ForgettingTrackers) -> None:
    _keep(trackers, "c", turns=TURNS_KEPT * 3)
    tracker = _find(trackers, "c")
    assert tracker is not None
    assert tracker.get_slot("audience") == "young"
    assert sum(isinstance(event, UserUttered) for event in tracker.events) == TURNS_KEPT


def test_a_conversation_found_again_is_the_same(trackers: ForgettingTrackers) -> None:
    _keep(trackers, "c", turns=2)
    tracker = _find(trackers, "c")
    assert tracker is not None
    assert sum(isinstance(event, UserUttered) for event in tracker.events) == 2


def test_forgetting_waits_for_a_turn_under_way_which_would_keep_it_again(
    trackers: ForgettingTrackers,
) -> None:
    async def main() -> list[str]:
        agent = SimpleNamespace(lock_store=WakingLocks())
        request = SimpleNamespace(app=SimpleNamespace(ctx=SimpleNamespace(agent=agent, trackers=trackers)))
        async with agent.lock_store.lock("c"):
            forgetting = asyncio.create_task(_forget(request, "c"))
            await asyncio.sleep(0)
            await trackers.save(DialogueStateTracker("c", DOMAIN.slots))
        assert (await forgetting).status == 204
        return list(await trackers.keys())

    assert asyncio.run(main()) == []


def test_an_engine_that_cannot_forget_says_so() -> None:
    agent = SimpleNamespace(lock_store=WakingLocks())  # and no trackers: whatever goes wrong
    request = SimpleNamespace(app=SimpleNamespace(ctx=SimpleNamespace(agent=agent)))
    assert asyncio.run(_forget(request, "c")).status == 503


def test_turns_of_a_conversation_wait_for_one_another_and_wake_at_once() -> None:
    order: list[str] = []

    async def turn(locks: WakingLocks, name: str) -> None:
        async with locks.lock("c"):
            order.append(f"{name} in")
            await asyncio.sleep(0)
            order.append(f"{name} out")

    async def main() -> WakingLocks:
        locks = WakingLocks()
        await asyncio.wait_for(asyncio.gather(turn(locks, "a"), turn(locks, "b"), turn(locks, "c")), 0.9)
        return locks

    locks = asyncio.run(main())
    assert order == ["a in", "a out", "b in", "b out", "c in", "c out"]
    assert locks._locks == {}

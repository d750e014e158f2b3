"""Our own way through the engine says what Rasa's own way says."""

import asyncio
import random
from pathlib import Path
from typing import Any

import pytest
from rasa.core.agent import Agent
from rasa.core.channels.channel import CollectingOutputChannel, UserMessage
from rasa.core.processor import MessageProcessor
from rasa.shared.core.events import SlotSet

from bot.serve import load_agent
from bot.straight import StraightProcessor

WALKS, TURNS = 15, 10  # longer than what is kept of a conversation
# What depends on what is known, misses and returns.
OFTEN = ("inform_audience", "inform_place", "greet", "affirm", "deny", "nlu_fallback", "ask_human", "thank")


@pytest.fixture(scope="module")
def agent(model: Path) -> Agent:
    agent, _ = load_agent(model)
    return agent


@pytest.fixture(scope="module")
def walks(agent: Agent) -> list[list[str]]:
    chance = random.Random(20)
    known = sorted(agent.domain.intents)
    return [
        [chance.choice(OFTEN) if chance.random() < 0.6 else chance.choice(known) for _ in range(TURNS)]
        for _ in range(WALKS)
    ]


async def _answer(processor: MessageProcessor, name: str, intent: str) -> tuple[Any, ...]:
    general = {intent: {"response": {"utter_action": f"utter_{intent}/general"}}}
    parsed = {
        "text": "", "intent": {"name": intent, "confidence": 1.0}, "intent_ranking": [], "entities": [],
        "response_selector": general,
    }  # fmt: skip
    collector = CollectingOutputChannel()
    message = UserMessage("", collector, name, parse_data=parsed, input_channel="fanal")
    if isinstance(processor, StraightProcessor):
        tracker = await processor.fetch_tracker_and_update_session(name)
        await processor.follow(message, tracker)
        await processor.save_tracker(tracker)
    else:
        await processor.handle_message(message)
    kept = await processor.tracker_store.retrieve(name)
    said = [{**what, "recipient_id": None} for what in collector.messages]
    kinds = [type(event).__name__ for event in kept.events]
    return said, kept.current_slot_values(), kept.active_loop_name, kinds


def _walked(processor: MessageProcessor, walks: list[list[str]], name: str) -> list[tuple[Any, ...]]:
    async def walk() -> list[tuple[Any, ...]]:
        answers: list[tuple[Any, ...]] = []
        for number, intents in enumerate(walks):
            answers += [await _answer(processor, f"{name}{number}", intent) for intent in intents]
        return answers

    return asyncio.run(walk())


def test_each_turn_says_knows_and_keeps_what_rasa_does(agent: Agent, walks: list[list[str]]) -> None:
    assert _walked(agent.processor, walks, "ours") == _walked(agent.processor.loaded, walks, "rasa")


def test_a_turn_that_fails_leaves_the_conversation_as_it_was(agent: Agent) -> None:
    async def walk() -> None:
        processor, name = agent.processor, "fails"
        await _answer(processor, name, "parent_signs")
        tracker = await processor.fetch_tracker_and_update_session(name)
        known, length = tracker.current_slot_values(), len(tracker.events)
        tracker.update(SlotSet("audience", "professional"), agent.domain)
        again = await processor.fetch_tracker_and_update_session(name)
        assert (again.current_slot_values(), len(again.events)) == (known, length)

    asyncio.run(walk())


def test_words_are_understood_as_rasa_understands_them(agent: Agent) -> None:
    for text in ("bonjour", "ma fille de 14 ans a fugué à Lyon", "j'ai besoin d'un avocat", "👍", "…"):
        ours, rasa = (
            asyncio.run(processor.parse_message(UserMessage(text)))
            for processor in (agent.processor, agent.processor.loaded)
        )
        assert ours == rasa

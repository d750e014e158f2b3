"""Our own way through the engine says what Rasa's own way says."""

import asyncio
import random
from pathlib import Path
from typing import Any

import pytest
from rasa.core.agent import Agent
from rasa.core.channels.channel import CollectingOutputChannel, UserMessage
from rasa.core.policies.rule_policy import RulePolicy
from rasa.core.processor import MessageProcessor
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import SlotSet, UserUttered
from rasa.shared.core.trackers import DialogueStateTracker

from bot.rules import QuickRules
from bot.serve import load_agent
from bot.straight import StraightProcessor

WALKS, TURNS = 15, 10  # longer than what is kept of a conversation
# What opens forms, interrupts them, misses and returns: the rest answers in one step.
OFTEN = ("danger_now", "suicidal", "parent_signs", "affirm", "deny", "nlu_fallback", "ask_human", "unsure")


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
    parsed = {"text": "", "intent": {"name": intent, "confidence": 1.0}, "intent_ranking": [], "entities": []}
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


def test_rules_found_by_their_newest_state_are_those_that_rasa_finds(
    agent: Agent, walks: list[list[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    quick = _walked(agent.processor, walks, "quick")
    for name in ("_get_possible_keys", "_find_action_from_rules"):
        monkeypatch.setattr(QuickRules, name, getattr(RulePolicy, name))
    monkeypatch.setattr(QuickRules, "_prediction_states", RulePolicy._prediction_states)
    assert _walked(agent.processor, walks, "whole") == quick


def test_only_slots_that_a_message_can_fill_are_asked_and_none_is_missed(agent: Agent) -> None:
    """Each intent, without and with each entity, outside any form: what Rasa finds among all slots."""
    everything, fewer = agent.domain, agent.processor.fillable
    extraction, collector = agent.processor.extraction, CollectingOutputChannel()

    async def found(intent: str, entity: str | None, domain: Domain) -> list[Any]:
        tracker = DialogueStateTracker("fillable", everything.slots)
        said = [{"entity": entity, "value": "x"}] if entity else []
        tracker.update(UserUttered("", {"name": intent, "confidence": 1.0}, said), everything)
        return await extraction.run(collector, agent.processor.nlg, tracker, domain)

    async def compare() -> int:
        set_by_some = 0
        for intent in everything.intents:
            for entity in (None, *everything.entities):
                few = fewer.by(intent, frozenset([entity] if entity else []))
                events = await found(intent, entity, few)
                assert events == await found(intent, entity, everything)
                set_by_some += bool(events)
        return set_by_some

    assert asyncio.run(compare()) > 0

"""Take-overs against answers on their way, hand-backs and closings, in every order that chance finds.

RACES=10000 python -m pytest tests/api/handoff/test_races.py   # the number of conversations, 150 by default
"""

import asyncio
import os
import random
from collections import Counter
from functools import partial
from uuid import UUID

import pytest

from api.chat.engine import Answer, Item
from api.errors import Conflict, ConversationOver, Problem
from api.events import Draft, Message
from tests.api.conftest import browser
from tests.api.console.team import Mate
from tests.api.handoff.slow_bot import Bot

ROUNDS = int(os.environ.get("RACES", "150"))
AT_ONCE = 8


class FickleBot(Bot):
    """Takes its time, more or less: some answers come long after the world has changed."""

    def __init__(self, chance):
        self.chance = chance

    async def reply(self, _ask):
        for _ in range(self.chance.randrange(40)):
            await asyncio.sleep(0)
        return Answer(messages=[Item(text="Un."), Item(text="Deux.")], intent="greet")


@pytest.mark.timeout(7200)
async def test_no_bot_word_after_a_take_no_double_take_nothing_lost(running):
    chance = random.Random(ROUNDS)
    told = Counter()
    async with running(engine=FickleBot(chance), limits="off") as app, browser(app):
        mates = [await Mate.at_work(app, name, capacity=10**6) for name in ("Alix", "Sacha")]
        for start in range(0, ROUNDS, AT_ONCE):
            count = min(AT_ONCE, ROUNDS - start)
            for mate in mates:  # a long run must not lose them to silence
                await mate.ok("POST", "presence", {"on_break": False})
            rounds = [Round(app, mates, random.Random(chance.random()), told) for _ in range(count)]
            await asyncio.gather(*(one.play() for one in rounds))
    assert told["taken"] >= ROUNDS // 2, told
    assert told["lost to somebody faster"] > 0, told
    print(dict(told))  # noqa: T201 - the figures of a long run


class Round:
    def __init__(self, app, mates, chance, told):
        self.app, self.mates, self.chance, self.told = app, mates, chance, told
        self.parts, self.desk, self.turns = app.state.parts, app.state.desk, app.state.turns
        self.sent, self.wins = [], 0

    async def play(self):
        self.token, conversation, _ = await self.parts.thread.start([], audience="young", locale="fr")
        self.id = conversation.id
        await self.desk.change(self.id, self.desk.ask, "asked")
        deeds = [self.write, self.write, *(partial(self.take, mate) for mate in self.mates)]
        deeds += [partial(self.say, mate) for mate in self.mates]
        sometimes = [self.give_back, self.close, self.write_twice, self.withdraw, self.ask_again]
        deeds += self.chance.sample(sometimes, 3)
        self.chance.shuffle(deeds)
        await asyncio.gather(*(self.after_a_while(deed) for deed in deeds))
        await self.write()
        await self.check()
        await self.parts.forget.conversation(self.id)

    async def after_a_while(self, deed):
        for _ in range(self.chance.randrange(60)):
            await asyncio.sleep(0)
        try:
            await deed()
        except ConversationOver:
            self.told["over"] += 1
        except Conflict:
            self.told["refused"] += 1

    def new_id(self):
        return str(UUID(int=self.chance.getrandbits(128), version=4))

    async def write(self):
        identity = self.new_id()
        self.sent.append(identity)
        await self.turns.take(self.token, Message(identity, text="Bonjour"))

    async def write_twice(self):
        identity = self.new_id()
        self.sent.append(identity)
        message = Message(identity, text="Bonjour")
        await asyncio.gather(self.turns.take(self.token, message), self.turns.take(self.token, message))

    async def take(self, mate):
        try:
            await self.desk.change(self.id, self.desk.take, mate.id)
        except Conflict:
            self.told["lost to somebody faster"] += 1
            raise
        self.told["taken"] += 1
        self.wins += 1

    async def say(self, mate):
        """The same words twice at once, as after a cut."""
        identity = self.new_id()
        draft = Draft("counsellor", text="Je suis là.", client_id=identity)
        saying = [self.desk.within(self.id, self.desk.say, mate.id, draft) for _ in range(2)]
        answers = await asyncio.gather(*saying, return_exceptions=True)
        if stored := [answer.seq for answer in answers if not isinstance(answer, Exception)]:
            self.sent.append(identity)
            assert len(set(stored)) == 1
        for answer in answers:
            if isinstance(answer, Exception) and not isinstance(answer, Problem):
                raise answer

    async def ask_again(self):
        await self.desk.change(self.id, self.desk.ask, "asked")

    async def give_back(self):
        await self.desk.change(self.id, self.desk.give_back, None)

    async def close(self):
        await self.desk.change(self.id, self.desk.close, None, "listened")

    async def withdraw(self):
        await self.desk.change(self.id, self.desk.withdraw)

    async def check(self):
        conversation = await self.parts.thread.open(self.token)
        events = await self.parts.thread.after(conversation, 0)
        assert [event.seq for event in events] == list(range(1, conversation.seq + 1))
        stored = [event.client_id for event in events if event.client_id]
        assert sorted(stored) == sorted(self.sent)
        person_there, takes = False, 0
        for event in events:
            if event.status == "taken":
                assert not person_there
                person_there, takes = True, takes + 1
            elif event.status in {"returned", "closed"}:
                person_there = False
            assert not (person_there and event.author == "bot")
            self.told[event.author] += 1
        assert takes == self.wins
        # What a reader sees who comes by steps is what stands there, in the same order.
        middle = events[len(events) // 2].seq
        seen = [event.seq for event in events if event.seq <= middle]
        seen += [event.seq for event in await self.parts.thread.after(conversation, middle)]
        assert seen == [event.seq for event in events]

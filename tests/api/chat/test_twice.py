"""The page asks a second process while the first still waits for the engine: one answer, told by both."""

import asyncio
from uuid import uuid4

from tests.api.chat import bots
from tests.api.conftest import browser
from tests.api.visitors import Visitor, texts


async def test_two_processes_without_redis_answer_once(running):
    asked, both = [], asyncio.Event()
    plain = bots.recording(asked)

    async def bot(scope, receive, send):
        begun.append(scope["path"])
        if len(begun) == len(doors):
            both.set()
        await both.wait()  # neither is answered before both have asked
        await plain(scope, receive, send)

    begun, doors = [], []
    async with (
        running(engine=bots.engine_over(bot, timeout=5)) as one,
        running(engine=bots.engine_over(bot, timeout=5)) as other,
        browser(one) as here,
        browser(other) as there,
    ):
        visitor = await Visitor.arrive(here, audience="young")
        doors += [visitor, Visitor(there, visitor.token, visitor.opening)]
        client_id = str(uuid4())
        turns = await asyncio.gather(*(door.write("bonjour", client_id) for door in doors))
        assert len(begun) == 2
        assert turns[0] == turns[1]
        assert texts(turns[0]) == ["Je t’écoute."]
        thread = await visitor.events()
    assert thread == [*visitor.opening, *turns[0]]

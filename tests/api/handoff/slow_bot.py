import asyncio

from api.chat.engine import Answer, Engine, EngineFailed, Item


class Bot(Engine):
    """What every engine does and these tests don't look at."""

    async def forget(self, conversation):
        pass

    async def ready(self):
        return True

    async def close(self):
        pass


class Understanding(Bot):
    """Takes each message for the next meaning that it was given."""

    def __init__(self, *intents: str) -> None:
        self._intents = iter(intents)

    async def reply(self, _ask):
        return Answer(messages=[Item(text="Réponse du programme.")], intent=next(self._intents))


class SlowBot(Bot):
    """Answers when it is told to: what is on its way when somebody takes over is what matters."""

    def __init__(self) -> None:
        self.asked, self.may_answer = asyncio.Event(), asyncio.Event()

    async def reply(self, _ask):
        self.asked.set()
        await self.may_answer.wait()
        return Answer(messages=[Item(text="Réponse du programme.")], intent="greet")


class FailingBot(SlowBot):
    """Fails when it is told to."""

    async def reply(self, ask):
        await super().reply(ask)
        raise EngineFailed

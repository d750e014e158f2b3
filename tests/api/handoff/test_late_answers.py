"""What the program had still to say when a person takes over is not said."""

import asyncio

from tests.api.conftest import browser
from tests.api.console.team import Mate
from tests.api.handoff.slow_bot import FailingBot, SlowBot
from tests.api.visitors import Visitor, texts


async def taken_over(bot, mate, visitor, words):
    """The conversation, and the turn of the program that was under way when the colleague took it."""
    writing = asyncio.create_task(visitor.write(words))
    await bot.asked.wait()
    return await mate.take_next(), writing


async def test_an_answer_on_its_way_is_dropped_when_somebody_takes_over(running):
    bot = SlowBot()
    async with running(engine=bot) as app, browser(app) as client:
        mate, visitor = await Mate.at_work(app), await Visitor.waiting(client)
        conversation, writing = await taken_over(bot, mate, visitor, "Bonjour")
        bot.may_answer.set()
        await writing
        await mate.say(conversation, "Bonjour, je suis là.")
        assert "Réponse du programme." not in texts(await visitor.events())


async def test_an_apology_on_its_way_is_dropped_too_when_somebody_takes_over(running):
    """Numbers in the place of the bot's answer are the program's words as well; the screen's card is not."""
    bot = FailingBot()
    async with running(engine=bot) as app, browser(app) as client:
        mate, visitor = await Mate.at_work(app), await Visitor.waiting(client)
        conversation, writing = await taken_over(bot, mate, visitor, "j’ai peur de rentrer")
        await mate.say(conversation, "Bonjour, je suis là.")
        before = await visitor.events()
        bot.may_answer.set()
        answered = [event["seq"] for event in await writing]
        assert await visitor.events() == before
        assert set(answered) <= {event["seq"] for event in before}


async def test_an_answer_older_than_the_whole_visit_of_a_person_is_dropped_too(running):
    bot = SlowBot()
    async with running(engine=bot) as app, browser(app) as client:
        mate, visitor = await Mate.at_work(app), await Visitor.waiting(client)
        conversation, writing = await taken_over(bot, mate, visitor, "Bonjour")
        await mate.ok("POST", f"conversations/{conversation}/return")
        bot.may_answer.set()
        await writing
        assert "Réponse du programme." not in texts(await visitor.events())
        assert "Réponse du programme." in texts(await visitor.write("Encore là ?"))

from tests.api.conftest import browser
from tests.api.console.team import Mate
from tests.api.handoff.slow_bot import Understanding
from tests.api.visitors import Visitor, cards


async def passed_on(visitor: Visitor) -> str:
    (card,) = cards(await visitor.handoff())
    return next(line["text"] for line in card["lines"] if line["id"] == "what")


async def test_what_was_told_is_passed_on_though_a_person_is_asked_for_in_words(running, reads):
    """A wish for somebody, thanks and a yes are no subject: the last one that was told stays."""
    reads("none")
    bot = Understanding("parent_discovered", "affirm", "parent_discovered", "thank", "ask_human")
    async with running(engine=bot) as app, browser(app) as client:
        await Mate.at_work(app)
        visitor = await Visitor.arrive(client, audience="parent")
        for words in (
            "j’ai trouvé une annonce",
            "oui",
            "sur un site",
            "merci",
            "je voudrais parler à quelqu’un",
        ):
            await visitor.write(words)
        assert "une découverte récente" in await passed_on(visitor)


async def test_the_last_subject_that_was_told_is_the_one(running):
    async with running(engine=Understanding("money_need", "care_placement")) as app, browser(app) as client:
        await Mate.at_work(app)
        visitor = await Visitor.arrive(client, audience="young")
        await visitor.write("j’ai besoin d’argent")
        await visitor.write("je suis placée")
        assert "le foyer ou le placement" in await passed_on(visitor)

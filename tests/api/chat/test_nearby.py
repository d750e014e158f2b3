"""Help nearby in a conversation, with the invented services that development loads."""

from datetime import UTC, datetime

import pytest

from api.directory.load import main as load_directory
from tests.api.chat import bots
from tests.api.conftest import browser
from tests.api.visitors import Visitor, cards, choices, texts

FIND = {"messages": [{"text": "Je cherche."}, {"do": "find_services", "need": "listening"}]}


class Bot:
    """Says what the test wants next."""

    def __init__(self):
        self.answer = FIND

    async def __call__(self, scope, receive, send):
        await bots.recording([], self.answer)(scope, receive, send)

    def hears_a_place(self, place):
        self.answer = FIND | {"intent": "inform_place", "slots": {"place": place}}


@pytest.fixture
def bot():
    return Bot()


@pytest.fixture
async def visitor(running, settings, bot, monkeypatch):
    monkeypatch.setenv("FANAL_DATABASE_URL", settings.database_url)
    assert load_directory(["--quiet"]) == 0
    async with running(engine=bots.engine_over(bot)) as app, browser(app) as client:
        yield await Visitor.arrive(client, audience="young")


async def test_where_is_asked_before_anything_is_searched(visitor):
    events = await visitor.write("je cherche un endroit")
    assert cards(events) == []
    assert "code postal" in texts(events)[-1]


async def test_a_known_place_brings_what_is_near_with_its_distance(visitor, bot):
    bot.hears_a_place("Lyon")
    card = cards(await visitor.write("à lyon"))[-1]
    assert card["type"] == "services"
    assert card["place"]["name"] == "Lyon"
    assert card["services"]
    assert all(service["what"] for service in card["services"])


async def test_a_postcode_is_read_as_one(visitor, bot):
    bot.hears_a_place("69003")
    card = cards(await visitor.write("69003"))[-1]
    assert card["place"]["name"] == "Lyon 3e Arrondissement"


async def test_the_commune_that_was_chosen_is_the_one_searched(visitor, bot):
    """Its code, 69003, is the postcode of Lyon 3e; its name asks for no «de» or «d’»."""
    bot.hears_a_place("Albigny")
    offered = choices(await visitor.write("albigny"))
    chosen = next(choice for choice in offered if choice["label"].startswith("Albigny"))
    card = cards(await visitor.choose(chosen["id"]))[-1]
    assert card["place"]["name"] == "Albigny-sur-Saône"
    assert card["title"] == "Vers Albigny-sur-Saône (69)"


async def test_the_card_says_how_to_ask_for_more(visitor, bot):
    bot.hears_a_place("Lyon")
    card = cards(await visitor.write("à lyon"))[-1]
    query = card["asked"] | {"near": card["place"]["code"], "limit": 50}
    found = (await visitor.client.get("/v1/services", params=query)).json()["services"]
    shown = [service["id"] for service in card["services"]]
    assert [service["id"] for service in found][: len(shown)] == shown


async def test_a_place_that_could_be_several_is_asked_not_guessed(visitor, bot):
    bot.hears_a_place("Saint-Denis")
    events = await visitor.write("st denis")
    offered = choices(events)
    assert len(offered) > 1
    assert cards(events) == []
    reunion = next(choice for choice in offered if "974" in choice["label"])
    card = cards(await visitor.choose(reunion["id"]))[-1]
    assert card["type"] in {"services", "helplines"}


async def test_a_place_that_is_none_is_said_so(visitor, bot):
    bot.hears_a_place("xqzwt")
    events = await visitor.write("xqzwt")
    assert "ne trouve pas" in texts(events)[-1]


async def test_where_nothing_is_near_lines_for_everywhere_are_given(visitor, bot):
    bot.answer = {
        "messages": [{"do": "find_services", "need": "images"}],
        "intent": "inform_place",
        "slots": {"place": "Ajaccio"},
    }
    events = await visitor.write("ajaccio")
    card = cards(events)[-1]
    assert card["type"] == "helplines"
    assert card["helplines"]
    assert all(line["open"] for line in card["helplines"])
    assert "Ajaccio" in " ".join(texts(events))


async def test_the_place_stays_for_the_next_search(visitor, bot):
    bot.hears_a_place("Lyon")
    await visitor.write("à lyon")
    bot.answer = FIND | {"intent": "find_help_nearby", "slots": {"place": "Lyon"}}
    assert cards(await visitor.write("encore"))[-1]["type"] == "services"


async def test_who_looks_for_care_where_none_is_near_is_first_shown_lines_of_care(visitor, bot, monkeypatch):
    noon = datetime(2026, 11, 25, 11, 0, tzinfo=UTC)
    monkeypatch.setattr("api.chat.nearby.now", lambda: noon)
    bot.answer = {"messages": [{"do": "find_services", "need": "health"}]}
    await visitor.write("un soignant")
    bot.answer |= {"intent": "inform_place", "slots": {"place": "Mende"}}
    (card,) = cards(await visitor.write("mende"))
    shown = [line["id"] for line in card["helplines"]]
    assert shown[:2] == ["fil_sante_jeunes", "planning_familial"]
    assert shown[2:] in ([], ["samu_15"])


async def test_a_place_said_with_the_wish_is_not_asked_again(visitor, bot):
    bot.answer = FIND | {"intent": "find_help_nearby", "slots": {"place": "Lyon"}}
    events = await visitor.write("un médecin à Lyon")
    assert cards(events)[-1]["place"]["name"] == "Lyon"


async def test_a_wish_without_a_place_leaves_the_known_one(visitor, bot):
    bot.hears_a_place("Lyon")
    await visitor.write("à lyon")
    bot.answer = FIND | {"intent": "find_help_nearby", "slots": {"place": None}}
    assert cards(await visitor.write("un médecin"))[-1]["place"]["name"] == "Lyon"


async def test_the_departement_said_behind_a_name_tells_which_is_meant(visitor, bot):
    bot.hears_a_place("Saint-Denis")
    events = await visitor.write("jsuis à Saint-Denis dans le 93")
    assert choices(events) == []
    assert "(93)" in str(events)


async def test_where_every_line_is_closed_one_that_answers_stands_before_them(visitor, bot, monkeypatch):
    late = datetime(2026, 11, 27, 21, 0, tzinfo=UTC)
    monkeypatch.setattr("api.chat.nearby.now", lambda: late)
    bot.answer = {"messages": [{"do": "find_services", "need": "legal"}]}
    await visitor.write("un avocat")
    bot.answer |= {"intent": "inform_place", "slots": {"place": "Ajaccio"}}
    (card,) = cards(await visitor.write("ajaccio"))
    shown = {line["id"]: line["open"] for line in card["helplines"]}
    assert shown == {"allo_119": True, "victims_116006": False}

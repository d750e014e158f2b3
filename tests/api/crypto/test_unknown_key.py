"""Two processes on one database, of which one doesn't hold the key that the other seals with."""

import base64
import json
from contextlib import asynccontextmanager
from datetime import timedelta

from sqlmodel import select

from api.handoff.sweep import Sweep
from api.models import Handoff, now
from api.settings import Settings
from tests.api.conftest import browser
from tests.api.console.team import Mate
from tests.api.served import Stream, served
from tests.api.visitors import Visitor, cards, texts

OLD, NEW = (base64.b64encode(letter * 32).decode() for letter in (b"o", b"n"))
ONLY_OLD, NEW_FIRST, OLD_FIRST = (Settings(keys=each).keys for each in (OLD, f"{NEW},{OLD}", f"{OLD},{NEW}"))
CRY = "je vais me tuer ce soir"


@asynccontextmanager
async def replicas(running, keys, other_keys):
    """Browsers of two processes, and the second of these."""
    async with (
        running(keys=keys) as ahead,
        running(keys=other_keys) as behind,
        browser(ahead) as first,
        browser(behind) as second,
    ):
        yield first, second, behind


async def test_a_danger_shows_its_card_where_the_key_is_not_known(running):
    async with replicas(running, NEW_FIRST, ONLY_OLD) as (first, second, _behind):
        visitor = await Visitor.arrive(first, audience="young")
        visitor.client = second
        response = await visitor.post({"client_id": "6f1e9d0e-6b0e-4b57-9a5e-0d3c0f0a0021", "text": CRY})
        assert response.status_code == 200
        assert response.json()["stored"] is False
        (card,) = cards(response.json()["events"])
        assert card["type"] == "crisis"
        assert "suicide_3114" in [line["id"] for line in card["helplines"]]
        calm = await visitor.write("bonjour")
        assert cards(calm)[0]["helplines"]
        assert texts(calm)
        visitor.client = first
        assert await visitor.events() == visitor.opening
        assert cards(await visitor.write(CRY))[0]["type"] == "crisis"


async def test_what_can_not_be_read_here_is_to_be_asked_again(running):
    async with replicas(running, NEW_FIRST, ONLY_OLD) as (first, second, _behind):
        visitor = await Visitor.arrive(first, audience="young")
        for stream in (0, 1):
            response = await second.get(f"/v1/chat/events?stream={stream}", headers=visitor.headers)
            assert response.status_code == 503
            assert response.json()["type"] == "/problems/unavailable"
            assert response.headers["Retry-After"]


async def test_with_the_new_key_last_at_first_each_opens_what_the_other_seals(running):
    async with replicas(running, OLD_FIRST, NEW_FIRST) as (first, second, _behind):
        for here, there in ((first, second), (second, first)):
            visitor = await Visitor.arrive(here, audience="young")
            visitor.client = there
            assert cards(await visitor.write(CRY))[0]["type"] == "crisis"
            assert (await visitor.events())[: len(visitor.opening)] == visitor.opening


async def test_what_is_not_kept_for_want_of_a_key_is_logged_as_that(running, capsys):
    async with replicas(running, NEW_FIRST, ONLY_OLD) as (first, second, _behind):
        visitor = await Visitor.arrive(first, audience="young")
        visitor.client = second
        await visitor.write("bonjour")
    events = [json.loads(line).get("event") for line in capsys.readouterr().err.splitlines()]
    assert "key-unknown" in events
    assert "message-not-stored" not in events


def all_taken(session, person):
    """An hour ago: all that was said came since."""
    for handoff in session.exec(select(Handoff)):
        handoff.state, handoff.taken_by, handoff.taken_at = "taken", person, now() - timedelta(hours=1)


async def test_one_that_can_not_be_opened_leaves_a_counsellor_all_else_that_is_hers(running):
    async with replicas(running, NEW_FIRST, ONLY_OLD) as (first, second, behind), served(behind) as door:
        mate = await Mate.at_work(behind)
        for client in (first, second):
            visitor = await Visitor.arrive(client, audience="young")
            await client.post("/v1/chat/handoff", headers=visitor.headers)
        await behind.state.parts.db.write(all_taken, mate.id)
        seen = (await behind.state.parts.thread.open(visitor.token)).id
        cookies = "; ".join(f"{name}={value}" for name, value in mate.client.cookies.items())
        async with door.stream("GET", "/v1/console/events", headers={"Cookie": cookies}) as answer:
            stream, frames = Stream(answer.aiter_lines()), {}
            while "queue" not in frames:
                name, frame, _ = await stream.next()
                frames.setdefault(name, []).append(frame)
    assert {message["conversation"] for message in frames["message"]} == {seen}
    assert len(frames["queue"][0]["taken"]) == 2


async def test_one_that_can_not_be_opened_keeps_no_news_from_the_others(running):
    async with replicas(running, NEW_FIRST, ONLY_OLD) as (first, second, behind):
        await Mate.at_work(behind)
        hidden = await Visitor.arrive(first, audience="young")  # who came first is told first
        seen = await Visitor.arrive(second, audience="young")
        for visitor in (hidden, seen):
            response = await visitor.client.post("/v1/chat/handoff", headers=visitor.headers)
            assert response.status_code == 200

        def age(session):
            for handoff in session.exec(select(Handoff)):
                handoff.waiting_since = now() - timedelta(minutes=2)

        await behind.state.parts.db.write(age)
        await Sweep(behind.state.desk).once()
        news = "Personne n’est encore libre"
        assert any(news in text for text in texts(await seen.events()))
        assert not any(news in text for text in texts(await hidden.events()))

from datetime import timedelta

import time_machine

from api.models import now
from tests.api.visitors import Visitor, choices, texts


async def test_the_first_words_say_program_limits_and_ask_who_is_there(client):
    visitor = await Visitor.arrive(client)
    said = " ".join(texts(visitor.opening))
    assert "programme" in said
    assert "nom" in said
    assert "danger grave" in said
    assert choices(visitor.opening)[0]["label"] == "Je suis jeune"
    assert [event["seq"] for event in visitor.opening] == [1, 2, 3]


async def test_an_audience_known_from_the_page_is_not_asked_again(client):
    visitor = await Visitor.arrive(client, audience="parent")
    assert choices(visitor.opening) == []
    assert "Vous" in " ".join(texts(visitor.opening))


async def test_a_start_without_a_body_is_enough(client):
    response = await client.post("/v1/chat")
    assert response.status_code == 201
    assert response.json()["token"]


async def test_no_cookie_is_set_and_nothing_may_be_cached(client):
    response = await client.post("/v1/chat", json={})
    assert "set-cookie" not in response.headers
    assert response.headers["cache-control"] == "no-store"


async def test_two_visitors_share_nothing(client):
    one, other = await Visitor.arrive(client), await Visitor.arrive(client)
    await one.write("bonjour")
    assert one.token != other.token
    assert len(await other.events()) == len(other.opening)


async def test_many_conversations_from_one_network_are_slowed_however_patiently_they_come(client):
    start = now().replace(minute=10)  # within one hour: the next one counts anew
    for number in range(60):
        with time_machine.travel(start + timedelta(seconds=5 * number), tick=False):
            assert (await client.post("/v1/chat", json={})).status_code == 201
    with time_machine.travel(start + timedelta(seconds=300), tick=False):
        refused = await client.post("/v1/chat", json={})
    assert refused.status_code == 429
    assert int(refused.headers["retry-after"]) > 0


async def test_many_at_once_are_asked_for_a_moment_of_work_before_they_are_refused(client):
    with time_machine.travel(now(), tick=False):
        answers = [(await client.post("/v1/chat", json={})).status_code for _ in range(55)]
    assert answers[0] == 201
    assert answers[-1] == 428

from datetime import timedelta

import time_machine
from limits import parse

from api.limits import RULES
from api.models import now
from tests.api.visitors import Visitor, choices, solved, texts


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


async def begin(client, **headers):
    return await client.post("/v1/chat", json={}, headers=headers)


async def a_class(client, at, pupils=60):
    """One begins each five seconds, working for it if asked to. Yields what each was told at first."""
    for number in range(pupils):
        with time_machine.travel(at + timedelta(seconds=5 * number), tick=False):
            first = answer = await begin(client)
            if first.status_code == 428:
                answer = await begin(client, **{"Fanal-Effort": solved(first.json()["effort"])})
            assert answer.status_code == 201
            yield first.status_code


async def test_one_class_after_the_other_begins_from_a_school_without_waiting(client):
    at = now().replace(minute=10)  # within one hour: the next one counts anew
    assert {told async for told in a_class(client, at)} == {201}
    assert {told async for told in a_class(client, at + timedelta(minutes=5), pupils=30)} == {428}


async def test_what_one_network_may_begin_is_bounded_however_much_it_works(client, monkeypatch):
    monkeypatch.setitem(RULES, "start", parse("1/10minutes"))
    monkeypatch.setitem(RULES, "start-worked", parse("2/10minutes"))
    at = now().replace(minute=10)
    assert [told async for told in a_class(client, at, pupils=3)] == [201, 428, 428]
    with time_machine.travel(at + timedelta(minutes=1), tick=False):
        challenge = (await begin(client)).json()["effort"]
        refused = await begin(client, **{"Fanal-Effort": solved(challenge)})
    assert refused.status_code == 429
    assert int(refused.headers["retry-after"]) > 0


async def test_who_begins_without_working_takes_nothing_from_those_who_work(client, monkeypatch):
    monkeypatch.setitem(RULES, "start", parse("1/10minutes"))
    monkeypatch.setitem(RULES, "start-worked", parse("1/10minutes"))
    at = now().replace(minute=10)
    with time_machine.travel(at, tick=False):
        assert [(await begin(client)).status_code for _ in range(20)] == [201] + 19 * [428]
    assert [told async for told in a_class(client, at + timedelta(minutes=1), pupils=1)] == [428]


async def test_many_at_once_are_asked_for_a_moment_of_work_before_they_are_refused(client):
    with time_machine.travel(now(), tick=False):
        answers = [(await client.post("/v1/chat", json={})).status_code for _ in range(55)]
    assert answers[0] == 201
    assert answers[-1] == 428

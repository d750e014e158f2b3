import itertools

import pytest
import time_machine

from api.pow import LEAST_BITS, LIFE_SECONDS, MOST_BITS, Effort, solves
from tests.api.conftest import browser
from tests.api.visitors import Visitor, solved


@pytest.fixture
async def flooded(app, client):
    app.state.effort.calm = 0
    return client


async def asked(client):
    response = await client.post("/v1/chat")
    assert response.status_code == 428
    assert response.headers["content-type"] == "application/problem+json"
    assert response.json()["type"] == "/problems/effort-needed"
    return response.json()["effort"]


async def begin(client, solution):
    return (await client.post("/v1/chat", headers={"Fanal-Effort": solution})).status_code


async def test_in_calm_times_nobody_works(client):
    assert (await Visitor.arrive(client)).opening


async def test_under_a_flood_a_browser_works_once_and_begins(flooded):
    solution = solved(await asked(flooded))
    assert await begin(flooded, solution) == 201
    assert await begin(flooded, solution) == 428, "good once"


async def test_a_conversation_under_way_is_never_asked_for_work(app, client):
    visitor = await Visitor.arrive(client)
    app.state.effort.calm = 0
    assert await visitor.write("bonjour")


async def test_what_was_not_worked_for_or_not_signed_by_us_begins_nothing(flooded):
    effort = await asked(flooded)
    wrong = next(n for n in itertools.count() if not solves(effort["challenge"], str(n), effort["bits"]))
    solution = solved(effort)
    easier = solution.replace(f".{effort['bits']}.", ".0.", 1)
    for bad in (f"{effort['challenge']}:{wrong}", easier, "", ":", "a.b.c:1", "é".encode()):
        assert await begin(flooded, bad) == 428
    assert await begin(flooded, "a" * 301) == 422
    assert await begin(flooded, solution) == 201


async def test_a_challenge_expires(flooded):
    with time_machine.travel("2026-11-24 10:00", tick=False) as clock:
        solution = solved(await asked(flooded))
        clock.shift(LIFE_SECONDS + 1)
        assert await begin(flooded, solution) == 428


async def test_another_process_with_the_same_keys_accepts_the_solution(running):
    async with running() as one, running() as other, browser(one) as client, browser(other) as elsewhere:
        one.state.effort.calm = other.state.effort.calm = 0
        assert await begin(elsewhere, solved(await asked(client))) == 201


def bits_after(begun):
    effort = Effort(lambda plain: plain, calm=begun)
    for _ in range(begun):
        effort.began()
    effort.calm = 2
    return effort.bits()


def test_the_fuller_it_gets_the_more_work_is_asked_up_to_what_a_phone_can_do():
    asked = [bits_after(begun) for begun in (1, 2, 4, 8, 1_000)]
    assert asked == [0, LEAST_BITS, LEAST_BITS + 1, LEAST_BITS + 2, MOST_BITS]


def test_when_the_flood_is_over_nobody_works_any_more():
    effort = Effort(lambda plain: plain, calm=2)
    with time_machine.travel("2026-11-24 10:00", tick=False) as clock:
        effort.began()
        effort.began()
        assert effort.bits() == LEAST_BITS
        clock.shift(11)
        assert effort.bits() == 0

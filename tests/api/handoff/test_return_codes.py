import asyncio
import re
from datetime import timedelta
from uuid import uuid4

import pytest
from limits import parse
from sqlmodel import select

from api.limits import RULES
from api.models import Receipt, now
from tests.api.console.team import Mate
from tests.api.visitors import Visitor, choices, solved, texts


async def code_of(visitor, **form):
    response = await visitor.client.post("/v1/chat/receipt", json=form, headers=visitor.headers)
    assert response.status_code == 200, response.text
    return response.json()["receipt"]


async def resume(client, code, **headers):
    return await client.post("/v1/chat/resume", json={"receipt": code}, headers=headers)


@pytest.mark.parametrize(
    ("form", "shape"), [("words", r"\w+( \w+){4}"), ("digits", r"\d{4} \d{4} \d{4} \d{4}")]
)
async def test_a_code_brings_back_everything_that_was_said(client, form, shape):
    visitor = await Visitor.arrive(client, audience="young")
    await visitor.write("Bonjour")
    code = await code_of(visitor, form=form)
    assert re.fullmatch(shape, code)
    back = await resume(client, code)
    assert back.status_code == 201
    assert "Bonjour" in [event.get("text") for event in back.json()["events"]]
    old = await client.get("/v1/chat/events?stream=0", headers=visitor.headers)
    assert old.status_code == 401  # whoever came with the code is the visitor now
    again = Visitor(client, back.json()["token"], back.json()["events"])
    assert await again.write("Me revoilà")


async def test_a_button_gives_its_code_while_somebody_has_the_conversation(app, client):
    visitor = await Visitor.arrive(client, audience="young")
    offered = (await client.post("/v1/chat/handoff", headers=visitor.headers)).json()["events"]
    mate = await Mate.at_work(app)
    assert (await client.post("/v1/chat/handoff", headers=visitor.headers)).status_code == 200
    await mate.take_next()
    (told,) = texts(await visitor.choose(choices(offered)[0]["id"]))
    code = re.search(r"Ton code\s?: ([\w ]+)\.", told)[1]
    assert (await resume(client, code)).status_code == 201


async def test_a_code_is_understood_as_people_remember_it(client):
    visitor = await Visitor.arrive(client)
    code = await code_of(visitor)
    assert (await resume(client, f"  {code.upper().replace(' ', ' - ')}. ")).status_code == 201


async def test_an_answer_written_meanwhile_is_read_with_the_code(app, client):
    visitor = await Visitor.arrive(client, audience="young")
    code = await code_of(visitor)
    mate = await Mate.at_work(app)
    (case,) = await mate.queue()
    assert case["reason"] == "later"
    conversation = await mate.take_next()
    await mate.say(conversation, "Voici ma réponse.")
    await mate.ok("POST", f"conversations/{conversation}/close", {"outcome": "will_return"})
    back = await resume(client, code)
    assert "Voici ma réponse." in texts(back.json()["events"])
    lives = await app.state.parts.thread.open(back.json()["token"])
    assert lives.expires_at > now() + timedelta(days=6)
    closed = next(event for event in back.json()["events"] if event.get("status") == "closed")
    assert "Avec ton code, tu peux encore la relire" in closed["text"]
    headers = {"Authorization": f"Bearer {back.json()['token']}"}
    asked = await client.post("/v1/chat/handoff", headers=headers)
    assert (asked.status_code, asked.json()["type"]) == (401, "/problems/conversation-over")
    assert "effacée" not in asked.json()["title"]


async def test_a_guesser_has_five_tries_then_the_code_is_dead(client):
    visitor = await Visitor.arrive(client)
    code = await code_of(visitor)
    wrong = " ".join([*code.split()[:4], "abeille" if not code.endswith("abeille") else "zoologie"])
    for _ in range(5):
        assert (await resume(client, wrong)).status_code == 404
    dead = await resume(client, code)
    assert (dead.status_code, dead.json()["type"]) == (404, "/problems/not-found")
    assert "Ce code n’ouvre rien" in dead.json()["title"]


@pytest.mark.parametrize("code", ["", "abeille", "1234", "abeille " * 5, "0" * 16, "é" * 120, "🙂 " * 5])
async def test_codes_that_open_nothing_look_alike(client, code):
    response = await resume(client, code)
    assert response.status_code == (422 if code == "" else 404)


async def test_a_code_asked_for_while_everything_is_erased_says_that_it_is_over(app, client, monkeypatch):
    visitor = await Visitor.arrive(client)
    issue = app.state.codes.issue

    async def erased_first(*args):
        await client.delete("/v1/chat", headers=visitor.headers)
        return await issue(*args)

    monkeypatch.setattr(app.state.codes, "issue", erased_first)
    late = await client.post("/v1/chat/receipt", json={}, headers=visitor.headers)
    assert (late.status_code, late.json()["type"]) == (401, "/problems/conversation-over")


async def test_guessing_is_slowed(client, monkeypatch):
    monkeypatch.setitem(RULES, "resume-worked", parse("1/10minutes"))
    answers = [(await resume(client, "0" * 16)).status_code for _ in range(12)]
    assert answers[-1] == 428
    statuses = []
    for _ in range(2):
        effort = (await resume(client, "0" * 16)).json()["effort"]
        statuses.append((await resume(client, "0" * 16, **{"Fanal-Effort": solved(effort)})).status_code)
    assert statuses == [404, 429]


async def test_wrong_codes_of_others_in_her_network_lock_nobody_out(client):
    visitor = await Visitor.arrive(client, audience="young")
    code = await code_of(visitor)
    for _ in range(11):
        refused = await resume(client, "0" * 16)
    solution = solved(refused.json()["effort"])
    assert (await resume(client, code, **{"Fanal-Effort": solution})).status_code == 201


async def test_a_code_dies_after_its_days(app, client):
    visitor = await Visitor.arrive(client)
    code = await code_of(visitor)

    def age(session):
        session.exec(select(Receipt)).one().expires_at = now() - timedelta(seconds=1)

    await app.state.parts.db.write(age)
    assert (await resume(client, code)).status_code == 404


async def press_for_code(visitor):
    """The request that a lost answer makes the page send again."""
    asked = (await visitor.client.post("/v1/chat/handoff", headers=visitor.headers)).json()["events"]
    return {"client_id": str(uuid4()), "choice": choices(asked)[0]["id"]}


async def sent(visitor, pressed):
    response = await visitor.post(pressed)
    assert response.status_code == 200, response.text
    return response.json()["events"]


def code_in(turn):
    (shown,) = [event for event in turn if event.get("text", "").startswith("Ton code")]
    assert shown["seq"] == 0
    return re.search(r":\s(.+?)\. Il vaut", shown["text"])[1]


async def test_a_code_asked_for_by_a_button_is_shown_once_and_stored_nowhere(app, client):
    visitor = await Visitor.arrive(client, audience="young")
    code = code_in(await sent(visitor, await press_for_code(visitor)))
    assert code not in str(await visitor.events())
    receipt = await app.state.parts.db.read(lambda session: session.exec(select(Receipt)).one().model_dump())
    assert not any(word in str(receipt) for word in code.split())
    assert (await resume(client, code)).status_code == 201


async def test_the_same_press_again_gives_another_code_in_the_place_of_one_that_was_lost(client):
    visitor = await Visitor.arrive(client, audience="young")
    pressed = await press_for_code(visitor)
    first, stored = await sent(visitor, pressed), await visitor.events()
    again = await sent(visitor, pressed)
    assert again[0] == first[0], "her own words, once"
    assert await visitor.events() == stored, "nobody is asked for twice"
    assert code_in(again) != code_in(first)
    assert (await resume(client, code_in(first))).status_code == 404
    assert (await resume(client, code_in(again))).status_code == 201


async def test_a_code_made_behind_the_deadline_comes_with_the_next_try(app, client, monkeypatch):
    visitor = await Visitor.arrive(client, audience="young")
    pressed = await press_for_code(visitor)
    go_on, codes = asyncio.Event(), app.state.codes
    issue = codes.issue

    async def slow(*args, **kwargs):
        await go_on.wait()
        return await issue(*args, **kwargs)

    monkeypatch.setattr(codes, "issue", slow)
    monkeypatch.setattr("api.chat.deadline.IN_TIME", 0.05)
    assert (await visitor.post(pressed)).json()["stored"] is False
    go_on.set()
    monkeypatch.setattr("api.chat.deadline.IN_TIME", 60)  # behind the first turn, however busy the machine is
    code = code_in(await sent(visitor, pressed))
    assert (await resume(client, code)).status_code == 201

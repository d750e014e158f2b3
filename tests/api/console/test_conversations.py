"""A counsellor's and a visitor's words, notes, and deeds that are refused."""

import asyncio
from datetime import timedelta
from uuid import uuid4

import pytest
from sqlmodel import select

from api.models import LoginSession, Note, Regrade, now
from tests.api.console.team import Mate, together
from tests.api.visitors import Visitor, texts

HOSTILE = "<img src=x onerror=alert(1)>\u202e${7*7}{{7*7}}'\"--"


async def test_words_go_both_ways_in_the_same_order(app, client):
    mate, visitor, conversation = await together(app, client)
    await visitor.write("Bonjour")
    await mate.say(conversation, "Bonjour, je te lis.")
    await visitor.write("Merci")
    shown = (await mate.ok("GET", f"conversations/{conversation}"))["events"]
    hers = await visitor.events()
    assert [event["seq"] for event in shown] == [event["seq"] for event in hers]
    assert [event["text"] for event in hers[-3:]] == ["Bonjour", "Bonjour, je te lis.", "Merci"]


async def test_the_same_words_sent_twice_at_once_stand_once(app, client):
    mate, visitor, conversation = await together(app, client)
    body = {"client_id": str(uuid4()), "text": "Une fois"}
    path = f"conversations/{conversation}/messages"
    first, second = await asyncio.gather(mate.ok("POST", path, body), mate.ok("POST", path, body))
    assert first["event"]["seq"] == second["event"]["seq"]
    assert texts(await visitor.events()).count("Une fois") == 1


async def test_words_that_bear_the_name_of_a_visitors_are_refused_and_hers_stand(app, client):
    mate, visitor, conversation = await together(app, client)
    body = {"client_id": str(uuid4()), "text": "Les miens"}
    await visitor.write("Les siens", body["client_id"])
    response = await mate.call("POST", f"conversations/{conversation}/messages", body)
    assert (response.status_code, response.json()["type"]) == (409, "/problems/conflict")
    said = [event["text"] for event in await visitor.events() if event.get("client_id")]
    assert said == ["Les siens"]


async def test_notes_and_reasons_are_sealed_and_gone_with_the_conversation(app, client):
    mate, visitor, conversation = await together(app, client)
    await mate.ok("POST", f"conversations/{conversation}/notes", {"text": "zorglub-note"})
    await mate.ok("POST", f"conversations/{conversation}/risk", {"level": "high", "reason": "zorglub-raison"})
    shown = await mate.ok("GET", f"conversations/{conversation}")
    assert [note["text"] for note in shown["notes"]] == ["zorglub-note"]
    assert [(one["before"], one["after"], one["reason"]) for one in shown["regrades"]] == [
        ("none", "high", "zorglub-raison")
    ]
    assert shown["case"]["level"] == "high"

    def stored(session):
        return [*session.exec(select(Note)), *session.exec(select(Regrade))]

    assert b"zorglub" not in b"".join(
        row.body if isinstance(row, Note) else row.reason for row in await app.state.parts.db.read(stored)
    )
    assert (await client.delete("/v1/chat", headers=visitor.headers)).status_code == 204
    assert await app.state.parts.db.read(stored) == []
    assert (await mate.call("GET", f"conversations/{conversation}")).status_code == 404
    assert await mate.taken() == []


@pytest.mark.parametrize("deed", ["take", "messages", "notes", "risk", "help", "transfer", "return", "close"])
@pytest.mark.parametrize("kind", ["unknown", "forged", "returned", "closed"])
async def test_deeds_on_what_is_not_held_are_refused_clearly(app, client, deed, kind):
    mate, _, conversation = await together(app, client)
    if kind == "returned":
        await mate.ok("POST", f"conversations/{conversation}/return")
    if kind == "closed":
        await mate.ok("POST", f"conversations/{conversation}/close", {"outcome": "listened"})
    if kind in {"unknown", "forged"}:
        conversation = {"unknown": "0" * 32, "forged": "../../etc"}[kind]
    body = {
        "messages": {"client_id": str(uuid4()), "text": "Bonjour"},
        "notes": {"text": "Note"},
        "risk": {"level": "high", "reason": "Vérifié"},
        "transfer": {"to": mate.id},
        "close": {"outcome": "listened"},
    }.get(deed)
    response = await mate.call("POST", f"conversations/{conversation}/{deed}", body)
    assert response.status_code in ({404} if kind in {"unknown", "forged"} else {404, 409})
    assert response.headers["content-type"] == "application/problem+json"


@pytest.mark.parametrize(
    ("deed", "body", "status"),
    [
        ("messages", {"client_id": "x", "text": "Bonjour"}, 422),
        ("messages", {"client_id": str(uuid4())}, 422),
        ("messages", {"client_id": str(uuid4()), "text": "  "}, 422),
        ("messages", {"client_id": str(uuid4()), "text": "a" * 5_001}, 422),
        ("messages", {"client_id": str(uuid4()), "text": "a", "helplines": ["allo_119"]}, 422),
        ("messages", {"client_id": str(uuid4()), "helplines": ["nope"]}, 422),
        ("messages", {"client_id": str(uuid4()), "helplines": ["stop_criavs"]}, 422),
        ("messages", {"client_id": str(uuid4()), "services": [str(uuid4())]}, 422),
        ("notes", {"text": "a" * 2_001}, 422),
        ("notes", {"text": ""}, 422),
        ("notes", {"text": "a", "name": "Dupont"}, 422),
        ("risk", {"level": "worse", "reason": "Vérifié"}, 422),
        ("risk", {"level": "high", "reason": ""}, 422),
        ("close", {"outcome": "made-up"}, 422),
        ("transfer", {"to": "a" * 33}, 422),
    ],
)
async def test_bad_input_is_refused_and_nothing_is_lost(app, client, deed, body, status):
    mate, _, conversation = await together(app, client)
    before = await mate.ok("GET", f"conversations/{conversation}")
    response = await mate.call("POST", f"conversations/{conversation}/{deed}", body)
    assert response.status_code == status
    after = await mate.ok("GET", f"conversations/{conversation}")
    assert (after["events"], after["notes"], after["mine"]) == (before["events"], before["notes"], True)


async def test_who_is_full_or_cannot_be_given_more_is_told_so(app, client):
    mate, other = await Mate.at_work(app, capacity=1), await Mate.at_work(app, "Sacha", capacity=1)
    for _ in range(3):
        await Visitor.waiting(client)
    mine, _ = await mate.take_next(), await other.take_next()
    waits = (await mate.queue())[0]["conversation"]
    full = await mate.call("POST", f"conversations/{waits}/take")
    assert "déjà autant d’échanges que prévu" in full.json()["title"]
    busy = await mate.call("POST", f"conversations/{mine}/transfer", {"to": other.id})
    assert busy.json()["title"].startswith("Cette personne n’est plus là")


async def test_hostile_text_stays_text_in_both_directions(app, client):
    mate, visitor, conversation = await together(app, client)
    await visitor.write(HOSTILE)
    await mate.say(conversation, HOSTILE)
    plain = HOSTILE.replace("\u202e", "")
    shown = (await mate.ok("GET", f"conversations/{conversation}"))["events"]
    assert [event["text"] for event in shown[-2:]] == [plain, plain]


async def test_a_session_that_ended_in_mid_reply_refuses_and_the_draft_can_be_sent_again(app, client):
    mate, visitor, conversation = await together(app, client)

    def expire(session):
        for login in session.exec(select(LoginSession)):
            login.last_at = now() - timedelta(minutes=31)

    await app.state.parts.db.write(expire)
    body = {"client_id": str(uuid4()), "text": "Ma réponse"}
    refused = await mate.call("POST", f"conversations/{conversation}/messages", body)
    assert refused.status_code == 401
    await mate.sign_in()
    await mate.ok("POST", f"conversations/{conversation}/messages", body)
    assert texts(await visitor.events())[-1] == "Ma réponse"

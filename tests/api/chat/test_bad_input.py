from uuid import uuid4

import pytest
from limits import parse

from api.limits import RULES
from tests.api.chat.test_danger import crisis
from tests.api.visitors import Visitor, choices

JSON = {"Content-Type": "application/json"}
ID = b"6f1e9d0e-6b0e-4b57-9a5e-0d3c0f0a0010"  # parameters must be the same in every worker


def message(text):
    return {"client_id": str(uuid4()), "text": text}


@pytest.mark.parametrize("text", ["", "   ", "\n\t ", "\x00", "\u202e\u2066"])
async def test_a_message_without_words_is_refused_clearly(client, text):
    visitor = await Visitor.arrive(client)
    response = await visitor.post(message(text))
    assert response.status_code == 422
    assert response.headers["content-type"] == "application/problem+json"
    assert response.json()["type"] == "/problems/empty-message"


async def test_5000_characters_pass_and_5001_do_not(client):
    visitor = await Visitor.arrive(client)
    assert (await visitor.post(message("a" * 5_000))).status_code == 200
    response = await visitor.post(message("a" * 5_001))
    assert response.status_code == 422
    assert response.json()["type"] == "/problems/message-too-long"


async def test_a_megabyte_is_refused_before_it_is_read(client):
    visitor = await Visitor.arrive(client)
    response = await visitor.post(message("a" * 1_000_000))
    assert response.status_code == 413
    assert response.json()["type"] == "/problems/body-too-large"


async def test_a_megabyte_in_chunks_is_refused_too(client):
    visitor = await Visitor.arrive(client)

    async def chunks():
        for _ in range(100):
            yield b"a" * 10_000

    response = await client.post("/v1/chat/messages", content=chunks(), headers=visitor.headers | JSON)
    assert response.status_code == 413


@pytest.mark.parametrize(
    "content",
    [
        b'{"client_id": "' + ID + b'", "text": "\xff\xfe"}',
        b"{",
        b"[]",
        b"null",
        b'{"client_id": "nope", "text": "a"}',
        b'{"text": "a"}',
        b'{"client_id": "' + ID + b'"}',
        b'{"client_id": "' + ID + b'", "text": "a", "choice": "b"}',
        b'{"client_id": "' + ID + b'", "text": 12}',
        b'{"client_id": "' + ID + b'", "text": "a", "more": 1}',
        b'{"client_id": "' + ID + b'", "choice": "' + b"a" * 65 + b'"}',
    ],
)
async def test_malformed_bodies_are_refused_and_nothing_is_lost(client, content):
    visitor = await Visitor.arrive(client)
    response = await client.post("/v1/chat/messages", content=content, headers=visitor.headers | JSON)
    assert response.status_code in {400, 422}
    assert response.headers["content-type"] == "application/problem+json"
    assert len(await visitor.events()) == len(visitor.opening)


async def test_a_refusal_repeats_nothing_of_the_message(client):
    visitor = await Visitor.arrive(client)
    response = await visitor.post({"client_id": "canari-4711", "text": ["canari-4711"]})
    assert response.status_code == 422
    assert "canari" not in response.text


@pytest.mark.parametrize("kind", ["text/plain", "application/x-www-form-urlencoded", "multipart/form-data"])
async def test_only_json_is_accepted(client, kind):
    visitor = await Visitor.arrive(client)
    headers = visitor.headers | {"Content-Type": kind}
    response = await client.post("/v1/chat/messages", content=b'{"a": 1}', headers=headers)
    assert response.status_code == 415


@pytest.mark.parametrize(
    "headers",
    [{}, {"Authorization": "Bearer"}, {"Authorization": "Basic abc"}, {"Authorization": "Bearer wrong"}],
)
@pytest.mark.parametrize(
    ("method", "path"),
    [
        ("POST", "/v1/chat/messages"),
        ("GET", "/v1/chat/events"),
        ("POST", "/v1/chat/typing"),
        ("DELETE", "/v1/chat"),
    ],
)
async def test_nobody_enters_without_the_right_token(client, method, path, headers):
    content = {"json": message("a")} if path.endswith("messages") else {}
    response = await client.request(method, path, headers=headers, **content)
    assert response.status_code == 401
    assert response.headers["content-type"] == "application/problem+json"


@pytest.mark.parametrize("text", ["a\u200bb", "\u202eabc", "e\u0301te\u0301", "👩‍👧 ok", "a\x00b\x1bc"])
async def test_odd_characters_are_kept_readable_and_answered(client, text):
    visitor = await Visitor.arrive(client)
    response = await visitor.post(message(text))
    assert response.status_code == 200
    kept = response.json()["events"][0]["text"]
    assert not set(kept) & {"\x00", "\x1b", "\u202e"}


@pytest.mark.parametrize("last", ["-1", "abc", "9" * 40, "9" * 5_000, str(2**31)])
async def test_an_odd_number_of_a_last_event_is_refused(client, last):
    visitor = await Visitor.arrive(client)
    headers = visitor.headers | {"Last-Event-ID": last}
    for response in (
        await client.get("/v1/chat/events?stream=0", headers=headers),
        await client.get(f"/v1/chat/events?stream=0&after={last}", headers=visitor.headers),
    ):
        assert response.status_code == 422
        assert response.json()["type"] == "/problems/bad-input"


async def test_half_an_emoji_costs_nobody_her_message(client):
    visitor = await Visitor.arrive(client)
    content = b'{"client_id": "' + ID + b'", "text": "il va me tuer \\ud83d"}'
    response = await client.post("/v1/chat/messages", content=content, headers=visitor.headers | JSON)
    assert response.status_code == 200
    words, card, *_ = response.json()["events"]
    assert words["text"] == "il va me tuer \ufffd"
    assert card["card"]["type"] == "crisis"


async def test_unknown_addresses_and_methods_are_problems_too(client):
    for method, path, status in (("GET", "/v1/nothing", 404), ("PUT", "/v1/chat", 405)):
        response = await client.request(method, path)
        assert response.status_code == status
        assert response.headers["content-type"] == "application/problem+json"


async def test_one_visitor_writing_too_fast_is_slowed_and_keeps_what_was_said(client):
    visitor = await Visitor.arrive(client)
    answers = [await visitor.post(message("bonjour")) for _ in range(9)]
    assert answers[-1].status_code == 429
    assert int(answers[-1].headers["retry-after"]) >= 1
    said = [event for event in await visitor.events() if event["from"] == "visitor"]
    assert len(said) == len([answer for answer in answers if answer.status_code == 200])
    assert "events" not in answers[-1].json()


async def test_a_danger_written_too_fast_shows_its_card_with_the_refusal(client):
    visitor = await Visitor.arrive(client, audience="young")
    for _ in range(8):
        await visitor.write("bonjour")
    refused = await visitor.post(message("il va me tuer"))
    assert refused.status_code == 429
    (shown,) = refused.json()["events"]
    assert (shown["seq"], shown["from"], shown["card"]["type"]) == (0, "service", "crisis")
    assert shown["card"]["helplines"]
    assert "choices" not in shown


async def test_a_danger_that_is_too_long_shows_its_card_with_the_refusal(client):
    visitor = await Visitor.arrive(client, audience="young")
    refused = await visitor.post(message("il va me tuer " * 360))
    assert refused.status_code == 422
    assert crisis(refused.json()["events"])


async def test_a_danger_is_seen_however_many_harmless_words_were_refused_before(client):
    visitor = await Visitor.arrive(client, audience="young")
    answers = [await visitor.post(message("allez")) for _ in range(40)]
    assert [answer.status_code for answer in answers] == [200] * 8 + [429] * 32
    refused = await visitor.post(message("il a un couteau il va me tuer"))
    assert refused.status_code == 429
    assert crisis(refused.json()["events"])


@pytest.mark.parametrize("bound", ["refused", "refused-network"])
async def test_a_program_that_floods_does_not_make_us_screen_for_ever(client, monkeypatch, bound):
    monkeypatch.setitem(RULES, bound, parse("3/minute"))
    visitor = await Visitor.arrive(client, audience="young")
    answers = [await visitor.post(message("il va me tuer " * 360)) for _ in range(4)]
    assert {answer.status_code for answer in answers} == {422}
    assert ["events" in answer.json() for answer in answers] == [True] * 3 + [False]


async def test_other_words_under_a_number_that_was_used_are_refused_and_heard_all_the_same(client):
    visitor = await Visitor.arrive(client, audience="young")
    sent = message("coucou")
    first = await visitor.post(sent)
    assert (await visitor.post(sent)).json() == first.json()
    harmless = await visitor.post(sent | {"text": "finalement rien"})
    danger = await visitor.post(sent | {"text": "il a un couteau il va me tuer"})
    assert {harmless.status_code, danger.status_code} == {409}
    assert harmless.json()["type"] == "/problems/conflict"
    assert "events" not in harmless.json()
    assert crisis(danger.json()["events"])
    assert [event["text"] for event in await visitor.events() if event["from"] == "visitor"] == ["coucou"]


async def test_a_button_sent_again_is_known_and_another_under_its_number_refused(client):
    visitor = await Visitor.arrive(client)
    young, parent, *_ = choices(visitor.opening)
    sent = {"client_id": str(uuid4()), "choice": young["id"]}
    first = await visitor.post(sent)
    assert (await visitor.post(sent)).json() == first.json()
    assert (await visitor.post(sent | {"choice": parent["id"]})).status_code == 409
    words = {"client_id": sent["client_id"], "text": f"{young['label']} et il me tape"}
    assert (await visitor.post(words)).status_code == 409


async def test_a_refusal_screens_nothing_for_who_has_no_conversation(client):
    visitor = Visitor(client, "nobody", [])
    refused = await visitor.post(message("il va me tuer " * 360))
    assert (refused.status_code, refused.json().get("events")) == (422, None)

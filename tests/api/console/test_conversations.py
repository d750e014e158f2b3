import asyncio
from datetime import datetime, timedelta
from typing import get_args
from uuid import uuid4

import pytest
import time_machine
from sqlmodel import select

from api.console.shapes import CaseOut, Level
from api.handoff import tally
from api.handoff.duty import PARIS
from api.models import DutyHours, LoginSession, Note, Regrade, now
from tests.api.console.team import Mate
from tests.api.visitors import Visitor, cards, texts

FORBIDDEN = "3601326080"[::-1]  # backwards, so that this file does not hold it
HOSTILE = "<img src=x onerror=alert(1)>\u202e${7*7}{{7*7}}'\"--"


async def together(app, client, **more):
    mate = await Mate.at_work(app, **more)
    visitor = await Visitor.waiting(client)
    return mate, visitor, await mate.take_next()


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


async def test_why_the_screen_fired_is_shown_with_its_sentence(app, client):
    mate = await Mate.at_work(app)
    visitor = await Visitor.arrive(client, audience="young")
    said = "Salut. il m’a enfermée dans la chambre je peux pas sortir"
    await visitor.write(said)
    shown = await mate.ok("POST", f"conversations/{(await mate.queue())[0]['conversation']}/take")
    flagged = shown["flagged"][0]
    assert flagged["level"] == "immediate"
    fired = [one for one in shown["fired"] if one["seq"] == flagged["seq"]]
    assert all(said[one["start"] : one["end"]].strip() for one in fired)
    words = await mate.ok("GET", "words")
    assert all(one["rule"] in words["words"]["rules"] for one in fired)


async def test_every_rule_is_called_by_a_word_before_its_own_name(app, client):
    mate = await Mate.at_work(app)
    named = (await mate.ok("GET", "words"))["words"]["rules"]
    assert named["distress.young"] == "Mal-être ou inquiétude · distress.young"
    assert all(" · " in name for name in named.values())


async def test_words_that_a_person_judged_raise_nothing_again_but_new_ones_do(app, client):
    mate, visitor, conversation = await together(app, client)
    assert cards(await visitor.write("je vais me tuer ce soir"))
    await mate.ok("POST", f"conversations/{conversation}/risk", {"level": "none", "reason": "Une chanson"})
    for words in ("à demain", "on se voit demain"):
        assert cards(await visitor.write(words)) == []
    shown = await mate.ok("GET", f"conversations/{conversation}")
    assert shown["case"]["level"] == "none"
    assert [one["level"] for one in shown["flagged"]] == ["immediate"]
    await visitor.write("j’ai envie de mourir")
    assert cards(await visitor.write("c’est pour ce soir"))[0]["type"] == "crisis"


async def test_the_desk_reads_a_message_behind_as_many_as_the_visitors_screen_did(app, client):
    mate, visitor, conversation = await together(app, client)
    await visitor.write("il me tape")
    for words in ("ça va", "je regarde la télé", "j’ai mangé", "il pleut"):
        await visitor.write(words)
    assert cards(await visitor.write("il est là"))[0]["type"] == "crisis"
    shown = await mate.ok("GET", f"conversations/{conversation}")
    assert [one["level"] for one in shown["flagged"]][-1] == "immediate"


async def test_a_level_that_stands_already_is_no_change(app, client):
    mate, _, conversation = await together(app, client)
    same = {"level": "none", "reason": "Vérifié"}
    assert (await mate.call("POST", f"conversations/{conversation}/risk", same)).status_code == 409
    shown = await mate.ok("GET", f"conversations/{conversation}")
    assert shown["regrades"] == []


async def test_a_struck_subject_is_named_nowhere_on_the_desk(app, client):
    """Neither by the rules that fired, nor by the cards that she unticked it on."""
    mate = await Mate.at_work(app)
    visitor = await Visitor.arrive(client, audience="young")
    turn = await visitor.write("il m’a enfermée dans la chambre je peux pas sortir")
    subject = next(line["text"] for line in cards(turn)[-1]["lines"] if line["id"] == "what")
    for struck in (["what"], ["what", "who"]):
        body = {"strike": struck}
        assert (await client.post("/v1/chat/handoff", json=body, headers=visitor.headers)).status_code == 200
    shown = await mate.ok("POST", f"conversations/{(await mate.queue())[0]['conversation']}/take")
    assert shown["fired"]
    assert {one["rule"] for one in shown["fired"]} == {None}
    assert [(one["level"], one["axes"]) for one in shown["flagged"]] == [("immediate", [])]
    assert subject not in str(shown)
    assert "une personne jeune" not in str(shown)


async def test_help_put_in_as_a_card_shows_what_is_open(app, client):
    mate, visitor, conversation = await together(app, client)
    body = {"client_id": str(uuid4()), "helplines": ["allo_119"]}
    await mate.ok("POST", f"conversations/{conversation}/messages", body)
    card = cards(await visitor.events())[-1]
    assert [line["id"] for line in card["helplines"]] == ["allo_119"]


async def test_a_parent_is_shown_lines_in_words_and_with_chats_for_adults(app, client):
    mate = await Mate.at_work(app)
    parent = await Visitor.arrive(client, audience="parent")
    await client.post("/v1/chat/handoff", headers=parent.headers)
    body = {"client_id": str(uuid4()), "helplines": ["allo_119"]}
    await mate.ok("POST", f"conversations/{await mate.take_next()}/messages", body)
    (line,) = cards(await parent.events())[-1]["helplines"]
    assert "Demandez" in line["note"]
    assert "chat" not in line


async def test_a_card_read_again_later_offers_no_door_that_has_closed_since(app, client):
    with time_machine.travel(datetime(2026, 11, 27, 22, 15, tzinfo=PARIS), tick=False) as clock:
        mate, visitor, conversation = await together(app, client)
        body = {"client_id": str(uuid4()), "helplines": ["fil_sante_jeunes"]}
        await mate.ok("POST", f"conversations/{conversation}/messages", body)
        (before,) = cards(await visitor.events())[-1]["helplines"]
        assert (before["open"], "23" in before["hours"]) == (True, True)
        clock.shift(timedelta(hours=1))
        (after,) = cards(await visitor.events())[-1]["helplines"]
        assert (after["open"], after["hours"]) != (before["open"], before["hours"])
        assert after["open"] is False
        assert {**before, "open": False, "hours": after["hours"]} == after
        await mate.sign_in()
        clock.shift(timedelta(hours=10))
        (again,) = cards(await visitor.events())[-1]["helplines"]
        assert (again["open"], "chat" in again) == (True, True)


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


async def test_a_number_that_is_never_shown_can_be_neither_sent_nor_prepared(app, client):
    mate, _, conversation = await together(app, client)
    chief = await Mate.at_work(app, "Robin", "supervisor")
    text = f"Appelle le {'*'.join(FORBIDDEN)}"
    sent = {"client_id": str(uuid4()), "text": text}
    for refused in (
        await mate.call("POST", f"conversations/{conversation}/messages", sent),
        await chief.call("POST", "phrases", {"situation": "opening", "text": text}),
    ):
        assert (refused.status_code, refused.json()["fields"]) == (422, ["text"])
        assert "un numéro qui ne doit être donné à personne" in refused.json()["title"]


@pytest.mark.parametrize(
    "number", ["06 12 17 34 18", "+33 (0)5 55 44 33 22", "3977", "0６1２３４５６７８", "116117"]
)
async def test_a_number_that_no_line_bears_is_not_prepared_a_lines_own_is(app, number):
    chief = await Mate.at_work(app, "Robin", "supervisor")
    refused = await chief.call(
        "POST", "phrases", {"situation": "opening", "text": f"Tu peux faire le {number}."}
    )
    assert (refused.status_code, refused.json()["fields"]) == (422, ["text"])
    assert "lignes vérifiées" in refused.json()["title"]
    text = "À 15 ans comme à 17, en 2026, le 119 et le 0 800 235 236 répondent / 3018 / 116 006."
    await chief.ok("POST", "phrases", {"situation": "opening", "text": text})


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


async def test_a_supervisor_looks_silently_and_the_team_sees_it(app, client):
    mate, visitor, conversation = await together(app, client)
    before = len(await visitor.events())
    chief = await Mate.at_work(app, "Robin", "supervisor")
    shown = await chief.ok("POST", f"conversations/{conversation}/view")
    assert not shown["mine"]
    assert len(await visitor.events()) == before
    assert (await mate.taken())[0]["watched_by"] == ["Robin"]
    await chief.ok("DELETE", f"conversations/{conversation}/view")
    assert (await mate.taken())[0]["watched_by"] == []
    assert (await chief.call("GET", f"conversations/{conversation}")).status_code == 404


async def test_a_view_ends_with_the_hand_off(app, client):
    mate, _, conversation = await together(app, client)
    chief = await Mate.at_work(app, "Robin", "supervisor")
    await chief.ok("POST", f"conversations/{conversation}/view")
    await mate.ok("POST", f"conversations/{conversation}/return")
    assert (await chief.call("GET", f"conversations/{conversation}")).status_code == 404
    assert (await chief.call("POST", f"conversations/{conversation}/view")).status_code == 404


@pytest.mark.parametrize("comes", ["back", "in anew"])
async def test_a_view_ends_with_her_signs_of_life_and_with_a_new_sign_in(app, client, comes):
    start = now()
    with time_machine.travel(start, tick=False):
        mate, _, conversation = await together(app, client)
        chief = await Mate.at_work(app, "Robin", "supervisor")
        await chief.ok("POST", f"conversations/{conversation}/view")
    if comes == "back":
        with time_machine.travel(start + timedelta(seconds=61), tick=False):
            await mate.ok("POST", "presence", {"on_break": False})
            assert (await mate.taken())[0]["watched_by"] == []
            assert (await chief.call("GET", f"conversations/{conversation}")).status_code == 404
            await chief.ok("POST", "presence", {"on_break": False})
    else:
        await chief.sign_in()
    with time_machine.travel(start + timedelta(seconds=62 if comes == "back" else 1), tick=False):
        assert (await mate.taken())[0]["watched_by"] == []
        assert (await chief.call("GET", f"conversations/{conversation}")).status_code == 404
        await chief.ok("POST", f"conversations/{conversation}/view")
        assert (await mate.taken())[0]["watched_by"] == ["Robin"]
        await chief.ok("GET", f"conversations/{conversation}")


async def test_hours_and_their_exceptions_decide_whether_anybody_is_there(app, client):
    await Mate.at_work(app)
    chief = await Mate.at_work(app, "Robin", "supervisor")
    today = now().astimezone(PARIS).date().isoformat()
    closed = {"week": "24/7", "exceptions": [{"day": today}]}
    assert (await chief.ok("PUT", "hours", closed))["open_now"] is False
    visitor = await Visitor.arrive(client, audience="young")
    told = (await client.post("/v1/chat/handoff", headers=visitor.headers)).json()["events"]
    assert "personne de l’équipe en ligne" in texts(told)[0]
    assert (await chief.ok("PUT", "hours", {"week": ""}))["open_now"] is True
    assert (await chief.call("PUT", "hours", {"week": "every day or so"})).status_code == 422
    assert await app.state.parts.db.read(lambda session: list(session.exec(select(DutyHours)))) == []


async def test_a_break_keeps_new_visitors_from_being_promised_anybody(app, client):
    mate = await Mate.at_work(app)
    await mate.ok("POST", "presence", {"on_break": True})
    visitor = await Visitor.arrive(client, audience="young")
    told = (await client.post("/v1/chat/handoff", headers=visitor.headers)).json()["events"]
    assert "personne de l’équipe en ligne" in texts(told)[0]


async def test_counters_hide_what_could_point_at_somebody(app, client):
    chief = await Mate.at_work(app, "Robin", "supervisor")
    for _ in range(5):
        await Visitor.waiting(client)
    counters = {one["name"]: one["value"] for one in (await chief.ok("GET", "stats"))["counters"]}
    assert counters["opened:asked:none"] == 5
    await chief.take_next()
    counters = {one["name"]: one["value"] for one in (await chief.ok("GET", "stats"))["counters"]}
    assert counters["wait:none:under_1"] is None


async def test_every_counter_has_french_words_and_every_closing_is_taken(app, client):
    chief = await Mate.at_work(app, "Camille", "supervisor", capacity=10)
    words = (await chief.ok("GET", "words"))["words"]
    for outcome in words["closings"]:
        await Visitor.waiting(client)
        conversation = await chief.take_next()
        await chief.ok("POST", f"conversations/{conversation}/close", {"outcome": outcome})
    for state in ("left", "returned", "withdrawn", "released", "transferred", "nobody"):
        assert any(name.endswith(state) for name in words["counters"])
    counted = {one["name"] for one in (await chief.ok("GET", "stats"))["counters"]}
    assert counted
    assert counted <= set(words["counters"])
    levels, reasons = get_args(Level), get_args(CaseOut.model_fields["reason"].annotation)
    buckets = {tally.bucket(limit * 60 - 1) for limit in tally.BUCKETS} | {tally.bucket(10**6)}
    expected = {f"opened:{reason}:{level}" for reason in reasons for level in levels}
    expected |= {f"wait:{level}:{bucket}" for level in levels for bucket in buckets}
    expected |= {f"regraded:{before}:{after}" for before in levels for after in levels}
    assert expected <= set(words["counters"])

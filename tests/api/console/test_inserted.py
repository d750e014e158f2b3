"""Numbers in a counsellor's words: lines that are known, as cards, and none that is not."""

from datetime import datetime, timedelta
from uuid import uuid4

import pytest
import time_machine

from api.handoff.duty import PARIS
from tests.api.console.team import Mate, together
from tests.api.visitors import Visitor, cards

FORBIDDEN = "3601326080"[::-1]  # backwards, so that this file does not hold it


async def test_help_put_in_as_a_card_shows_what_is_open(app, client):
    mate, visitor, conversation = await together(app, client)
    body = {"client_id": str(uuid4()), "helplines": ["allo_119"]}
    await mate.ok("POST", f"conversations/{conversation}/messages", body)
    card = cards(await visitor.events())[-1]
    assert [line["id"] for line in card["helplines"]] == ["allo_119"]


async def test_a_parent_is_shown_lines_in_words_and_with_chats_for_adults(app, client):
    mate = await Mate.at_work(app)
    parent = await Visitor.waiting(client, "parent")
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

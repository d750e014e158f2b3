"""Accounts as the console keeps them: role and capacity change at once, what was held goes on."""

import asyncio

import pytest
from sqlalchemy.exc import IntegrityError

from api.console import people
from api.handoff.sweep import Sweep
from api.models import Person
from tests.api.console.team import Mate
from tests.api.visitors import Visitor


async def test_a_capacity_counts_from_the_moment_it_is_changed(app, client):
    mate, admin = await Mate.at_work(app, capacity=1), await Mate.at_work(app, "Noa", "admin")
    for _ in range(2):
        await Visitor.waiting(client)
    await mate.take_next()
    waiting = (await mate.queue())[0]["conversation"]
    assert (await mate.call("POST", f"conversations/{waiting}/take")).status_code == 409
    assert (await admin.ok("PATCH", f"people/{mate.id}", {"capacity": 2}))["capacity"] == 2
    await mate.ok("POST", f"conversations/{waiting}/take")


async def test_who_may_no_longer_answer_gives_back_what_was_held(app, client):
    for number, change in enumerate(({"role": "admin"}, {"active": False})):
        mate = await Mate.at_work(app, f"Alix {number}")
        admin = await Mate.at_work(app, f"Noa {number}", "admin")
        visitor = await Visitor.waiting(client)
        conversation = await mate.take_next()
        await admin.ok("PATCH", f"people/{mate.id}", change)
        await Sweep(app.state.desk).once()
        next_one = await Mate.at_work(app, f"Sacha {number}")
        first = (await next_one.queue())[0]
        assert (first["conversation"], first["released"]) == (conversation, True)
        assert [event for event in await visitor.events() if event.get("status") == "waiting"]
        await next_one.ok("POST", f"conversations/{conversation}/take")


async def test_a_supervisor_makes_nobody_a_supervisor(app):
    chief, mate = await Mate.at_work(app, "Camille", "supervisor"), await Mate.at_work(app)
    assert (await chief.call("PATCH", f"people/{mate.id}", {"role": "supervisor"})).status_code == 403
    assert (await chief.call("PATCH", f"people/{chief.id}", {"capacity": 9})).status_code == 403
    assert (await chief.call("PATCH", f"people/{mate.id}", {"capacity": 0})).status_code == 422


@pytest.mark.parametrize("name", ["", "  ", "A", "A" * 60, "<b>"])
async def test_a_name_is_refused_by_the_command_as_by_the_console(app, settings, monkeypatch, capsys, name):
    monkeypatch.setenv("FANAL_DATABASE_URL", settings.database_url)
    admin = await Mate.at_work(app, "Noa", "admin")
    assert (await admin.call("POST", "people", {"name": name, "role": "counsellor"})).status_code == 422
    assert await asyncio.to_thread(people.main, ["add", name, "--role", "counsellor"]) == 2
    assert "argon2" not in "".join(capsys.readouterr())


TAKEN = ("Ilan o", "Zoé")
ALIKE = [
    *("ilan O", "ILAN 0", "1lan o", "llan o", "ılan o", "Ilan  o", "zoé", "Z0É", "zoe\u0301"),
    *("Ｚｏé", "Іlan o", "𝐙oé", "Zоé"),  # full width, Cyrillic, mathematical, Cyrillic
]


async def test_no_account_looks_like_another(app):
    admin = await Mate.at_work(app, "Noa", "admin")
    for name in TAKEN:
        await admin.ok("POST", "people", {"name": name, "role": "counsellor"})
    refused = [await admin.call("POST", "people", {"name": name, "role": "counsellor"}) for name in ALIKE]
    statuses = {name: answer.status_code for name, answer in zip(ALIKE, refused, strict=True)}
    assert set(statuses.values()) <= {409, 422}, statuses
    for name in ("Ilan", "Zoe", "Ilan a", "Łukasz Œuvrard-Ñ"):
        await admin.ok("POST", "people", {"name": name, "role": "counsellor"})


async def test_an_account_may_be_named_as_a_provider_names_people(app, settings, monkeypatch, capsys):
    monkeypatch.setenv("FANAL_DATABASE_URL", settings.database_url)
    assert await asyncio.to_thread(people.main, ["add", "ines@asso.example", "--role", "counsellor"]) == 0
    assert "one-time password" in capsys.readouterr().out


async def test_an_error_of_the_database_holds_no_value_of_a_row(app):
    def twice(session):
        for identity in "ab":
            session.add(Person(id=identity, name="Alix", role="admin", password_hash="canari"))
        session.flush()

    with pytest.raises(IntegrityError) as refused:
        await app.state.parts.db.write(twice)
    assert "canari" not in str(refused.value)


async def test_a_name_may_have_an_apostrophe_and_one_that_is_refused_is_told_why(app):
    admin = await Mate.at_work(app, "Noa", "admin")
    for name in ("Éléonore d'Aubigné", "Maëlle L’Hermitte"):
        made = await admin.ok("POST", "people", {"name": name, "role": "counsellor"})
        assert made["name"] == name
    told = {}
    for name in ("<b>x</b>", "Maëlle L’Hermitte"):
        told[name] = (await admin.call("POST", "people", {"name": name, "role": "counsellor"})).json()[
            "title"
        ]
    assert "de 2 à 40 lettres" in told["<b>x</b>"]
    assert "un autre compte" in told["Maëlle L’Hermitte"]

"""The canary: a random word goes through every path, broken ones too; once erased or expired it is nowhere.

The fresh worker's memory and a process killed in the middle: tests/api/test_worker.py.
"""

import logging
import secrets
from datetime import timedelta
from uuid import uuid4

import pytest
import time_machine
from redis import Redis
from sqlalchemy import event
from sqlmodel import select

from api.models import Conversation, Event, now
from api.settings import Settings
from reader import Reader
from tests.api import canary
from tests.api.chat import bots
from tests.api.chat.test_engine_failures import BROKEN
from tests.api.conftest import browser
from tests.api.console.team import Mate
from tests.api.databases import database
from tests.api.visitors import Visitor, choices

REDIS = "redis://127.0.0.1:6379/11"


@pytest.fixture
def word():
    return f"canari{secrets.token_hex(8)}"


@pytest.fixture(params=["sqlite", "postgresql"], ids=["embedded", "scaled"])
def settings(request, tmp_path):
    """One machine with nothing installed; or PostgreSQL and Redis."""
    redis = None if request.param == "sqlite" else REDIS
    with database(request.param, tmp_path) as address:
        yield Settings(database_url=address, engine="scripted", redis_url=redis, keys=Settings().keys)
    if redis:
        with Redis.from_url(redis) as emptied:
            emptied.flushdb()


# --- the paths ----------------------------------------------------------------------------------------


async def words(app, visitor, word):
    await visitor.write(f"bonjour {word}")
    await visitor.write(f"j’habite à {word}, y a quoi près de chez moi")


async def danger(app, visitor, word):
    await visitor.write(f"je veux mourir. {word}")


async def choice_flow(app, visitor, word):
    events = await visitor.choose(choices(visitor.opening)[0]["id"])
    await visitor.write(word)
    for choice in choices(events)[:1]:
        await visitor.choose(choice["id"])
    assert (await visitor.post({"client_id": str(uuid4()), "choice": word})).status_code == 422


async def typing(app, visitor, word):
    response = await visitor.client.post("/v1/chat/typing", json={"text": word}, headers=visitor.headers)
    assert response.status_code == 204


async def a_person_came(app, visitor, word):
    mate = await Mate.at_work(app, f"Alix{secrets.token_hex(3)}")
    await visitor.write(word)
    response = await visitor.client.post("/v1/chat/handoff", headers=visitor.headers)
    assert response.status_code == 200
    conversation = await mate.take_next()
    await visitor.write(f"c’est {word}")
    await mate.say(conversation, f"Bonjour, tu dis {word}.")
    await mate.ok("POST", f"conversations/{conversation}/notes", {"text": f"note {word}"})
    await mate.ok("POST", f"conversations/{conversation}/risk", {"level": "high", "reason": f"dit {word}"})
    assert (
        await mate.call("POST", f"conversations/{conversation}/close", {"outcome": word})
    ).status_code == 422
    await mate.ok("POST", f"conversations/{conversation}/return")
    await mate.ok("POST", "logout")


async def return_code(app, visitor, word):
    await visitor.write(word)
    receipt = await visitor.client.post("/v1/chat/receipt", headers=visitor.headers)
    assert (await visitor.client.post("/v1/chat/resume", json={"receipt": word})).status_code == 404
    back = await visitor.client.post("/v1/chat/resume", json=receipt.json())
    assert back.status_code == 201
    visitor.headers = {"Authorization": f"Bearer {back.json()['token']}"}


async def refused(app, visitor, word):
    """Bad JSON, too long, of another shape, at a wrong address, with a wrong token."""
    client, json = visitor.client, {"Content-Type": "application/json"}
    bodies = [
        f'{{"text": "{word}',
        f'{{"client_id": "{uuid4()}", "text": "{word} {"a" * 5_000}"}}',
        f'{{"client_id": "{word}", "text": ["{word}"]}}',
        f'{{"client_id": "{uuid4()}", "text": "a", "{word}": 1}}',
        f'{{"client_id": "{uuid4()}", "text": "{word} {"a" * 80_000}"}}',
    ]
    answers = [
        await client.post("/v1/chat/messages", content=body.encode(), headers=visitor.headers | json)
        for body in bodies
    ]
    answers += [
        await client.get(f"/v1/chat/events?after={word}", headers=visitor.headers),
        await client.get("/v1/chat/events?stream=0", headers=visitor.headers | {"Last-Event-ID": word}),
        await client.get("/v1/chat/events", headers={"Authorization": f"Bearer {word}"}),
        await client.get(f"/{word}"),
        await client.get(f"/v1/services/{word}"),
        await client.get(f"/v1/services?near={word}&need={word}"),
        await client.post("/v1/console/login", json={"name": word, "password": word}),
    ]
    assert {answer.status_code // 100 for answer in answers} == {4}
    assert not [answer.text for answer in answers if word in answer.text], "a refusal repeats nothing"


async def looking_nearby(app, visitor, word):
    assert (await visitor.client.get(f"/v1/places?q={word}")).status_code < 500
    assert (await visitor.client.post("/aide", data={"near": word})).status_code < 500


PATHS = [words, danger, choice_flow, typing, a_person_came, return_code, refused, looking_nearby]


# --- breaking in the middle ---------------------------------------------------------------------------


async def crash_after_storing(app, visitor, word, monkeypatch):
    async def crash(*_args, **_changes):
        raise RuntimeError(word)

    with monkeypatch.context() as broken:
        broken.setattr(app.state.parts.thread, "answer", crash)
        answer = await visitor.post({"client_id": str(uuid4()), "text": word})
    assert answer.status_code == 500


async def crash_in_the_reader(app, visitor, word, monkeypatch):
    def crash(_self, message, *_rest):
        raise ValueError(message)

    with monkeypatch.context() as broken:
        broken.setattr(Reader, "read", crash)
        answer = await visitor.post({"client_id": str(uuid4()), "text": word})
    assert answer.status_code == 200


async def crash_in_the_engine(app, visitor, word, monkeypatch):
    async def crash(ask):
        raise KeyError(ask.text)

    with monkeypatch.context() as broken:
        broken.setattr(app.state.engine, "reply", crash)
        answer = await visitor.post({"client_id": str(uuid4()), "text": word})
    assert answer.status_code == 500


async def database_goes_read_only(app, visitor, word, monkeypatch):
    db, refusing = app.state.parts.db, [True]

    def refuse(connection, _record, _proxy):
        if db.is_sqlite:
            connection.execute(f"PRAGMA query_only={'ON' if refusing[0] else 'OFF'}")
        elif refusing[0]:
            connection.execute("SET TRANSACTION READ ONLY")

    event.listen(db.engine, "checkout", refuse)
    response = await visitor.post({"client_id": str(uuid4()), "text": word})
    assert (response.status_code, response.json()["stored"]) == (200, False)
    refusing[0] = False
    await visitor.write(word)


BREAKS = [crash_after_storing, crash_in_the_reader, crash_in_the_engine, database_goes_read_only]


# --- the search ---------------------------------------------------------------------------------------


@pytest.fixture
def nowhere(word, settings, tmp_path, capfd):
    """Asserts that the word is in no file, table, key or log line."""

    def look():
        logged = "".join(capfd.readouterr())
        assert not canary.in_bytes(word, logged.encode()), "logged"
        assert canary.in_files(word, tmp_path) == []
        assert canary.in_tables(word, settings.database_url) == []
        assert settings.redis_url is None or canary.in_redis(word, settings.redis_url) == []

    return look


def log_everything():
    """As an operator who turned every knob up."""
    for name in (None, "fanal", "uvicorn", "httpx", "httpcore", "sqlalchemy", "sqlalchemy.engine", "alembic"):
        logging.getLogger(name).setLevel(logging.DEBUG)


@pytest.fixture(autouse=True)
def _levels():
    names = ("fanal", "uvicorn", "httpx", "httpcore", "sqlalchemy", "sqlalchemy.engine", "alembic")
    yield
    for name in names:
        logging.getLogger(name).setLevel(logging.WARNING)
    logging.getLogger().setLevel(logging.WARNING)


async def walk(running, word, nowhere, path, engine=None):
    """Two visitors take the path: one erases, the other is forgotten when her time has come."""
    async with running(engine=engine) as app, browser(app) as client:
        log_everything()
        erasing, leaving = [await Visitor.arrive(client, audience=None) for _ in range(2)]
        for visitor in (erasing, leaving):
            await path(app, visitor, word)
        nowhere()  # even while the conversations live, nothing holds the word but what is sealed
        assert (await client.delete("/v1/chat", headers=erasing.headers)).status_code == 204
        with time_machine.travel(now() + timedelta(days=8), tick=False):
            assert await app.state.parts.forget.sweep() == 1
            assert (await client.get("/v1/chat/events?stream=0", headers=leaving.headers)).status_code == 401
        nowhere()
        with app.state.parts.db.reading() as session:
            assert session.exec(select(Event)).all() == session.exec(select(Conversation)).all() == []
    nowhere()


@pytest.mark.parametrize("path", PATHS, ids=lambda path: path.__name__)
async def test_a_word_is_nowhere_after_any_path(running, word, nowhere, path):
    await walk(running, word, nowhere, path)


@pytest.mark.parametrize("broken", BREAKS, ids=lambda broken: broken.__name__)
async def test_a_word_is_nowhere_after_a_path_that_broke(running, word, nowhere, monkeypatch, broken):
    async def path(app, visitor, word):
        await visitor.write(f"avant {word}")
        await broken(app, visitor, word, monkeypatch)

    await walk(running, word, nowhere, path)


@pytest.mark.parametrize("bot", BROKEN.values(), ids=BROKEN)
async def test_a_word_is_nowhere_whatever_the_bot_did(running, word, nowhere, bot):
    async def path(app, visitor, word):
        await visitor.write(f"je dis {word}")

    await walk(running, word, nowhere, path, engine=bots.engine_over(bot))


def test_the_search_finds_what_is_there(word, tmp_path, settings, running):
    """A search that finds nothing proves nothing unless it would."""
    (tmp_path / "deep").mkdir()
    (tmp_path / "deep" / "file").write_text(f"a {word.upper()} b")
    assert canary.in_files(word, tmp_path) == ["deep/file"]


async def test_the_search_finds_a_word_that_was_not_sealed(running, word, settings, tmp_path):
    async with running() as app, browser(app) as client:
        await Visitor.arrive(client)

        def leak(session):
            session.exec(select(Conversation)).one().facts = {"said": word}

        await app.state.parts.db.write(leak)
        assert canary.in_files(word, tmp_path) or canary.in_tables(word, settings.database_url)
    if settings.redis_url:
        with Redis.from_url(settings.redis_url) as redis:
            redis.set("leak", word)
        assert canary.in_redis(word, settings.redis_url) == ["leak"]

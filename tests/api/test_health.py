from datetime import timedelta

import psycopg
import time_machine

from api.chat.engine import RasaEngine
from api.models import now
from tests.api.conftest import browser
from tests.api.databases import database, make_read_only, take_away


async def test_a_process_that_runs_says_so(client):
    assert (await client.get("/healthz")).json() == {"status": "ok"}


async def test_ready_when_database_engine_and_forgetting_work(client):
    response = await client.get("/readyz")
    assert response.status_code == 200
    parts = ("database", "writing", "engine", "forgetting")
    assert response.json() == {"status": "ok"} | dict.fromkeys(parts, True)


async def test_a_database_that_takes_no_change_is_seen_though_it_answers(app, client):
    make_read_only(app.state.parts.db)
    response = await client.get("/readyz")
    assert response.status_code == 200, "visitors still get the screen and numbers"
    told = response.json()
    assert (told["status"], told["database"], told["writing"]) == ("degraded", True, False)


async def test_a_postgresql_that_takes_no_change_is_seen_too(running, tmp_path):
    with database("postgresql", tmp_path) as address:
        async with running(database_url=address) as app, browser(app) as client:
            assert (await client.get("/readyz")).json()["writing"] is True
            with psycopg.connect(address, autocommit=True) as server:
                name = address.rsplit("/", 1)[1]
                server.execute(f"ALTER DATABASE {name} SET default_transaction_read_only = on")
                server.execute(END_ALL_OTHERS)  # what is open would go on as it began
            told = (await client.get("/readyz")).json()
    assert (told["status"], told["database"], told["writing"]) == ("degraded", True, False)


END_ALL_OTHERS = """
SELECT pg_terminate_backend(pid) FROM pg_stat_activity
WHERE datname = current_database() AND pid <> pg_backend_pid()
"""


async def test_without_engine_visitors_are_still_served_and_readiness_says_what_is_wrong(running):
    dead = RasaEngine("http://127.0.0.1:9", timeout=0.5)
    async with running(engine=dead) as app, browser(app) as client:
        response = await client.get("/readyz")
    assert response.status_code == 200
    assert response.json()["status"] == "degraded"
    assert response.json()["engine"] is False


async def test_forgetting_that_stopped_is_seen(app, client):
    await app.state.parts.forget.sweep()  # behind the one that the start began
    with time_machine.travel(now() + timedelta(minutes=10), tick=False):
        assert (await client.get("/readyz")).json()["forgetting"] is False


async def test_a_database_that_is_gone_is_not_ready(app, client):
    take_away(app.state.parts.db)
    assert (await client.get("/readyz")).status_code == 503


async def test_a_deploy_sends_visitors_elsewhere(app, client):
    app.state.parts.hub.close()
    assert (await client.get("/readyz")).status_code == 503

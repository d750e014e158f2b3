"""What the hot path reads and writes by itself is what the ORM would have."""

import asyncio
from datetime import timedelta
from uuid import uuid4

import pytest

from api import rows
from api.crypto import Keyring
from api.db import Database
from api.errors import Conflict
from api.events import Draft, Message
from api.heard import Listening
from api.live import Hub
from api.models import Conversation, now
from api.thread import Thread
from tests.api.databases import database

WHOSE = "c" * 32


@pytest.fixture(params=["sqlite", "postgresql"])
def db(request, tmp_path):
    with database(request.param, tmp_path) as url:
        db = Database(url, threads=4)
        db.migrate()
        with db.writing() as session:
            session.add(
                Conversation(
                    id=WHOSE,
                    token_hash="t" * 64,
                    engine_id="e" * 32,
                    key=b"\x00sealed",
                    key_id="k" * 16,
                    expires_at=now() + timedelta(minutes=30),
                    axes=["violence"],
                    intent="runaway",
                    facts={"safe": True},
                )
            )
        yield db
        db.close()


def by_the_orm(db):
    with db.reading() as session:
        return session.get(Conversation, WHOSE)


def test_a_conversation_is_read_as_a_session_reads_it(db):
    with db.reading_rows() as connection:
        found = rows.conversation(connection, rows.BY_TOKEN, token="t" * 64)
    assert found.model_dump() == by_the_orm(db).model_dump()
    assert found.facts == {"safe": True}
    assert found.expires_at.tzinfo is not None


def test_what_was_set_is_kept_and_nothing_else(db):
    with db.writing_rows() as connection:
        found = rows.conversation(connection, rows.BY_ID_LOCKED, conversation=WHOSE)
        rows.keep(connection, found)
        with_column_of_another = rows.CHANGE.values(delivered=7)
        connection.execute(with_column_of_another, {"conversation": WHOSE})
        found.axes, found.level, found.intent = [*found.axes, "hurt"], "high", None
        found.seq += 2
        found.expires_at = later = now() + timedelta(days=1)
        rows.keep(connection, found)
    after = by_the_orm(db)
    assert after.expires_at == later
    assert (after.axes, after.level, after.intent, after.seq) == (["violence", "hurt"], "high", None, 2)
    assert after.delivered == 7
    assert after.facts == {"safe": True}


def test_what_fails_half_way_leaves_nothing(db):
    def half() -> None:
        with db.writing_rows() as connection:
            found = rows.conversation(connection, rows.BY_ID_LOCKED, conversation=WHOSE)
            found.seq = 9
            rows.keep(connection, found)
            raise LookupError

    with pytest.raises(LookupError):
        half()
    assert by_the_orm(db).seq == 0


def test_nobody_is_nobody(db):
    with db.reading_rows() as connection:
        assert rows.conversation(connection, rows.BY_TOKEN, token="unknown") is None


async def test_what_comes_twice_at_the_same_moment_is_stored_once(db, settings):
    """As two processes would, whose turns nothing but the row's lock keeps apart."""
    thread = Thread(db, Keyring(settings.raw_keys), Hub(), settings, lambda card, _: card)
    token, conversation, _ = await thread.start([Draft("bot", text="salut")], audience=None, locale="fr")
    messages = [Message(str(uuid4()), f"message {number}") for number in range(3)]
    listening = Listening(lambda _: [], None, lambda _heard: None, lambda _said, _offered: None)
    hears = [thread.hear(token, message, listening) for message in messages * 4]
    heard = await asyncio.gather(*hears)
    assert sum(not one.repeated for one in heard) == len(messages)
    stored = await thread.after(conversation, 1)
    assert [event.seq for event in stored] == [2, 3, 4]


async def test_a_counsellors_word_is_never_taken_for_a_message_sent_before(db, settings):
    """Its `client_id` is in the visitor's stream."""
    thread = Thread(db, Keyring(settings.raw_keys), Hub(), settings, lambda card, _: card)
    hers = str(uuid4())
    opening = [Draft("counsellor", "card", card={}, client_id=hers)]
    token, conversation, _ = await thread.start(opening, audience=None, locale="fr")
    listening = Listening(lambda _: [], None, lambda _heard: None, lambda _said, _offered: None)
    with pytest.raises(Conflict):
        await thread.hear(token, Message(hers, "salut"), listening)
    assert [event.seq for event in await thread.after(conversation, 0)] == [1]

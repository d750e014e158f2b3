"""After each fault: what was acknowledged stands once, in order; the queue is whole; gone is gone."""

from collections.abc import Iterable
from pathlib import Path
from typing import Any

import psycopg

from api.crypto import hashed
from bench.chaos.counsellor import Counsellor
from bench.chaos.ledger import Ledger
from bench.chaos.visitor import CANARY, Erased, Visitor

BOT_AGAIN = {"returned", "waiting", "closed"}  # statuses after which nobody holds the conversation
WRONG_ROWS = {
    "lost": """
        SELECT c.id FROM conversation c JOIN event e ON e.conversation_id = c.id
        GROUP BY c.id, c.seq HAVING count(*) <> c.seq OR max(e.seq) <> c.seq""",
    "doubled": """
        SELECT conversation_id FROM event WHERE client_id IS NOT NULL
        GROUP BY conversation_id, author, client_id HAVING count(*) > 1""",
    "queue": """
        SELECT c.id FROM conversation c
        LEFT JOIN handoff h ON h.conversation_id = c.id AND h.state IN ('waiting', 'taken')
        WHERE coalesce(h.state, 'none') <>
            CASE c.state WHEN 'waiting' THEN 'waiting' WHEN 'counsellor' THEN 'taken' ELSE 'none' END""",
    "not forgotten": """
        SELECT e.conversation_id FROM event e LEFT JOIN conversation c ON c.id = e.conversation_id
        WHERE c.id IS NULL""",
}


async def look(visitors: Iterable[Visitor], ledger: Ledger) -> None:
    for visitor in visitors:
        if visitor.leaving or not visitor.headers:
            continue
        said = [one for one in visitor.said if one.seq is not None]  # before we ask
        try:
            events = await visitor.thread()
        except Erased:
            if not (visitor.leaving or visitor.erased):
                ledger.broke("lost", "a living conversation is gone")
        else:
            if not visitor.leaving:  # while we asked
                _thread(said, events, ledger)


def _thread(said: list[Any], events: list[dict[str, Any]], ledger: Ledger) -> None:
    numbers = [event["seq"] for event in events]
    if numbers != list(range(1, len(events) + 1)):
        ledger.broke("lost", f"numbers of a thread: {numbers}")
    for one in said:
        stands = [event for event in events if event.get("client_id") == one.client_id]
        if not stands or stands[0]["seq"] != one.seq or stands[0]["text"] != one.text:
            ledger.broke("lost", f"acknowledged as {one.seq}, not there")
        if len(stands) > 1:
            ledger.broke("doubled", f"acknowledged as {one.seq}, there {len(stands)} times")
    order = [one.seq for one in said]
    if order != sorted(order):
        ledger.broke("out of order", f"said in this order: {order}")
    _voices(events, {one.seq for one in said if one.answers == 0}, ledger)


def _voices(events: list[dict[str, Any]], unanswered: set[int], ledger: Ledger) -> None:
    """While a person is there the bot says nothing; while nobody is, each message has an answer."""
    held, alone = False, None
    for event in events:
        status = event.get("status")
        if status == "taken":
            held, alone = True, None
        elif status in BOT_AGAIN:
            held = False
        elif event["from"] == "bot" and held:
            ledger.broke("bot after a take", f"event {event['seq']}")
        if event["from"] == "visitor":
            if alone is not None:
                ledger.broke("stranded", f"message {alone} was stored and had no answer")
            alone = event["seq"] if event["seq"] in unanswered and not held else None


def rows(url: str, visitors: Iterable[Visitor], counsellors: Iterable[Counsellor], ledger: Ledger) -> None:
    with psycopg.connect(url) as database:
        database.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")
        for promise, query in WRONG_ROWS.items():
            if found := database.execute(query).fetchall():  # type: ignore[arg-type] - ours, above
                ledger.broke(promise, f"{len(found)} conversations, by their rows")
        for visitor in visitors:
            if visitor.erased and _row(database, "conversation WHERE token_hash = %s", hashed(visitor.token)):
                ledger.broke("not forgotten", "erased, and its row is there")
        for counsellor in counsellors:
            for conversation, number, _ in list(counsellor.confirmed):
                _counsellors_words(database, conversation, number, ledger)


def engine_memory(url: str, keys: list[str]) -> list[str]:
    """Of the engine's memories, those whose conversation is gone."""
    with psycopg.connect(url) as database:
        living = {row[0] for row in database.execute("SELECT engine_id FROM conversation")}
    return [key for key in keys if key.rpartition(":")[2] not in living]


def engine_told(url: str) -> bool:
    """Nothing is left that the engine has still to hear of an erased conversation."""
    with psycopg.connect(url) as database:
        return not _row(database, "untold")


def words_in(folder: Path) -> list[str]:
    """Files, logs among them, in which a visitor's word stands unsealed."""
    canary = CANARY.encode()
    return [
        str(path.relative_to(folder))
        for path in folder.rglob("*")
        if path.is_file() and canary in path.read_bytes()
    ]


def _counsellors_words(database: Any, conversation: str, number: int, ledger: Ledger) -> None:
    if not _row(database, "conversation WHERE id = %s", conversation):
        return  # erased meanwhile
    row = "event WHERE conversation_id = %s AND seq = %s AND author = 'counsellor'"
    if not _row(database, row, conversation, number):
        ledger.broke("lost", "a counsellor's words, acknowledged")


def _row(database: Any, where: str, *values: object) -> bool:
    return database.execute(f"SELECT 1 FROM {where}", values).fetchone() is not None  # noqa: S608 - ours

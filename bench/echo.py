"""What one would write instead of our streams: store a message, put it into its stream's queue.

A bare FastAPI application with the same database, driver, threads and commit, at the addresses that
bench/streams.py asks, so that both are measured by the same code in the same run. No screen, no sealing, no
numbers in order, no replay of what was missed: `uvicorn bench.echo:app`, FANAL_DATABASE_URL as ours.
"""

import asyncio
import os
from collections import defaultdict
from collections.abc import AsyncIterator
from typing import Annotated, Any
from uuid import uuid4

from fastapi import FastAPI, Header
from fastapi.sse import EventSourceResponse, format_sse_event
from pydantic import BaseModel
from sqlalchemy import Column, Connection, Integer, MetaData, String, Table

from api.db import Database

MESSAGES = Table(
    "message",
    MetaData(),
    Column("id", Integer, primary_key=True),
    Column("token", String, index=True),
    Column("text", String),
)


class Message(BaseModel):
    client_id: str
    text: str


app = FastAPI()
queues: defaultdict[str, asyncio.Queue[tuple[int, str]]] = defaultdict(asyncio.Queue)
db = Database(os.environ.get("FANAL_DATABASE_URL", "sqlite://"))
with db.writing_rows() as connection:
    MESSAGES.create(connection, checkfirst=True)


@app.get("/healthz")
async def healthz() -> str:
    return "well"


@app.post("/v1/chat")
async def start() -> dict[str, Any]:
    return {"token": uuid4().hex, "events": [{"seq": 0}]}


@app.post("/v1/chat/messages")
async def send(message: Message, authorization: Annotated[str, Header()]) -> dict[str, Any]:
    token = authorization.removeprefix("Bearer ")
    seq = await db.write_rows(_stored, token, message.text)
    queues[token].put_nowait((seq, message.text))
    return {"events": [{"seq": seq, "text": message.text}]}


@app.get("/v1/chat/events")
async def events(authorization: Annotated[str, Header()]) -> EventSourceResponse:
    return EventSourceResponse(_stream(queues[authorization.removeprefix("Bearer ")]))


async def _stream(queue: asyncio.Queue[tuple[int, str]]) -> AsyncIterator[bytes]:
    yield format_sse_event(comment="open", retry=1_500)
    while True:
        seq, text = await queue.get()
        yield format_sse_event(data_str=text, id=str(seq))


def _stored(connection: Connection, token: str, text: str) -> int:
    result = connection.execute(MESSAGES.insert(), {"token": token, "text": text})
    return int(result.inserted_primary_key[0])

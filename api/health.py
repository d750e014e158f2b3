"""Is this process alive; may it be sent visitors. Neither answers anything about a conversation."""

import asyncio
from collections.abc import Awaitable

from fastapi import APIRouter, Request, Response
from pydantic import BaseModel
from sqlalchemy.exc import DBAPIError

from api.models import now
from api.parts import PartsDep

router = APIRouter(tags=["operations"])
SWEEP_LATE_SECONDS = 300
PATIENCE_SECONDS = 2.0  # a load of the directory may hold SQLite's lock: who asks shall not wait for its end


class Health(BaseModel):
    status: str
    database: bool
    writing: bool  # false: read-only, or locked for seconds; visitors get numbers, and nothing is kept
    engine: bool
    forgetting: bool


@router.get("/healthz")
async def alive() -> dict[str, str]:
    return {"status": "ok"}


@router.get("/readyz")
async def ready(parts: PartsDep, request: Request, response: Response) -> Health:
    """503 when visitors can't be served at all.

    Without the engine they still get numbers and persons; where nothing can be written, screen and numbers.
    """
    database = await _does(parts.db.read(parts.db.ping))
    writing = database and await _does(parts.db.write(parts.db.ping_writing))
    engine = await request.app.state.engine.ready()
    forgetting = (now() - parts.forget.last_sweep).total_seconds() < SWEEP_LATE_SECONDS
    serving = database and not parts.hub.closing
    response.status_code = 200 if serving else 503
    whole = writing and engine and forgetting
    status = "down" if not serving else "ok" if whole else "degraded"
    return Health(status=status, database=database, writing=writing, engine=engine, forgetting=forgetting)


async def _does(work: Awaitable[None]) -> bool:
    try:
        await asyncio.wait_for(work, PATIENCE_SECONDS)
    except (DBAPIError, TimeoutError):
        return False
    return True

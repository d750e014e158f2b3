"""Is this process alive; may it be sent visitors. Neither answers anything about a conversation."""

from fastapi import APIRouter, Request, Response
from pydantic import BaseModel

from api.db import CantWrite
from api.models import now
from api.parts import PartsDep

router = APIRouter(tags=["operations"])
SWEEP_LATE_SECONDS = 300


class Health(BaseModel):
    status: str
    database: bool
    engine: bool
    forgetting: bool


@router.get("/healthz")
async def alive() -> dict[str, str]:
    return {"status": "ok"}


@router.get("/readyz")
async def ready(parts: PartsDep, request: Request, response: Response) -> Health:
    """503 when visitors can't be served at all. Without the engine they still get numbers and persons."""
    try:
        await parts.db.read(parts.db.ping)
        database = True
    except CantWrite:
        database = False
    engine = await request.app.state.engine.ready()
    forgetting = (now() - parts.forget.last_sweep).total_seconds() < SWEEP_LATE_SECONDS
    serving = database and not parts.hub.closing
    response.status_code = 200 if serving else 503
    status = "ok" if serving and engine and forgetting else "degraded" if serving else "down"
    return Health(status=status, database=database, engine=engine, forgetting=forgetting)

"""All of the console under one prefix, behind one wall."""

from fastapi import APIRouter, Depends

from api.console import board, conversations, keeping, login, oidc
from api.console.sessions import same_origin

router = APIRouter(prefix="/v1/console", tags=["console"], dependencies=[Depends(same_origin)])
for part in (login, oidc, board, conversations, keeping):
    router.include_router(part.router)

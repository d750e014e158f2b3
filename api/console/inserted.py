"""What a counsellor sends: her words, or help put in as a card."""

from typing import cast

from sqlmodel import Session

from api.console.shapes import SayIn
from api.directory import search
from api.directory.denied import denied_in
from api.directory.nearby import Directory
from api.errors import BadInput
from api.events import Draft
from api.models import Audience, Conversation, now
from api.parts import Parts


async def draft_of(said: SayIn, by: str, conversation_id: str, directory: Directory, parts: Parts) -> Draft:
    """BadInput for an unknown line or service, and for a number that must never be shown."""
    client_id = str(said.client_id)
    if said.text is not None:
        if denied_in(said.text, directory.lines.never_shown):
            raise BadInput(fields=["text"], word="number-denied")
        return Draft("counsellor", text=said.text, client_id=client_id, by=by)
    if said.helplines is not None:
        card = await parts.db.read(_lines, said.helplines, conversation_id, directory, parts)
    else:
        card = await parts.db.read(_services, said.services or [], directory, parts)
    return Draft("counsellor", "card", card=card, client_id=client_id, by=by)


def _lines(
    session: Session, ids: list[str], conversation_id: str, directory: Directory, parts: Parts
) -> dict[str, object]:
    """In words for who reads them, and with what is for them."""
    if any(line not in directory.lines for line in ids):
        raise BadInput(fields=["helplines"])
    conversation = session.get(Conversation, conversation_id)
    audience = cast("Audience | None", conversation.audience if conversation else None)
    views = [directory.lines.view(line, now(), audience) for line in ids]
    return {"type": "helplines", "title": parts.words.say("helplines_title"), "helplines": views}


def _services(session: Session, ids: list[str], directory: Directory, parts: Parts) -> dict[str, object]:
    at = now()
    hits = [search.one(session, identity, at) for identity in ids]
    if None in hits:
        raise BadInput(fields=["services"])
    views = [directory.view(hit, at) for hit in hits if hit is not None]
    return {"type": "services", "title": parts.words.say("hand_off.services"), "services": views}

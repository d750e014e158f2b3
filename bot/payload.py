"""What a button does, in Rasa’s notation: /intent, /intent/narrower or /intent{"entity": "value"}. By editors only."""

import json
import re
from typing import Any, NamedTuple

NOTATION = re.compile(r"^/(?P<intent>[a-z_0-9]+(?:/[a-z_0-9]+)?)(?P<entities>\{.*\})?$", re.DOTALL)


class Payload(NamedTuple):
    intent: str
    entities: dict[str, Any]


class NotAPayload(ValueError):  # noqa: N818 - the name says it
    """A button in flows/replies/ is not written as /intent{"entity": "value"}."""


def read(written: str) -> Payload:
    match = NOTATION.match(written.strip())
    if match is None:
        raise NotAPayload(written)
    try:
        return Payload(match["intent"], json.loads(match["entities"] or "{}"))
    except json.JSONDecodeError as error:
        raise NotAPayload(written) from error

"""The first words: a program, no name needed, the limits, who are you. They need neither engine nor model."""

from api.events import Draft
from api.models import AUDIENCES
from api.words import Words


def opening(words: Words, audience: str | None) -> list[Draft]:
    say = words.say
    drafts = [
        Draft("bot", text=say("start.program", audience)),
        Draft("bot", text=say("start.limits", audience)),
    ]
    if audience is None:
        return [*drafts, Draft("bot", text=say("start.who"), choices=_doors(words))]
    return [*drafts, Draft("bot", text=say(f"start.open.{audience}"))]


def _doors(words: Words) -> list[dict[str, object]]:
    return [
        {
            "label": words.say(f"start.doors.{audience}"),
            "payload": {"intent": "inform_audience", "entities": {"audience": audience}},
        }
        for audience in AUDIENCES
    ]

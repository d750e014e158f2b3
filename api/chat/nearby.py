"""Places and services in a conversation: what the visitor said of a place, and what is near it."""

from dataclasses import dataclass
from typing import Any, cast, get_args

from api.db import Database
from api.directory.nearby import Answer, Directory, as_card, place_view
from api.directory.needs import Need
from api.directory.place import Place
from api.events import Draft
from api.models import Audience, Conversation, now
from api.words import Words

SHOWN = 3  # services in one card: more is a list to scroll at two in the morning
AGES = {"under_15": 14, "15_17": 16, "adult": 18}
MANY = 6


@dataclass(frozen=True, slots=True)
class Nearby:
    db: Database
    directory: Directory
    words: Words

    def place_said(
        self, conversation: Conversation, said: object, words: str, changes: dict[str, Any]
    ) -> list[Draft]:
        """Understand a place; set it among `changes`, or ask which one was meant.

        What stands behind it in `words`, the message, may tell which of several: « Gourdon dans le Lot ».
        """
        if not isinstance(said, str) or not said.strip():
            return []
        found = self.directory.places.meant(said)
        if found.choices and said in words:
            whole = self.directory.places.resolve(words[words.index(said) :])
            found = whole if whole.place in found.choices else found
        if found.place:
            changes["place"] = found.place.code
            return []
        if not found.choices:
            return [Draft("bot", text=self.words.say("place_unknown", conversation.audience))]
        choices = [_choice(choice) for choice in found.choices[:MANY]]
        return [Draft("bot", text=self.words.say("place_unclear", conversation.audience), choices=choices)]

    async def find(
        self, conversation: Conversation, need: str | None, changes: dict[str, Any]
    ) -> list[Draft]:
        """The services card, or the question where, or lines for everywhere when nothing is near."""
        need = need if need in get_args(Need) else conversation.need
        changes["need"] = need
        place = self._place(changes.get("place") or conversation.place)
        if place is None:
            return self.ask(conversation)
        audience = cast("Audience | None", conversation.audience)
        age = AGES.get(conversation.age_band or "") if audience == "young" else None
        answer = await self.db.read(
            self.directory.find, need=need, place=place, audience=audience, age=age, at=now(), limit=SHOWN
        )
        if answer["services"]:
            card = as_card(answer) | {"title": self.words.say("services.title", place=place.label)}
            # What the widget sends to GET /v1/services again, with `more` as cursor.
            asked = {"need": need, "audience": audience, "age": age}
            card["asked"] = {name: value for name, value in asked.items() if value is not None}
            return [Draft("bot", "card", card=card)]
        return self._nothing_near(conversation, place, answer)

    def ask(self, conversation: Conversation) -> list[Draft]:
        return [Draft("bot", text=self.words.say("ask_place", conversation.audience))]

    def _place(self, code: str | None) -> Place | None:
        return self.directory.places.get(code) if code else None

    def _nothing_near(self, conversation: Conversation, place: Place, answer: Answer) -> list[Draft]:
        text = self.words.say("services.none_near", conversation.audience, place=place.label)
        lines = [dict(line) for line in answer["helplines"][:SHOWN]]
        card = {"type": "helplines", "title": self.words.say("helplines_title"), "helplines": lines}
        return [Draft("bot", text=text), Draft("bot", "card", card=card)]


def _choice(place: Place) -> dict[str, Any]:
    payload = {"intent": "inform_place", "entities": {"place": place.near}}
    return {"label": place_view(place)["label"], "payload": payload}

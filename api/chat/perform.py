"""What the engine, or the screen, wants done becomes events: cards with numbers, places, exercises.

Flows name a deed (`custom: {do: …}`) and never a fact; the facts are found here, at the moment they are
shown, so that no closed door is offered.
"""

from collections.abc import Awaitable, Callable
from datetime import datetime
from typing import Any

from api.chat.engine import Item
from api.directory.helplines import Helplines
from api.events import Draft, EventOut
from api.logs import log
from api.models import Conversation, now
from api.safety import Screening
from api.safety.cards import Cards
from api.words import Words

Deed = Callable[[Conversation, dict[str, Any], dict[str, Any]], Awaitable[list[Draft]]]
URGENT_FIRST = {
    "young": ("sms_114", "police_17", "allo_119"),
    "parent": ("police_17", "allo_119", "missing_116000"),
}


class Performer:
    def __init__(self, words: Words, helplines: Helplines, cards: Cards) -> None:
        self._words, self._helplines, self._cards = words, helplines, cards
        self._deeds: dict[str, Deed] = {
            "show_helplines": self._show_helplines,
            "ask_place": self._ask_place,
            "hand_off": self._hand_off,
            "show_exercise": self._show_exercise,
            "show_crisis": self._show_crisis,
            "erase": self._offer_erase,
            "quick_exit": self._offer_exit,
        }

    async def perform(
        self, conversation: Conversation, item: Item, changes: dict[str, Any], already: list[EventOut]
    ) -> list[Draft]:
        """The events of one item. `changes` are the conversation's columns that a deed may set."""
        if item.do is None:
            choices = [choice.model_dump() for choice in item.choices]
            return [Draft("bot", text=item.text, choices=choices)] if item.text else []
        deed = self._deeds.get(item.do)
        if deed is None:
            log.error("unknown-deed")
            return []
        drafts = await deed(conversation, item.arguments, changes)
        shown = [event.card for event in already if event.card]
        return [draft for draft in drafts if draft.card is None or draft.card not in shown]

    def danger(self, conversation: Conversation, seen: Screening, at: datetime) -> list[Draft]:
        """The card that a screened message calls for: always in danger, once for each axis below that."""
        card = self._cards.choose(seen.level, seen.axes, conversation.audience)
        if card is None:
            return []
        if seen.level != "immediate":
            if card.id in conversation.shown:
                return []
            conversation.shown = [*conversation.shown, card.id]
        return [self._card(card, conversation.audience, at)]

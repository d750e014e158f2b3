"""What the visitor is told of a hand-off; the words stand in resources/words.yml under `hand_off`."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from api.events import Draft, EventOut
from api.handoff import summary
from api.models import Conversation, Handoff, now
from api.words import Words

# The card of the lines that answer at this moment, for an audience.
Doors = Callable[[Conversation, datetime], dict[str, Any]]
RECEIPT, NOT_NOW = {"do": "receipt"}, {"do": "not_now"}
STILL_GOOD = {"do": "still_good"}  # she has her code


class Says:
    def __init__(self, words: Words, doors: Doors, code_lives: str) -> None:
        """`code_lives`: how long a return code is good, as it is said."""
        self._words, self._doors, self._code_lives = words, doors, code_lives

    def word(self, conversation: Conversation, key: str) -> Draft:
        return Draft("service", text=self._words.say(f"hand_off.{key}", conversation.audience))

    def code(self, conversation: Conversation, code: str, *, replaces: bool) -> EventOut:
        """Never stored: whoever reads the thread later must not find the key to it."""
        told = {"code": code, "life": self._code_lives}
        key = "hand_off.code_again" if replaces else "hand_off.code"
        text = self._words.say(key, conversation.audience, **told)
        return EventOut(seq=0, at=now(), author="service", kind="text", text=text)

    def status(
        self, conversation: Conversation, status: str, key: str, *, reason: str | None = None
    ) -> Draft:
        text = self._words.say(f"hand_off.{key}", conversation.audience)
        return Draft("service", "status", text=text, status=status, reason=reason)

    def is_topic(self, intent: str) -> bool:
        return summary.is_topic(intent, self._words)

    def summary(
        self, handoff: Handoff, conversation: Conversation, *, passed: bool = False, changed: bool = False
    ) -> Draft:
        """What is passed on, which she sees first; once she has `passed` it on, nothing is left to choose."""
        card = summary.card(handoff, conversation, self._words, passed=passed, changed=changed)
        return Draft("service", "card", card=card)

    def nobody(self, conversation: Conversation, *, waits: bool, coded: bool) -> list[Draft]:
        """`waits`: a wish of hers stands already; `coded`: a code opens its answer."""
        said = self.word(conversation, "nobody_yet" if waits and coded else "nobody")
        later = self.meanwhile(conversation, coded=coded)
        return [said, *(later if waits or not coded else later[:1])]

    def meanwhile(self, conversation: Conversation, *, coded: bool) -> list[Draft]:
        """Who answers now, and a way to read an answer later."""
        card = Draft("service", "card", card=self._doors(conversation, now()))
        return [card, self._code_kept(conversation) if coded else self.code_offer(conversation)]

    def code_offer(self, conversation: Conversation) -> Draft:
        return self._with_choices(conversation, "code_offer", {"code_yes": RECEIPT, "code_no": NOT_NOW})

    def _code_kept(self, conversation: Conversation) -> Draft:
        return self._with_choices(conversation, "code_kept", {"kept_yes": STILL_GOOD, "kept_no": RECEIPT})

    def later(self, conversation: Conversation, *, briefly: bool = False) -> dict[str, Any]:
        """The choice in the place of one that would offer a person, where nobody is there.

        `briefly`: among a flow's others, which come with every answer.
        """
        word = "later_choice" if briefly else "later_offer"
        return {"label": self._words.say(f"hand_off.{word}", conversation.audience), "payload": RECEIPT}

    def consent(self, conversation: Conversation) -> Draft:
        """The screen is worried and life is not at stake: she decides."""
        choices = {"consent_yes": {"do": "hand_off", "reason": "offered"}, "consent_no": NOT_NOW}
        return self._with_choices(conversation, "consent", choices)

    def _with_choices(
        self, conversation: Conversation, question: str, choices: dict[str, dict[str, str]]
    ) -> Draft:
        draft = self.word(conversation, question)
        draft.choices = [
            {"label": self._words.say(f"hand_off.{label}"), "payload": payload}
            for label, payload in choices.items()
        ]
        return draft

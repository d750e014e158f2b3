"""What the engine, or the screen, wants done becomes events: cards with numbers, places, exercises.

Flows name a deed (`custom: {do: …}`) and never a fact; the facts are found here, at the moment they are
shown, so that no closed door is offered.
"""

from collections.abc import Awaitable, Callable, Iterable
from datetime import datetime
from pathlib import Path
from typing import Any

from api.chat.engine import Item
from api.chat.nearby import Nearby
from api.chat.reader import Reader, reader_of
from api.directory.helplines import Helplines
from api.events import Author, Draft, EventOut
from api.logs import log
from api.models import Conversation, now
from api.safety import Screening
from api.safety.cards import YOUNG, Card, Cards
from api.safety.cards import load as load_cards
from api.words import Words

Deed = Callable[[Conversation, dict[str, Any], dict[str, Any]], Awaitable[list[Draft]]]
# When nothing else can be said: lines that answer day and night, the silent one early for the young.
WHEN_ALL_IS_DOWN = {
    "tu": ("allo_119", "sms_114", "police_17"),
    "vous": ("allo_119", "police_17", "missing_116000"),
    "silent": ("sms_114", "police_17", "allo_119"),  # somebody may stand beside her
}
DYING = "suicide_3114"  # of a wish to die that was told
BESIDE_HER = {"held", "violence", "sexual_violence", "coercion"}  # axes
MANY_SIGNS = 3  # several clues count, not one: domain facts, section 3a
PERSON = {"do": "hand_off", "reason": "asked"}  # needs no engine


class Performer:
    def __init__(
        self, resources: Path, words: Words, helplines: Helplines, nearby: Nearby, kept: dict[str, str]
    ) -> None:
        """`kept` is what the word `kept` is told of how long things live."""
        self._kept = kept
        self._words, self._helplines, self.nearby = words, helplines, nearby
        self._exercises = Words(resources / "exercises.yml")
        self._cards: Cards = load_cards(resources / "safety" / "cards.yml")
        self._deeds: dict[str, Deed] = {
            "show_helplines": self._show_helplines,
            "ask_place": self._ask_place,
            "find_services": self._find_services,
            "signs_summary": self._signs_summary,
            "hand_off": self._hand_off,
            "show_exercise": self._show_exercise,
            "show_crisis": self._show_crisis,
            "erase": self._offer_erase,
            "quick_exit": self._offer_exit,
            "tell_retention": self._tell_retention,
        }

    async def perform(
        self, conversation: Conversation, item: Item, changes: dict[str, Any], already: list[EventOut]
    ) -> list[Draft]:
        """The events of one item. `changes` are the conversation's columns that a deed may set."""
        said = []
        if item.text:
            said.append(
                Draft("bot", text=item.text, choices=[choice.model_dump() for choice in item.choices])
            )
        if item.do is None:
            return said
        deed = self._deeds.get(item.do)
        if deed is None:
            log.error("unknown-deed")
            return said
        drafts = await deed(conversation, item.arguments, changes)
        shown = [event.card for event in already if event.card]
        return said + [draft for draft in drafts if draft.card is None or not _said(draft.card, shown)]

    def danger(self, conversation: Conversation, seen: Screening, at: datetime) -> list[Draft]:
        """The card that a screened message calls for: always in danger, once for each axis below that."""
        audience = conversation.audience or ("parent" if seen.writer == "adult" else None)
        reader = reader_of(conversation, audience, seen.age_band)
        card = self._cards.choose(
            seen.level, seen.axes, audience, meaning=seen.meaning, grown=reader.grown, friend=seen.another
        )
        if card is None:
            return [self._unread(conversation, reader, at)] if seen.unread else []
        if seen.level != "immediate":
            if card.id in conversation.shown:
                return []
            conversation.shown = [*conversation.shown, card.id]
        return [self._danger_card(card, reader, at)]

    def engine_down(self, conversation: Conversation, audience: str | None, at: datetime) -> list[Draft]:
        """« il monte » shows no card of its own, and counts all the same."""
        say, reader = self._words.say, reader_of(conversation, audience)
        title, lines = say("engine_down.title"), _always_open(conversation, reader)
        person = {"label": say("engine_down.person", audience), "payload": PERSON}
        return [
            Draft("service", text=say("engine_down.text", audience)),
            self._lines_card(lines, reader, at, title, choices=[person], author="service"),
        ]

    def _unread(self, conversation: Conversation, reader: Reader, at: datetime) -> Draft:
        """Nobody knows whether these words told of a danger: the numbers, without a word of it."""
        title = self._words.say("engine_down.title")
        return self._lines_card(_always_open(conversation, reader), reader, at, title, author="service")

    def doors(self, conversation: Conversation, at: datetime) -> dict[str, Any]:
        """The card of lines that answer now, for when nobody of the team does."""
        reader = reader_of(conversation, conversation.audience)
        return {
            "type": "helplines",
            "title": self._words.say("hand_off.title"),
            "helplines": self._views(_always_open(conversation, reader), reader, at),
        }

    def _danger_card(self, card: Card, reader: Reader, at: datetime) -> Draft:
        shown = {
            "type": "crisis" if card.urgent else "helplines",
            "title": card.title,
            "steps": list(card.steps),
            "helplines": self._views(
                card.helplines, reader._replace(grown=reader.grown and not card.chosen), at
            ),
        }
        if card.exit:
            shown["exit"] = card.exit
        choices = [{"label": card.person, "payload": PERSON}] if card.person else []
        return Draft("service", "card", card=shown, choices=choices)

    def _lines_card(
        self,
        ids: Iterable[str],
        reader: Reader,
        at: datetime,
        title: str,
        *,
        choices: list[dict[str, Any]] | None = None,
        author: Author = "bot",
    ) -> Draft:
        card = {"type": "helplines", "title": title, "helplines": self._views(ids, reader, at)}
        return Draft(author, "card", card=card, choices=choices or [])

    def _views(self, ids: Iterable[str], reader: Reader, at: datetime) -> list[dict[str, Any]]:
        """Lines as visitors see them; a closed one is left out unless nothing else would be left.

        One that may be closed, on a public holiday, stays behind those that surely answer.
        """
        lines, audience = self._helplines, reader.known
        fitting = lines.for_grown(ids) if reader.grown else ids
        views = [lines.view(line, at, audience) for line in fitting if line in lines]
        unsure = {view["id"] for view in views if lines.unsure(view["id"], at)}
        kept = [view for view in views if not lines.closed(view, at)]
        return [dict(view) for view in sorted(kept or views, key=lambda view: view["id"] in unsure)]

    # --- deeds: what flows may ask for ------------------------------------------------------------------

    async def _show_helplines(
        self, conversation: Conversation, arguments: dict[str, Any], _changes: dict[str, Any]
    ) -> list[Draft]:
        title = arguments.get("title") or self._words.say("helplines_title")
        reader = reader_of(conversation, conversation.audience)
        return [self._lines_card(arguments.get("ids", ()), reader, now(), title)]

    async def _show_crisis(
        self, conversation: Conversation, arguments: dict[str, Any], _changes: dict[str, Any]
    ) -> list[Draft]:
        reader = reader_of(conversation, conversation.audience)
        axis = str(arguments.get("axis", "any"))
        card = self._cards.choose("immediate", (axis,), reader.audience, grown=reader.grown)
        return [self._danger_card(card, reader, now())] if card else []

    async def _ask_place(
        self, conversation: Conversation, arguments: dict[str, Any], changes: dict[str, Any]
    ) -> list[Draft]:
        changes["need"] = arguments.get("need", conversation.need)
        return self.nearby.ask(conversation)

    async def _find_services(
        self, conversation: Conversation, arguments: dict[str, Any], changes: dict[str, Any]
    ) -> list[Draft]:
        return await self.nearby.find(conversation, arguments.get("need"), changes)

    async def _signs_summary(
        self, conversation: Conversation, arguments: dict[str, Any], changes: dict[str, Any]
    ) -> list[Draft]:
        """What a parent noticed, in the flow's own words: what was seen, never what a child is."""
        facts = conversation.facts | changes.get("facts", {})
        seen = [label for name, label in arguments["labels"].items() if facts.get(name) is True]
        weight = "none" if not seen else "some" if len(seen) < MANY_SIGNS else "many"
        card = {
            "type": "signs",
            "title": arguments["title"],
            "signs": seen,
            "note": arguments["words"][weight],
        }
        return [Draft("bot", "card", card=card)]

    async def _hand_off(
        self, _conversation: Conversation, arguments: dict[str, Any], changes: dict[str, Any]
    ) -> list[Draft]:
        """Only noted: the desk is asked once what stands before it is said."""
        changes["hand_off"] = "offered" if arguments.get("reason") == "offered" else "asked"
        return []

    async def _show_exercise(
        self, conversation: Conversation, arguments: dict[str, Any], _changes: dict[str, Any]
    ) -> list[Draft]:
        exercise = self._exercises.tree(str(arguments.get("id", "grounding")))
        voice = exercise["tu" if conversation.audience in YOUNG else "vous"]
        return [
            Draft("bot", "card", card={"type": "exercise", "title": voice["title"], "steps": voice["steps"]})
        ]

    async def _offer_erase(
        self, conversation: Conversation, _arguments: dict[str, Any], _changes: dict[str, Any]
    ) -> list[Draft]:
        return [Draft("bot", text=self._words.say("erase", conversation.audience))]

    async def _offer_exit(
        self, conversation: Conversation, _arguments: dict[str, Any], _changes: dict[str, Any]
    ) -> list[Draft]:
        return [Draft("bot", text=self._words.say("exit", conversation.audience))]

    async def _tell_retention(
        self, conversation: Conversation, _arguments: dict[str, Any], _changes: dict[str, Any]
    ) -> list[Draft]:
        return [Draft("bot", text=self._words.say("kept", conversation.audience, **self._kept))]


def _always_open(conversation: Conversation, reader: Reader) -> tuple[str, ...]:
    """What the screen has seen so far counts.

    Whoever may be overheard sees the silent line first, and who has told of a wish to die keeps its line.
    """
    silent = reader.voice == "tu" and not BESIDE_HER.isdisjoint(conversation.axes)
    lines = WHEN_ALL_IS_DOWN["silent" if silent else reader.voice]
    if "suicide" not in conversation.axes:
        return lines
    return (lines[0], DYING, *lines[1:]) if silent else (DYING, *lines)


def _said(card: dict[str, Any], shown: list[dict[str, Any]]) -> bool:
    """One crisis card a message: the screen's, which knows the axis, comes first; and no number twice.

    A card that says more than numbers that this answer has shown stays.
    """
    if card in shown or any(card["type"] == other["type"] == "crisis" for other in shown):
        return True
    lines = [line["id"] for line in card.get("helplines", ())]
    known = {line["id"] for other in shown for line in other.get("helplines", ())}
    return card["type"] == "helplines" and bool(lines) and known.issuperset(lines)

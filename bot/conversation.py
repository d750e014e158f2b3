"""From what was typed to what is answered: the classifier's ranking in the light of the conversation.

The words are read once (bot/components/classifier.py). Here their ranking is weighed by who writes, what was talked
about and what was offered; an open question takes only what answers it; and where two meanings are as likely, both are
offered in words. Nothing here looks at words.
"""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple, Optional

from rasa.core.agent import Agent
from rasa.core.channels.channel import UserMessage
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import BotUttered, UserUttered
from rasa.shared.core.trackers import DialogueStateTracker
from ruamel.yaml import YAML

from bot.buttons import by_stance, chosen
from bot.folding import plain
from bot.payload import Payload, read

FRENCH = "fr"
FIRST_QUESTION = "utter_ask_audience"
MISS, OUT, WHO = "nlu_fallback", "out_of_scope", "inform_audience"
PLACE, HELP, SEARCH = "inform_place", "find_help_nearby", "find_help_nearby/search"
ANSWERS = frozenset({"affirm", "deny", "unsure"})
DANGERS = frozenset({"danger_now", "suicidal"})
# Meanings that are no subject: after them the conversation is about what it was about before.
GENERAL = ANSWERS | {
    "greet", "goodbye", "thank", "bot_challenge", "ask_confidentiality", "ask_how_it_works", "ask_human",
    "ask_emergency_number", HELP, PLACE, WHO, "erase_conversation", "not_understood", "not_helpful", "insult", OUT,
    "start", MISS,
}  # fmt: skip

# Set by hand, with the dialogues of tests/dialogues in sight (docs/decisions/0036-conversation.md).
SURE = 0.25  # from it the likeliest meaning is answered
HINTED = 0.12  # from it a meaning is worth being offered
TELLS_MORE = 0.5  # from it what was told is answered, though it may answer a question, too
ANOTHERS = 0.2  # how much less likely is a meaning that others than this audience have
YOUNG, NEVER = "young", 0.0  # to whom an adult's meaning is never answered: it would say vous
OFFERED = 1.6  # how much likelier is what a button offered
SAME_SUBJECT = 1.3  # how much likelier is the subject that one is at
OFF_SUBJECT = 0.6  # from it a foreign subject is believed, once something was told
ONCE_OPENED = (
    0.1  # from it, within its intent, a narrower meaning is answered once the general reply was given
)
OF_ONESELF = frozenset({"self", "nobody"})  # whom it is about where somebody says who they are
SURE_WHO = 0.9  # from it who writes is believed where nobody knows yet
CORRECTED = 0.5  # from it who is known is another after all
SURE_TONGUE, FEW_WORDS = 0.98, 4  # from them a message is believed to be in another language


class Heard(NamedTuple):
    """`meaning` is an intent or `intent/narrower`; `between`: meanings to ask about where none is sure."""

    meaning: str
    confidence: float
    ranking: Sequence[Mapping[str, Any]] = ()
    entities: Mapping[str, Any] = {}
    stance: str = "none"
    about: str = "nobody"
    between: tuple[str, ...] = ()
    tongue: Optional[str] = None  # another language than French, where that is sure
    who: Optional[str] = None  # who seems to write, and how likely that is
    sure_who: float = 0.0

    @property
    def intent(self) -> str:
        return self.meaning.split("/")[0]


def certain(meaning: str, entities: Mapping[str, Any]) -> Heard:
    intent = meaning.split("/", maxsplit=1)[0]
    return Heard(meaning, 1.0, [{"name": intent, "confidence": 1.0}], entities)


class Said(NamedTuple):
    """The last turn of ours: its words, and the buttons that ended it."""

    text: str
    buttons: Sequence[Mapping[str, Any]]


def opening(domain: Domain) -> Said:
    """What the page asked before the first message, in the API's words: who writes."""
    first = domain.responses[FIRST_QUESTION][0]
    return Said(first["text"], first["buttons"])


def last_said(tracker: DialogueStateTracker) -> Optional[Said]:
    """None before the first turn."""
    texts: list[str] = []
    buttons: list[dict[str, Any]] = []
    for event in reversed(tracker.events):
        if isinstance(event, UserUttered):
            break
        if isinstance(event, BotUttered):
            texts.append(event.text or "")
            buttons = buttons or list(event.data.get("buttons") or [])
    return Said(" ".join(reversed(texts)), buttons) if texts else None


async def understand(agent: Agent, text: str, context: Mapping[str, Any]) -> Heard:
    """The words in their context (`question`, `choices`, `before`), before anything else is known."""
    parsed = await agent.processor.parse_message(UserMessage(plain(text), metadata=dict(context)))
    ranking = [entry for entry in parsed["intent_ranking"] if entry["name"] != MISS]
    entities = {entity["entity"]: entity["value"] for entity in parsed["entities"]}
    who, chance = parsed["reads_audience"]
    language, sure = parsed["reads_language"]
    foreign = language != FRENCH and sure >= SURE_TONGUE and len(text.split()) >= FEW_WORDS
    best = ranking[0]
    return Heard(
        best.get("narrower", best["name"]), best["confidence"], ranking, entities, parsed["reads_stance"],
        parsed["reads_about"], tongue=language if foreign else None,
        who=entities.pop("audience", who), sure_who=chance,
    )  # fmt: skip


async def hear(
    agent: Agent,
    text: str,
    tracker: DialogueStateTracker,
    before: Sequence[str] = (),
    danger: Optional[str] = None,
) -> Heard:
    """What a message means here; of a `danger` that is sure already, what is nearer to it."""
    said = last_said(tracker) or opening(agent.domain)
    if danger is None and (choice := chosen(text, said.buttons)):
        return certain(choice.intent, choice.entities)
    labels = [str(button["title"]) for button in said.buttons]
    context = {"question": said.text[-300:], "choices": labels, "before": list(before)}
    heard = await understand(agent, text, context)
    slots = tracker.current_slot_values()
    return decide(heard, said, slots) if danger is None else endangered(heard, said, slots, danger)


def _informed(heard: Heard, said: Said, slots: Mapping[str, Any]) -> Heard:
    """A reading in the light of who writes, what was talked about and what was offered."""
    audience = _who_writes(heard, slots.get("audience"), slots.get("guessed"))
    payloads = [read(button["payload"]) for button in said.buttons]
    ranking = weighed(heard.ranking, audience, slots.get("subject"), payloads)
    return heard._replace(ranking=ranking, entities=_told(heard, audience, slots.get("audience")))


def endangered(heard: Heard, said: Said, slots: Mapping[str, Any], danger: str) -> Heard:
    """Whichever of both dangers is likelier, in its narrower meaning; a friend's danger as it is told.

    The general reply to a danger is given once: after it, what she tells or asks is answered where that is clear.
    """
    heard, meaning = _informed(heard, said, slots), danger
    named = [entry for entry in heard.ranking if entry["name"] in DANGERS]
    if named and "/" not in danger:
        answered, best = slots.get("answered") or (), heard.ranking[0]
        clear = best["confidence"] >= TELLS_MORE and best["name"] not in ANSWERS | {OUT}
        followed = best if clear and slots.get("subject") in DANGERS else named[0]
        meaning = opened(followed, answered) or full_name(followed)
    return certain(meaning, heard.entities)._replace(tongue=heard.tongue)


def opened(entry: Mapping[str, Any], answered: Sequence[str]) -> Optional[str]:
    """The meaning of `entry`; a narrower one, or none, where its general reply was given: that opens a subject."""
    name = full_name(entry)
    if entry["name"] in GENERAL or not name.endswith("/general") or name not in answered:
        return name
    others = (
        narrower
        for narrower, chance in entry.get("within", ())
        if chance >= ONCE_OPENED and narrower not in answered
    )
    return next(others, None)


def decide(heard: Heard, said: Said, slots: Mapping[str, Any]) -> Heard:
    """Pure: a reading and what is known in, what to answer out."""
    heard = _informed(heard, said, slots)
    ranking, best = heard.ranking, heard.ranking[0]
    answer = by_stance(heard.stance, said.buttons)
    if answer and (best["name"] in ANSWERS or best["confidence"] < TELLS_MORE):
        return certain(answer.intent, {**answer.entities, **heard.entities})
    foreign = best["name"] == OUT and slots.get("subject") and best["confidence"] < OFF_SUBJECT
    if best["confidence"] >= SURE and not foreign:
        meaning = opened(best, slots.get("answered") or ())
        return heard._replace(meaning=meaning or MISS, confidence=best["confidence"])
    likely = tuple(full_name(one) for one in ranking if one["confidence"] >= HINTED and one["name"] != OUT)[
        :2
    ]
    return heard._replace(meaning=MISS, confidence=best["confidence"], between=likely)


def _told(heard: Heard, audience: Optional[str], known: Optional[str]) -> dict[str, Any]:
    """What the message names, who writes among it where that is new."""
    return {**heard.entities, "audience": audience} if audience and audience != known else {**heard.entities}


def _who_writes(heard: Heard, known: Optional[str], guessed: Optional[str]) -> Optional[str]:
    """Who said who they are stays that until they say otherwise: a friend's fear often sounds like a mother's.

    What was only `guessed` gives way to a surer guess.
    """
    said = heard.meaning.partition("/")[2] if heard.intent == WHO and heard.about in OF_ONESELF else ""
    if said and (known is None or heard.confidence >= CORRECTED):
        return said
    return heard.who if known in {None, guessed} and heard.sure_who >= SURE_WHO else known


def weighed(
    ranking: Sequence[Mapping[str, Any]],
    audience: Optional[str],
    subject: Optional[str],
    offered: Sequence[Payload],
) -> list[dict[str, Any]]:
    """The same meanings with chances that add up to one again, the likeliest first."""
    buttons = {payload.intent.split("/")[0] for payload in offered}
    weights = [
        entry["confidence"]
        * (1.0 if _fits(full_name(entry), audience) else NEVER if audience == YOUNG else ANOTHERS)
        * (OFFERED if entry["name"] in buttons else 1.0)
        * (SAME_SUBJECT if entry["name"] == subject else 1.0)
        for entry in ranking
    ]
    total = max(sum(weights), 1e-9) / max(sum(entry["confidence"] for entry in ranking), 1e-9)
    found = [{**entry, "confidence": weight / total} for entry, weight in zip(ranking, weights)]  # noqa: B905
    return sorted(found, key=lambda entry: -entry["confidence"])


def _fits(meaning: str, audience: Optional[str]) -> bool:
    intent = meaning.split("/", maxsplit=1)[0]
    group = (
        "parent" if intent.startswith("parent_") else "professional" if intent.startswith("pro_") else None
    )
    if audience is None or (group is None and meaning not in WHO_SAYS):
        return True
    return audience in WHO_SAYS.get(meaning, (group,))


def full_name(entry: Mapping[str, Any]) -> str:
    return str(entry.get("narrower", entry["name"]))


def _who_says(path: Path) -> dict[str, tuple[str, ...]]:
    kept = YAML(typ="safe", pure=True).load(path.read_text(encoding="utf-8"))
    return {name: tuple(meaning["who"]) for name, meaning in kept.items()}


WHO_SAYS = _who_says(Path("corpus/meanings.yml"))

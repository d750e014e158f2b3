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
PLEASANTRIES = frozenset({"greet", "goodbye", "thank"})
DANGER = "danger_now"
DANGERS = frozenset({DANGER, "suicidal"})
# Meanings that are no subject: after them the conversation is about what it was about before.
GENERAL = ANSWERS | PLEASANTRIES | {
    "bot_challenge", "ask_confidentiality", "ask_how_it_works", "ask_human",
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
NARROW = 0.25  # from it a narrower meaning is answered, else the general reply of its intent
ASKED = 0.18  # the same right after a message that was not clear: what follows is about what we asked
NEAR, MOST = 0.05, 3  # from it a narrower meaning is worth a button where none is clear; so many of them
ELSEWHERE = 0.35  # from it the subject changes, once there is one
UNSEEN = 0.4  # how much less likely is a danger at once that the reader's level does not show
OF_ONESELF = frozenset({"self", "nobody"})  # whom it is about where somebody says who they are
SURE_WHO = 0.9  # from it who writes is believed where nobody knows yet
CORRECTED = 0.5  # from it who is known is another after all
INTRODUCED = 0.9  # the same of the message alone, whatever the conversation before it made of it
SURE_TONGUE, FEW_WORDS = 0.98, 4  # from them a message is believed to be in another language


class Heard(NamedTuple):
    """`meaning` is an intent or `intent/narrower`; `between`: meanings to ask about where none is sure.

    `listening`: the intent at whose subject the answer stays, where what is meant of it is not clear; `near`: what may
    have been meant, the likeliest first.
    """

    meaning: str
    confidence: float
    ranking: Sequence[Mapping[str, Any]] = ()
    entities: Mapping[str, Any] = {}
    stance: str = "none"
    about: str = "nobody"
    between: tuple[str, ...] = ()
    listening: Optional[str] = None
    near: tuple[str, ...] = ()
    tongue: Optional[str] = None  # another language than French, where that is sure
    who: Optional[str] = None  # who seems to write, and how likely that is
    sure_who: float = 0.0
    introduced: Optional[str] = None  # who is said to write, where that is sure of the message alone

    @property
    def intent(self) -> str:
        return self.meaning.split("/")[0]


def certain(meaning: str, entities: Mapping[str, Any]) -> Heard:
    intent = meaning.split("/", maxsplit=1)[0]
    return Heard(meaning, 1.0, [{"name": intent, "confidence": 1.0}], entities)


class Said(NamedTuple):
    """The last turn of ours: its words, the buttons that ended it, and whether it answered something unclear."""

    text: str
    buttons: Sequence[Mapping[str, Any]]
    unclear: bool = False

    @property
    def narrow(self) -> float:
        return ASKED if self.unclear else NARROW


def opening(domain: Domain) -> Said:
    """What the page asked before the first message, in the API's words: who writes."""
    first = domain.responses[FIRST_QUESTION][0]
    return Said(first["text"], first["buttons"])


def last_said(tracker: DialogueStateTracker) -> Optional[Said]:
    """None before the first turn."""
    texts: list[str] = []
    buttons: list[dict[str, Any]] = []
    unclear = False
    for event in reversed(tracker.events):
        if isinstance(event, UserUttered):
            unclear = event.intent_name == MISS
            break
        if isinstance(event, BotUttered):
            texts.append(event.text or "")
            buttons = buttons or list(event.data.get("buttons") or [])
    return Said(" ".join(reversed(texts)), buttons, unclear) if texts else None


async def understand(agent: Agent, text: str, context: Mapping[str, Any]) -> Heard:
    """The words in their context (`question`, `choices`, `before`), before anything else is known."""
    parsed = await agent.processor.parse_message(UserMessage(plain(text), metadata=dict(context)))
    ranking = [entry for entry in parsed["intent_ranking"] if entry["name"] != MISS]
    entities = {entity["entity"]: entity["value"] for entity in parsed["entities"]}
    who, chance = parsed["reads_audience"]
    alone, about_alone = parsed["reads_alone"]
    language, sure = parsed["reads_language"]
    foreign = language != FRENCH and sure >= SURE_TONGUE and len(text.split()) >= FEW_WORDS
    best = ranking[0]
    return Heard(
        best.get("narrower", best["name"]), best["confidence"], ranking, entities, parsed["reads_stance"],
        parsed["reads_about"], tongue=language if foreign else None,
        who=entities.pop("audience", who), sure_who=chance,
        introduced=_introduced(full_name(alone), alone["confidence"], about_alone, INTRODUCED),
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


def _informed(heard: Heard, said: Said, slots: Mapping[str, Any], unseen: float = UNSEEN) -> Heard:
    """A reading in the light of who writes, what was talked about, what was offered, and whether danger was seen."""
    audience = _who_writes(heard, slots.get("audience"), slots.get("guessed"))
    payloads = [read(button["payload"]) for button in said.buttons]
    ranking = weighed(heard.ranking, audience, slots.get("subject"), payloads, unseen)
    return heard._replace(ranking=ranking, entities=_told(heard, audience, slots.get("audience")))


def endangered(heard: Heard, said: Said, slots: Mapping[str, Any], danger: str) -> Heard:
    """Whichever of both dangers is likelier, in its narrower meaning; a friend's danger as it is told.

    The general reply to a danger is given once: after it, what she tells or asks is answered where that is clear.
    """
    heard, meaning = _informed(heard, said, slots, unseen=1.0), danger
    named = [entry for entry in heard.ranking if entry["name"] in DANGERS]
    if named and "/" not in danger:
        answered, best = slots.get("answered") or (), heard.ranking[0]
        clear = best["confidence"] >= TELLS_MORE and best["name"] not in {*ANSWERS, *PLEASANTRIES, OUT}
        followed = best if clear and slots.get("subject") in DANGERS else named[0]
        if followed["name"] in DANGERS:
            followed = {**followed, "confidence": 1.0}  # that it is one of both is sure
        nearer = opened(followed, answered, said.narrow)
        if nearer is None:
            return heard._replace(meaning=MISS, listening=followed["name"], near=_near([followed], answered))
        meaning = nearer
    return certain(meaning, heard.entities)._replace(tongue=heard.tongue)


def opened(entry: Mapping[str, Any], answered: Sequence[str], narrow: float) -> Optional[str]:
    """The narrower meaning of `entry` where it is clear, else its general one, which opens a subject: once."""
    name, general = full_name(entry), f"{entry['name']}/general"
    if entry["name"] in GENERAL or "within" not in entry:
        return name
    clear = [narrower for narrower, chance in entry["within"] if entry["confidence"] * chance >= narrow]
    if clear and clear[0] != general:
        return clear[0]
    if general not in answered:
        return general
    return next((narrower for narrower in clear if narrower not in answered), None)


def clearest(ranking: Sequence[Mapping[str, Any]], narrow: float) -> Mapping[str, Any]:
    """The entry of the likeliest narrower meaning if that is clear, though its intent be second; else the first."""
    best = max(ranking, key=_chance)
    return best if _chance(best) >= narrow else ranking[0]


def _chance(entry: Mapping[str, Any]) -> float:
    """How likely is its likeliest narrower meaning."""
    return float(entry["confidence"]) * (entry["within"][0][1] if "within" in entry else 1.0)


def decide(heard: Heard, said: Said, slots: Mapping[str, Any]) -> Heard:
    """Pure: a reading and what is known in, what to answer out."""
    heard = _informed(heard, said, slots)
    answered, subject = slots.get("answered") or (), slots.get("subject")
    ranking = heard.ranking
    best = clearest(ranking, said.narrow)
    answer = by_stance(heard.stance, said.buttons)
    if answer and (best["name"] in ANSWERS or best["confidence"] < TELLS_MORE):
        return certain(answer.intent, {**answer.entities, **heard.entities})
    stays = (
        subject if subject and _fits(subject, heard.entities.get("audience", slots.get("audience"))) else None
    )
    unclear = heard._replace(
        meaning=MISS, confidence=best["confidence"], listening=stays, near=_near(ranking, answered)
    )
    foreign = best["name"] == OUT and subject and best["confidence"] < OFF_SUBJECT
    if subject and best["name"] not in {*GENERAL, subject} and best["confidence"] < ELSEWHERE:
        return unclear
    if best["confidence"] >= SURE and not foreign:
        meaning = opened(best, answered, said.narrow)
        return unclear._replace(meaning=meaning or MISS, listening=best["name"])
    likely = tuple(full_name(one) for one in ranking if one["confidence"] >= HINTED and one["name"] != OUT)
    return unclear._replace(between=likely[:2])


def _near(ranking: Sequence[Mapping[str, Any]], answered: Sequence[str]) -> tuple[str, ...]:
    """Narrower meanings that were not answered yet, the likeliest first."""
    found = [
        (entry["confidence"] * chance, narrower)
        for entry in ranking
        if entry["name"] not in GENERAL
        for narrower, chance in entry.get("within", ())
        if not narrower.endswith("/general") and narrower not in answered
    ]
    return tuple(name for chance, name in sorted(found, reverse=True)[:MOST] if chance >= NEAR)


def _told(heard: Heard, audience: Optional[str], known: Optional[str]) -> dict[str, Any]:
    """What the message names, who writes among it where that is new."""
    return {**heard.entities, "audience": audience} if audience and audience != known else {**heard.entities}


def _who_writes(heard: Heard, known: Optional[str], guessed: Optional[str]) -> Optional[str]:
    """Who said who they are stays that until they say otherwise: a friend's fear often sounds like a mother's.

    What was only `guessed` gives way to a surer guess.
    """
    least = CORRECTED if known else 0.0
    if said := heard.introduced or _introduced(heard.meaning, heard.confidence, heard.about, least):
        return said
    return heard.who if known in {None, guessed} and heard.sure_who >= SURE_WHO else known


def _introduced(meaning: str, chance: float, about: str, least: float) -> Optional[str]:
    """Who is said to write where somebody says it of themselves: « je suis sa mère »."""
    intent, _, who = meaning.partition("/")
    return who if who and intent == WHO and about in OF_ONESELF and chance >= least else None


def weighed(
    ranking: Sequence[Mapping[str, Any]],
    audience: Optional[str],
    subject: Optional[str],
    offered: Sequence[Payload],
    unseen: float = UNSEEN,
) -> list[dict[str, Any]]:
    """The same meanings with chances that add up to one again, the likeliest first."""
    buttons = {payload.intent.split("/")[0] for payload in offered}
    weights = [
        entry["confidence"]
        * (1.0 if _fits(full_name(entry), audience) else NEVER if audience == YOUNG else ANOTHERS)
        * (OFFERED if entry["name"] in buttons else 1.0)
        * (SAME_SUBJECT if entry["name"] == subject else 1.0)
        * (unseen if entry["name"] == DANGER else 1.0)
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

"""What the words of a message mean by themselves, beyond who writes and beyond a «non» that goes on."""

import re

from rasa.core.agent import Agent
from rasa.core.channels.channel import UserMessage
from rasa.shared.core.trackers import DialogueStateTracker

from bot.after_no import behind_no, more_than_no
from bot.audience import ABOUT_YOUNG
from bot.course import DANGERS, is_subject
from bot.doubts import CLEAR_TALK
from bot.folding import plain
from bot.heard import Heard, certain
from bot.nlu.gazetteer import Named
from bot.nlu.places import NAMED
from bot.nlu.spelling import says_nothing
from bot.oneself import of_oneself
from bot.rows import ADULTS
from bot.spoken import MISS, bot_turns, offered
from bot.writer import beyond_who
from bot.writer import told as says_who

OUT, PLACE, WHO = "out_of_scope", "inform_place", "inform_audience"
SOMEBODY = re.compile(
    r"\b(?:elles?|ils?|on|me|nous|jeunes?|filles?|fils|garcons?|mineure?s?|eleves?|patiente?s?|residente?s?|"
    r"gamine?s?|"
    r"ado\w*|enfants?|hommes?|clients?|mecs?|types?|niece|neveu|soeur|frere|mari|quelqu un)\b"
)
FEW_WORDS = 3  # fewer tell nothing beside who writes
# While a question of safety waits, «elle est au salon» is its answer rather than a new subject.
SUBJECT_FROM = 0.3


async def understand(agent: Agent, text: str) -> Heard:
    """The words alone, outside any conversation."""
    words = of_oneself(plain(text))
    if says_nothing(words):  # dots only: the model would take nothing at all for a yes
        return Heard(MISS, 0.0, [], {})
    parsed = await agent.processor.parse_message(UserMessage(words))
    ranking = [
        {"name": entry["name"], "confidence": round(float(entry["confidence"]), 4)}
        for entry in parsed["intent_ranking"]
        if entry["name"] != MISS
    ]
    entities = {entity["entity"]: entity["value"] for entity in parsed["entities"]}
    intent = parsed["intent"]["name"] or MISS
    confidence = ranking[0]["confidence"] if ranking else 0.0
    narrower = {entry["name"]: entry["narrower"] for entry in parsed["intent_ranking"] if "narrower" in entry}
    named = Named(**parsed[NAMED]) if NAMED in parsed else None
    return Heard(intent, confidence, ranking, entities, narrower, named)


async def behind_who(agent: Agent, text: str, heard: Heard) -> Heard:
    """«j'ai 14 ans jsuis à l'hôtel avec un gars» says who writes, and something to answer."""
    if heard.intent != WHO or len((rest := beyond_who(text)).split()) < FEW_WORDS:
        return heard
    told = await understand(agent, rest)
    if told.confidence < SUBJECT_FROM or told.intent in {WHO, PLACE, MISS, OUT}:
        return heard
    # «de nuit dans un hôtel» is told of nobody: it belongs to who she is.
    nobody = says_who(text) in ADULTS and not SOMEBODY.search(rest)
    if told.intent in ABOUT_YOUNG and nobody:
        return heard
    return told._replace(entities={**told.entities, **heard.entities})


async def beyond_no(agent: Agent, text: str, heard: Heard, tracker: DialogueStateTracker) -> Heard:
    """«non je n'en suis pas sûre», «non 93200»: while a danger's questions are open, the no is the answer."""
    rest = behind_no(text)
    if heard.intent != "deny" or rest is None or tracker.active_loop_name in DANGERS:
        return heard
    if more := more_than_no(rest):
        return certain(more, heard.entities)
    told = await understand(agent, rest)
    if told.named and told.named.surely:
        return certain(PLACE, {**told.entities, "place": told.named.value})
    asks_no = any(button["payload"] == "/deny" for button in offered(bot_turns(tracker)[-1]))
    freely = told.intent.startswith(("parent_", "pro_")) and not (asks_no or tracker.active_loop_name)
    asks = (rest.endswith("?") and told.intent not in DANGERS.values()) or freely
    return told if asks and is_subject(told.intent) and told.confidence >= CLEAR_TALK else heard

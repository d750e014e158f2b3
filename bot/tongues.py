"""A message in another language: which one, so that it is answered in it before the French begins.

Only words that no French sentence holds tell a language, and few French ones beside them take it back: «help
il me tape» is French. English is understood a little, Spanish, Romanian and Arabic hardly: where nothing is
understood, the words in her language stand alone, with the lines that have interpreters.
"""

import re
from typing import Any, Optional

from rasa.shared.core.events import UserUttered
from rasa.shared.core.trackers import DialogueStateTracker

from bot.course import DANGERS, is_subject
from bot.folding import fold
from bot.heard import Heard, certain
from bot.spoken import MISS

TONGUE, LANGUAGE, HOW_IT_WORKS, OUT = "tongue", "choose_language", "ask_how_it_works", "out_of_scope"
UNDERSTOOD = 0.3  # of a language that training has hardly seen
ENGLISH, SPANISH, ROMANIAN, ARABIC = "en", "es", "ro", "ar"
ENOUGH, MOST_FRENCH = 3, 0.34
FRENCH = re.compile(
    r"\b(?:je|j|jai|jsuis|chui|il|elle|ils|elles|est|et|les|des|une|pas|mon|mes|qui|que|dans|avec|pour|suis|ca|"
    r"cest|du|au|sur|mais|chez|fille|fils|aide|moi|c|parle|francais|un|le|la|de|en|ma)\b"
)
SHARED = {  # of these the language itself has some
    SPANISH: re.compile(r"\b(?:la|de|en|un|que|es|me|se|le|les)\b"),
    ROMANIAN: re.compile(r"\b(?:la|de|un|il|au|pe|ma|mai|o|e|ai|le|est)\b"),
    ENGLISH: re.compile(r"\b(?:me|on|c|des)\b"),
}
WORDS = {
    ENGLISH: re.compile(
        r"\b(?:i|im|am|my|your|you|he|she|they|his|her|him|is|are|was|the|this|what|where|who|how|please|need|"
        r"want|speak|someone|somebody|daughter|son|with|can|cant|not|dont|don|help|me|to|out|and|have|has|home|"
        r"missing|afraid|scared|hurt|hits?|hitting|locked|door|money|men|man|police|english|french|do|does)\b"
    ),
    SPANISH: re.compile(
        r"\b(?:ayuda|ayudenme|ayudame|socorro|necesito|hablo|habla|hablas|hablan|espanol|castellano|soy|estoy|"
        r"tengo|miedo|mi|hija|hijo|novio|hombres?|quiero|puedo|por|favor|esta|donde|pega|obliga|una|muy|pero|"
        r"nina|nino|policia|aqui|ella|el|no|ha|vuelto|casa|frances|anos|me|hola|gracias|muchacha|chica|dinero)\b"
    ),
    ROMANIAN: re.compile(
        r"\b(?:ajutor|ajutati|ajuta|vorbesc|vorbiti|vorbesti|romana|romaneste|franceza|fiica|fiul|bate|sunt|nu|imi|"
        r"frica|mea|meu|acasa|vreau|barbati?|politia|disparut|unde|este|obliga|rog|fata|baiat|buna|multumesc)\b"
    ),
}
# Also written by who writes French in haste: «i» is il, «el» elle, «mi» mis. Alone they tell nothing.
EITHER = {
    "i", "me", "son", "home", "men", "do", "dont", "don", "im", "help", "police", "el", "mi", "no", "ha",
    "por", "esta", "casa", "la", "una", "ella", "nu", "este", "mea", "rog", "buna",
}  # fmt: skip
# One of these says it alone.
SURE = {
    SPANISH: re.compile(r"\b(?:ayuda(?:me|nme)?|ayudenme|hablas?|hablo|espanol|necesito|hija|hijo)\b"),
    ROMANIAN: re.compile(r"\b(?:ajutor|ajutati|vorbesc|vorbiti|romaneste|franceza|fiica|acasa|vreau|sunt)\b"),
}
OTHER_LETTERS = (
    (ARABIC, re.compile(r"[\u0600-\u06ff]{2,}")),
    (ENGLISH, re.compile(r"[\u0400-\u05ff\u0900-\u0eff\u10a0-\u10ff\u3040-\u30ff\u4e00-\u9fff]{2,}")),
)
LONGEST = 400


def tongue(text: str) -> Optional[str]:
    """The language that these words are written in; None for French and for what may be."""
    if len(text) > LONGEST:
        return None
    for name, letters in OTHER_LETTERS:
        words = letters.findall(text)
        if words and 2 * len(words) >= len(text.split()):  # not a name amid French
            return name
    said = fold(text)
    found = {name: _weight(name, said) for name in WORDS}
    best = max(found, key=lambda name: found[name])
    all_words = len(said.split())
    french = len(FRENCH.findall(SHARED[best].sub(" ", said)))
    return (
        best if found[best] >= ENOUGH and french <= all_words * MOST_FRENCH and french < found[best] else None
    )


def _weight(name: str, said: str) -> int:
    """Each word counts once: who writes «me tape me frappe me viole» writes French."""
    words = set(WORDS[name].findall(said))
    if not words - EITHER:
        return 0
    sure = 2 * len(set(SURE[name].findall(said))) if name in SURE else 0
    few = 1 if len(said.split()) <= ENOUGH and sure else 0
    return len(words) + sure + few


def in_her_language(text: str, heard: Heard, tracker: DialogueStateTracker) -> list[Heard]:
    """What is answered, one after the other: her language the first time, then what was understood.

    Open questions go on as they are: their «oui» and «non» are known far from France.
    """
    name = tongue(text)
    if name is None or tracker.active_loop_name is not None:
        return [heard]
    entities = {**heard.entities, TONGUE: name}
    hers = certain(HOW_IT_WORKS, entities)._replace(narrower={HOW_IT_WORKS: LANGUAGE})
    if not _understood(heard, name):
        return [hers]
    return [heard] if name in _answered_in(tracker) else [hers, heard]


def _understood(heard: Heard, name: str) -> bool:
    if heard.meant == LANGUAGE:
        return False
    known = is_subject(heard.intent) and not heard.intent.startswith("pro_")
    told = known or heard.intent in DANGERS.values()
    return heard.intent not in {MISS, OUT} if name == ENGLISH else told and heard.confidence >= UNDERSTOOD


def _answered_in(tracker: DialogueStateTracker) -> frozenset[Any]:
    """The languages that were answered in so far."""
    heard = (event for event in tracker.applied_events() if type(event) is UserUttered)
    told = (event for event in heard if event.intent_name == LANGUAGE)
    return frozenset(
        entity["value"] for event in told for entity in event.entities if entity["entity"] == TONGUE
    )

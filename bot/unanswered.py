"""Words that answer none of the questions of danger: nothing without a word of yes counts as safe.

«On roule» and «on arrive» are no yes and no farewell, «ok» thanks for what was said, «il dort» is no wound.
"""

import re
from typing import Any, NamedTuple

from bot.doubts import CLEAR_TALK, doubted
from bot.folding import fold
from bot.spoken import MISS

PLACE, HURT, DYING = "danger_place", "danger_hurt", "danger_dying"
# Meanings that end the questions: they must be clear, as outside of them.
ENDS = frozenset({"goodbye", "thank", "minimises", "not_helpful", "insult"})
YES = re.compile(
    r"\b(?:oui|ouais|ouai|oue|wi|ui|yes|yep|ok|okay|si|grave|carrement|voila|exact\w*|un peu|beaucoup|"
    r"d accord|c est ca)\b"
)
SURELY = re.compile(  # of a place, beside the words of yes
    r"\b(?:bien sur|ouep|mouais|ca va|tkt|tranquille|nickel|je (?:pense|crois)|plutot|normalement|"
    r"chez (?:moi|ma|mon|mes|une?)|"
    r"a la maison|seule?|avec (?:ma|mon|mes|une?))\b"
)
THANKS = re.compile(
    r"(?:ok|okay|oki|dac|d accord)(?: (?:merci|ok|bon|bien|dac))*"
)  # of what was said, no yes to a wound
WILL_TELL = re.compile(
    r"\bj ?(?:e )?(?:vais|vai|ve|vas) (?:\w+ )?(?:le |la |lui |leur |en )?(?:dire|parler|raconter|demander)\b"
)
FAREWELL = re.compile(
    r"\b(?:bye|salut|ciao|tchao|revoir|aurevoir|bonne (?:nuit|soiree|journee)|a (?:plus|bientot|"
    r"demain|tt|tte)|adieu|merci|"
    r"laisse|y aller|y vais|file|quitte\w*|deconnecte|coupe|bisous?|dodo|dormir|pars|ferme)\b"
)
SOMEBODY = re.compile(r"(?:il|ils|elle|elles|maman|papa|tonton|mamie|(?:ma|mon|mes) \w+) ")
NO = re.compile(
    r"\b(?:non|nan|nn|nop|nope|no|na|pas|pa|jamais|rien|aucune?|plus|nulle|ni|personne|bof|nada)\b"
)


class Understood(NamedTuple):
    """What the words alone mean; `ranking` holds its likeness and what else they may mean."""

    text: str
    intent: str
    ranking: list[dict[str, Any]]


def only_thanks(text: str) -> bool:
    """«ok», «d'accord merci»: of what was just said, no answer to whether one is safe or hurt."""
    return bool(THANKS.fullmatch(fold(text)))


def answers_nothing(said: Understood, asked: str, *, young: bool) -> bool:
    """Not understood, too vague to end the questions, or a yes without a word of yes."""
    words, intent = fold(said.text), said.intent
    if intent == "affirm" and young and WILL_TELL.search(words):  # «ok jvais le dire a ma prof»
        return True
    if intent == "affirm":  # «il dort», «ma mère est à côté»: it has examples that answer other questions
        somewhere = asked == PLACE and young and (SOMEBODY.match(words) or not SURELY.search(words))
        no_yes = not YES.search(words) and (asked in {HURT, DYING} or bool(somewhere))
        return no_yes or (young and asked in {PLACE, HURT, DYING} and only_thanks(said.text))
    if intent == "danger_now":
        return doubted(said.ranking, intent, words, disclosed=True)
    if intent == "deny" and young:  # «vite», «il klaxonne», «maman sait pas»
        return not NO.search(words) or bool(SOMEBODY.match(words) and asked == PLACE)
    if intent == "goodbye" and young and not FAREWELL.search(words):
        return True
    return intent in {MISS, "out_of_scope"} or (intent in ENDS and said.ranking[0]["confidence"] < CLEAR_TALK)

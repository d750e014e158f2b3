"""What a sentence asks beyond doubt, whatever the classifier's first guess of it.

The rows stand by subject in bot/first_care.py and the files bot/asked_*.py; the first that fits is taken.
Where a choice of ours asks what kind of help is sought, its bare name is the answer.
"""

from collections.abc import Set as AbstractSet
from typing import Any, Optional

from rasa.shared.core.events import BotUttered

from bot.asked_acts import QUESTIONS as ACTS
from bot.asked_blackmail import QUESTIONS as BLACKMAIL
from bot.asked_calls import QUESTIONS as CALLS
from bot.asked_charged import QUESTIONS as CHARGED
from bot.asked_complaint import QUESTIONS as COMPLAINT
from bot.asked_else import QUESTIONS as ELSE
from bot.asked_fears import QUESTIONS as FEARS
from bot.asked_home import QUESTIONS as HOME
from bot.asked_hotel import QUESTIONS as HOTEL
from bot.asked_justice import QUESTIONS as JUSTICE
from bot.asked_law import QUESTIONS as LAW
from bot.asked_own import QUESTIONS as OWN
from bot.asked_reporting import QUESTIONS as REPORTING
from bot.asked_talk import QUESTIONS as TALK
from bot.asked_terms import QUESTIONS as TERMS
from bot.facts import QUESTIONS as FACTS
from bot.facts import couple_too_far_apart
from bot.first_care import QUESTIONS as CARE
from bot.folding import fold
from bot.payload import read
from bot.pressed import QUESTIONS as PRESSED
from bot.question import ADULTS, Question
from bot.sequel import LONGEST
from bot.spoken import asked_where, offered

QUESTIONS = (
    *(*FEARS, *HOTEL, *PRESSED),
    *(*OWN, *CARE, *REPORTING, *CHARGED, *LAW, *ELSE, *TERMS, *BLACKMAIL, *JUSTICE),
    *(*HOME, *COMPLAINT, *TALK, *CALLS, *ACTS, *FACTS),
)
HELP, NEED = "find_help_nearby", "need"
FEW_WORDS = 4


def asked(text: str, audience: Any, told: AbstractSet[str], *, busy: bool) -> Optional[Question]:
    """`busy`: questions of ours are open; then only an adult's own subject takes over from them."""
    if len(text) > LONGEST:
        return None
    folded = fold(text)
    found = next((row for row in QUESTIONS if row.asked(folded, audience, told)), None)
    found = found or couple_too_far_apart(folded, audience)
    takes_over = audience in ADULTS and found is not None and found.intent.startswith(("parent_", "pro_"))
    if found and busy and (found.alone or not takes_over):
        return None
    return found


def names_a_need(text: str, entities: dict[str, Any], turn: list[BotUttered]) -> bool:
    """«hébergement», behind a turn that offered kinds of help or looked for one."""
    kinds = [payload for button in offered(turn) if (payload := read(button["payload"])).intent == HELP]
    sought = asked_where(turn) or any(NEED in kind.entities for kind in kinds)
    # With a place beside it, it is the answer to « where »: what was sought is known.
    return NEED in entities and "place" not in entities and len(fold(text).split()) <= FEW_WORDS and sought

"""A parent's child is blackmailed with pictures: pay, answer, block, complain, and how the child bears it.

«on a déjà payé une fois», «il a peur que tout le lycée voie», «il ne sort plus de sa chambre».
"""

import re

from bot.asked_else import OF_IMAGES
from bot.asked_justice import SHE
from bot.extorted import BLACKMAILED
from bot.question import ANYTHING, PARENTS, Question, words
from bot.sequel import EXPLOITED

THREATS, STARTED = "parent_threats", "choose_parent_threats_images"
PAID, SHAME, BLOCK, COMPLAINS, LOW = (
    f"choose_parent_blackmail_{what}" for what in ("paid", "shame", "block", "complaint", "low")
)
SEEN = (
    r"\b(?:camera|cam|webcam|visio|photos?|nudes?|videos?|images?|intimes?|nue?|denudee?s?|deshabill\w*|"
    r"se montrer|se masturb\w*)\b"
)
ASKS = r"\b(?:reclam\w*|demand\w*|exig\w*|veut|veulent|faut|rancon|chantage|menac\w*)\b"
MONEY = (
    r"\b(?:euros?|argent|sous|\d{2,5}|paye[rz]?|verser|cartes? (?:cadeau|pcs|prepayees?)|pcs|paysafe\w*|"
    r"chantage|rancon)\b"
)
ELSE = (
    r"\b(?:menac\w*|sinon|publi\w*|diffus\w*|balanc\w*|chantage|maintenant|reclam\w*|a tout le monde|"
    r"a ses (?:amis|contacts|copains))\b"
)
SOLD = re.compile(
    r"\b(?:passes|hotel|vend\w*|clients?|tarifs?|prox\w*|mym|onlyfans|en echange|me (?:menace|"
    r"reclame|demande)|"
    r"m a (?:menace|reclame|demande))\b"
)
HAS_PAID = (
    r"\b(?:a|ai|avons|avait|ont) (?:deja |lui |tout |meme )*(?:paye|verse|envoye (?:de l argent|"
    r"l argent|des sous|\d+))\b|"
    r"\b(?:faut|doit|dois|peut|va|vais|devrait) (?:il |on |je |t on |lui |les )*payer\b|\b(?:on|je) paye\b"
)
FEARS = r"\b(?:peur|honte|panique\w*|terrorise\w*|angoiss\w*)\b"
OTHERS_SEE = (
    r"\b(?:voi\w*|vu|sache\w*|savoir|lycee|college|ecole|copains|amis|tout le monde|classe|famille|publi\w*|"
    r"diffus\w*|regard\w*|sort\w*)\b"
)
ACCOUNT = r"\bbloqu\w*\b|\bcomptes?\b|\bprofil\b|\brepond\w* (?:a|au|lui|leur|pas|plus|quoi)\b"
BLOCKS = r"\b(?:je|on|faut|dois|peux|puis je)\b(?: \w+){0,3} bloqu\w*\b"
LOWER = (
    r"\b(?:sort|mange|dort|parle|rigole|joue|va|veut) (?:\w+ )?(?:plus|pas)\b|\bdans sa chambre\b|"
    r"\bpleure\w*\b|"
    r"\bdeprim\w*|\bprostree?\b|\b(?:tres |trop |super |vraiment )mal\b|\bse renferm\w*|"
    r"\bdevaste\w*|\beffondre\w*"
)
IS_BLOCKED = re.compile(r"\bm a bloque\w*|\bnous a bloque\w*|\bretenue?\b|\best bloquee?\b")

QUESTIONS = (
    Question(
        THREATS,
        STARTED,
        PARENTS,
        ANYTHING,
        words(SEEN, ASKS, MONEY, ELSE, rf"{SHE}|\bil\b|\b(?:lui|se|s)\b"),
        SOLD,
    ),
    Question(THREATS, PAID, PARENTS, BLACKMAILED, words(HAS_PAID)),
    Question(
        THREATS, COMPLAINS, PARENTS, BLACKMAILED, words(r"\b(?:plainte|police|gendarm\w*|punis?|risqu\w*)\b")
    ),
    Question(THREATS, SHAME, PARENTS, BLACKMAILED, words(FEARS, OTHERS_SEE)),
    Question(THREATS, LOW, PARENTS, BLACKMAILED, words(LOWER)),
    Question(THREATS, BLOCK, PARENTS, BLACKMAILED, words(ACCOUNT), IS_BLOCKED),
    Question(THREATS, BLOCK, PARENTS, EXPLOITED | OF_IMAGES, words(BLOCKS), IS_BLOCKED),
)

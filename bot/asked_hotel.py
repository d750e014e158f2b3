"""What a hotel's staff tell and ask: who comes and goes, what to tell the police, a director who looks away.

«Il y a des allées et venues» looks for no place near, and a copied identity card is no pupil's writing.
"""

import re

from bot.at_work import WITNESSED
from bot.question import ANYTHING, PROS, Question, words

HOTEL, REPORT = "pro_hotel", "pro_report"
PASSES = (
    r"\ballees et venues\b|\bva et vient\b|\bvont et viennent\b|\b(?:passages?|defiles?) (?:\w+ )?"
    r"(?:incessants?|permanents?|suspects?|d hommes|de types|toute la (?:nuit|journee)|dans (?:la|"
    r"une) chambre)\b|"
    r"\bhommes? (?:\w+ )?(?:defile\w*|se succed\w*|se relai\w*)\b"
)
NOT_OF_ROOMS = re.compile(r"\b(?:fugue\w*|foyer|domicile|famille|parents|navette|train|psy\w*)\b")
SAYS_WHAT = (
    r"\b(?:dis|dit|dire|explique\w*|raconte\w*|donne\w*)\b(?: \w+){0,3} (?:quoi|comment)\b|"
    r"\b(?:quoi|que|qu est ce que|ce qu il faut) (?:\w+ ){0,3}(?:dis|dit|dire|expliquer|raconter|donner)\b"
)
POLICE = r"\b(?:polic\w*|gendarm\w*|17|commissariat|operateur)\b"
CHIEF = (
    r"\b(?:chef\w*|direct(?:eur|rice|ion)|patronn?e?|responsable|gerante?|manager|hierarchie|superieure?|"
    r"cadre)\b"
)
LOOKS_AWAY = (
    r"\b(?:nous|me|te|le|la|les) (?:regarde|concerne)\w* pas\b|\bpas (?:notre|nos|mes|mon|ses|son) "
    r"(?:affaires?|probleme|role|boulot|oignons)\b|\bmele\w* pas\b|\bpas (?:m en |s en |nous en |"
    r"en )?mele\w*\b|\bpas d (?:histoires?|ennuis|"
    r"embrouilles)\b|"
    r"\b(?:ferme\w*|fermer) les yeux\b|\b(?:interdi\w*|defend\w*|veut pas|refus\w*) (?:\w+ ){0,4}"
    r"(?:appel\w*|signal\w*|preven\w*|previen\w*|alert\w*)\b|\bfaire comme si\b|\brien vu\b"
)
PAPERS = (
    r"\b(?:copies?|photocopies?|scans?|photos?|doubles?) (?:\w+ ){0,3}(?:cartes?|cni|passeports?|papiers?|"
    r"permis)\b"
)
NEXT_TIME = (
    r"\b(?:comment|a quoi|quels? (?:signes|indices|reperes))\b.*\b(?:reconnai\w*|repere\w*|voit|voir|"
    r"detecte\w*|"
    r"savoir|remarque\w*|identifi\w*)\b"
)

QUESTIONS = (
    Question(HOTEL, HOTEL, PROS, ANYTHING, words(PASSES), NOT_OF_ROOMS, alone=True),
    Question(REPORT, "choose_pro_report_superiors", PROS, ANYTHING, words(CHIEF, LOOKS_AWAY), alone=True),
    Question(HOTEL, "choose_pro_camera", PROS, ANYTHING, words(PAPERS)),
    Question(REPORT, "choose_pro_call_say", PROS, ANYTHING, words(SAYS_WHAT, POLICE), alone=True),
    Question(HOTEL, "choose_pro_hotel_signs", PROS, WITNESSED, words(NEXT_TIME), alone=True),
)

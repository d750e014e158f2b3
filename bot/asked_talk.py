"""What parents ask of talking with their child, and of holding out, each with an answer of its own.

«et si elle me hurle dessus ?», «je lui dis que je suis au courant ?», «elle ne me parle plus» had one menu;
«j'en peux plus, trois ans que personne ne fait rien» a lesson of law.
"""

import re

from bot.meaning import MISSING
from bot.question import ANYTHING, PARENTS, PROS, Question, words
from bot.writer import CHILD

TALK, TIRED = "parent_how_to_talk", "parent_distress"
SECRECY, MISSED = "pro_secrecy", frozenset({MISSING, "choose_parent_missing_message"})
SHE = rf"(?:elle|il|(?:ma|mon) {CHILD}(?: de \d+ ans)?)"
LOUD = (
    r"(?:hurl|cri(?:e|er|ait|es)\b|gueul|engueul|enerv|braill|explos|insult|claqu|pet(?:e|er) (?:un|"
    r"les)\b)\w*"
)
SHOUTS = (
    rf"\b{SHE} (?:(?:me|m|se|s|est|lui|commence|met|va|a|peut|fait que|y|nous|toujours|encore) ){{0,3}}(?:a "
    rf")?{LOUD}"
)
GRAVER = re.compile(
    r"\b(?:secours|aide|dehors|fenetre|balcon|danger|frapp\w*|tap\w*|cogn\w*|batt?\w*|hommes?|mec|type|"
    r"couteau|"
    r"armes?|mal|douleur\w*|mourir|suicid\w*|tuer|dort|dormant|cauchemar\w*|sur (?:elle|lui)|pere|mari|"
    r"viol\w*|"
    r"forc\w*|fugu\w*|dispar\w*|introuvable|rentr\w*|partie?|menac\w*|chantage)\b"
)
KNOWS = (
    r"\b(?:dire|dis|dise|avouer|parler?)\b.*"
    r"\b(?:au courant|que je (?:le )?sais|que j ai (?:tout )?(?:vu|lu|trouve|decouvert|fouille|regarde)|"
    r"(?:de|pour) l annonce)\b"
)
TO_OTHERS = re.compile(
    r"\b(?:police|gendarm\w*|juge|ecole|college|lycee|pere|mere|mari|femme|conjoint|foyer)\b"
)
DENIES = rf"\bsi {SHE}\b.*\b(?:nie|niait|ment|mente|avoue pas|dit (?:que )?(?:non|c est (?:faux|pas vrai)))\b"
MUTE = (
    rf"\b(?:refus\w*|veut (?:pas|plus)|voulait pas) (?:de )?(?:me|nous) parler\b|"
    rf"\b{SHE} (?:ne )?(?:me|nous) (?:parle|dit|adresse) (?:plus|pas|rien)\b|"
    rf"\b{SHE} se (?:mure|ferme|braque)\b"
)
GONE = re.compile(
    r"\b(?:nouvelles|introuvable|partie?|fugu\w*|rentr\w*|dispar\w*|messagerie|mourir|suicid\w*)\b"
)
HOW = r"\bcomment (?:\w+ ){0,3}(?:parler|aborder)\b|\bquels? mots? (?:utiliser|choisir|employer|dire)\b"
DANGER = (
    r"\b(?:secours|danger|frapp\w*|batt?\w*|couteau|armes?|mourir|suicid\w*|tuer|viol\w*|forc\w*|fugu\w*|"
    r"dispar\w*|"
    r"introuvable|rentr\w*|partie?|menac\w*|chantage)\b"
)
TOLD_DANGER = re.compile(DANGER)
TO_HELP = re.compile(
    rf"{DANGER}|{TO_OTHERS.pattern}|\b(?:humain|quelqu un|personne|conseill\w*|vous parler|avocat\w*)\b"
)
REPLIES = r"\b(?:repon\w*|ecri\w*) (?:quoi|comment)\b|\bquoi (?:lui )?(?:repondre|ecrire)\b"
AT_RETURN = rf"\bquand {SHE} (?:va |sera )?(?:rentr|revien|revenu|reapparai|de retour)\w*|\ba son retour\b"
HOLDS_OUT = r"\bcomment (?:je |on |nous )?(?:tiens|tenir|tient|tenons|(?:fais|vais|faire pour) tenir)\b"
GROUP = (
    r"\bgroupes? (?:\w+ ){0,2}(?:parents?|parole|entraide)\b|"
    r"\b(?:parler|rencontrer|echanger|contacter|discuter)\b.*\bautres parents\b|"
    r"\bqui (?:a|ont) (?:deja )?vecu (?:ca|cela|la meme|pareil)"
)
NEAR = re.compile(r"\b(?:pres|proches?|autour)\b|\b(?:a|sur|vers) (?!parents|qui|une?|des|vivre)[a-z]{4,}$")
WORN = (
    r"\b(?:en peux plus|epuise\w*|a bout|marre|craqu\w*|fatigue\w*|plus la force|y arrive plus|"
    r"desespere\w*)\b"
)
NOBODY = (
    r"\b(?:fait|font|bouge\w*|repond\w*|ecoute\w*|aide\w*|agit|agissent) (?:rien|pas|plus)\b|"
    r"\bpersonne (?:ne |n )?(?:\w+ )?(?:fait|bouge|repond|ecoute|aide|agit|croit)\b|\brien (?:ne )?bouge\b|"
    r"\b(?:ans|mois|annees?) que (?:ca|cela|c est)\b"
)
KEPT_QUIET = (
    r"\b(?:me|m|nous)(?: a| ont| avait)? (?:\w+ )?(?:fait (?:jurer|promettre)|demand\w*|suppli\w*|dit|"
    r"fais jurer)"
    r" (?:\w+ ){0,3}?(?:pas|rien|jamais)\b.*\b(?:repet\w*|dire|dis|parler|raconter|signaler|prevenir)\b|"
    r"\bgarder? (?:le |ce |son |ca )?(?:pour moi|secret)\b|"
    r"\b(?:veut|veux|voulait) (?:surtout )?pas que (?:j |je |on )(?:\w+ )?(?:parle|dise|repete|previenne|"
    r"signale)\b|"
    r"\bj ai (?:promis|jure)\b"
)
THREAT = re.compile(r"\b(?:sinon|menac\w*|tuer|client|patron|mon mari|dispar\w*|mourir|suicid\w*|medical)\b")

QUESTIONS = (
    Question(SECRECY, "choose_pro_secrecy_promise", PROS, ANYTHING, words(KEPT_QUIET), THREAT, alone=True),
    Question(TALK, "choose_parent_talk_secret", PARENTS, ANYTHING, words(KEPT_QUIET), THREAT, alone=True),
    Question(MISSING, "choose_parent_missing_message", PARENTS, MISSED, words(REPLIES)),
    Question(
        TALK, "choose_parent_missing_when_back", PARENTS, MISSED, words(AT_RETURN, r"\b(?:quoi|comment)\b")
    ),
    Question(
        TALK, "choose_parent_talk_helps", PARENTS, ANYTHING, words(r"^(?:les )?mots (?:qui aident|a dire)$")
    ),
    Question(
        TALK,
        "choose_parent_talk_avoid",
        PARENTS,
        ANYTHING,
        words(r"^(?:les )?mots a (?:eviter|ne pas dire)$"),
    ),
    Question(TALK, "choose_parent_talk_know", PARENTS, ANYTHING, words(KNOWS), TO_OTHERS, alone=True),
    Question(
        "parent_refuses_help", "choose_parent_refuses_denies", PARENTS, ANYTHING, words(DENIES), alone=True
    ),
    Question(TALK, "choose_parent_talk_shouts", PARENTS, ANYTHING, words(SHOUTS), GRAVER, alone=True),
    Question(TALK, "choose_parent_talk_silent", PARENTS, ANYTHING, words(MUTE), GONE, alone=True),
    Question(TALK, TALK, PARENTS, ANYTHING, words(HOW), TO_HELP, alone=True),
    Question(
        TIRED, "choose_parent_distress_long", PARENTS, ANYTHING, words(WORN, NOBODY), TOLD_DANGER, alone=True
    ),
    Question(TIRED, "choose_parent_distress_tired", PARENTS, ANYTHING, words(HOLDS_OUT), alone=True),
    Question(TIRED, "choose_parent_distress_others", PARENTS, ANYTHING, words(GROUP), NEAR, alone=True),
)

"""First guesses that are not good enough.

A farewell or a yes must be clear, and once something was told a foreign subject, too: «pour un rdv» is none.
A wish to die needs words of it, or some sureness: «je vais le voir ce soir» is none. So do a danger of this
minute («il a 27 ans», «il me tape pas», a habit), cuts and a friend: «et si jme fais attraper», «ma mère le
sait pas», and each grave subject (bot/supported.py). Who regrets doesn't claim to manage, who aches has not
hurt herself, and «personne voudra de moi» asks for nobody, however sure the guess.
"""

import re
from typing import Any

from bot.everyday import everyday
from bot.folding import fold
from bot.supported import SUPPORTS

SMALL_TALK = frozenset({"greet", "goodbye", "thank", "affirm", "deny", "insult"})
CLEAR, HARDLY = 0.4, 0.25
FAREWELL_ASKED = 0.95  # «j'y vais ?» waits for an answer
CLEAR_TALK = 0.5  # one of 124 held-out messages that are small talk is heard with less
OF_DYING = re.compile(
    r"\b(?:mour|meur|mort|suicid|crev|tue|ts\b|t s\b|en finir|dispar|plus (?:la|etre|vivre|envie|rien)|"
    r"vivre|vivant|vie|exist|sans moi|rejoindre|saut|pend|veine|cachet|medoc|medicament|aval|lame|corde|gaz|"
    r"pont|train|toit|adieu|lettre|terre|ciel|partir|dormir|reveill|bout|die\b|dying|dead|kill|end it)"
)
CLEAR_DANGER = 0.6
OF_DANGER = re.compile(
    r"\b(?:arriv|mont|vien|rentr|approch|descend|attend|port|cle|ferm|enferm|coinc|bloqu|sequestr|reti[ea]n|"
    r"retenu|frapp|tap|cogn|bat|coup|gifl|droite|claqu|suit|suiv|poursui|menac|arm[ei]|couteau|fusil|tue|but|"
    r"crev|(?:suis|chuis?|jsuis|es) mort|voiture|caisse|roul|hotel|appart|saign|sang|bless|mal\b|"
    r"cach|planqu|secours|aide|"
    r"(?<!genre )(?<!trop )(?<!plus )(?<!si )(?<!tres )vite|"
    r"urg|peur|"
    r"cri[ea]|hurl|entend|chuchot|bruit|police|flic|keuf|forc|oblig|viol|avion|papiers|passeport|"
    r"emmen|embarqu|"
    r"boi[rt]|bu\b|drogu|p(?:eux|eut) (?:pas|plus)|en bas|derriere|devant|dehors|danger|cherche|trouv|"
    r"lock|door|coming|hit|hurt|gun|knife|help)"
)
HARMS = r"(?:tape|frappe|touche|force|menace|oblige|bat|battu|suit|fait (?:de )?mal)"
NO_DANGER = re.compile(
    rf"\b(?:il|ils|elle) (?:me |m |n |ne )*(?:a |ont )?{HARMS}\w* ?(?:pas|jamais)\b|"
    rf"\b(?:m a|m ont|a) (?:jamais|pas) (?:\w+ )?{HARMS}|"
    r"\b(?:le (?:soir|matin|week ?end|samedi|vendredi|dimanche)|les soirs|tous les|toutes les|souvent|"
    r"parfois|chaque|d habitude)\b"
)
OF_HURTING = re.compile(
    r"\b(?:coup|scarif|lame|bras|poignet|cuisse|jambe|mal\b(?! (?:a (?:la|l|ma|mon)|au|aux|quand|en)\b)|"
    r"saign|sang|brul|griff|automut|mutil|frapp|"
    r"tap|cogn|"
    r"cicatri|veine|couteau|rasoir|cutter|ciseau|mord|arrach|entaill|ongle|peau|briquet|compas|puni|"
    r"bless|douleur|"
    r"cut|hurt|burn|scratch|self)"
)
OF_A_FRIEND = re.compile(
    r"\b(?:ami|pote|copin|copain|best|soeur|frere|frang|frero|cousin|elle|il|lui|leur|quelqu|kelk|fille|gars|"
    r"garcon|mec|meuf|classe|voisin|camarade|jumel|on l\b|friend|brother|sister|she|he|her|him|someone)"
)
# Headache and the like; what hurts where cuts are made is heard as before.
ACHES = re.compile(
    r"(?:(?:et|mais|la|en plus|depuis \w+) )*(?:j ?ai|g|jai|j) (?:\w+ )?mal "
    r"(?:(?:a la|au|aux|a l) (?:tete|ventre|dents?|gorge|oreilles?|dos|crane|coeur|estomac)|"
    r"(?:quand|en) .*\b(?:piss|pipi|urin|fais|faire|toilettes|regles)\w*)(?: \w+){0,3}"
)
# A kitchen knife, a sheet of paper: an accident; «ça fait mal ?» asks what a treatment is like.
ACCIDENT = re.compile(
    r"\b(?:coup|entaill|brul|bless|fait (?:une? )?mal)\w*\b.*\b(?:en (?:me )?(?:cuisin|bricol|jardin|"
    r"epluch|tomb|jou|faisant (?:la |le |du |de la |a )(?:cuisine|vaisselle|velo|skate|sport|manger|repas))|"
    r"avec (?:du|une feuille de|le) papier|au (?:foot|sport|skate|velo|bricolage)\b)"
)
ASKS_IF_IT_HURTS = re.compile(
    r"(?:(?:et|mais|est ce que) )*(?:ca|sa) (?:va )?(?:fait|faire) (?:tres |trop )?mal"
)
CLOSE_ONE = re.compile(
    r"\b(?:ami|pote|copin|copain|best|soeur|frere|frang|frero|cousin|jumel|camarade|voisin|classe|friend|"
    r"brother|sister|someone)"
)
# «ses potes» are the other's, «je lui parle sur snap» is told of oneself.
OWN_CLOSE_ONE = re.compile(
    r"\b(?:mon|ma|mes|une?|notre|la|le) (?:\w+ ){0,2}(?:ami|pote|copin|copain|best|soeur|frere|frang|frero|"
    r"cousin|"
    r"jumel|camarade|voisin)"
)
OF_MYSELF = re.compile(
    r"\bj(?:e| )? ?lui (?:parl|ecri|repond|envoi)\w*|"
    r"\b(?:il|ils|mec|gars|type|homme|copain|keum) (?:me|m|ma|m a|mont|m ont) (?:\w+ )?"
    r"(?:rencontr|present|emmen|amen|pay|propos|fai[ts]?|demand|parl|ecri)\w*"
)
# «un mec ma fait mal», «elle ma pas cru»: of the writer, not of a friend.
DONE_TO_ME = re.compile(
    r"\b(?:m (?:a|ont|avait)|(?:il|elle|mec|gars|type|homme|pere|mere|prof|educ) ma|mont|me) "
    r"(?:pas |jamais |trop )?\w+"
)
SURELY_A_FRIEND, CERTAINLY_A_FRIEND = 0.6, 0.9
NOBODY = re.compile(
    r"\bpersonne (?:ne |n )?(?:me |m )?(?:voudr\w*|veut|va|aime\w*|comprend\w*|croi\w*|sai[ts]|pourra|"
    r"peut)\b|"
    r"\b(?:dis|dit|dites|repete\w*|raconte\w*|parle\w*) (?:\w+ ){0,3}personne\b"
)
SOMEONE = re.compile(
    r"\b(?:quelqu un|qqn|humain\w*|une (?:vraie )?personne|vraie personne|conseill\w*|equipe|au tel\w*)\b"
)
# Who speaks of somebody, or to this chat, asks for nobody else.
SOMEONE_DOES = re.compile(
    r"^(?:(?:et|mais|la|en fait|ya|y a) )*(?:quelqu un|quelquun|kelkun|qqn) (?:qui )?(?:m|me|ma|menv\w*|"
    r"mecri\w*|n|ne|a|ont|veut|arrete|insiste|demande|dit|raconte|poste|publie)\b"
)
TO_HERE = re.compile(
    r"\b(?:peux?|peut|pourrais|veux?|voudrais|aimerais|envie de|besoin de) (?:te|vous|t) "
    r"(?:parler|ecrire|raconter|dire|demander|poser|expliquer)\b|\bparler (?:avec|a) toi\b"
)
# Whether a doctor, an abuser, a teacher tells or learns something is no question about this chat.
OTHERS_TELL = re.compile(
    r"^(?:(?:et|mais|du coup|alors|est ce que|est ce qu) )*"
    r"(?:il|elle|ils|elles|(?:le|la|l|les|mon|ma|mes|son|sa) ?\w+) (?:(?:ne|n|le|la|l|lui|leur) )*"
    r"(?:va|vont|peut|peuvent|risque|saura|sauront|dira|diront)\b"
)
OF_THIS_CHAT = re.compile(
    r"\b(?:tu|vous|toi|ici|t?chat|site|page|appli|programme|robot|bot|conv\w*|messages?|ecri\w*|lire|lit|"
    r"voir|"
    r"fanal|equipe|parle\w*|sui(?:vre|t)|telephone|tel|facture|historique|navigateur|ip)\b"
)
OF_ERASING = re.compile(
    r"\b(?:effac|supprim|oubli|enlev|retir|vir|nettoy|detrui|disparai|part(?:e|ent|ir)\b|delet|eras|"
    r"vid|trac|rest|exist|gard|conserv|"
    r"historiq|cach|quitt|(?<!on se )(?<!nous )voi|lit|lire|ecran|regard|remove|hide|clear|clean)"
)
# An account, an advertisement, a picture are no conversation with us; nor is somebody whom another deletes.
ELSEWHERE = re.compile(
    r"\b(?:il|elle|ils|elles|on) (?:\w+ ){0,3}(?:me|m|nous) (?:\w+ ){0,2}(?:supprim|suprim)|"
    r"\b(?:(?:le|son|ce|ses|les|mon|un|leur) (?:\w+ )?(?:comptes?|profils?|snap\w*|insta\w*|applis?)|"
    r"(?:l|son|cette|une|les|ses|leur) ?annonces?)\b"
)
# «c lui ki moccupai» claims nothing.
OF_MANAGING = re.compile(
    r"\b(?:g(?:e|é)r|ca va|sa va|va bien|choi[sx]|tkt|tqt|inquiet|assum|facile|normal|grave|tranquil|cool|"
    r"libre|envie|"
    r"aime|kiff|gentil|besoin|argent|sous|thune|probleme|rien|forc|oblig|veux|veu|fine|ok|decid|decide|plais|"
    r"pas\b|vie|"
    r"corps|adulte|majeur|control)"
)
NEEDED = {**SUPPORTS, "suicidal": OF_DYING, "self_harm": OF_HURTING, "friend_worried": OF_A_FRIEND}
REGRETS = re.compile(r"\b(?:regret|m en veux|aurais pas du|j aurais du)")
# With its word first, a yes or a no is one however much follows: «oui j'ai appelé ses amies».
OPENS = {
    "affirm": re.compile(r"(?:oui|ouais|ouai|ouip|wi|yes|yep|ok|okay|d accord)\b"),
    "deny": re.compile(r"(?:non|nan|nn|no|nope)\b"),
}


def doubted(ranking: list[dict[str, Any]], intent: str, text: str, *, disclosed: bool) -> bool:
    """`ranking` begins with `intent`; `disclosed`: the visitor has said what it is about."""
    sureness = ranking[0]["confidence"]
    if _of_something_else(intent, fold(text), sureness, asking=text.rstrip().endswith("?")):
        return True
    if intent in NEEDED:
        return sureness < CLEAR and not NEEDED[intent].search(fold(text))
    if intent in {"minimises", "erase_conversation"}:
        said = fold(text)
        erased = OF_ERASING.search(said) and not ELSEWHERE.search(said)
        idle = sureness < HARDLY and not OF_MANAGING.search(said)
        return bool(REGRETS.search(said)) or idle if intent == "minimises" else not erased
    if intent == "danger_now":
        said = fold(text)
        unlikely = bool(NO_DANGER.search(said)) or not OF_DANGER.search(said)
        return everyday(said, disclosed=disclosed) or (sureness < CLEAR_DANGER and unlikely)
    if intent == "out_of_scope" and disclosed:  # as sure as the next: it wins by out_of_scope_from alone
        return sureness < CLEAR or any(entry["confidence"] == sureness for entry in ranking[1:2])
    opens = intent in OPENS and OPENS[intent].match(fold(text))
    asked = intent == "goodbye" and text.rstrip().endswith("?")
    clear = FAREWELL_ASKED if asked else CLEAR_TALK
    return intent in SMALL_TALK and sureness < clear and not opens


def _of_something_else(intent: str, said: str, sureness: float, *, asking: bool) -> bool:
    if intent == "ask_human":
        told_here = NOBODY.search(said) or TO_HERE.search(said)
        return bool(SOMEONE_DOES.search(said) or (told_here and not SOMEONE.search(said)))
    if intent == "ask_confidentiality":
        return bool(OTHERS_TELL.search(said)) and not OF_THIS_CHAT.search(said)
    if intent == "friend_worried" and OF_MYSELF.search(said) and not OWN_CLOSE_ONE.search(said):
        return sureness < CERTAINLY_A_FRIEND
    if intent == "friend_worried" and sureness < SURELY_A_FRIEND:
        return bool(DONE_TO_ME.search(said)) and not CLOSE_ONE.search(said)
    if intent != "self_harm":
        return False
    harmless = ACHES.fullmatch(said) or ACCIDENT.search(said)
    return bool(harmless or (asking and ASKS_IF_IT_HURTS.fullmatch(said)))

"""What a short sentence of an adult's must hold before a weak guess of something grave is acted on.

«il est en garde à vue» is no danger of this minute, «mon fils s'est battu» no missing child: the model
knows few such sentences and guesses at what it knows best. A guess that is sure stands by itself. So does one
of a longer message, which tells more than words on a list, and any guess where something grave is named: its
numbers help even if it is not the right one. What was told before may well be continued in other words.
"""

import re
from collections.abc import Set as AbstractSet

from bot.folding import fold

SURE = 0.9
SHORT = 8  # words
LONGER = 14
GRAVE = (
    r"frapp(?!er a)\w*|tap(?:e|es|ent|er|ait)|cogn\w*|(?<!s est )(?<!se sont )(?<!se )(?:batt?[ru]\w*|bat)|"
    r"tabass\w*|etrangl\w*|violen\w*|menac\w*|arm(?:es?|ee?s?)|couteaux?|pistolet|fusil|flingue|lames?|"
    r"tu(?:e|es|er|ent|era)|mour\w*|meurt?s?|mort\w*|suicid\w*|scarif\w*|mutil\w*|coup(?:s|e|ee)|sang|"
    r"saign\w*|"
    r"bless\w*|brul\w*|feu|gaz|enferm\w*|attach\w*|sequestr\w*|retenue?s?|retien\w*|detenue?s?|captiv\w*|"
    r"bloquee?s?|coincee?s?|kidnapp\w*|enleve\w*|enlevent|embarqu\w*|emmen\w*|force\w*|oblig\w*|danger\w*|"
    r"secours|"
    r"sos|inconscien\w*|overdose|drogu\w*|crack|avale\w*|agress\w*|viol\w*|abus\w*|touche\w*|attouch\w*|"
    r"gifl\w*|"
    r"tortur\w*|etouff\w*|saut\w*|balcon|toit|pont|rails|fenetre|respir\w*|reveill\w*|prostitu\w*|"
    r"escort\w*|"
    r"vend\w*|"
    r"exploit\w*|prox\w*|mac|poignard\w*|recrut\w*|incendie|empech\w*|laiss\w* (?:pas|plus)|"
    r"clients?|nue?s?|"
    r"chant\w*|help|knife|gun|locked|hurt|beat\w*|rape\w*"
)
PRESENT = (
    r"peur|vite|urgen\w*|aide[rz]?|derriere|devant|en bas|dehors|cri(?:e|ent)|hurl\w*|pleur\w*|"
    r"sui(?:t|vie?|"
    r"vent)|"
    r"poursui\w*|arriv\w*|mont(?:e|ent)|vien(?:t|nent)|rentr\w*|attend(?:ent)?|(?:est|sont) (?:la|ici)|"
    r"avec (?:lui|eux|elle|une?|des|cet)|chez (?:lui|eux|un|des)|hotel|appart\w*|cach\w*|repond\w*|coming|"
    r"scared|"
    r"seule?s?|enceinte|accouch\w*|malade|bleue?"
)
GROUNDS = {
    "danger_now": PRESENT,
    "parent_missing_child": (
        r"rentr\w*|fugu\w*|dispar\w*|introuvable|part(?:i|ie|is|ies|ir|ent)?|sort\w*|quitt\w*|nouvelles?|"
        r"repond\w*|(?:re)?trouv\w*|(?:re)?cherch\w*(?! (?:de l |un |une |du |des )?(?:aide|conseils?|"
        r"soutien|avis))|dehors|localis\w*|absent\w*|perdue?|"
        r"revien\w*|revenu\w*|"
        r"revenir|remont\w*|signal\w*|injoignable|joindre|joint|decouch\w*|nuit|soir|missing|home|ran|run|"
        r"gone|"
        r"reach|ou (?:elle|il|est)|heures?|portable|telephone|barre\w*|enfui\w*|evapor\w*|sauve\w*|vide|"
        r"plus la|"
        r"manque\w*"
    ),
    "sexual_violence": (
        r"sex\w*|rapports?|couch\w*|incest\w*|caress\w*|embrass\w*|deshabill\w*|intimes?|penetr\w*|"
        r"consent\w*|"
        r"plainte|assault\w*|molest\w*|corps|subi\w*|victimes?|salie?|pelot\w*|obscen\w*|exhib\w*|"
        r"fait (?:des|ca)"
    ),
    "parent_threats": (
        r"peur|argent|reclam\w*|euros?|represaill\w*|veng\w*|sui(?:t|vie?|vent)|surveill\w*|adresse|"
        r"intimid\w*|"
        r"racket\w*|proteg\w*|maison|porte|voitures?|appel\w*|messages?|dettes?|bande|hommes?|types?|mecs?|"
        r"gars|"
        r"threat\w*|money|insult\w*|harcel\w*|viennent|venir|venus?|sms|lettres?|savent|casse\w*|vitres?|"
        r"interdi\w*"
    ),
    **dict.fromkeys(
        ("care_placement", "parent_care_placement"),
        r"plac\w*|foyer|ase|aemo|juges?|accueil\w*|familles?|educ\w*|referente?s?|mecs|pupille|mesures?|"
        r"visites?|"
        r"droits?|garde|social\w*|services?|structure|internat|assistante?|judiciaire|dossier|foster|care",
    ),
    "wants_out": (  # of somebody else: what an adult wants to stop himself is another thing
        r"(?:elles?|ils?|fille|fils|jeune|mineure?|patiente?|eleve|niece|neveu|"
        r"residente?)\b.*\b(?:arret\w*|"
        r"sorti\w*|"
        r"quitt\w*|stop\w*|decroch\w*|fini\w*|abandonn\w*|en sortir|echapp\w*|fuir|partir|changer)"
    ),
    "partner_violence": (  # a couple, or what is done in one: not any fear, shame or bond
        r"copain|copine|mec|meuf|mari|femme|conjoint\w*|compagn\w*|ex|couple|petit ami|amoureu\w*|"
        r"keum|relation|"
        r"control\w*|surveill\w*|jalou\w*|isol\w*|emprise|manipul\w*|rabaiss\w*|insult\w*|humili\w*|"
        r"interdi\w*|boyfriend|husband|partner|gar[cs]on|fiance\w*|toxique|aime"
    ),
    "ask_how_it_works": (
        r"vous|tu|ici|site|tchat|chat|service|fanal|fonctionn\w*|marche\w*|sert\w*|programme|robot|bot|"
        r"gratuit\w*|payant\w*|comment ca|c est (?:pour )?quoi|quoi|qui|how|what|who|this"
    ),
}
# What only this chat or its team is asked: «elle sera filmée ?», «je parle au type ?», «elle doit tout
# raconter à la police ?» ask of others. Nothing grave is a ground here: these answers show no number.
TEAM = (
    r"vous|tu|t es|t as|ici|tchat|chat|site|fanal|programme|robot|machine|bot|ia|equipe|benevoles?|"
    r"ecoutants?|conseill\w*|operat\w*|agent|you|this"
)
WRITTEN_HERE = (
    r"ce (?:que|qu) (?:je|j|on|nous) (?:\w+ )?(?:ecri\w*|di[st]|tape\w*|racont\w*|envo\w*|note)|"
    r"(?:mes|nos|ces) (?:messages?|echanges|mots|donnees|infos?|informations|confidences)|cet echange|"
    r"(?:la|cette|notre|ma) (?:conversation|discussion)|entre nous|anonym\w*|confidenti\w*|secrets?|noms?|"
    r"identi\w*|(?:me|nous) (?:retrouv|localis|reconn|trac)\w*|donnees|traces?|rgpd|cookies?|"
    r"adresse ip|private|anonymous|secure|securise\w*|c est sur|"
    r"factur\w*|"  # «mon mari va le savoir ?», «qui lit ?»
    r"(?:le|ca|tout) (?:\w+ )?(?:voir|savoir|lire|repete\w*)|qui (?:\w+ )?(?:lit|voit|sait|lira|peut)|"
    r"quelqu un .*(?:lire|voir|savoir)|(?:ca|c est|sera|est ce) (?:\w+ )?(?:gard|conserv|stock|"
    r"effac|suppr|enregistr)\w*|"
    r"garde\w* (?:en memoire|combien|longtemps)"
)
A_PERSON = (
    r"(?:une?|des|vraies?|autre|real) (?:\w+ )?(?:personnes?|humaine?s?|gens|psy\w*|educ\w*|"
    r"juristes?|person)|humaine?|"
    r"quelqu un|quelqu une|joindre|(?:parler|discuter|echanger)(?: (?:svp|maintenant|un peu|avec|a))*$|"
    r"appelez moi|m appeler|aidez moi|kelkun|vive voix|en direct|rappel\w*|someone|human|person|"
    r"talk|en vrai"
)
ASKS_WHO = (
    r"(?:je|j) parle a qui|a qui (?:je|j) (?:parle|ecris)|qui (?:me )?(?:repond|ecrit|parle)|intelligence|"
    r"ordinateur|gpt|automat\w*|humaine?|real|human|vrai\w*"
)
OF_US = {
    "ask_confidentiality": rf"{TEAM}|{WRITTEN_HERE}",
    "ask_human": rf"{TEAM}|{A_PERSON}",
    "bot_challenge": rf"{TEAM}|{A_PERSON}|{ASKS_WHO}",
}
REFUSES, CLINGS = "parent_refuses_help", "choose_parent_refuses_him"
# Told before, or by the words, that somebody exploits the child: else a refusal tells nothing of it.
EXPLOITED = frozenset(
    {"parent_discovered", "parent_threats", "coerced", "paid_encounters", "recruited", "pro_report", CLINGS}
)
MAN = r"(?:homme|hommes|type|mec|garcon|gars|bande|copain|gens|abruti)"
HIM = re.compile(
    rf"\b(?:avec|chez|vers|sans|par) (?:lui|eux|(?:cet?|cette|ces|son|sa|un|des|l) ?{MAN})\b|"
    rf"\b(?:defend|protege|couvre|excuse|aime) (?:\w+ )?{MAN}\b|\ble (?:defend|protege|couvre)\b|"
    r"\bexploit\w*|\bprox\w*|\bclients?\b|\bargent facile\b|\bprostitu\w*|\bensorcel\w*|\bson sauveur\b|"
    r"\bse sert d elle\b"
)
# What these two need whatever else is named: an act of refusal; a threat, or what is done to frighten.
ACTS = {
    REFUSES: re.compile(
        r"\b(?:ferm\w* les yeux|"
        r"refus\w*|rit au nez|les ponts?|arretera|arrete\w* pas|demandeuse|menace de fuguer|discuter|"
        r"ce que je veux|rejet\w*|repouss\w*|ni(?:e|es|er|ent|ait)|deni|minimis\w*|dramatis\w*|invent\w*|"
        r"nul\w*|gere\w*|son (?:choix|argent|corps)|"
        r"(?:veu\w*|voul\w*|accepte\w*|vient|voi\w*|ecout\w*|reconnai\w*|parle\w*|considere|entend\w*|"
        r"lach\w*|"
        r"obeit|besoin|demandeuse?|aide\w*) (?:\w+ ){0,2}(?:pas|plus|rien|ni|aucun\w*|personne|jamais)|"
        r"pas (?:\w+ ){0,2}(?:besoin|aide|vouloir|lacher|\w*ecouter)|non|aucune? (?:aide|cooperation)|"
        r"retourn\w*|repar\w*|"
        r"replong\w*|recommenc\w*|revien\w*|continue\w*|defend\w*|protege\w*|couvre|ensorcel\w*|amoureu\w*|"
        r"jur\w*|argent facile|gere|choix|libre|bloqu\w*|blok\w*|coupe\w* (?:les ponts|tout)|coup\w* ponts|"
        r"ponts|"
        r"insult\w*|moqu\w*|ri|deteste\w*|hai\w*|balader|promener|paitre|claqu\w*|braqu\w*|renferm\w*|"
        r"ment\w*|"
        r"excuses?|occupe toi|tes affaires|ta vie|raccroche au nez|dechir\w*|jete|raye\w*|gueule|degage\w*|"
        r"essaye|forcer|obliger|declic|victime|sauveur|vraie famille|se sert|lien|rendez vous|rdv|"
        r"chaque fois|toujours|"
        r"prefer\w*|rester avec|de nouveau|majeure?|18 ans|casque|exprès|expres|va bien|tou va|fine|"
        r"refuses?|denies|won t|"
        r"delir\w*|impuissant\w*|danger tous|main tendue|repousse\w*|disparait|partie? (?:avec|dans)|"
        r"mal passee|marche pas|"
        r"confiance|pousse a bout|fiche|fout|decharge|vers (?:lui|eux))\b"
    ),
    "parent_threats": re.compile(
        rf"\b(?:{GRAVE})\b|"
        r"\b(?:menac\w*|menas\w*|diffus\w*|photo de (?:notre|ma|mon)|retirer|papier|peur|represaill\w*|"
        r"veng\w*|intimid\w*|chant\w*|racket\w*|argent|euros?|\w*reclam\w*|"
        r"exig\w*|dettes?|doit|devrait|paye\w*|paie\w*|paiera|raque\w*|pognon|somme|rancon|harcel\w*|"
        r"insult\w*|surveill\w*|"
        r"suivi\w*|sui(?:t|vent)|rod\w*|tourne\w*|stationn\w*|guett\w*|attend\w*|adresse|sa(?:it|vent|"
        r"vai) (?:ou|\w+)|kil savai|"
        r"connai\w*|prote\w*|abri|demenag\w*|cach\w*|cherch\w*|tagu\w*|ray\w*|creve\w*|pneus?|vitres?|"
        r"pierres?|volets?|casse\w*|"
        r"brul\w*|crame\w*|feu|bousill\w*|peau|fete|pression|coince\w*|basques|proxenete|prox|mac|reseau|"
        r"bande|voyous?|"
        r"interphone|sonn\w*|tapent|porte la nuit|visite|rend(?:re|ez|s)?|retrouve|reprendre|appartient|"
        r"ceder|s en prendre|"
        r"prison|interdi\w*|photo de ma maison|inconnus?|appels? muets?|deposition|threat\w*|money|scared|"
        r"hurt|they know|"
        r"laisserait|jamais partir|verra\w*|reverrai|types?|dormir|hommes? (?:est|sont|vienne\w*|que)|"
        r"viennent|armes?|chez (?:moi|nous))\b"
    ),
}
_GROUNDS = {intent: re.compile(rf"\b(?:{GRAVE}|{words})\b") for intent, words in GROUNDS.items()}
_GROUNDS.update({intent: re.compile(rf"\b(?:{words})\b") for intent, words in OF_US.items()})


# «elle rentre à minuit», «elle est sortie au cinéma» miss nobody, however sure the guess is.
COMES_OR_GOES = re.compile(
    r"\b(?:rentr(?:e|ent|ait|era)|revien(?:t|nent|dra)|va (?:rentrer|revenir)) (?:\w+ )?(?:a|vers|pour|dans|"
    r"du|de|avec|bientot|demain|tot|tard|apres)\b|"
    r"\b(?:est|sont) (?:\w+ )?(?:rentree?s?|revenue?s?)\b|"
    r"\bsort\w* (?:avec (?:ses|des|sa|une) (?:\w+ )?(?:copines?|amie?s?|copains|potes|cousines?|soeur)|"
    r"au (?:cine\w*|restau\w*|bowling|sport|parc)|d habitude|souvent)\b|"
    r"\b(?:est|vit|dort) (?:\w+ )?(?:chez|avec) (?:moi|nous)\b|\ben securite\b"
)
NO_DANGER = re.compile(
    r"^(?:(?:pour l instant|non|oui|mais|la) )*(?:il )?(?:n )?y a (?:pas|plus|aucun) (?:de )?danger"
    r"(?: (?:immediat|imminent|grave|vital|la|maintenant|pour l instant))*$|"
    r"\b(?:armes? de service|me tue cet(?:te)? (?:gamine?|ado|enfant|gosse))\b"
)
# No sign of life, a time that has passed, or somebody she went with.
OVERDUE = re.compile(
    r"\b(?:pas|plus|jamais|toujours|sans|disparu\w*|nouvelles?|repond\w*|injoignable|devait|aurait|"
    r"retard|cherch\w*|ou (?:elle|il|est)|partie?s?|repart\w*|heures? que|il y a|fenetre|mur|"
    r"hier soir|hommes?|types?|mecs?|inconnus?|lui|eux|voiture)\b|\bdepuis\b"
)


def groundless(text: str, intent: str, confidence: float, told: AbstractSet[str]) -> bool:
    """`told`: all that the earlier messages meant."""
    words = len(fold(text).split())
    if intent == "parent_missing_child" and intent not in told and words <= LONGER and _no_absence(text):
        return True
    if intent == "danger_now" and words <= LONGER and NO_DANGER.search(fold(text)):
        return True
    if intent in ACTS and confidence < SURE and words <= LONGER and not ACTS[intent].search(fold(text)):
        return True
    if intent not in _GROUNDS or confidence >= SURE or (intent in told and intent != "danger_now"):
        return False
    said = fold(text)
    return len(said.split()) <= SHORT and not _GROUNDS[intent].search(said)


def _no_absence(text: str) -> bool:
    said = re.sub(r"\bchez (?:moi|nous) depuis \w+", "chez moi", fold(text))
    return bool(COMES_OR_GOES.search(said)) and not OVERDUE.search(said)


def clings(text: str, told: AbstractSet[str]) -> bool:
    """Whether who exploits the child may be spoken of where help is refused."""
    return bool(told & EXPLOITED or HIM.search(fold(text)))

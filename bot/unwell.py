"""A child whose body is in danger, told by an adult: something was taken, she does not breathe as usual.

No eight questions, no report of a missing child: the SAMU, and somebody who stays near. What the screen calls
a danger of the body (`danger_kind`) is answered so as well, in whatever words it was told: bot/turn.py.
"""

from typing import Any

from rasa.shared.core.trackers import DialogueStateTracker

from bot.course import ACT, DANGERS, GRAVE
from bot.heard import Heard, certain
from bot.meaning import SOMEBODY
from bot.rows import ADULTS, ANYTHING, DANGER, PARENTS, UNLESS_DANGER, WHENEVER, Sequel

UNWELL, WAITS = "choose_grave_unwell", "choose_grave_unwell_waits"
SHUT_IN, SHUT_SILENT = "choose_grave_shut_in", "choose_grave_shut_in_silent"
JUMPS, MARKS = "choose_grave_jumps", "choose_grave_marks"
OF_THE_BODY = frozenset({UNWELL, WAITS, "choose_grave_dazed", "choose_drugs_bad"})

AWAY_IN_TIME = (
    r"\b(?:hier|semaine|souvent|parfois|etait|avait|samedi|dimanche|mois|ete dernier|jamais|"
    r"quand (?:elle|il) etait)\b"
)
BREATHES = (
    r"\brespir\w* (?:\w+ )?(?:bizarre\w*|mal|plus|pas|difficilement|drolement|a peine|lentement|"
    r"tres (?:fort|vite|peu))\b"
)
STANDS = r"\b(?:tien\w*|tenir) (?:plus|pas|a peine|mal|meme pas) (?:debout|sur ses (?:jambes|pieds))\b"
# «il répond pas» may be said of a telephone: here it needs a body, or a hardly.
ANSWERS = (
    r"\b(?:repond|reagit|bouge)\w* (?:presque|quasi\w*) (?:pas|plus)\b|\brepond\w* a peine\b|"
    r"\b(?:se )?reveille\w* (?:plus|pas)\b|\b(?:arrive\w* (?:plus|pas) a|impossible de) l[ae] reveiller\b|"
    r"\binconscien\w*\b|\bconvuls\w*|\bevanouie?\b|\blevres (?:bleues|violettes)\b|"
    r"\byeux (?:revulses|qui partent|en arriere)\b"
)
TOOK = (
    rf"\b{SOMEBODY} (?:\w+ )?a (?:du |surement |peut etre |deja )?(?:pris|prendre|avale|consomme|bu|fume|"
    r"sniffe|gobe) (?:quelque chose|qqch|qqchose|un truc|des trucs|de la drogue|n importe quoi|"
    r"(?:je|on) sai[st] pas quoi|un (?:produit|melange))\b|"
    rf"\b(?:on|quelqu un|ils) (?:lui )?(?:a|ont) (?:\w+ )?(?:fait (?:prendre|boire|fumer)|mis|donne) "
    r"(?:quelque chose|un truc|de la drogue)\b"
)
TAKES_THINGS = (
    r"\b(?:argent|sac|porte ?monnaie|portefeuille|magasin|frigo|valise|affaires|rayon|poche|cuisine|"
    r"armoire|de beau|dans (?:la|sa|ma) chambre)\b"
)
LYING = (
    r"\bsur l[ea] (?:cote|dos|ventre)\b|\bpls\b|\bposition\b|\b(?:couch|allong|assoi)\w*\b|"
    r"\b(?:laiss\w*|peut|fai[ts]?|faire) (?:\w+ ){0,2}(?:dormir|vomir|boire|manger|marcher)\b|"
    r"\b(?:donne\w*|boire) (?:\w+ ){0,3}(?:eau|cafe|lait|manger|boire|sucre)\b|\bdouche\w*\b"
)
HIM = rf"(?:{SOMEBODY}|(?:la|le|l) (?:petite?|jeune|gamine?|ado|eleve|patiente?))"
HEIGHT = r"(?:fenetre|balcon|toit|pont|vide|rambarde|terrasse|\d+ ?e(?:me)? etage|etage)"
NECK = (
    r"\b(?:marques?|traces?|bleus|hematomes?|rougeurs?)\b(?: \w+){0,2} (?:au|aux|autour du|autour des|"
    r"sur le|sur les) "
    r"(?:\w+ )?(?:cou|gorge|poignets?|chevilles?)\b|\b(?:cou|gorge) (?:\w+ )?(?:marquee?|violet|"
    r"tout (?:rouge|bleu))\b|"
    r"\btraces? de (?:liens?|cordes?|strangulation|menottes)\b"
)

WANTS_TO_DIE = (
    rf"\b{SOMEBODY} (?:\w+ ){{0,8}}(?:veu[tx]?|voudrait|a envie d\w*) (?:\w+ )?(?:disparaitre|mourir|"
    rf"en finir)\b"
)
MAY_DO_HARM = (
    r"\bpeur (?:qu|que) (?:\w+ ){1,3}(?:fasse|fait|fera) (?:une|des|la) (?:\w+ )?(?:betises?|conneries?|"
    r"chose grave|"
    r"folie)\b|\b(?:fasse|faire|fait) une betise\b.*\bpeur\b"
)
FROM_HERE = (
    r"\b(?:disparaitre (?:de|des|du|la)|mourir de (?:rire|honte)|en finir avec|pas (?:mourir|en finir))\b"
)

UNWELL_ROWS = (
    # What a form of another danger must not take for its answer: it opens the questions of its own.
    Sequel("suicidal", PARENTS, ANYTHING, WANTS_TO_DIE, unless=FROM_HERE, during=DANGER),
    Sequel("suicidal", PARENTS, frozenset({SHUT_IN, SHUT_SILENT}), WANTS_TO_DIE, unless=FROM_HERE),
    Sequel(
        "suicidal",
        PARENTS,
        ANYTHING,
        MAY_DO_HARM,
        unless=r"\b(?:mari|pere|frere|copain|alcool|soiree|"
        r"fete)\b",
    ),
    Sequel(
        JUMPS,
        ADULTS,
        ANYTHING,
        rf"\b{HIM}\b.*\b(?:saute[rz]?|se jet\w*|se (?:penche|defenestr)\w*|enjamb\w*)\b.*\b{HEIGHT}\b|"
        rf"\b{HIM} (?:est|se tient) (?:\w+ )?(?:sur|au bord|a|dans) (?:\w+ )?"
        r"(?:rebord|balcon|fenetre|toit|rambarde)\b.*"
        r"\b(?:saut\w*|crie|pleure|mourir|peur|tomber)\b",
        unless=rf"{AWAY_IN_TIME}|\b(?:chat|chien|rejoindre|fumer|ballon|fugu\w*|sorti\w*|parti\w*|"
        rf"rez de chaussee|(?:a|est) saute|je prefere)\b",
        during=WHENEVER,
    ),
    Sequel(
        JUMPS,
        ADULTS,
        frozenset({JUMPS}),
        rf"\b{HEIGHT}\b|\b(?:je|on) (?:fai[st]|dois faire|doit faire) quoi\b|\b(?:quoi|que) faire\b|"
        r"\b(?:crie|hurle|menace|approche)\b",
        during=WHENEVER,
    ),
    Sequel(
        WAITS,
        ADULTS,
        OF_THE_BODY,
        LYING,
        unless=rf"{BREATHES}|{ANSWERS}",
        during=WHENEVER,
    ),
    Sequel(
        UNWELL,
        ADULTS,
        ANYTHING,
        rf"\b{HIM}\b.*(?:{BREATHES}|{STANDS}|{ANSWERS})|{STANDS}.*{ANSWERS}",
        unless=rf"{AWAY_IN_TIME}|\b(?:saign\w*|sang|mourir|suicid\w*|medicaments?|cachets?|bras|"
        rf"plaquettes?|boites?|"
        r"hommes?|types?|mecs?|ils (?:arriv|revien|veul|sont)\w*|l inconscient|je respire|ronfl\w*)\b",
        during=WHENEVER,
    ),
    Sequel(
        UNWELL,
        ADULTS,
        OF_THE_BODY,
        rf"{BREATHES}|{STANDS}|{ANSWERS}|\b(?:repond|reagit|bouge)\w* (?:plus|pas)\b|"
        r"\b(?:vomi\w*|tremble\w*|delire\w*|transpir\w*|froide?|pale|bleue?)\b",
        during=WHENEVER,
    ),
    Sequel(
        UNWELL,
        ADULTS,
        ANYTHING,
        TOOK,
        unless=rf"{AWAY_IN_TIME}|{TAKES_THINGS}|\b(?:mourir|suicid\w*|tuer|boites?|plaquettes?|"
        r"tous les|rendez vous|viol\w*|hommes?|types?)\b",
        during=UNLESS_DANGER,
    ),
    Sequel(
        SHUT_SILENT,
        ADULTS,
        frozenset({SHUT_IN}),
        r"\b(?:repond|parle|bouge|ouvre|reagit)\w* (?:plus|pas)\b|\b(?:plus|aucun|pas de|pas un) "
        r"(?:un )?(?:bruit|reponse|mot|son)\b|\bsilence\b|\bdepuis (?:une|deux|\d+) ?h\w*\b",
        during=WHENEVER,
    ),
    Sequel(
        SHUT_IN,
        ADULTS,
        ANYTHING,
        rf"\b{HIM} (?:s est|s etait|reste|est) enfermee?s? (?:\w+ ){{0,3}}(?:toilettes?|wc|"
        r"salle de bains?|douche)\b",
        unless=rf"{AWAY_IN_TIME}|\b(?:par|homme|mec|type|l a|l ont|copain|college|lycee|telephone|"
        rf"appelle depuis|"
        r"medic\w*|cachets?|lames?|couteaux?|rasoirs?|carabine|fusil|arme|corde|mourir|en finir|partir|"
        r"sang|saign\w*|mot|"
        r"lettre|adieu|repond\w*)\b",
        during=WHENEVER,
    ),
    Sequel(
        MARKS,
        ADULTS,
        ANYTHING,
        rf"\b(?:{HIM}|(?:une?|cette|cet) (?:\w+ )?(?:ado\w*|jeune|mineure?|patiente?|eleve|fille|"
        rf"garcon|enfant)(?: de \d+ ans)?)\b.*(?:{NECK})",
        unless=rf"\b(?:scarif\w*|se (?:coupe|mutile|griffe|fait)|mutil\w*|suicid\w*|foot|sport|judo|"
        rf"rugby|boxe|chat|piqures?|suc\w*|mes bras|mon cou)\b|{AWAY_IN_TIME}",
        during=WHENEVER,
    ),
)

# What is right of a body in danger, or says that help comes.
STANDS_FIRST = frozenset(
    {DANGERS["suicidal_form"], "choose_act", "choose_drugs_bad", "ask_human", "inform_place"}
)


def of_the_body(heard: Heard, kind: Any, tracker: DialogueStateTracker) -> Heard:
    """An adult's words in which the screen saw a body in danger, whatever else they resemble."""
    who = heard.entities.get("audience") or tracker.get_slot("audience")
    if kind != "medical" or who not in ADULTS or tracker.get_slot(ACT) is not None:
        return heard
    told = heard.meant in STANDS_FIRST or heard.meant.startswith((GRAVE, "choose_act", "choose_danger_"))
    return heard if told else certain(UNWELL, heard.entities)

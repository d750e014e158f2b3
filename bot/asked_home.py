"""What parents ask at home: who else may know, where she sleeps, what to say tonight, a photo of hers.

«je lui dis quoi dans une heure», «elle peut dormir chez moi ce soir ?», «j'ai peur que mon mari la frappe
quand il saura», «on peut mettre sa photo sur facebook ?». Blackmail stands in bot/asked_blackmail.py.
"""

import re

from bot.asked_justice import AWAY, OF_COMPLAINTS, OF_SERVICES, SHE
from bot.asked_law import LAW, LEAD
from bot.meaning import BACK, MISSING, SOMEBODY
from bot.question import ADULTS, ANYTHING, PARENTS, Question, words
from bot.sequel import EXPLOITED, FOUND
from bot.writer import CHILD

TALK, THREATS, VIOLENCE = "parent_how_to_talk", "parent_threats", "family_violence"
AFRAID_OF_HIM, PHOTO = "choose_parent_afraid_of_him", "choose_parent_missing_photo"
TELL_OTHER, PUT_OUT = "choose_parent_tell_other", "choose_parent_put_out"
OF_HIM = frozenset({AFRAID_OF_HIM, TELL_OTHER, PUT_OUT})
RETURN = AWAY | {BACK}
FAMILY = (
    r"\b(?:mon (?:mari|conjoint|compagnon|ex|frere|beau frere|fils aine)|ma (?:femme|conjointe|compagne)|"
    r"son (?:pere|papa|beau pere|frere|oncle|grand frere)|sa (?:mere|belle mere|maman))\b"
)
BLOWS = (
    r"\b(?:frapp\w*|tap(?:e|er|era)|cogn\w*|batt[re]\w*|bat|tue[r]?|violen\w*|massacr\w*|corrig\w*|"
    r"(?:leve[r]?) la main|(?:fasse|fera|faire) du mal|tabass\w*|demont\w*|punir)\b"
)
ONCE_HE_KNOWS = (
    r"\b(?:quand|lorsqu\w*|des qu|s il|si (?:il|elle|mon|son|sa|ma)|saura|sache\w*|appren\w*|decouv\w*|"
    r"rentr\w*)\b"
)
THIS_MINUTE = re.compile(
    r"\b(?:en ce moment|maintenant|en train|vient de|me (?:frappe|tape|bat)|est en bas|arme|couteau|fusil)\b"
)
PUTS_OUT = (
    r"\b(?:met\w*|mis|mise|fou[tr]\w*|vir\w*|jet\w*|chass\w*)\b.*\b(?:dehors|a la porte|a la rue|"
    r"de la maison|"
    r"de chez (?:moi|nous))\b"
)
WANTS_TO = (
    r"\b(?:veut|veux|voudrait|va|vais|menace|allait|parle de|envie|peut|peux|droit|dit|depuis qu|"
    r"je|on|nous)\b"
)
SHALL_I_TELL = (
    r"\b(?:(?:je|on|nous) (?:dois|doit|devons|peux|peut|devrais)|dois je|faut il (?:que je |que j )?|"
    r"il faut que je) "
    r"(?:le |la |lui |leur |en |l )*(?:dire|dise|parler|parle|cacher|cache|annoncer|annonce|avouer)\b|"
    r"\bje (?:lui|leur|le) dis\b"
)
KNOWS_NOT = (
    r"\b(?:il|elle) (?:ne |n )?(?:sait|en sait|est) (?:pas|rien)(?: encore)?(?: au courant| tout| rien)?\b"
)
FAMILY_KNOWS_NOT = rf"{FAMILY} (?:ne |n |en |est )*(?:sait|sais|au courant)? ?(?:pas|rien)\b"
ONES_OWN_CHILD = re.compile(r"\bpolice|plainte|proxenete|client|quoi\b|\bque son pere\b|\bque sa mere\b")
SAY_WHAT = (
    r"\b(?:dis|dire|reagi\w*|parle) (?:\w+ )?quoi\b|\b(?:quoi|que) (?:lui )?(?:dire|repondre)\b|"
    r"\bje fai[ts] comment\b|\bcomment (?:je )?(?:lui )?(?:parle\w*|dire|reagir|aborde\w*|"
    r"l accueill\w*)\b"
)
SOON = (
    r"\b(?:rentre\w*|revient|reviendra|arrive|sera la|ce soir|cet apres midi|tout a l heure|"
    r"dans (?:une|un|\d+|deux|dix|quelques) ?(?:heures?|minutes?|min|h|quart))\b"
)
SLEEPS = r"\b(?:dormir|heberg\w*|accueill\w*|loger|rester|recueill\w*|garder)\b"
AT_MINE = (
    r"\bchez (?:moi|nous|sa (?:tante|marraine|grand mere|soeur)|son (?:oncle|parrain|frere))\b|"
    r"\bl (?:heberg|accueill|recueill)\w*"
)
MAY_I = r"\b(?:peut|peux|puis|pourrait|droit|possible|autorise\w*|risque\w*)\b"
NOT_HERS = re.compile(
    r"\b(?:hommes?|type|copain|mec|copine|police|agresseur|clients?|ils|obliger|enfermer|menac\w*|"
    r"me (?:tuer|frapper))\b"
)
UNNAMED = (
    r"\bsans (?:que|qu)\b.*\b(?:sache\w*|apprenn\w*|c est moi|savoir)\b|\bsans (?:donner|"
    r"dire) (?:mon|notre|le) nom\b|"
    r"\b(?:rester|etre) (?:anonyme|inconnue?)\b|\b(?:voit|voie|sait|sache|apprend\w*|"
    r"devine\w*) que c est moi\b"
)
LOVES = r"\b(?:homo\w*|gay|pede|pd|lesbienne|trans|tapette|tarlouze)\b"
OF_OTHERS = r"\b(?:peur|honte|trait\w*|pens\w*|croi\w*|moqu\w*|insult\w*|jug\w*|dise\w*|sache\w*)\b"
PICTURE = r"\b(?:photos?|portrait|avis de recherche|affiches?)\b"
PUTS_ONLINE = (
    r"\b(?:mettre|mets|publi\w*|post\w*|partag\w*|diffus\w*|affich\w*|lancer?|relay\w*|colle[rz]?)\b"
)
WIDELY = r"\b(?:facebook|fb|insta\w*|reseaux?|internet|en ligne|tiktok|snap\w*|partout|quartier|groupes?)\b"
OF_MISSING = r"\b(?:fugu\w*|disparu\w*|avis de recherche|introuvable|(?:la|le|l) retrouver)\b"
INTIMATE = re.compile(
    r"\b(?:nue?s?|nudes?|intimes?|retir\w*|suppr\w*|menac\w*|chantage|sinon|annonce|enlev\w*|a ete|ont|"
    r"(?:il|elle|ils|on) (?:a|ont|avait) (?:\w+ )?(?:publie|poste|mis|partage|diffuse))\b"
)
OF_ACCESS = r"\b(?:mots? de passe|mdp|code d acces|identifiants?|codes? (?:snap|insta|du compte|de son))\b"
TOLD_POLICE = (
    rf"{LEAD}(?:oui |ca y est )?(?:c est |deja |je l ai |on l a |j ai |on a |"
    rf"nous avons )*(?:signalee?|declaree?)"
    r"(?: (?:a|au|aux|la|le|les|ce|cette|hier|deja|police|gendarmes|gendarmerie|commissariat|matin|"
    r"nuit|soir|oui))*$|"
    r"\b(?:j ai|on a|nous avons|je viens de|c est fait) (?:deja |bien )?(?:prevenu|appele|prevenir|appeler) "
    r"(?:la police|les gendarmes|la gendarmerie|le commissariat|les flics)$"
)
ASKED_AROUND = (
    r"\b(?:j ai|on a|nous avons) (?:deja |tous |toutes )?(?:prevenu|appele|contacte|fait le tour|"
    r"demande|ecrit|cherche)\b"
    r".*\b(?:copains?|copines?|amie?s|ecole|lycee|college|famille|hopita\w+|potes?|voisins?|"
    r"partout|quartier)\b"
)
WRITES_HOME = (
    rf"\b{SOMEBODY} (?:vient de |m a |nous a |a |m |me )+(?:\w+ )?(?:m |nous |me |se |lui )?"
    r"(?:envoy\w*|ecri\w*|repond\w*|appele\w*|rappele\w*|texte|laisse un|donne (?:des |"
    r"de ses )?nouvelles|connect\w*)\b"
)
NOT_WRITTEN = re.compile(
    r"\b(?:n a pas|argent|euros?|veut|reclam\w*|menac\w*|homme|a pas|pas|jamais|toujours|aucun\w*|"
    r"aide|secours|mourir|tuer|peur|enferm\w*|"
    r"retien\w*|adieu)\b"
)
IN_THEIR_PLACE = (
    r"\b(?:repond\w*|ecri\w*|parl\w*|discut\w*|connect\w*)\b.*\b(?:a sa place|a la place de (?:ma|mon)|"
    r"(?:avec|depuis|sur|par) son (?:compte|tel\w*|portable|insta\w*|snap\w*|profil)|"
    r"en me faisant passer pour)\b"
)
DOUBTS_IT = (
    r"^(?:(?:mais|moi|je|j|on|nous|y) )*(?:(?:la |le |l |y )?croi[st]? (?:pas|plus)|crois qu (?:elle|"
    r"il) (?:me )?ment|"
    r"doute\w*|sur qu (?:elle|il) (?:me )?ment|(?:elle|il) (?:me )?ment)\b|^(?:elle|il) (?:me )?ment\b"
)
WRITES_WHAT = (
    r"\b(?:quoi|que|comment) (?:\w+ ){0,4}(?:ecri[rst]\w*|repond\w*|envo[iy]\w*)\b|"
    r"\b(?:ecri[rst]\w*|repond\w*|envo[iy]\w*|message) (?:\w+ ){0,2}(?:quoi|comment)\b|\bquel (?:message|sms|"
    r"texto)\b"
)
NOT_HOME = (  # as who has just learned French says it: «ma fils pas maison»
    rf"^(?:(?:bonjour|bonsoir|madame|monsieur|aide[rz]?|moi|svp|s il vous plait|je|mais) )*(?:ma|mon|mes|"
    rf"notre|le|la) "
    rf"(?:\w+ )?{CHILD} (?:(?:elle|il|est|lui|a) )*(?:pas|plus|jamais|non) (?:\w+ )?"
    r"(?:(?:a |la |dans |de )*maison|rentr\w*|reven\w*|venir|retour\w*|vue?|voir)(?: \w+){0,6}$"
)
CALLS_THE_AD = r"\b(?:appel\w*|telephon\w*|contact\w*|joindre) (?:\w+ ){0,3}(?:numero|annonces?)\b"
ALREADY = re.compile(
    r"\b(?:j ai|attiree?|police|gendarm\w*|urgence|vert|119|3018|site|plateforme|signal\w*|retir\w*|il|"
    r"elle|ils)\b"
)
WHAT_TONIGHT = (
    r"^(?:(?:et|mais|alors|du coup|bon|la) )*(?:je|on) fai[ts] quoi (?:ce soir|cette nuit|la maintenant|"
    r"en attendant)$|"
    r"^(?:que|quoi|qu est ce que je dois) faire (?:ce soir|cette nuit|en attendant)$"
)
AT_SCHOOL = re.compile(r"\b(?:ecole|classe|cours|travail|mere|pere|me|medecin|veut|copine?)\b")
GIVES = r"\b(?:donn\w*|montr\w*|apport\w*|remet\w*|transmet\w*|utilis\w*)\b"
THIS = r"\b(?:ca|cela|captures?|preuves?|telephone|portable|messages?|tout|conversations?|mots? de passe)\b"
TO_POLICE = r"\b(?:police|gendarm\w*|enquet\w*|commissariat|brigade)\b"
ABORTS = r"\b(?:avort\w*|ivg)\b"
PARENTAL = r"\b(?:accord|autorisation|consentement|signature|signer)\b"
OF_A_HOTEL = frozenset({"pro_hotel", "choose_pro_hotel_more", "choose_pro_job"})
OF_PREGNANCY = frozenset({"sexual_health", "choose_parent_abortion", "choose_health_pregnant"})

QUESTIONS = (
    Question(VIOLENCE, AFRAID_OF_HIM, PARENTS, ANYTHING, words(FAMILY, BLOWS, ONCE_HE_KNOWS), THIS_MINUTE),
    Question(
        VIOLENCE,
        AFRAID_OF_HIM,
        PARENTS,
        frozenset({AFRAID_OF_HIM}),
        words(
            rf"\b(?:deja|souvent|toujours|jamais) (?:\w+ )?{BLOWS[2:]}|\b(?:il|mon mari|"
            rf"son pere) (?:rentre|arrive)\b"
        ),
        THIS_MINUTE,
    ),
    Question(TALK, PUT_OUT, PARENTS, ANYTHING, words(PUTS_OUT, WANTS_TO)),
    Question(TALK, TELL_OTHER, PARENTS, ANYTHING, words(FAMILY, SHALL_I_TELL), ONES_OWN_CHILD),
    Question(TALK, TELL_OTHER, PARENTS, OF_HIM, words(KNOWS_NOT, SHALL_I_TELL), ONES_OWN_CHILD),
    Question(TALK, TELL_OTHER, PARENTS, FOUND, words(FAMILY_KNOWS_NOT)),
    Question(
        TALK,
        BACK,
        PARENTS,
        AWAY,
        words(SAY_WHAT, r"\b(?:quand|si|des qu) (?:elle|il) (?:rentr|revien)\w*"),
    ),
    Question(
        TALK, "choose_parent_talk_tonight", PARENTS, ANYTHING, words(SAY_WHAT, SOON, rf"{SHE}|\bil\b|\blui\b")
    ),
    Question(
        LAW,
        "choose_parent_shelter",
        PARENTS,
        ANYTHING,
        words(rf"{SHE}|\bl \w+", SLEEPS, AT_MINE, MAY_I),
        NOT_HERS,
    ),
    Question(
        LAW,
        "choose_parent_unnamed",
        ADULTS,
        OF_SERVICES | OF_COMPLAINTS | EXPLOITED | OF_A_HOTEL,
        words(UNNAMED),
    ),
    Question(TALK, "choose_parent_not_whom", PARENTS, ANYTHING, words(LOVES, OF_OTHERS)),
    Question(MISSING, PHOTO, ADULTS, ANYTHING, words(PICTURE, PUTS_ONLINE, OF_MISSING), INTIMATE),
    Question(MISSING, PHOTO, ADULTS, RETURN, words(PICTURE, rf"{PUTS_ONLINE}|{WIDELY}"), INTIMATE),
    Question(MISSING, "choose_parent_password", PARENTS, RETURN | EXPLOITED, words(OF_ACCESS)),
    Question(MISSING, "choose_parent_missing_reported", PARENTS, AWAY, words(TOLD_POLICE)),
    Question(MISSING, "choose_parent_missing_done", PARENTS, AWAY, words(ASKED_AROUND)),
    Question(MISSING, "choose_parent_missing_sign", PARENTS, AWAY, words(WRITES_HOME), NOT_WRITTEN),
    Question(MISSING, "choose_parent_missing_unsure", PARENTS, AWAY, words(DOUBTS_IT)),
    Question(
        MISSING,
        "choose_parent_missing_message",
        PARENTS,
        AWAY,
        words(
            WRITES_WHAT,
            r"\b(?:lui|la|le|l|"
            r"elle|il)\b",
        ),
    ),
    Question(MISSING, MISSING, PARENTS, ANYTHING, words(NOT_HOME), AT_SCHOOL, alone=True),
    Question("parent_signs", "choose_parent_signs_tonight", PARENTS, FOUND, words(WHAT_TONIGHT), alone=True),
    Question("parent_discovered", "choose_face_him", ADULTS, FOUND, words(CALLS_THE_AD), ALREADY),
    Question(
        "parent_discovered",
        "choose_face_him",
        ADULTS,
        ANYTHING,
        words(CALLS_THE_AD, r"\bannonces?\b"),
        ALREADY,
    ),
    Question("parent_discovered", "choose_parent_in_their_place", PARENTS, ANYTHING, words(IN_THEIR_PLACE)),
    Question(
        "parent_discovered",
        "choose_parent_give_police",
        PARENTS,
        ANYTHING,
        words(r"\b(?:je|on|peux|peut|puis|dois|faut)\b", GIVES, THIS, TO_POLICE),
        re.compile(r"\bphotos?|images?|videos?|nudes?\b"),
    ),
    Question(
        LAW,
        "choose_parent_no_police",
        ADULTS,
        ANYTHING,
        words(rf"{LEAD}(?:est ce que |on peut )?(?:pas|sans)(?: appeler| prevenir)? (?:de |la )?police$"),
    ),
    Question("sexual_health", "choose_parent_abortion", PARENTS, ANYTHING, words(ABORTS, PARENTAL)),
    Question("sexual_health", "choose_parent_abortion", PARENTS, OF_PREGNANCY, words(PARENTAL)),
)

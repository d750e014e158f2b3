"""What professionals ask of a report: at night, by whom, whether one must, what becomes of it.

«le parquet le week-end on appelle qui ?» is no foreign subject, and each of these has an answer of its own
rather than the two ways once more. How soon, and before fifteen: bot/asked_law.py.
"""

import re

from bot.question import ANYTHING, PROS, Question, words

REPORT = "pro_report"
PROSECUTOR = r"\b(?:procureure?s?|parquet|substitut|magistrate?)\b"
REPORTS = (
    r"\b(?:signalements?|signal(?:e|er|ons|ez|es|ent|ait)|information preoccupante|ip|crip|"
    r"denonc\w*|alert(?:e|er|ons)|"
    r"transm(?:ets|et|ettre|ettons))\b"
)
NIGHT = (
    r"\b(?:nuit|week ?ends?|we|samedi|dimanche|jours? feries?|ferie|soir|soiree|permanence|astreinte|"
    r"hors horaires|vacances|a cette heure|tard|2[0-3] ?h|minuit)\b"
)
WHOM = (
    r"\b(?:qui|comment|numero|adress\w*|joindre|joint|joins|appell?e\w*|envo[iy]\w*|transmet\w*|"
    r"contact\w*|ouvert\w*|repond\w*|telephon\w*)\b"
)
REACHES = (
    r"\b(?:comment|quel numero|numero (?:du|de)|qui)\b.*\b(?:appell?e\w*|joindre|joint|joins|"
    r"telephon\w*|contact\w*|"
    r"numero)\b|\b(?:appell?e\w*|joindre|joint|joins|telephon\w*|contact\w*|"
    r"numero)\b.*\b(?:comment|quel numero|qui)\b"
)
BOUND = (
    r"\b(?:oblige\w*|obligatoire\w*|obligation|tenue?s?|devoir|dois je|doit on|(?:je|on) (?:dois|doit)|"
    r"est ce a (?:moi|nous)|c est a (?:moi|nous))\b"
)
TO_ME = (
    r"\b(?:je|j|on|nous|moi|suis je|dois je|benevoles?|stagiaires?|salariee?s?|prof\w*|voisine?s?|"
    r"tout le monde)\b"
)
OR_ANOTHER = (
    r"\b(?:ou (?:est ce que |bien )?c est (?:a |au |aux |l |le |la )|ou (?:est ce )?(?:au|a l|"
    r"a la|a mon|a ma|mon|"
    r"ma|notre|le|la) )(?:\w+ )?"
)
OTHERS = (
    r"\b(?:direct\w*|chef\w*|hierarchie|principal\w*|proviseure?|responsable|patron\w*|cadre|superieure?|"
    r"assistante?s?|service|infirmi\w*|presidente?|lui|elle|eux|leur|personne)\b"
)
PAST_THEM = (
    r"\b(?:sans (?:passer par|en parler|l accord|le dire|prevenir|demander|attendre|avertir|informer)|"
    r"directement|moi meme|seule?|de mon cote|a mon nom|a sa place|par dessus)\b"
)
SILENT = (
    r"\bsi (?:je|j|on|nous) (?:\w+ )*(?:signal\w*|transmet\w*|alert\w*|"
    r"denonc\w*) (?:(?!pour\b)\w+ )?(?:pas|rien)\b"
)
RISKS = r"\b(?:risqu\w*|encour\w*|peines?|sanction\w*|amende|prison|poursui\w*|puni\w*)\b"
DELAY = r"\b(?:delais?|combien de temps|sous combien|quand|en combien|combien de jours)\b"
EVALUATES = (
    r"\b(?:evalu\w*|repon(?:d|dre|se|ses|dent|dra)|retours?|trait(?:e|er|ement|ent)|instruct\w*|instrui\w*|"
    r"nouvelles|suites?|donne(?:nt)? suite)\b"
)
OF_IT = (
    r"\b(?:ip|crip|informations? preoccupantes?|signalements?|procureure?|parquet|departement|cellule|"
    r"evaluation|evaluer)\b"
)
DROPPED = (
    r"\b(?:classe(?:e|ment|s)?|sans suite|(?:a|ont|fait|font) (?:\w+ )?rien(?: fait)?|refus\w*|rejet\w*|"
    r"(?:pas|jamais|rien) (?:\w+ )?(?:repond\w*|bouge\w*|rappel\w*|donne|de (?:reponse|nouvelles|"
    r"retour|suite))|"
    r"(?:repond\w*|bouge\w*|rappel\w*) (?:pas|plus|jamais)|clos|cloture\w*|aucune (?:suite|"
    r"nouvelle|reponse)|aucun retour|(?:toujours|encore) (?:rien|pas) (?:eu|recu|de)|"
    r"sans (?:nouvelles?|reponse|retour))\b"
)
ADDRESSEES = r"\b(?:crip|cellule|procureure?|parquet|signalement|information preoccupante|ip|departement)\b"
CRIP = r"\b(?:crip|cellule de recueil)\b"
REACHED_AT = r"\b(?:numero|tel\w*|adresse|mail|courriel|coordonnees|joindre|contact)\b"

QUESTIONS = (
    Question(REPORT, "choose_pro_report_evaluation", PROS, ANYTHING, words(DELAY, EVALUATES, OF_IT)),
    Question(
        REPORT,
        "choose_pro_report_follows",
        PROS,
        ANYTHING,
        words(ADDRESSEES, DROPPED),
        re.compile(rf"\bplainte\b|{NIGHT}|\bsi\b"),
    ),
    Question(REPORT, "choose_pro_report_night", PROS, ANYTHING, words(PROSECUTOR, NIGHT, WHOM)),
    Question(
        REPORT, "choose_pro_report_night", PROS, ANYTHING, words(REPORTS, NIGHT, WHOM), re.compile(r"\bsi\b")
    ),
    Question(REPORT, "choose_pro_report_night", PROS, ANYTHING, words(PROSECUTOR, REACHES)),
    Question(
        REPORT,
        "choose_pro_report_department",
        PROS,
        ANYTHING,
        words(CRIP, REACHED_AT),
        re.compile(PROSECUTOR),
    ),
    Question(REPORT, "choose_pro_report_duty", PROS, ANYTHING, words(RISKS, SILENT)),
    Question(
        REPORT,
        "choose_pro_report_superiors",
        PROS,
        ANYTHING,
        words(REPORTS, PAST_THEM, r"\b(?:peux|peut|puis|dois|doit|droit|possible|faut)\b", OTHERS),
    ),
    Question(
        REPORT,
        "choose_pro_report_everyone",
        PROS,
        ANYTHING,
        words(REPORTS, BOUND, TO_ME, rf"{OR_ANOTHER}{OTHERS}"),
        re.compile(r"\bvous\b"),
    ),
    Question(
        REPORT,
        "choose_pro_report_everyone",
        PROS,
        ANYTHING,
        words(REPORTS, r"\b(?:oblige\w*|obligatoire\w*|obligation|tenue?s?)\b", TO_ME),
        re.compile(r"\b(?:parents?|famille|secret|article 40|vous|tu)\b"),
    ),
)

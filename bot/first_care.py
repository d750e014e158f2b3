"""Behind a rape: a doctor as soon as possible, and what is asked of it.

«cette nuit» says when it was; «elle veut se doucher», «elle doit voir un médecin ?», «le traitement vih c'est
jusqu'à quand» are no refusal of help and no question of law.
"""

import re

from bot.question import ADULTS, ANYTHING, EVERYBODY, PARENTS, RECENTLY, Question, words

VIOLENCE = "sexual_violence"
FRESH, CARE, HIV = "choose_sexual_fresh", "choose_sexual_care", "choose_sexual_hiv"
WHERE_TO = "choose_sexual_where"
RAPE = frozenset({VIOLENCE, FRESH, CARE, HIV, WHERE_TO, "choose_sexual_recent", "choose_sexual_ongoing"})
RAPED = (
    r"\b(?:ete|fait|fais|faite) (?:\w+ )?viole[res]*\b|\b(?:a|ont) (?:\w+ )?viole(?:e|s|es)?\b|"
    r"\b(?:un|le|ce|d un|son|mon) viol\b"
)
# Of a child, a mother says «forcée» for it; made to steal or to eat is another thing.
FORCED = (
    r"\b(?:l|la|les) (?:a|ont|avait) (?:\w+ )?forcee?s?(?: a (?:coucher|avoir|faire l amour|"
    r"des (?:rapports|actes)))?\b(?! a)|"
    r"\b(?:a|ont|avait) (?:\w+ )?ete (?:\w+ )?forcee?s?(?: a (?:coucher|avoir|faire l amour|"
    r"des (?:rapports|actes)))?\b(?! a)|"
    r"\b(?:l|la|les) (?:a|ont|avait) (?:\w+ )?forcee?s? a (?:coucher|avoir (?:un|des) rapports?|"
    r"faire l amour)\b|"
    r"\b(?:rapports?|relations? sexuelles?) forcee?s?\b"
)
TOLD_OF = re.compile(r"\b(?:film|serie|livre|roman|reve|cauchemar|cours|expose|loi)\w*\b|\bpas (?:ete )?viol")
OF_LAW = re.compile(rf"{TOLD_OF.pattern}|\b(?:plainte|prescri\w*|delais?|peines?|risqu\w*|juge\w*|proces)\b")
WASHES = r"\b(?:douch\w*|lave\w*|bain|vetements?|habits?|fringues|culotte|linge|draps?)\b"
LAUNDRY = (
    r"\b(?:dois|doit|faut|peux|peut|puis)\b.*\blav\w* (?:\w+ )?(?:affaires|vetements?|habits?|linge|"
    r"draps?|culotte)\b"
)
DOCTOR = r"\b(?:medecins?|docteur|gyneco\w*|pediatr\w*|urgences|hopital|hosto|examine\w*|examen)\b"
NOW = (  # somebody is there, or something was taken: the classifier tells which danger
    r"\b(?:est|sont) (?:encore|toujours|la|ici)\b|"
    r"\b(?:revient|arrive|monte|saigne\w*|pris|prise|aval\w*|mourir)\b"
)
SEEKS = r"\b(?:doi[st]|faut|fau|peu[tx]|veu[tx]|emmen\w*|amen\w*|voir|aller|vais|va|besoin|obliger?e?)\b"
WHERE = r"\b(?:ou|adresse|pres|proche|autour|trouve\w*)\b"
REFUSES = r"\b(?:refus\w*|(?:veut|veux|veu|veulent) pas)\b"
WITHOUT_COMPLAINT = (
    r"\b(?:sans|pas|avant|refus\w*)\b.*\bplainte\b|\bplainte\b.*\b(?:quand meme|sans|oblige\w*|obliger)\b"
)
WHICH = r"\b(?:dans |a )?quel(?:le)?s? (?:hopital|urgences|medecin|docteur)\b"
VIRUS = r"\b(?:vih|hiv|sida|tpe)\b"
TREATED = r"\b(?:traitement|tpe|medicament|post exposition|delai|combien|jusqu|temps|heures?)\b"

ELSE_TOLD = re.compile(rf"{TOLD_OF.pattern}|{NOW}")

QUESTIONS = (
    Question(VIOLENCE, FRESH, EVERYBODY, ANYTHING, words(RAPED, RECENTLY), ELSE_TOLD),
    Question(VIOLENCE, FRESH, ADULTS, ANYTHING, words(FORCED, RECENTLY), ELSE_TOLD),
    Question(VIOLENCE, VIOLENCE, PARENTS, ANYTHING, words(FORCED), OF_LAW),
    Question(VIOLENCE, VIOLENCE, PARENTS, ANYTHING, words(RAPED), OF_LAW),
    Question(VIOLENCE, HIV, EVERYBODY, RAPE, words(rf"{VIRUS}|\b{TREATED}.*\burgence\b")),
    Question("sexual_health", HIV, EVERYBODY, ANYTHING, words(VIRUS, TREATED)),
    Question(VIOLENCE, CARE, ADULTS, ANYTHING, words(LAUNDRY)),
    Question(VIOLENCE, CARE, EVERYBODY, RAPE, words(WASHES), re.compile(r"\blave vaisselle\b")),
    Question(VIOLENCE, CARE, EVERYBODY, RAPE, words(DOCTOR, SEEKS), re.compile(f"{WHERE}|{REFUSES}")),
    Question(VIOLENCE, CARE, EVERYBODY, RAPE, words(DOCTOR, WITHOUT_COMPLAINT)),
    Question(VIOLENCE, WHERE_TO, EVERYBODY, RAPE, words(WHICH)),
)

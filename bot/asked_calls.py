"""What is asked of a call before it is made: at night, without a name; and by whom French is hardly spoken.

The line is the children's; without it being named, what «ils» do is asked of it where it was spoken of.
"""

import re

from bot.question import ADULTS, ANYTHING, EVERYBODY, Question, words

WHICH, HOW_IT_WORKS, LAW = "ask_emergency_number", "ask_how_it_works", "parent_legal"
CHILD = "choose_calls_child"
SIMPLE, LANGUAGE = "choose_calls_simple", "choose_language"
OF_IT = frozenset(
    {CHILD, *(f"{CHILD}_{name}" for name in ("ask", "after", "go", "open", "who", "name", "bill", "silent"))}
)
LINE = r"\b(?:119|allo enfance\w*|enfance en danger)\b"
ANOTHER = re.compile(r"\b(?:17|15|18|112|114|3114|3018|3919|police|samu|pompiers?|gendarm\w*)\b")
ALREADY = re.compile(r"\b(?:c est quoi|hier|j ai (?:deja )?(?:appel|telephon)\w*|on a (?:deja )?appele)\b")
HOURS = (
    r"\b(?:la nuit|cette nuit|a (?:quelle|toute) heure|horaires?|week ?end|dimanche|samedi|ouvert\w*|24)\b"
)
CALLS = rf"{LINE}|\b(?:appel\w*|telephon\w*|signal\w*)\b"
NAMELESS = (
    r"\banonym\w*|\b(?:sans|donner|dire|demand\w*) (?:\w+ ){0,2}(?:mon|son|notre|votre|le|un) (?:nom|"
    r"identite)\b"
)
GIVES_AWAY = (
    r"\b(?:mon|notre|nos|mes) (?:noms?|identite|coordonnees)\b|"
    r"\b(?:dire|dit|dira|diront|disent|savoir|saura|sauront|reveler|repeter|apprend\w*)\b.*"
    r"\b(?:c est (?:moi|nous)|(?:que|qui) (?:j |moi |l |je )?(?:ai |a )?appel\w*)\b"
)
IF_CALLED = (
    rf"{LINE}|\b(?:si|quand) (?:je |j |on )?(?:les |l )?appel\w*|\b(?:peux|dois|vais|"
    r"veux) (?:\w+ )?appeler\b"
)
SILENT = (
    r"\b(?:repond\w*|decroch\w*|rappel\w*|ecout\w*|aid\w*) (?:pas|jamais|plus|rien)\b|"
    r"\b(?:pas|jamais|personne|rien) (?:\w+ )?(?:repond\w*|decroch\w*|rappel\w*|ecoute\w*)\b|"
    r"\b(?:occupee?|saturee?|injoignable|raccroch\w*|trop d attente|sonne dans le vide|"
    r"attend\w* (?:\w+ )?(?:\d+|longtemps))\b"
)
BILL = r"\bfactures?\b|\breleve (?:de )?telephon\w*"
SEEN = r"\b(?:verr\w*|voi[rts]\w*|vu|apparai\w*|marqu\w*|ecrit|visible|sur|trace\w*)\b"
TO_PAY = re.compile(r"\b(?:pay\w*|paie\w*|edf|electricite|loyer|impaye\w*|hotel|trouve\w*)\b")
MAY = r"\b(?:peux|peut|puis|pourr\w+|droit|possible)\b.*\b(?:appel\w*|telephon\w*|contact\w*|joindre)\b"
THEY_TELL = (
    r"\b(?:ils|elles|on|eux)\b.*\b(?:preven\w*|previenn\w*|alert\w*|avert\w*|transm\w*|dire|ven\w*|"
    r"viennent|debarqu\w*|"
    r"envo\w*)\b"
)
WHOM = (
    r"\b(?:ase|aide sociale|services? socia\w*|assistante?s?|police|maison|chez (?:moi|nous)|juge|"
    r"parents?|mari)\b"
)
THREATENED = re.compile(r"\b(?:menac\w*|tuer|arme\w*|venger?|represailles)\b")

LITTLE = (
    r"\b(?:parl\w*|compren\w*|ecri\w*|lire|lis) (?:(?:pas|peu|mal|un|tres|trop|bien|beaucoup|le|la|votre|"
    r"en|petit) )*"
    r"(?:francais\w*|francai|langue)\b|"
    r"\b(?:pas|mal|peu) (?:bien |tres |trop )*(?:parler|comprendre|ecrire|lire) (?:bien |le |la |votre )*"
    r"(?:francais|langue)\b|"
    r"\bfrancais (?:\w+ )?(?:pas bon|pas bien|mauvais|difficile)\b|\bmauvais francais\b|"
    r"^(?:(?:pardon|desolee?|excusez moi|moi|mais) )*je (?:ne )?parle (?:pas (?:tres |trop )?bien|mal)$"
)
OWN_LANGUAGE = (
    r"\b(?:ma|notre|mes|sa) langues?\b|\b(?:interpretes?|traducteurs?|traductrice)\b|"
    r"\b(?:parl\w*|compren\w*|repond\w*|ecri\w*|langue) (?:\w+ ){0,2}(?:arabe|turc|portugais|"
    r"roumain|espagnol|"
    r"russe|ukrainien|albanais|chinois|mandarin|tamoul|bengali|ourdou|pachto|persan|farsi|dari|kurde|wolof|"
    r"bambara|peul|soninke|lingala|swahili|tigrinya|somali|amharique|italien|polonais|serbe|"
    r"georgien|armenien|"
    r"berbere|kabyle|creole|malgache|comorien|shimaore)\b"
)
OF_AN_INTERVIEW = re.compile(r"\b(?:taire|secret|tenue?|entretien|speak)\b")
WANTING = r"\b(?:pas|peu|mal|mauvais|difficile)\b"
FEW = r"^(?:\w+ ){0,11}\w+$"
ENGLISH = (
    r"(?:\b(?:my|your|her|you|they|are|what|where|who|how|please|need|want|speak|someone|daughter|with|"
    r"can|call|i)\b"
    r".*){3}"
)
ASKS_ENGLISH = r"\b(?:do|can) you speak\b|\bspeak (?:english|french)\b"
ASKS_WHAT = r"\b(?:what|where|who|how|can|speak)\b"
TELLS = re.compile(
    r"\b(?:missing|gone|hit\w*|forc\w*|rap\w*|touch\w*|threat\w*|blackmail\w*|hurt\w*|die|kill\w*|sell\w*|ran|"
    r"scared|locked|afraid)\b"
)
ELSEWHERE = (
    r"\b(?:sans papiers?|titre de sejour|oqtf|regularis\w*|expuls\w*)\b|\b(?:pas|mes|nos) (?:de |d "
    r")?papiers?\b"
)
HELD_BACK = re.compile(
    r"\b(?:il|elle|ils|on) (?:m |me |nous )?(?:a|ont|garde\w*|pris|prend\w*|tien\w*|vole\w*|"
    r"confisqu\w*)\b.*\bpapiers?\b|"
    r"\bpapiers? (?:d identite|administratif\w*|de l ecole|cadeau)\b|\b(?:logement|appart\w*)\b"
)
LAWYER = r"\b(?:avocate?s?|juristes?)\b"
FREE = (
    r"\b(?:gratuit\w*|commis\w*|pas (?:cher|les moyens|d argent)|aide juridictionnelle|il me faut|il faut "
    r"un)\b"
)

QUESTIONS = (
    Question(WHICH, f"{CHILD}_silent", EVERYBODY, ANYTHING, words(LINE, SILENT), ANOTHER),
    Question(WHICH, f"{CHILD}_open", EVERYBODY, ANYTHING, words(LINE, HOURS), ALREADY),
    Question(WHICH, f"{CHILD}_name", EVERYBODY, ANYTHING, words(CALLS, NAMELESS), ANOTHER),
    Question(WHICH, f"{CHILD}_name", EVERYBODY, ANYTHING, words(IF_CALLED, GIVES_AWAY), ANOTHER),
    Question(WHICH, f"{CHILD}_bill", EVERYBODY, ANYTHING, words(BILL, SEEN), TO_PAY),
    Question(WHICH, f"{CHILD}_after", EVERYBODY, OF_IT, words(THEY_TELL, WHOM), THREATENED),
    Question(WHICH, f"{CHILD}_after", EVERYBODY, ANYTHING, words(LINE, THEY_TELL, WHOM), THREATENED),
    Question(WHICH, f"{CHILD}_who", EVERYBODY, ANYTHING, words(LINE, MAY), ALREADY),
    Question(HOW_IT_WORKS, LANGUAGE, EVERYBODY, ANYTHING, words(LITTLE, ENGLISH)),
    Question(HOW_IT_WORKS, LANGUAGE, EVERYBODY, ANYTHING, words(ASKS_ENGLISH)),
    Question(HOW_IT_WORKS, LANGUAGE, EVERYBODY, frozenset({LANGUAGE}), words(ENGLISH, ASKS_WHAT), TELLS),
    Question(HOW_IT_WORKS, SIMPLE, EVERYBODY, ANYTHING, words(LITTLE, WANTING, FEW)),
    Question(HOW_IT_WORKS, SIMPLE, ADULTS, ANYTHING, words(OWN_LANGUAGE, FEW), OF_AN_INTERVIEW),
    Question(LAW, "choose_parent_papers", ADULTS, ANYTHING, words(ELSEWHERE), HELD_BACK, alone=True),
    Question(LAW, "choose_parent_legal_help", ADULTS, ANYTHING, words(LAWYER, FREE), alone=True),
)

"""What a fear is of, and what is lost: revenge, a place in a home, a job, kind words of who harms, a death.

«J'ai peur de perdre ma place» is said of a home by who lives in one and of a job by who works there; «ce
n'est pas ta faute» comforts from a friend and holds her from who sells her; «mon papi il est mort» is no
riddle.
"""

import re

from bot.facts import SHE
from bot.goes_on import PLACED
from bot.question import ADULTS, ANYTHING, EVERYBODY, PARENTS, PROS, YOUTH, Question, words
from bot.scene import SOLD
from bot.sequel import EXPLOITED
from bot.will import COUPLE, FORCED, TOUCHED

FEAR, PLACE, WHICH = "fear_of_consequences", "choose_fear_place", "choose_fear_place_which"
HIS_WORDS, GRIEF = "choose_his_words", "choose_grief"

REVENGE = r"\b(?:veng\w*|represailles?)\b"
FEARS = r"\b(?:peur|crain\w*|risqu\w*|va|vais|vont|flipp\w*|si|sinon|ose|veux|peux)\b"
OWN_PLACE = r"\bperd\w* (?:\w+ )?(?:ma|notre) place\b"
OF_A_HOME = (
    r"\b(?:foyer|famille d accueil|internat|structure|mecs|ase|educ\w*|lieu de vie|hebergement|chrs|fjt)\b"
)
OUT_OF_A_HOME = rf"\b(?:vir\w*|renvoy\w*|exclu\w*|mett\w* (?:dehors|a la porte)) .*{OF_A_HOME}"
PUT_OUT_BY = r"\b(?:educ\w*|foyer|direct(?:eur|rice)|chef\w*)\b.*\b(?:me|m) (?:faire )?(?:vir|renvoy)\w*"
OF_A_SEAT = re.compile(
    r"\b(?:equipe|foot|bus|train|file|concert|avion|cine\w*|parking|match|creche|groupe|bande|classe)\b"
)
AT_SCHOOL = re.compile(r"\b(?:college|lycee|ecole|cours|classe|stage|travail|boulot|job)\b")
OWN_JOB = (
    r"\bperd\w* (?:\w+ )?(?:ma|mon|notre) (?:place|poste|emploi|travail|boulot|job|taf|contrat|agrement)\b|"
    r"\b(?:me|nous) (?:faire |fasse |fassent |fais |fait )?(?:vir(?:e|er|ent)|licenci\w*|renvoy\w*)\b"
)
OF_ANOTHER = re.compile(rf"{SHE}|\b(?:foyer|bled|pays|majeure?)\b")
HE = r"\b(?:il|ils|(?:mon|un|le|ce|son) (?:mac|mec|keum|gars|copain|type|proxo|proxenete|client|homme|ex))\b"
SAYS = r"\b(?:dit|di|dis|disait|repete|ecrit|jure|promet)\b"
KIND = r"\bpas? (?:de )?(?:ta|sa|ma) f(?:au|o)te\b"
NAMES_HIM = r"\b(?:mac|proxo|proxenete|client)\b"
CLOSE = (
    r"(?:papi|papy|pepe|mamie|mamy|meme|grand pere|grand mere|pere|papa|daron|mere|maman|daronne|frere|soeur|"
    r"oncle|tonton|tante|tata|tatie|cousine?|parrain|marraine|pote|amie?|copine?|copain|chien|chienne|chate?|"
    r"cheval|lapin|hamster)"
)
DIED = (
    rf"\b(?:mon|ma|mes) (?:\w+ )?{CLOSE} (?:(?:il|elle|qui) )?"
    r"(?:(?:est|et|e|etait|s est) (?:mor|mort|morte|decedee?|parti au ciel|partie au ciel|eteinte?)|"
    r"vient de (?:mourir|deceder))\b|"
    rf"\b(?:j ai|jai|g|on a) perdu (?:mon|ma) (?:\w+ )?{CLOSE}\b(?! (?:de vue|dans))"
)
NOT_GRIEF = re.compile(
    r"\bmort\w* de (?:rire|fatigue|trouille|faim|peur|honte)\b|"
    r"\b(?:tap|frapp|cogn|bat\b|viol|forc|oblig|touch|menac|suicid|pend|tue|tuer|rejoin|retrouv|en finir|"
    r"moi aussi|si je|le feu|du feu|incendie|couteau|fusil|arme|cachet|avale|saut|veine|suivre|"
    r"plus (?:vivre|etre la|envie)|seringue|overdose|saign|par terre|bouge|respir|repond|reveill|secours)\w*|"
    r"\bmourir (?:aussi|avec)\b|\b(?:veux|veu|ve|envie|vais) (?:de )?(?:mourir|crever)\b|\bjeu\b|\bserie\b|"
    r"\bfilm\b"
)

QUESTIONS = (
    Question("parent_threats", "choose_parent_threats_protect", PARENTS, ANYTHING, words(REVENGE, FEARS)),
    Question(FEAR, "choose_fear_find", PROS, ANYTHING, words(REVENGE, FEARS)),
    Question(FEAR, PLACE, YOUTH, ANYTHING, words(OWN_PLACE, OF_A_HOME), OF_A_SEAT, alone=True),
    Question(FEAR, PLACE, YOUTH, ANYTHING, words(OUT_OF_A_HOME, FEARS), alone=True),
    Question(FEAR, PLACE, YOUTH, ANYTHING, words(PUT_OUT_BY, FEARS), AT_SCHOOL, alone=True),
    Question(FEAR, PLACE, YOUTH, PLACED, words(OWN_PLACE), OF_A_SEAT, alone=True),
    Question(FEAR, WHICH, YOUTH, ANYTHING, words(OWN_PLACE, FEARS), OF_A_SEAT, alone=True),
    Question("pro_report", "choose_pro_job", PROS, ANYTHING, words(OWN_JOB), OF_ANOTHER),
    Question("parent_legal", "choose_parent_job", PARENTS, ANYTHING, words(OWN_JOB, FEARS), OF_ANOTHER),
    Question(
        "coerced", HIS_WORDS, YOUTH, SOLD | FORCED | TOUCHED | COUPLE, words(HE, SAYS, KIND), alone=True
    ),
    Question("coerced", HIS_WORDS, YOUTH, ANYTHING, words(HE, SAYS, KIND, NAMES_HIM), alone=True),
    Question("distress", "choose_his_words_who", YOUTH, ANYTHING, words(HE, SAYS, KIND), alone=True),
    Question(
        "parent_how_to_talk", "choose_parent_his_words", ADULTS, EXPLOITED, words(HE, SAYS, KIND), alone=True
    ),
    Question("distress", GRIEF, EVERYBODY, ANYTHING, words(DIED), NOT_GRIEF, alone=True),
)

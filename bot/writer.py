"""What tells who writes, in three strengths.

SAID leaves no doubt: of oneself («je suis sa mère», «je travaille dans un foyer», an age of one's own) or of
one's own child («c'est pour ma fille», «mon fils de 15 ans»). HINTED leaves little («ma patiente», «je bosse
à l'hôtel»). FEEBLE is said by the young and by adults alike («mon neveu», «une élève»). What an audience may
become on each of them is settled in bot/audience.py.

Ages come first: who is under 18 is young, whatever else she is («je suis maman, j'ai 16 ans»); who is 18 to
20 may have an occupation. What others say («il m'a dit je suis éducateur», what stands in quotes) tells
nothing of the writer, and words that adults share with the young are no adult's beside what is done to the
writer («bénévole, mon copain me force»).
"""

import re
from typing import NamedTuple, Optional

from bot.folding import fold
from bot.myself import MYSELF
from bot.occupations import AGED_NEIGHBOUR, AT_FIRST, BYSTANDERS, CARE, JOBS, NEIGHBOURS, PASTIMES, RUNS

YOUNG, PARENT, PROFESSIONAL = "young", "parent", "professional"

OWN_CHILD = (
    r"(?:fille|fils|gamine?|ados?|enfants?|gosses?|ainee?|jumelles|belle fille|beau fils|"
    r"petite fille|petit fils)"
)
KIN = r"(?:niece|neveu|filleule?)"
LITTLE = r"(?:petite? )?(?:(?:demi )?(?:soeur|frere)|cousine?|cadette?)"
SIBLINGS = r"(?:cadette|jumelle)"  # to a mother a daughter, to a child a sister
CHILD = rf"(?:{OWN_CHILD}|{KIN}|{SIBLINGS})"
RAISING = (
    r"(?:maman|mere|papa|pere|parents?|mamie|mamy|mami|grand mere|grand pere|grand parent|papy|papi|pepe|"
    r"belle mere|beau pere|famille d accueil)"
)
RELATIVES = r"(?:tante|tata|tatie|oncle|tonton|tuteur|tutrice|marraine|parrain)"
PARENTS = rf"(?:{RAISING}|{RELATIVES})"
# What may stand between «je suis» and who one is: «je suis chez ma mère», «avec mon éduc» say nothing of it.
ARTICLES = (
    r"(?:(?:une?|la|le|l|sa|son|leur|leurs|bien|juste|simple|simplement|nouvelle|nouveau|jeune|ancienne?|"
    r"aussi|surtout|encore|toujours|que|qu)\s+){0,3}"
)
AM = r"(?:je suis|j suis|je sui|jsuis|jsui|chuis|chui)"
I_AM = rf"(?:{AM}|moi c(?: est)?)"
# Between work and its place no word leads elsewhere: «je bosse, le soir je rentre dans un foyer».
WORK = (
    rf"(?:je (?:travaille|bosse)|j (?:exerce|interviens|enseigne)|{AM} (?:en poste|salariee?|affectee?))"
    r"(?: (?!(?:je|j|et|mais|car|il|elle|on|pas|plus|jamais|rien|bien|mal|trop|dur)\b)\w+){0,5}?"
)
HAVE = (
    r"(?:(?<!depuis que )j ai|jai|ja i|g|je fais|(?:j|je) vais avoir|^bientot)"
    r"(?: (?:que|qu|deja|meme pas|pas encore|seulement|juste|tout|bientot|presque|a peine|encore|eu))*"
)
MINOR, BARELY_GROWN = r"1[0-7]", r"(?:1[89]|20)"
GROWN = r"(?:2[1-9]|[3-9]\d)"
YEARS = r"\s*(?:ans?|piges?|balais)\b(?! (?:d|de|dans (?:le|la|l))\b)"  # not «15 ans de métier»
NO_YEARS = r"\b(?! (?:h|euros?|e|fois|jours?|heures?|minutes?)\b)"
OF_GROWN = rf"(?:{HAVE} {GROWN}{YEARS}|moi (?:j en ai |c est )?{GROWN}{NO_YEARS})"
SEX = r"(?:mec|meuf|gars|garcon|fille)"

QUOTED = re.compile(r"«[^»]*»|“[^”]*”|\"[^\"]*\"")
OTHERS_SAY = (
    r"(?<!ai )(?<!je )(?<!je te )(?<!je vous )(?<!je le )\b(?:dit|disait|disent|disant|ecrit|repete|"
    r"repond|repondu|pretend|croire|croit|croient|sorti|sort)(?: (?:genre|juste|toujours))*"
)
# «il dit que j'ai 15 ans» tells her own age, «elle dit j'ai 15 ans» somebody else's.
OF_OTHERS = re.compile(rf"{OTHERS_SAY} (?:(?:(?:que|qu) )?{AM}|j ai|jai)\b|\bsi {AM}\b|\bpour eux {AM}\b")
DONE_TO_ME = (
    r"\b(?:me|m)(?: a| ont| avait| fait)? (?:forc|oblig|tap|frapp|touch|viol|embet|harcel|menac|insult|"
    r"vend|prend|trait|cogn|bat|gifl|agress|enferm|film|humili|rackett|pay|propos|manipul|control|soul|"
    r"emmerd|croi|peur|du mal|chant|laiss|suit|drague|parle mal)|"
    r"\bmoque\w* de moi\b|\bmon (?:petit )?(?:copain|mec|mac|keum)\b"
)
SOLD = r"\b(?:prostitu\w*|escorte?|passes|michto\w*|(?:vois|rencontre) \w+ (?:hommes|mecs|clients))\b"
HIRED_OUT = rf"{DONE_TO_ME}|\bmes clients?\b|\bpour (?:lui|eux|un mec|mon \w+)\b"
NEWBORN = r"\b(?:bebe|enceinte|accouch\w*|nourrisson)\b"
NO_CHILD_OF_MINE = (  # behind «je suis une mère»
    r" (?:aussi|moi meme|egalement|du groupe|pour (?:elle|lui|eux|mes)|"
    r"de mes (?:petite?s )?(?:freres|soeurs))\b"
)


class Sign(NamedTuple):
    who: str
    words: "re.Pattern[str]"
    unless: "Optional[re.Pattern[str]]"

    def within(self, folded: str) -> bool:
        return bool(self.words.search(folded)) and not (self.unless and self.unless.search(folded))


def _sign(who: str, words: str, unless: str = "") -> Sign:
    return Sign(who, re.compile(words), re.compile(unless) if unless else None)


def _of_age(age: str) -> tuple[Sign, ...]:
    aged = rf"\b{I_AM}\s+{ARTICLES}{SEX}\s+de\s+{age}\b(?:\s*(?:ans|piges?))?"
    return _sign(YOUNG, rf"\b{HAVE} {age}{YEARS}|{aged}"), _sign(YOUNG, rf"\b{AM} agee? de {age}\b")


SAID = (
    *_of_age(MINOR),
    _sign(YOUNG, MYSELF),
    _sign(
        PARENT,
        rf"\b(?:{AM}|moi c est)\s+(?:(?:bien|aussi|surtout|que|qu)\s+)?(?:sa|son|leur)\s+{PARENTS}\b(?! qui)",
    ),
    _sign(
        PROFESSIONAL,
        rf"\b(?:{AM}|en tant que?)\s+{ARTICLES}{JOBS}\b(?! de mes)",
        # A mother may name her job: «je suis infirmière et ma fille me ment».
        r"\b(?:ma|mon) (?:fille|fils|belle fille|beau fils)\b|\ben tant que? \w+ (?:ils?|elles?)\b",
    ),
    _sign(
        PROFESSIONAL,
        rf"\b{WORK} (?:(?:dans|en|pour|au sein d)(?: (?:une?|le|la|l|d|mon|ma|notre|plusieurs))*|"
        rf"a l|a la|aux) {CARE}s?\b|\b{WORK} au foyer (?:de l enfance|departemental|educatif)\b",
    ),
    _sign(
        PROFESSIONAL,
        rf"\b{WORK} (?:a|dans) (?:l |la )?(?:accueil|reception) d un hotel\b|\ben tant que pro\b|"
        r"\bnous accueillons (?:une?|des) (?:jeune|mineur|eleve|patient)",
    ),
    _sign(
        PROFESSIONAL,
        r"\bje (?:(?:tiens|gere|dirige) (?:une?|notre)|dirige (?:le|la|l))(?: \w+)? (?:hotel|residence|"
        r"auberge|camping|foyer|mecs|etablissement|association|service|structure|etoiles?)\b",
    ),
    *_of_age(BARELY_GROWN),
    _sign(  # a grown sister's child is the sister: «j'ai 25 ans, ma petite soeur de 14 ans…», «et moi 22»
        PARENT,
        rf"\b(?:{OF_GROWN}.*\b(?:ma|mon) {LITTLE}|(?:ma|mon) {LITTLE}\b.*\b{OF_GROWN})",
        DONE_TO_ME,
    ),
    _sign(
        PARENT,
        rf"\b{AM}\s+(?:(?:une?|juste|simple|simplement|bien|que|qu)\s+)*(?:(?:la|le|l)\s+{RELATIVES}|"
        rf"(?:(?:la|le|l)\s+)?{RAISING})\b(?!{NO_CHILD_OF_MINE})|"
        r"\bmoi c est (?:la|le) (?:maman|papa|mere|pere) (?:d une?|de (?!mon|ma|mes))",
        f"{DONE_TO_ME}|{NEWBORN}",
    ),
    _sign(
        PARENT,
        r"\b(?:nous sommes|on est) (?:les|des|ses|leurs) (?:grands )?parents\b|"
        rf"\b(?:c est|ici) (?:sa|son|la|le|l) {PARENTS} "
        r"(?:qui (?:vous )?(?:ecri|parl)|a l appareil)|^ici sa mere\b",
    ),
    _sign(
        PARENT,
        rf"\b(?:c est|s agit de|a propos de|au sujet de|parle de|concerne|concernant)\s+"
        rf"(?:ma|mon|notre)\s+{OWN_CHILD}\b(?! (?:qui )?(?:me|m)\b)",
    ),
    _sign(
        PARENT,
        r"\b(?:c est|ecris|appelle|viens|demande|aide|conseils?|avocate?|psy\w*|inquiete?s?|peur|soucis?)"
        rf"(?: \w+)? pour\s+(?:ma|mon|notre)\s+(?:{OWN_CHILD}|{KIN})\b",
    ),
    _sign(
        PARENT,
        rf"\b(?:ma|mon|notre|j ai une?)\s+{OWN_CHILD}\s+"
        r"(?:(?:qui|elle|il|a|de|aura|bientot|presque)\s+)*(?:1[0-9]|20)\s*ans\b(?! dans)",
        DONE_TO_ME,
    ),
    _sign(
        YOUNG,
        rf"\b{AM}\s+{ARTICLES}(?:mineure?|ado|lyceenne?|collegienne?|"
        rf"jeune(?! (?:maman|mere|papa|pere|{JOBS})\b)|"
        r"en (?:6e|5e|4e|3e|seconde|premiere|terminale)(?! (?:ligne|position|intention)))\b",
    ),
)
HINTED = (
    _sign(  # who is married by force may be a child
        PARENT,
        r"\bm(?:on (?:mari|epoux)|a (?:femme|epouse)|on ex (?:mari|femme))\b",
        r"\b(?:mes parents|ma mere|mon pere|mariage|mariee? de force|futur|lycee|college|foyer)\b",
    ),
    _sign(PARENT, rf"\b{OF_GROWN}", rf"{HIRED_OUT}|{SOLD}"),
    _sign(PARENT, rf"\b(?:ma|mon|notre)\s+(?:grande?\s+|petite?\s+|propre\s+)?{OWN_CHILD}\b"),
    _sign(PARENT, r"\b(?:mes|nos) (?:\w+ )?(?:filles?|fils|jumelles|enfants|gosses)\b", r"\bplus tard\b"),
    _sign(
        PROFESSIONAL,
        r"\b(?:une?|des|mon|ma|mes|cette|nos)\s+(?:patiente?s?|residente?s?|usagere?s?|"
        r"jeunes? (?:que j|suivi|du foyer|accueilli)\w*)\b|\b(?:mon|mes|nos)\s+eleves?\b",
        DONE_TO_ME,
    ),
    _sign(
        PROFESSIONAL,
        rf"\b(?:{AM}|en tant que?)\s+{ARTICLES}{PASTIMES}\b|"
        rf"\b{WORK} (?:au foyer|(?:dans|en|pour)(?: (?:une?|l))? (?:asso|association|creche|internat))\b",
        DONE_TO_ME,
    ),
    _sign(PROFESSIONAL, rf"\b{WORK} (?:a l|dans une?|dans l|en|au)(?: \w+)? hotel(?:lerie)?\b", HIRED_OUT),
    _sign(
        PROFESSIONAL,
        rf"\b(?:{AM}|en tant que?)\s+{ARTICLES}{BYSTANDERS}\b|{RUNS}",
        rf"{HIRED_OUT}|\b(?:avec moi|clients?|passes?|rdv|rendez vous|pour (?:voir|recevoir))\b",
    ),
)
BARE = _sign(YOUNG, rf"\b{I_AM}\s+{ARTICLES}(?:{SEX}|majeure?)\b")
FEEBLE = (
    _sign(PARENT, rf"\b(?:ma|mon|mes)\s+(?:grande?\s+|petite?\s+)?(?:{KIN}|{SIBLINGS})\b", DONE_TO_ME),
    _sign(PARENT, rf"\b(?:mes|nos) (?:\w+ )?{OWN_CHILD}\b", r"\bplus tard\b"),
    _sign(YOUNG, rf"\b{AM}\s+(?:\w+ )?(?:jeune|future?) (?:maman|mere|papa|pere)\b"),
    _sign(PARENT, rf"\b{AM}\s+{ARTICLES}{PARENTS}\b(?!{NO_CHILD_OF_MINE})", NEWBORN),
    _sign(PROFESSIONAL, r"\b(?:une?|des|cette)\s+eleves?\b", DONE_TO_ME),
    _sign(
        PROFESSIONAL, rf"\b(?:{AM}|en tant que?)\s+{ARTICLES}{NEIGHBOURS}\b", rf"{DONE_TO_ME}|\bma classe\b"
    ),
    _sign(PROFESSIONAL, AT_FIRST[0], rf"{DONE_TO_ME}|{AT_FIRST[1]}"),
    # The young say who else she is to them, seldom how old.
    _sign(PROFESSIONAL, AGED_NEIGHBOUR[0], rf"{DONE_TO_ME}|{AGED_NEIGHBOUR[1]}"),
    _sign(
        YOUNG,
        r"\b(?:ma daronne|mon daron|mes darons|mes parents|ma mere|mon pere|ma reum|mon reup|"
        r"mes rents|mon lycee|mon college|ma prof|mon prof|mon educ|mon foyer|mon beau pere)\b",
    ),
    _sign(
        YOUNG,
        rf"\b{AM}\s+{ARTICLES}(?:etudiante?|interne|jeune|au (?:lycee|college)|"
        r"en (?:lycee|internat|cap|bac))\b",
    ),
    BARE,
)


def told(text: str) -> Optional[str]:
    """Who writes, said in so many words."""
    return _first(SAID, _own(text))


def hinted(text: str, signs: tuple[Sign, ...] = HINTED + FEEBLE) -> Optional[str]:
    return _first(signs, _own(text))


def beyond_who(text: str) -> str:
    """What a message says beside who writes it, folded."""
    rest = fold(text)
    for sign in (*SAID, BARE):
        rest = sign.words.sub(" ", rest)
    return " ".join(rest.split())


def _own(text: str) -> str:
    """Without what others say of themselves, or of the writer."""
    sentences = re.split(r"[.!?\n]+", QUOTED.sub(" ", text))
    return " ".join(OF_OTHERS.sub(" ", fold(sentence)) for sentence in sentences).strip()


def _first(signs: tuple[Sign, ...], folded: str) -> Optional[str]:
    return next((sign.who for sign in signs if sign.within(folded)), None)

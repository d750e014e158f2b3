"""A parent who speaks of oneself as a child once, or of one's own who exploits another child.

«moi aussi à 15 ans on m'a vendue» is no sign noticed in a daughter; of «mon fils fait travailler sa copine»
the child in danger is another's.
"""

import re

from bot.question import ADULTS, ANYTHING, PARENTS, Question, words

TIRED, FOUND, LAW = "parent_distress", "parent_discovered", "parent_legal"
PAST, LISTEN, DELAYS = (f"choose_parent_own_{name}" for name in ("past", "listen", "delays"))
EXPLOITS, TORN, HERE, PRISON = (
    f"choose_parent_kin_{name}" for name in ("exploits", "torn", "here", "prison")
)
OWN, KIN = frozenset({PAST, LISTEN, DELAYS}), frozenset({EXPLOITS, TORN, HERE, PRISON})

DONE_TO_ME = (
    r"\b(?:on|il|ils|elle|hommes?|oncle|pere|frere|voisin|cousin) m (?:a|ont|avait|avaient) (?:\w+ )?"
    r"(?:vend|viol|abus|prostitu|forc|touch|exploit|agress|attouch)\w*|"
    r"\bj ai (?:aussi |moi aussi |deja )?(?:ete (?:\w+ )?(?:vendue?|violee?|abusee?|prostituee?|forcee?|"
    r"exploitee?|"
    r"agressee?)|(?:subi|vecu|connu) (?:la meme chose|ca|pareil|un viol|un inceste|des attouchements))"
)
THEN = (
    r"\bmoi aussi\b|\bquand j (?:avais|etais)\b|\ba (?:1[0-7]|[5-9]) ans\b|\b(?:j etais|etant) (?:\w+ )?"
    r"(?:enfant|petite?|ado\w*|jeune|mineure?|gamine?)\b|\bplus jeune\b|\bdans (?:mon enfance|ma jeunesse)\b|"
    r"\bil y a (?:\d\d|vingt|trente|quarante|longtemps)\b|\ba (?:mon|leur) age\b"
)
LATELY = re.compile(
    r"\b(?:hier|ce (?:soir|matin)|cette (?:nuit|semaine)|aujourd hui il|en ce moment|mon mari|mon ex)\b"
)
OF_ME = r"\b(?:parler|parle) de moi\b|\bc est (?:pour moi|de moi)\b"
TELLS_MORE = (
    r"\bjamais (?:\w+ )?(?:parle|dit|raconte|ose)\b|\b(?:aujourd hui|maintenant) j ai \d\d ans\b|"
    r"\b(?:personne|mari|famille|enfants?) (?:ne |n )?(?:le |l )?(?:sait|savent)\b|\bj y pense\b|\bj ai "
    r"(?:honte|mal)\b|"
    r"\bremonte\w*\b|\boublie\w*\b"
)
TOO_LATE = r"\b(?:trop tard|delais?|prescri\w+|encore (?:porter )?plainte|porter plainte)\b"

A_MAN = r"(?:fils|frere|neveu|beau fils|mari|conjoint|compagnon|petit fils|ex|cousin)"
RELATIVE = rf"\b(?:mon|notre) (?:\w+ )?{A_MAN}\b|\bma (?:\w+ )?(?:fille|soeur|niece|cousine)\b"
# Nobody else may begin to act between: «mon fils dit qu'un homme vend des filles».
ONLY_HIM = r"(?: (?!(?:dit|raconte|que|dont|un|homme|type|mec|se|s|il|elle|par|avec|chez)\b)\w+){0,9}?"
MAKES = r"(?:fait (?:travailler|bosser|tapiner)|exploite|prostitue|vend|recrute|force|maquereaute)"
ANOTHER = (
    r"(?:sa|une?|des|ses|la|cette|d autres|plusieurs|deux|trois) (?:\w+ ){0,3}"
    r"(?:copines?|filles?|mineure?s?|amies?|gamines?|jeunes?|ados?|adolescente?s?|camarades?)"
)
PIMPS = (
    rf"(?:{RELATIVE}){ONLY_HIM} {MAKES} {ANOTHER}\b|"
    rf"(?:{RELATIVE}).*\bc est (?:lui|elle) qui {MAKES}\b|"
    rf"\bc est (?:{RELATIVE})(?: \w+){{0,2}} qui {MAKES}\b|"
    rf"(?:{RELATIVE}){ONLY_HIM} est (?:un |le |son |leur )?(?:mac|proxenete|souteneur)\b"
)
LOVES = (
    r"\bc est (?:quand meme )?(?:mon|notre) (?:fils|frere|enfant|neveu|bebe|petit)\b|\bje l aime\b|"
    r"\b(?:veu[tx]|peu[tx]|vais|arrive|ose|pouvons|voulons) pas (?:a )?(?:le |la |l )?"
    r"(?:denoncer|trahir|signaler|livrer|balancer|envoyer)\b"
)
SHE_IS_HERE = (
    r"\b(?:elle|(?:la|cette) (?:fille|petite|gamine|jeune)|sa copine) (?:\w+ ){0,2}"
    r"(?:est (?:chez|la|ici|avec|dans)|dort|vit|pleure|habite|reste|tremble)\b"
)

QUESTIONS = (
    Question(FOUND, EXPLOITS, PARENTS, ANYTHING, words(PIMPS)),
    Question(
        LAW,
        PRISON,
        PARENTS,
        KIN,
        words(r"\b(?:prison|risque\w*|peine|condamn\w*|arrete\w*)\b"),
        re.compile(r"\bje risque\b"),
    ),
    Question(FOUND, TORN, PARENTS, KIN, words(LOVES)),
    Question(FOUND, HERE, PARENTS, KIN, words(SHE_IS_HERE)),
    Question(LAW, DELAYS, ADULTS, OWN, words(TOO_LATE)),
    Question(TIRED, PAST, ADULTS, ANYTHING, words(DONE_TO_ME, f"{THEN}|{OF_ME}"), LATELY, alone=True),
    Question(
        TIRED,
        LISTEN,
        ADULTS,
        OWN,
        words(TELLS_MORE),
        re.compile(r"\b(?:ma|mon) (?:fille|fils)\b"),
        alone=True,
    ),
)

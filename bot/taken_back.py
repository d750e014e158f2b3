"""An act that was told by mistake: «en fait j'ai rien pris», «jme suis trompée de bouton».

After an act everything leads back to the call for help. Who takes it back is asked once more, and believed
when the answer is no, or the same again.
"""

import re
from typing import Optional

from bot.folding import fold

MISTAKE, NO_ACT = "choose_act_mistake", "choose_no_act"
LONGEST = 20  # words; more tell something of their own
TAKEN_BACK = re.compile(
    r"\b(?:rien|pas|jamais|pa) (?:du tout |vraiment |encore )?(?:pris|prise?|fait|avale|bu|touche|"
    r"tente|passe)\b|"
    r"\b(?:aucun|pas (?:de|eu de)|sans) (?:gestes?|produits?|medicaments?|cachets?|tentative)\b|"
    r"\b(?:en parle|le dit|l a dit|parle) (?:juste|seulement|c est tout)\b|\bque des (?:mots|paroles)\b|"
    r"\b(?:juste|seulement) (?:des mots|des paroles|(?:elle|il) (?:en parle|le dit|l a dit))\b|"
    r"\b(?:suis|j ai) (?:trompee?|plantee?|misclique|mal (?:clique|appuye|compris|lu))\b|"
    r"\b(?:mauvais|autre|erreur de|trompee? de) (?:bouton|touche|choix)\b|"
    r"\b(?:appuye|clique|tape) (?:sur oui )?(?:par erreur|sans faire expres|trop vite)\b|"
    r"\b(?:je )?voulais (?:dire|mettre|repondre) (?:que )?non\b"
)
YES = frozenset({"affirm", "choose_act"})
OF_THE_CHILD = re.compile(r"\b(?:il|elle) (?:n )?a (?:rien|pas|jamais|aucun|fait aucun|encore rien)\b")
BUT = re.compile(
    r"\b(?:presque|quasi|assez|d autre|a part|sauf|juste|que (?:deux|trois|quatre|cinq|\d+)|de mal|"
    r"expres|beaucoup|trop|tout|encore|grand chose)\b"
)


def taken_back(text: str, last: Optional[str], *, of_a_child: bool = False) -> Optional[str]:
    """`last`: what the message before meant. `of_a_child`: an adult tells it.

    An adult's «oui» to «vous ou votre enfant…» may mean «oui, il le dit»: a plain word undoes it.
    """
    said = fold(text)
    if len(said.split()) > LONGEST or not TAKEN_BACK.search(said):
        return None
    if BUT.search(
        re.sub(
            r"\b(?:du tout|sans faire expres|trop vite|(?:fait|pris|avale|passe|tente) encore|"
            r"pas encore|juste (?:des mots|des paroles|(?:elle|il) (?:en parle|le dit|l a dit)))\b|"
            r"\b(?:parle|dit) juste\b",
            "",
            said,
        )
    ):
        return None
    plain = of_a_child and last in YES and OF_THE_CHILD.search(said)
    return NO_ACT if last == MISTAKE or plain else MISTAKE

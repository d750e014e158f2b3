"""Small words that sound like others: the one is read that the words beside it ask for.

« I me tape », « y son 3 », « il mes tape », « jpeux ps sortir », « ma copin », « dé home ». The number of
symbols stays the same.
"""

import re
from collections.abc import Iterable

from api.safety.vocabulary import HIGHEST_NUMBER, Vocabulary

# Words of ours only since they stand for others here.
TYPED = ("i", "y", "ps", "fis", "home", "son", "sou", "soi", "suit", "cour", "ba", "bin", "mi", "ans", "san")
_WHO = ("il", "ils", "elle", "elles", "on", "tu")
# Behind these « y » is the pronoun, and « i » a slip.
_NO_SUBJECT = (
    *_WHO, "je", "j", "ca", "ce", "ne", "n", "nous", "vous", "m", "t", "l", "va", "vas", "allons", "faut",
    "qui", "pour", "de", "le", "la", "les", "te", "me", "se",
)  # fmt: skip
_TO_WHOM = ("me", "m", "te", "t", "se", "s", "nous", "ma", "mon", "lui")
_DOES = (
    "est", "sont", "son", "va", "vont", "veut", "veux", "veulent", "fait", "font", "fais", "tape", "tapent",
    "frappe", "frappent", "crie", "crient", "controle", "garde", "gardent", "vient", "viennent", "arrive",
    "arrivent", "revient", "rentre", "monte", "montent", "sait", "dit", "prend", "prennent", "menace",
    "menacent", "force", "oblige", "surveille", "cherche", "cherchent", "attend", "attendent", "boit",
    "casse", "hurle", "insiste", "paye", "demande", "ont",
)  # fmt: skip
_ENGLISH = ("been", "got", "had", "never", "just")  # « I've been » is « i veut been » so far
# « sou le lit » is « sous le lit », and that is read as money is, wherever it stands (spelling.yml).
_UNDER = ("le", "la", "l", "les", "un", "une", "mon", "ma", "son")
# « ma seur saigne é répon pa »
_NEVER_BEHIND_IS = ("repond", "veut", "peut", "sait", "vient")
_SWALLOWED, _THEM = ("pris", "avale", "gobe", "prend", "prends", "bu"), ("les", "des", "mes", "ses")
_WHERE = ("la", "en", "chez", "derriere", "devant")
_THE, _HER, _HIS = (
    ("la", "ma", "une", "ta", "sa", "sur", "de", "en"),
    ("ma", "ta", "sa", "une", "cette"),
    ("mon", "ton", "son", "un", "le"),
)
_MANY = ("des", "les", "mes", "ses", "d", "de", "plusieurs", "autres", "vieux")
_SOMEBODY = (
    "il", "elle", "pote", "copine", "copain", "fille", "fils", "soeur", "frere", "mere", "pere", "cousine",
    "cousin", "amie", "ami", "meuf", "mec", "niece", "neveu",
)  # fmt: skip
_DONE_TO = (
    "fait", "faite", "fais", "pris", "prise", "enfui", "enfuie", "ouvert", "coupe", "suicide", "suicider",
)  # fmt: skip
_THEY = (
    "il", "ils", "elles", "on", "qui", "gars", "mec", "mecs", "gens", "types", "potes", "hommes", "parents",
    "freres", "copains", "filles", "y",
)  # fmt: skip
# Of verbs that do not end in -er.
_PARTICIPLES = (
    "fait", "mis", "mi", "pris", "dit", "vendu", "battu", "suivi", "mise", "vu", "vendue", "suivie", "battue",
)  # fmt: skip
# What was typed, where it stands, what it is read as.
Step = tuple[str, re.Pattern[str], str]


class Homophones:
    """Each step reads one word as another; what a step has read the later ones go by."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._vocabulary = vocabulary
        numbers = "".join(map(vocabulary.number, range(2, HIGHEST_NUMBER + 1)))
        who, first = self._any(_WHO), f"(?<![{self._any(_NO_SUBJECT)}])"
        does = f"(?=[{self._any(_TO_WHOM + _DOES)}](?![{self._any(_ENGLISH)}]))"
        no_article = f"(?<=[^{self._any(_THE)}{vocabulary['<break>']}])"
        himself = f"(?={vocabulary['est']}[{self._any(_DONE_TO)}])"
        self._steps = [
            self._step("i", "il", first, does),
            self._step("y", "il", first, does),
            self._step("son", "sont", f"(?<=[{who}])", f"(?=[{numbers}{self._any(_WHERE)}])"),
            self._step("son", "sont", "", f"(?=[{self._any(('devant', 'chez'))}])"),
            self._step("mois", "moi", f"(?<={vocabulary['aide']})"),
            self._step("coup", "cou", f"(?<={vocabulary['autour']}{vocabulary['du']})"),
            self._step("mes", "me", f"(?<=[{who}{self._any(('i', 'y'))}])"),
            self._step("ce", "se", f"(?<=[{self._any(_SOMEBODY)}])", himself),
            self._step("ps", "pas", no_article, f"(?![{numbers}])"),
            # The number does not matter to phrases: « ils mon tabassé » is « ils ma tabassé » to them.
            self._step("mon", "ma", f"(?<=[{self._any(_THEY)}])", f"(?=[{self._participles()}])"),
            self._step("sou", "argent", "", f"(?=[{self._any(_UNDER)}])"),
            self._step("soi", "soir", f"(?<=[{self._any(('ce', 'se', 'hier'))}])"),
            self._step("suit", "suite", f"(?<=[{self._any(('tout', 'tt'))}])"),
            self._step("cour", "cours", f"(?<=[{self._any(('je', 'j'))}])"),
            self._step("cour", "court", f"(?<=[{who}])"),
            self._step("il", "ils", "", f"(?=[{self._any(('sont', 'ont', 'vont', 'veulent', 'font'))}])"),
            self._step("sorte", "sortez", "", f"(?={vocabulary['moi']})"),
            self._step("ba", "bas", f"(?<=[{self._any(('en', 'la'))}])"),
            self._step("bin", "bain", f"(?<=[{self._any(('de', 'mon', 'le'))}])"),
            self._step("est", "et", "", f"(?=[{self._any(_NEVER_BEHIND_IS)}])"),
            self._step("cache", "cachets", f"(?<=[{self._any(_SWALLOWED)}][{self._any(_THEM)}{numbers}])"),
            self._step("mi", "mis", f"(?<=[{self._any(('a', 'ma', 'mon', 'ai', 'ont', 'as'))}])"),
            self._step("ans", "en", "", f"(?=[{self._any(('danger', 'vie'))}])"),
            self._step("san", "sang", f"(?<=[{self._any(('du', 'de', 'en', 'plein'))}])"),
            self._step("copain", "copine", f"(?<=[{self._any(_HER)}])"),
            self._step("fis", "fils", f"(?<=[{self._any(_HIS)}])"),
            self._step("home", "hommes", f"(?<=[{self._any(_MANY)}{numbers}])"),
            self._step("home", "homme", f"(?<=[{self._any(('un', 'l', 'le', 'cet'))}])"),
        ]

    def heard(self, symbols: str) -> str:
        for typed, sought, meant in self._steps:
            if typed in symbols:
                symbols = sought.sub(meant, symbols)
        return symbols

    def _step(self, typed: str, meant: str, before: str, behind: str = "") -> Step:
        symbol = self._vocabulary[typed]
        return symbol, re.compile(f"{before}{symbol}{behind}"), self._vocabulary[meant]

    def _participles(self) -> str:
        """Of verbs in -er as they are folded, and some others."""
        words = self._vocabulary.words()
        return self._any((*(word for word in words if self._is_participle(word)), *_PARTICIPLES))

    def _is_participle(self, word: str) -> bool:
        return word.endswith("e") and self._vocabulary.get(f"{word}r") is not None

    def _any(self, words: Iterable[str]) -> str:
        return "".join(filter(None, map(self._vocabulary.get, words)))

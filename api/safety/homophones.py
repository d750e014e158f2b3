"""Small words that sound like others: the one is read that the words beside it ask for.

« I me tape », « y son 3 », « il mes tape », « jpeux ps sortir », « ma copin », « dé home ». The number of
symbols stays the same.
"""

import re
from collections import defaultdict
from collections.abc import Iterable
from itertools import batched

from fanal_kernels.symbols import STEPS, Asked

from api.safety.vocabulary import HIGHEST_NUMBER, Vocabulary

# Words of ours only since they stand for others here.
TYPED = (
    "i", "y", "ps", "fis", "home", "son", "sou", "soi", "suit", "cour", "ba", "bin", "mi", "ans", "san",
    "jeu", "ont", "solo", "fil", "salade", "ile", "st", "cede", "en", "na", "ss", "men", "peche", "cri",
    "sale", "toi", "mont", "mou", "eu", "boit", "mare", "file", "coup", "ruer",
)  # fmt: skip
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
_BEATS = ("tape", "frappe", "cogne", "crie", "hurle")  # « pas pas tape maman » is « papa tape maman »
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
# « Jeu sui enfermé »: nobody says « un », « le », « en jeu » of himself, and no game « suis ».
_NO_GAME = (
    "suis", "veux", "veut", "peux", "sais", "ai", "vais", "dors", "dort", "dois", "saigne", "crois", "pense",
    "me", "ce", "voudrais", "etais",
)  # fmt: skip
_GAME = (
    "le", "un", "ce", "du", "de", "d", "au", "en", "mon", "ton", "son", "notre", "votre", "leur", "beau",
    "hors", "nouveau", "autre", "meilleur", "dernier", "petit", "gros", "vieux", "super", "bon", "mauvais",
    "quel", "chaque", "des", "les", "mes", "ses", "ces", "vos", "nos", "leurs", "premier", "meme", "seul",
    "faux",
)  # fmt: skip
_ON_DOES = ("est", "va", "me", "m", "veut", "peut", "sait")
_SONS = (
    "a", "est", "veut", "va", "dit", "boit", "respire", "saigne", "disparu", "parle", "ne", "se", "pas", "me",
)  # fmt: skip
# « Je suis en ferme pédagogique » is none, as long as it goes on so.
_LOCKS, _IS = ("ma", "a", "m", "me", "ont"), ("suis", "est", "es", "sont", "etais", "etait", "reste")
_CLOSED, _SOME, _INSIDE = (
    ("fermer", "fermee"),
    ("un", "une", "plusieurs", "certains"),
    ("dans", "chez", "ici", "par", "sous", "a", "<break>"),
)
# « Envie 2 mourir », « g peur 2 lui »: nobody counts behind one of these.
_NO_COUNT = (
    "envie", "peur", "besoin", "marre", "train", "force", "oblige", "obligee", "prof", "hors", "cote", "loin",
    "pres", "beaucoup", "plein", "trop", "honte",
)  # fmt: skip
# « Té foto », « té parent »: « té » is « tu es » so far, and nobody is one.
_YOURS = (
    "photo", "video", "parents", "pote", "messages", "affaires", "snap", "copine", "copain", "bras",
)  # fmt: skip
_MY = (  # behind « mont », « mon »
    "pere", "frere", "mec", "copain", "oncle", "beaupere", "cousin", "fils", "prof", "pote", "telephone",
    "mari", "ex", "voisin", "patron", "coach", "educateur", "papa", "tonton", "gars",
)  # fmt: skip
# What was typed, where it stands, what it is read as.
Step = tuple[str, re.Pattern[str], str]


class Homophones:
    """Each step reads one word as another; what a step has read the later ones go by."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._vocabulary = vocabulary
        numbers = "".join(map(vocabulary.number, range(2, HIGHEST_NUMBER + 1)))
        counted = numbers + self._any(("euros", "heures", "ans", "fois"))
        who, first = self._any(_WHO), f"(?<![{self._any(_NO_SUBJECT)}])"
        does = f"(?=[{self._any(_TO_WHOM + _DOES)}](?![{self._any(_ENGLISH)}]))"
        no_article = f"(?<=[^{self._any(_THE)}{vocabulary['<break>']}])"
        no_isle = f"(?<![{self._any(('l', 'le', 'une', 'cette'))}])"
        himself = f"(?={vocabulary['est']}[{self._any(_DONE_TO)}])"
        steps = [
            self._step("cri", "crie", f"(?<=[{self._any(('i', 'y', *_WHO))}])"),
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
            *(
                self._step(word, "cachets", f"(?<=[{self._any(_SWALLOWED)}][{self._any(_THEM)}{numbers}])")
                for word in ("cachee", "cachees")
            ),
            self._step("copain", "copine", f"(?<=[{self._any(_HER)}])"),
            self._step("fis", "fils", f"(?<=[{self._any(_HIS)}])"),
            self._step("home", "hommes", f"(?<=[{self._any(_MANY)}{numbers}])"),
            self._step("jeu", "je", f"(?<![{self._any(_GAME)}{numbers}])", f"(?=[{self._any(_NO_GAME)}])"),
            # « je sé pa »: « sé » is « c’est » so far.
            self._run("je ce est", "je ne sais"),
            *(self._run(f"{of} toi", f"{of} toit") for of in ("sur le", "du")),
            self._run("je veut", "je veux"),
            *(self._run(f"{slip} ce moment", "en ce moment") for slip in ("ne", "ans")),
            # « C soir », « c matin ».
            *(self._run(f"ce est {when}", f"ce ce {when}") for when in ("soir", "matin")),
            self._run("la port", "la porte"),
            self._run("ans se moment", "en ce moment"),
            self._run("pas pas", "pere pere", "", f"(?=[{self._any(_BEATS)}])"),
            self._run("men peche", "me empeche"),
            self._run("me peche", "me empeche"),
            self._step("ont", "on", f"(?<![{self._any(_THEY)}])", f"(?=[{self._any(_ON_DOES)}])"),
            self._step("solo", "seul", f"(?<={vocabulary['suis']})"),
            self._step("fil", "fille", f"(?<=[{self._any(_HER)}])"),
            self._step("file", "fille", f"(?<=[{self._any(_HER)}])", f"(?![{self._any(('de', 'd'))}])"),
            self._step(
                "fil", "fils", f"(?<=[{self._any(('mon', 'petit', 'ton'))}])", f"(?=[{self._any(_SONS)}])"
            ),
            *(self._step(word, "salle", "", self._of_a_bath()) for word in ("salade", "sale")),
            self._step("ss", "argent", "", f"(?=[{self._any(_UNDER)}])"),
            self._step("ile", "il", no_isle, f"(?=[{self._any(('entre', 'en', 'st'))}])"),
            self._step("st", "est", f"(?<=[{self._any(('il', 'elle', 'on', 'qui'))}])"),
            self._step("st", "sont", f"(?<=[{self._any(('ils', 'elles'))}])"),
            self._step("na", "a", "", f"(?=[{self._any(('pas', 'plus', 'rien', 'jamais'))}])"),
            self._step("cede", "se", f"(?<=[{self._any(_SOMEBODY)}])", f"(?=[{self._participles()}])"),
            # « Il m'a en fer mais dans »: « fer » sounds like « faire ».
            *(
                self._run(f"en faire {end}", "enferme enferme enferme", self._locked_me(), self._inside())
                for end in ("mais", "mes")
            ),
            # « Il ma en fermer », « chui en fermé dans »: twice, so that it stands beside what is around it.
            self._run("en ferme", "enferme enferme", f"(?<=[{self._any(_LOCKS)}])"),
            self._run("en ferme", "enferme enferme", f"(?<=[{self._any(_IS)}])", self._inside()),
            *(
                self._run(f"en {word}", "enferme enferme", "", f"(?![{self._any(_SOME)}{numbers}])")
                for word in _CLOSED
            ),
            self._step("mont", "mon", "", f"(?=[{self._any(_MY)}])"),
            self._step("mont", "monte", f"(?<=[{self._any(('il', 'elle', 'on'))}])"),
            self._step("mou", "moi", f"(?<=[{self._any(('aide', 'avec', 'chez', 'contre', 'sur'))}])"),
            self._step("eu", "eux", f"(?<=[{self._any(('pour', 'chez', 'avec', 'contre', 'par'))}])"),
            self._step("#2", "de", f"(?<=[{self._any(_NO_COUNT)}])", f"(?![{counted}])"),
            self._run("tu es", "tes tes", "", f"(?=[{self._any(_YOURS)}])"),
            self._run("la boit", "la boite", f"(?<![{self._any(_WHO)}{self._any(('qui', 'ne', 'n'))}])"),
            self._run("en ai mare", "en ai marre"),
            self._step("ruer", "tuer", f"(?<=[{self._any(('va', 'vas', 'veut'))}]{vocabulary['me']})"),
            self._run("serre le coup", "serre le cou"),
            self._step("coup", "coupe", f"(?<=[{self._any(('me', 'se'))}])"),
            self._step("home", "homme", f"(?<=[{self._any(('un', 'l', 'le', 'cet'))}])"),
        ]
        self._batches = [(_asked([typed for typed, _, _ in some]), some) for some in batched(steps, STEPS)]

    def heard(self, symbols: str) -> str:
        for asked, steps in self._batches:
            place = asked.first(symbols)
            while place >= 0:
                _, sought, meant = steps[place]
                symbols = sought.sub(meant, symbols)
                place = asked.first(symbols, place + 1)
        return symbols

    def _step(self, typed: str, meant: str, before: str, behind: str = "") -> Step:
        symbol = self._vocabulary[typed]
        return symbol, re.compile(f"{before}{symbol}{behind}"), self._vocabulary[meant]

    def _of_a_bath(self) -> str:
        return f"(?={self._vocabulary['de']}?[{self._any(('bain', 'bains'))}])"

    def _run(self, typed: str, meant: str, before: str = "", behind: str = "") -> Step:
        """Words in a row, looked for as such: of those that everybody writes a step costs each message."""
        symbols, read = ("".join(map(self._vocabulary.__getitem__, run.split())) for run in (typed, meant))
        return symbols, re.compile(f"{before}{symbols}{behind}"), read

    def _inside(self) -> str:
        return f"(?=[{self._any(_INSIDE)}]|$)"

    def _locked_me(self) -> str:
        get = self._vocabulary.__getitem__
        return f"(?:(?<={get('me')}{get('a')})|(?<={get('ma')}))"

    def _participles(self) -> str:
        """Of verbs in -er as they are folded, and some others."""
        words = self._vocabulary.words()
        return self._any((*(word for word in words if self._is_participle(word)), *_PARTICIPLES))

    def _is_participle(self, word: str) -> bool:
        return word.endswith("e") and self._vocabulary.get(f"{word}r") is not None

    def _any(self, words: Iterable[str]) -> str:
        return "".join(filter(None, map(self._vocabulary.get, words)))


def _asked(typed: Iterable[str]) -> Asked:
    """By one symbol, or by the first two of a run."""
    alone, before, behind = (defaultdict[str, int](int) for _ in range(3))
    for place, run in enumerate(typed):
        for of, symbol in ((before, run[0]), (behind, run[1])) if len(run) > 1 else ((alone, run),):
            of[symbol] |= 1 << place
    return Asked(alone, before, behind)

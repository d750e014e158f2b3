"""Endings that sound alike: the one that the word before asks for is read, in whatever way it was typed.

« Il ma frapper », « il veut me tué », « il me fai chanté », « mon mec me fais faire des passe ».
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import partial

from fanal_kernels.symbols import Asked

from api.safety.vocabulary import FIRST, HIGHEST_NUMBER, Vocabulary

# Nobody who means an infinitive writes one of these right before it.
_AUXILIARIES = ("ai", "as", "ont", "suis", "es", "est", "sommes", "sont", "etais", "etait", "ete")
# « Il a », « il ta », « on la »: only behind one who acts, since « a » is « à » and « la » an article, too.
_HAS, _WHO = (
    ("a", "ta", "la"),
    ("il", "ils", "elle", "on", "qui", "m", "me", "t", "te", "l", "lui", "leur", "nous", "vous"),
)
_MY = ("ma", "mon")  # « mon père ma jeter »: before what is done never « ma »
_HAVE, _ACTS = ("ai", "as", "ont"), ("il", "elle", "on", "qui")
_OF_WHOM = (
    "me", "m", "te", "t", "se", "s", "nous", "la", "l", "les", "lui", "que", "qu",
)  # fmt: skip
_BETWEEN = ("deja", "encore", "trop", "tout", "bien", "juste", "toujours")
# Before an infinitive; « le », « la », « les » between would rather be an article.
_WANTS = (
    "veux", "veut", "veulent", "voulait", "vais", "va", "vas", "vont", "peux", "peut", "peuvent", "fais",
    "fait", "font", "faire", "laisse", "laissent", "laisser", "dois", "doit", "faut", "ose",
)  # fmt: skip
_TO_WHOM = ("me", "m", "te", "t", "se", "s", "nous", "pas", "plus", "lui", "y", "en")
_MANY = ("des", "mes", "tes", "nos", "vos", "plusieurs")  # « ses » and « ces » stand for « s’est », « c’est »
# Who goes on speaking of oneself is none of them: « je ne me sens », « … et me suis fait frapper ».
_SPEAKER = ("je", "j", "tu", "ne", "n", "et", "ou", "puis", "pas", "qui", "moi")
_THEY = ("il", "elle", "on", "qui", "ca")
_LIGHT = ("ne", "n", "y", "en", "le", "la", "les", "l", "lui")
# Of the speaker, and how it ends of somebody else.
_OTHERS = {
    "fais": "fait", "veux": "veut", "peux": "peut", "prends": "prend", "dis": "dit", "mets": "met",
    "sais": "sait", "dois": "doit", "vois": "voit", "viens": "vient", "tiens": "tient", "bats": "bat",
    "sors": "sort", "dors": "dort", "pars": "part", "suis": "suit", "connais": "connait", "attends": "attend",
    "rends": "rend", "vends": "vend", "perds": "perd", "sens": "sent", "sers": "sert", "fous": "fout",
    "ecris": "ecrit", "reviens": "revient", "retiens": "retient", "descends": "descend", "tords": "tord",
}  # fmt: skip
_WITH_ME = ("et", "avec", "je", "j", "aussi")  # « on est deux, moi et Sarah »
_BEFORE_INFINITIVES = ("pour", "sans", "pas", "plus", "jamais")
_TO_ME = ("me", "m", "nous", "se", "s")
_SHORTEST = 3  # letters before the ending
_MOST_BETWEEN = 2  # pronouns and negations before an infinitive


Step = tuple[re.Pattern[str], Mapping[str, str]]
Steps = dict[str, int]  # of a symbol, the steps that it has a part in, as bits


class Endings:
    """Each symbol stands in its place: their number stays the same."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._vocabulary = vocabulary
        self._before, self._ended, self._bit = Steps(), Steps(), 1
        one, several = vocabulary.number(1), "".join(map(vocabulary.number, range(2, HIGHEST_NUMBER + 1)))
        infinitives = dict(self._ending("er", "e"))
        participles = {participle: infinitive for infinitive, participle in infinitives.items()}
        plurals, months = dict(self._ending("", "s")), {vocabulary["moi"]: vocabulary["mois"]}
        kept = {*months, vocabulary["par"]}
        who, between = self._any(_WHO), self._any(_BETWEEN)
        self._steps = [
            self._step(
                f"(?:{self._any(_AUXILIARIES)}|{who}{self._any(_HAS)}|{self._any(_MY)}){between}?",
                infinitives,
            ),
            # « J'ai avalée »: no ending follows one who has, unless it is behind « me », « la », « l' ».
            self._step(
                f"(?<!{self._any(_OF_WHOM)})(?:{self._any(_HAVE)}|{self._any(_ACTS)}{vocabulary['a']}){between}?",
                dict(self._ending("ee", "e")),
            ),
            self._step(f"(?<!{self._any(_SPEAKER)}){self._any(_TO_ME)}", self._of_others()),
            self._step(f"{self._any(_THEY)}{self._any(_LIGHT)}?", self._of_others()),
            self._step(self._any(("me", "se", "nous")), {vocabulary["tu"]: vocabulary["tue"]}),
            self._step(f"{self._any(_WANTS)}{self._any(_TO_WHOM)}{{0,{_MOST_BETWEEN}}}", participles),
            # What is denied stands before « pas »: behind it no verb of a person does.
            self._step(f"{self._any(_BEFORE_INFINITIVES)}{self._any(_TO_ME)}", participles),
            self._step(
                f"(?:{self._any(_MANY)}|[{several}])",
                {single: many for single, many in plurals.items() if single not in kept},
            ),
            self._step(f"[{one}{several}]", months, self._any(_WITH_ME)),
        ]
        self._asked = Asked({}, self._before, self._ended)  # of most messages none

    def heard(self, symbols: str) -> str:
        place = self._asked.first(symbols)
        while place >= 0:
            sought, meant = self._steps[place]
            symbols = sought.sub(partial(_ended, meant), symbols)
            place = self._asked.first(symbols, place + 1)
        return symbols

    def _step(self, before: str, meant: Mapping[str, str], but: str = "(?!)") -> Step:
        """`but`: not before these."""
        for symbols, of in ((before, self._before), (meant, self._ended)):
            for symbol in symbols:
                if ord(symbol) >= FIRST:  # and no sign of the expression
                    of[symbol] = of.get(symbol, 0) | self._bit
        self._bit *= 2
        return re.compile(f"({before})([{''.join(meant)}])(?!{but})"), meant

    def _any(self, words: Iterable[str]) -> str:
        return f"[{''.join(filter(None, map(self._vocabulary.get, words)))}]"

    def _of_others(self) -> Mapping[str, str]:
        get = self._vocabulary.get
        pairs = ((get(speaker), get(other)) for speaker, other in _OTHERS.items())
        return {speaker: other for speaker, other in pairs if speaker and other}

    def _ending(self, typed: str, meant: str) -> Iterator[tuple[str, str]]:
        """The symbols of each word that ends so, and of the same word with the other ending."""
        for word in self._vocabulary.words():
            stem = word.removesuffix(typed)
            other = self._vocabulary.get(stem + meant)
            if other and word.endswith(typed) and len(stem) >= _SHORTEST and stem.isalpha():
                yield self._vocabulary[word], other


def _ended(meant: Mapping[str, str], found: re.Match[str]) -> str:
    return found[1] + meant[found[2]]

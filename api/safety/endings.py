"""« Il ma frapper », « je suis enfermer »: an infinitive behind an auxiliary is read as a participle."""

import re
from collections.abc import Iterable

from api.safety.vocabulary import Vocabulary

# Nobody who means an infinitive writes one of these right before it.
_AUXILIARIES = ("ai", "as", "ont", "suis", "es", "est", "sommes", "sont", "etais", "etait", "ete")
# « Il a », « il ma », « on la »: only behind one who acts, since « a » is « à » and « ma » a possessive, too.
_HAS, _WHO = ("a", "ma", "ta", "la"), ("il", "elle", "on", "qui", "m", "t", "l")
_BETWEEN = ("deja", "encore", "trop", "tout", "bien", "juste", "toujours")
_SHORTEST = 5  # letters of an infinitive


class Endings:
    """`é` and `er` sound alike, and young people write either. The number of symbols stays the same."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        words = [word for word in vocabulary.words() if word.endswith("er") and len(word) >= _SHORTEST]
        self._participle = {
            vocabulary[word]: participle for word in words if (participle := vocabulary.get(word[:-1]))
        }

        def any_of(words: Iterable[str]) -> str:
            return f"[{''.join(filter(None, map(vocabulary.get, words)))}]"

        auxiliary = f"(?:{any_of(_AUXILIARIES)}|{any_of(_WHO)}{any_of(_HAS)})"
        self._sought = re.compile(f"({auxiliary}{any_of(_BETWEEN)}?)([{''.join(self._participle)}])")

    def heard(self, symbols: str) -> str:
        return self._sought.sub(lambda found: found[1] + self._participle[found[2]], symbols)

"""The words around a match that change what it means: negation, time, past, supposition, fiction."""

from collections.abc import Iterable, Iterator
from typing import Literal

from api.safety.part import Part, Span
from api.safety.pattern import NEGATION, Lexicon
from api.safety.piece import Piece
from api.safety.rule import Rule
from api.safety.screening import Level, milder

NEAR = 9  # symbols on each side in which a word of time is read with a match
TOUCH = 5  # the same for the exceptions of a rule
FAR = 14  # the same for fiction, which is often announced early


Excuse = Literal["plain", "doubt"]
Tale = Literal["surely", "perhaps"]


class Grammar:
    def __init__(self, lexicon: Lexicon, pastimes: Iterable[str]) -> None:
        def cue(name: str) -> Part:
            return lexicon.part(f"{{{name}}}")

        self.end = self._break = lexicon.break_symbol
        self._quote = lexicon.quote_symbol
        self._negations = lexicon.singles(NEGATION)
        self._carried = self._negations | lexicon.singles("leger") | lexicon.singles("auxiliaire")
        self._subjects = lexicon.singles("sujet")
        self._led_in = self._carried | lexicon.singles("moi")
        self._nobody, self._articles = lexicon.singles("personne_ne"), lexicon.singles("article")
        self._not_after, self._next = lexicon.singles("negation_apres"), lexicon.singles("suite")
        self._first_person = lexicon.singles("moi")
        self._speaker, self._itself = lexicon.singles("je_seul"), lexicon.singles("me_seul")
        self._undergone = self._itself | lexicon.singles("subi")
        self._someone = lexicon.singles("il") | lexicon.singles("autre") | lexicon.singles("petit_nom")
        self._close = lexicon.singles("proche_agresseur") | lexicon.singles("couple")
        self._named, self._whose = lexicon.singles("parent_nomme"), lexicon.singles("determinant")
        self._soon, self._now = cue("bientot"), cue("maintenant")
        self._past, self._over = cue("passe"), cue("fini")
        self._doubt, self._fiction = cue("doute"), cue("fiction")
        self._of_time = self._soon, self._now, self._past, self._over, self._doubt
        self._of_tales = (self._fiction,)
        self._if = lexicon.singles("si")
        self._pastimes, self._goes_on = tuple(map(lexicon.part, pastimes)), lexicon.singles("suite_du_recit")

    def grade(self, rule: Rule, part: Part, piece: Piece, span: Span) -> Level:
        symbols = piece.symbols
        start, end = span
        level = self._in_time(rule, piece, span) if rule.shifts else rule.level
        if rule.negatable and not part.negative and self._negated(symbols, start, end):
            level = milder(level, "concern")
        if "if" in rule.shifts and self._supposed(symbols, start):
            level = milder(level, rule.shifts["if"])
        return level

    def excepted(self, rule: Rule, piece: Piece, spans: list[Span]) -> Excuse | None:
        """In each sentence of a match, an exception of the rule stands in it or next to it.

        A bare word (« lycée », « vacances ») is no proof that a precise rule is wrong: it leaves a doubt.
        """
        unless, told = piece.those(rule.unless), piece.those(rule.tales)
        if told and any(self._lived(piece.symbols, *span) for span in spans):
            told = []
        if not (unless or told):
            return None
        excuse: Excuse = "plain"
        for first, behind in self._sentences(piece.symbols, spans):
            near = [part for part in (*unless, *told) if piece.near(part, first, behind)]
            if not near:
                return None
            if rule.grave and not rule.excusable and all(part.bare and part not in told for part in near):
                excuse = "doubt"
        return excuse

    def _sentences(self, symbols: str, spans: list[Span]) -> Iterator[Span]:
        """Of each sentence what a match holds of it, the words next to that, and its end if it is so near.

        What another sentence says excuses nothing: a harmless one may stand before or behind any danger.
        """
        found: dict[int, Span] = {}
        for start, end in spans:
            left = symbols.rfind(self._break, 0, start) + 1
            first, last = found.get(left, (start, end))
            found[left] = min(first, start), max(last, end)
        for left, (start, end) in found.items():
            right = self._right(symbols, end, TOUCH)
            yield max(left, start - TOUCH), right + symbols.startswith(self._break, right)

    def _lived(self, symbols: str, start: int, end: int) -> bool:
        """Done to the visitor by someone: « il m'a … », « je me suis fait … », not « ce film m'a … »."""
        words = symbols[max(0, start - 2) : end]
        if not self._close.isdisjoint(words):
            return not self._first_person.isdisjoint(words)
        for place, symbol in enumerate(words):
            if symbol in self._itself and not self._someone.isdisjoint(words[:place]):
                return True
            if symbol in self._speaker and not self._undergone.isdisjoint(words[place + 1 : place + 3]):
                return True
        return False

    def _own_kin(self, symbols: str, start: int, end: int) -> bool:
        """« Papa », « maman », of nobody else: not « le papa », « son papa »."""
        return any(
            symbols[place] in self._named and symbols[max(0, place - 1) : place] not in self._whose
            for place in range(max(0, start - 2), end)
        )

    def _around(self, symbols: str, span: Span, reach: int) -> Span:
        """What stands so near to a place, in its sentence."""
        start, end = span
        left = symbols.rfind(self._break, 0, start) + 1
        return max(left, start - reach), self._right(symbols, end, reach)

    def _right(self, symbols: str, end: int, reach: int) -> int:
        stop = symbols.find(self._break, end)
        return min(end + reach, stop if stop >= 0 else len(symbols))

    def _in_time(self, rule: Rule, piece: Piece, span: Span) -> Level:
        shifts = rule.shifts
        if not piece.those(self._of_time):
            return rule.level
        near = self._around(piece.symbols, span, NEAR)
        soon = piece.near(self._soon, *near)
        if soon and "soon" in shifts:
            return shifts["soon"]
        if "past" in shifts and not soon and (piece.near(self._past, *near) or piece.near(self._over, *near)):
            return shifts["past"]
        if "now" in shifts and piece.near(self._now, *near):
            return shifts["now"]
        if "doubt" in shifts and piece.near(self._doubt, *near):
            return shifts["doubt"]
        return rule.level

    def _negated(self, symbols: str, start: int, end: int) -> bool:
        if not self._negations.isdisjoint(symbols[start:end]) or self._not_after_all(symbols, end):
            return True
        nobody = (place for place in range(start, end) if symbols[place] in self._nobody)
        if any(self._does(symbols, place, end) for place in nobody):
            return True
        if symbols[start] in self._subjects:
            return False
        for place in range(start - 1, max(start - 4, -1), -1):
            symbol = symbols[place]
            if symbol in self._negations or (symbol in self._nobody and self._does(symbols, place, end)):
                return True
            if symbol not in self._carried:
                return False
        return False

    def _not_after_all(self, symbols: str, end: int) -> bool:
        """« Il me tape pas, … » is a denial; « il me tape pas fort » and « il me tape pas elle » are not."""
        if symbols[end : end + 1] not in self._not_after:
            return False
        following = symbols[end + 1 : end + 2]
        return following in ("", self._break) or following in self._next

    def _does(self, symbols: str, start: int, end: int) -> bool:
        """« Personne me tape », not « une (jeune) personne me tape » nor « personne sait qu'il me tape »."""
        if not self._articles.isdisjoint(symbols[max(0, start - 2) : start]):
            return False
        after = symbols[start + 1 : end]
        return after[:1] in self._led_in and self._subjects.isdisjoint(after)

    def _supposed(self, symbols: str, start: int) -> bool:
        return not self._if.isdisjoint(symbols[max(0, start - 2) : start + 1])

    def tale(self, rule: Rule, piece: Piece, span: Span) -> Tale | None:
        """A film, a lesson or a game nearby, and nobody of the visitor's life in the words, unless quoted.

        Surely where it is what is told of, or quoted; « je joue à la switch » beside it leaves a doubt.
        """
        if not rule.fictional or not piece.those(self._of_tales):
            return None
        symbols = piece.symbols
        first, behind = self._around(symbols, span, FAR)
        if not piece.near(self._fiction, first, behind):
            return None
        start, end = span
        quoted = self._quote in symbols[max(first, start - 3) : min(behind, end + 3)]
        if not quoted and (
            not self._first_person.isdisjoint(symbols[max(0, start - 2) : end])
            or self._own_kin(symbols, start, end)
        ):
            return None
        return "surely" if quoted or self._told_of(piece, first, behind) else "perhaps"

    def _told_of(self, piece: Piece, first: int, behind: int) -> bool:
        """Whether fiction is left in a run that holds some, without what somebody does beside."""
        beside = piece.those(self._pastimes)
        if not beside:
            return True
        run = piece.of(piece.symbols[first:behind])
        for part in beside:
            run = self._without(part, run)
        return run.near(self._fiction, 0, len(run.symbols))

    def _without(self, pastime: Part, piece: Piece) -> Piece:
        """Where it doesn't go on, the end of a sentence stands for it."""
        symbols, left, done = piece.symbols, "", 0
        for start, end in piece.spans(pastime):
            if symbols[end : end + 1] not in self._goes_on:
                left += symbols[done:start] + self._break
                done = end
        return piece.of(left + symbols[done:]) if done else piece

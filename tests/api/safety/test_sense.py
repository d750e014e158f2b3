"""The network that reads a message as a whole: its files, what it raises, what it calms."""

import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from fanal_kernels.network import LONGEST, Question

from api.safety import Context, Phrases, screen, weighing
from api.safety.features import Features
from api.safety.sense import ROWS, SILENCE, TEXT, SenseError, load_sense
from tests.api.safety.conftest import RESOURCES
from tests.kernels.hearing import said

Damage = Callable[[list[str], bytes], tuple[list[str], bytes]]
DAMAGES: dict[str, Damage] = {
    "a name is missing": lambda names, rows: (names[:9] + names[10:], rows),
    "a name stands twice": lambda names, rows: (names[:9] + names[8:9] + names[10:], rows),
    "rows are missing": lambda names, rows: (names, rows[: len(rows) // 2]),
    "a part of a row is missing": lambda names, rows: (names, rows[:-1]),
    "rows of another learning": lambda names, rows: (names, bytes(value ^ 1 for value in rows)),
}


@pytest.mark.parametrize("damage", DAMAGES.values(), ids=DAMAGES.keys())
def test_files_that_do_not_belong_together_are_refused(damage: Damage, tmp_path: Path) -> None:
    """One word would be taken for another, and dangers for harmless talk."""
    head, *names = (RESOURCES / TEXT).read_text(encoding="utf-8").splitlines()
    names, rows = damage(names, (RESOURCES / ROWS).read_bytes())
    (tmp_path / TEXT).write_text("\n".join([head, *names]), encoding="utf-8")
    (tmp_path / ROWS).write_bytes(rows)
    with pytest.raises(SenseError, match="belong"):
        load_sense(tmp_path, Features())


def test_nothing_said_is_silence(phrases: Phrases) -> None:
    features = phrases.ears.features
    assert phrases.sense.of(said([], features)) == SILENCE
    assert phrases.sense.of(said(["merci", "mdr"], features)) == SILENCE


@pytest.mark.parametrize("around", ["mdr", "merci", "bonjour", "ok", "stp"])
def test_fillers_change_nothing(around: str, phrases: Phrases) -> None:
    told = ["il", "monte", "les", "escaliers"]
    sounds = [
        phrases.sense.of(said(words, phrases.ears.features))[:2]
        for words in (told, [around, *told], [*told, "<break>", around])
    ]
    assert sounds[0] == sounds[1] == sounds[2]


def test_long_talk_is_heard_in_stretches(phrases: Phrases) -> None:
    danger = ["il", "va", "me", "tuer", "il", "est", "derriere", "la", "porte"]
    calm = ["on", "mange", "des", "pates", "ce", "midi"] * 20
    found = phrases.sense.of(said([*calm, *danger, *calm], phrases.ears.features))
    assert found.end - found.start <= LONGEST
    assert found.start <= len(calm) < found.end
    assert found.high > phrases.sense.of(said(calm, phrases.ears.features)).high + 2


@pytest.fixture
def calm(phrases: Phrases, monkeypatch: pytest.MonkeyPatch) -> Phrases:
    """To whom all sounds harmless."""
    monkeypatch.setattr(weighing, "EVIDENT", 0.0)
    monkeypatch.setattr(sys.modules["api.safety.screen"], "suspicion_in", lambda *_: None)
    never = Question(-99.0, (0.0,) * len(phrases.sense.high.weights))
    return replace(phrases, sense=replace(phrases.sense, high=never))


def test_what_a_rule_saw_is_a_concern_at_least(calm: Phrases) -> None:
    found = screen("le dresseur du pont m'a battu avec une seule carpe niveau 60", phrases=calm)
    assert found.level == "concern"
    assert found.rules[:2] == ("opinion.calm", "violence.hit")


@pytest.mark.parametrize("text", ["il va me tuer", "au secours"])
def test_what_is_certain_is_never_calmed(text: str, calm: Phrases) -> None:
    found = screen(text, phrases=calm)
    assert found.level == "immediate"
    assert "opinion.calm" not in found.rules


def calmed(text: str, phrases: Phrases) -> bool:
    return screen(text, phrases=phrases).rules[:1] == ("opinion.calm",)


LOOK_ALIKE = "le dresseur du pont m'a battu avec une seule carpe niveau 60"


def test_only_what_stands_around_a_match_may_calm_it(phrases: Phrases) -> None:
    """« rattrapée » alone sounds like little to the network: that is no evidence."""
    assert calmed(LOOK_ALIKE, phrases)
    assert screen("ils m'ont rattrapée", phrases=phrases).level == "immediate"


@pytest.mark.parametrize(("bound", "value"), [("CALM", -99.0), ("BESIDE", -99.0), ("EVIDENT", 99.0)])
def test_each_bound_keeps_from_calming(
    bound: str, value: float, phrases: Phrases, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(weighing, "MANY", 0)  # the other way to a concern: test_untold.py
    assert calmed(LOOK_ALIKE, phrases)
    monkeypatch.setattr(weighing, bound, value)
    assert not calmed(LOOK_ALIKE, phrases)


FIRM = "ma fille cadette est prise en otage par sa série, plus moyen de mettre la table"


@pytest.mark.parametrize("model", ["network", "both"])
def test_what_a_firm_phrase_saw_is_calmed_where_both_models_are_surer(
    model: str, phrases: Phrases, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert calmed(FIRM, phrases)
    assert not calmed(FIRM.replace("sa série", "deux hommes"), phrases)
    monkeypatch.setitem(weighing.SURELY_CALM, model, -99.0)
    assert not calmed(FIRM, phrases)


def test_no_other_sentence_is_asked(phrases: Phrases, monkeypatch: pytest.MonkeyPatch) -> None:
    """What makes the look-alike harmless counts in its own sentence only."""
    monkeypatch.setattr(weighing, "CALM", 99.0)
    assert calmed(LOOK_ALIKE, phrases)
    assert not calmed("le dresseur du pont. m'a battu. avec une seule carpe niveau 60", phrases)


def test_a_danger_of_the_same_rule_is_not_calmed_with_a_look_alike(phrases: Phrases) -> None:
    text = "mon chat a kidnappé mes chaussettes, fou rire. son frère me garde, pitié"
    assert screen(text, phrases=phrases).level == "immediate"


PLAIN = (
    "je vais me suicider ce soir", "je me tue demain après le bac", "j'ai avalé une boîte de doliprane",
    "mon père a un couteau", "j'ai pas pu faire sport, j'ai des bleus, c'est papa",
    "je dors dans le métro avec mon chien", "il m'a enfermée dans la chambre", "mon beau-père me frappe",
    "il arrive je me cache dans le placard", "il a dit qu'il allait me défigurer",
)  # fmt: skip
CHATTER = (
    "{}",
    "{} et mon chat est trop mignon",
    "on a mangé des crêpes, {}, demain on a sport",
    "j'ai regardé un film d'horreur trop bien avec ma soeur, {} et mon chat dort sur la console",
    "{}, sinon demain on a contrôle de maths et après y a le match avec mes potes",
)


@pytest.mark.parametrize("around", CHATTER)
@pytest.mark.parametrize("text", PLAIN)
def test_everyday_talk_never_calms_plain_words(text: str, around: str, phrases: Phrases) -> None:
    assert screen(around.format(text), phrases=phrases).level in {"high", "immediate"}


def test_a_danger_that_the_conversation_showed_is_not_calmed(phrases: Phrases, calm: Phrases) -> None:
    before = Context().after("il me tape", screen("il me tape", phrases=phrases))
    assert screen("il est là", before, phrases=calm).level == "immediate"


LOOK_ALIKES = (  # a rule fires, and what stands around its words says why that is nothing
    "le dresseur du pont m'a battu avec une seule carpe niveau 60, humiliation",
    "ma petite fille fait de la boxe, elle a mis une droite à son entraineur pendant l'assaut, il était ravi",
)


@pytest.mark.parametrize("text", LOOK_ALIKES)
def test_a_rule_that_was_deceived_is_calmed(text: str, phrases: Phrases) -> None:
    found = screen(text, phrases=phrases)
    assert found.level == "concern"
    assert found.rules[0] == "opinion.calm"

"""Where, how old, to whom: read from plain words, in spite of spelling and of common words."""

from pathlib import Path

import pytest

from bot.folding import fold, plain
from bot.nlu.ages import age_band
from bot.nlu.gazetteer import Gazetteer, read
from bot.nlu.spelling import Spelling
from tests.bot.conftest import Talk, labels, texts


@pytest.fixture(scope="module")
def places() -> Gazetteer:
    return read(
        Path("resources/places"),
        ["il", "est", "nice", "la", "rue", "a", "bout", "tours", "sens", "signes", "bonne"],
    )


@pytest.mark.parametrize(
    ("text", "expected", "place"),
    [
        ("je suis à Nice", False, "Nice"),
        ("chui a marseille là", False, "marseille"),
        ("jsuis sur lyon", False, "lyon"),
        ("j'habite à Saint-Denis", False, "Saint-Denis"),
        ("dans le 93", False, "93"),
        ("75018", False, "75018"),
        ("en Seine-Saint-Denis", False, "Seine-Saint-Denis"),
        ("nice", True, "nice"),
        ("93", True, "93"),
        ("St Denis", True, "St Denis"),
        ("une asso à Tours", True, "Tours"),
        ("planning familial pas loin de rouen", True, "rouen"),
        ("bdx", True, "bdx"),
    ],
)
def test_a_place_is_found_as_typed(places: Gazetteer, text: str, expected: bool, place: str) -> None:  # noqa: FBT001
    span = places.find(text, expected=expected)
    assert span is not None
    assert span.value == place == text[span.start : span.end]


@pytest.mark.parametrize(
    "text",
    [
        "il est nice",
        "je suis à la rue",
        "jsuis a bout",
        "j'ai fait 3 tours",
        "en tout sens",
        "il vient à 15 h",
        "j'ai 15 ans",
        "bonne idée",
        "il me met la pression",
        "à la prochaine",
    ],
)
def test_common_words_are_no_places(places: Gazetteer, text: str) -> None:
    assert places.find(text, expected=False) is None


def test_a_house_without_places_finds_nothing(tmp_path: Path) -> None:
    assert read(tmp_path, []).find("je suis à Nice", expected=False) is None


@pytest.mark.parametrize(
    ("text", "band"),
    [
        ("j'ai 14 ans", "under_15"),
        ("g 15ans", "15_17"),
        ("17 piges", "15_17"),
        ("ma fille de 13 ans", "under_15"),
        ("16", "15_17"),
        ("j'ai 19 ans", "adult"),
        ("je suis majeure", "adult"),
    ],
)
def test_an_age_becomes_a_band(text: str, band: str) -> None:
    found = age_band(text)
    assert found is not None
    assert found[2] == band


@pytest.mark.parametrize(
    "text", ["depuis 12 ans", "ça fait 7 ans", "il y a 10 ans", "j'ai 2 chats", "dans le 13"]
)
def test_a_duration_is_no_age(text: str) -> None:
    assert age_band(text) is None


def test_the_same_words_lean_to_what_this_audience_means(talk: Talk) -> None:
    talk.take("inform_audience", audience="parent")
    assert talk.say("est-ce qu'il risque quelque chose ?")["intent"] == "parent_legal"


def test_invisible_marks_and_command_signs_are_removed() -> None:
    assert plain("\u200b/restart") == "restart"
    assert plain("EXTERNAL: x") == "x"
    assert fold("  Élève — ŒUVRE ! ") == "eleve oeuvre"


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("JSUIS là", "je suis là"), ("mon keum", "mon mec"), ("ouiii", "oui"), ("p e u r", "peur")],
)
def test_spellings_become_the_words_they_stand_for(typed: str, meant: str) -> None:
    assert Spelling({"jsuis": "je suis", "keum": "mec"}).rewrite(typed) == meant


def test_a_parent_never_hears_tu_nor_a_young_person_vous(talk: Talk) -> None:
    for text in (
        "je suis une maman",
        "bonjour",
        "ma fille se fait du mal",
        "fais mes devoirs",
        "merci",
        "c'est anonyme ?",
    ):
        turn = talk.say(text)
        assert turn["slots"]["audience"] == "parent"
        assert not {"tu", "te", "toi", "ton", "ta", "tes"} & {
            word for said in texts(turn) for word in fold(said).split()
        }
    turn = talk.say("en fait c'est moi, j'ai 15 ans")
    assert turn["slots"]["audience"] == "young"
    assert not {"vous", "votre", "vos"} & {word for said in texts(turn) for word in fold(said).split()}


def test_an_emoji_that_stands_for_a_word_is_heard_and_marks_alone_are_a_miss(talk: Talk) -> None:
    assert talk.say("👍")["intent"] == "affirm"
    assert talk.say("😭😭")["intent"] == "distress"
    for marks in ("…", "...", " - "):
        assert talk.say(marks)["intent"] == "nlu_fallback"


def test_who_waits_for_a_person_hears_from_the_desk_where_her_wish_stands(young: Talk) -> None:
    """The bot can't know: she may be in the queue, or have a code while nobody is there."""
    for said in ("vous êtes là ?", "tjrs pas de personne ?", "re", "coucou c'est encore moi"):
        turn = young.say(said, waiting=True)
        assert any("programme" in text or "équipe" in text for text in texts(turn))
        assert [item["do"] for item in turn["messages"] if item.get("do")] == ["hand_off"]
        assert not any("file" in text for text in texts(turn))
        assert "ask_human" not in {
            choice["payload"]["intent"] for item in turn["messages"] for choice in item.get("choices", [])
        }
    assert any("programme" in text for text in texts(young.say("t'es un robot ?", waiting=False)))


@pytest.mark.parametrize("text", ["jvais te fracasser le bot", "je vais vous faire la peau, bande de nuls"])
def test_a_threat_at_the_program_is_anger(talk: Talk, text: str) -> None:
    turn = talk.say(text)
    assert turn["intent"] == "insult"
    assert turn["slots"]["suicidal_act"] is None


def test_a_wish_to_die_stays_one(young: Talk) -> None:
    assert young.say("jvais me tuer")["intent"] == "suicidal"


@pytest.mark.parametrize("text", ["wsh la mif", "bolosse va", "azy ferme la", "fais mon devoir de maths"])
def test_somebody_unknown_hears_tu_as_in_the_first_words(talk: Talk, text: str) -> None:
    turn = talk.say(text)
    assert turn["slots"]["audience"] is None
    assert not {"vous", "votre", "vos"} & {word for said in texts(turn) for word in fold(said).split()}


def test_what_is_not_for_us_offers_each_choice_once(young: Talk) -> None:
    offered = labels(young.say("fais mon devoir de maths"))
    assert len(offered) == len(set(offered)) == 3


def test_who_is_of_age_hears_of_help_for_adults(talk: Talk) -> None:
    turn = talk.say("j'ai 24 ans et je vois des hommes pour de l'argent")
    shown = [line for item in turn["messages"] if item.get("do") == "show_helplines" for line in item["ids"]]
    assert "victims_116006" in shown
    assert "allo_119" not in shown


def test_what_one_fears_is_asked_once(young: Talk) -> None:
    asked = texts(young.say("j'ai peur de ce qui va m'arriver si je parle"))
    again = texts(young.say("j'ai peur que ça se sache"))
    assert asked[-1].endswith("?")
    assert not any("peur ?" in text for text in again)

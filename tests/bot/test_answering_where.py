"""After «tu es vers où ?» a name is the answer, whatever its letters resemble; danger is never one."""

import pytest

from bot.nlu.gazetteer import Gazetteer
from tests.bot.conftest import Talk, texts

PLACES = Gazetteer(
    {
        "rodez": 24_000,
        "le mans": 146_000,
        "pau": 77_000,
        "gourdon": 4_000,
        "mere": 1_700,
        "tours": 138_000,
        "sos": 600,
        "y": 80,
    },
    ["lot", "aveyron"],
    ["12000"],
    ["mere", "tours", "sos"],
)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Rodez", "Rodez"),
        ("c'est Pau", "Pau"),
        ("le mans stp", "le mans"),
        ("Gourdon dans le lot", "Gourdon"),
        ("12000 rodez", "rodez"),
        ("dans le 12", "12"),
    ],
)
def test_a_place_alone_is_seen_among_small_words(text: str, value: str) -> None:
    named = PLACES.alone(text)
    assert named is not None
    assert named.value == value


@pytest.mark.parametrize("text", ["chez ma mère", "y a", "je suis en vrac", "Rodez me manque", ""])
def test_what_says_more_or_nothing_is_no_place_alone(text: str) -> None:
    assert PLACES.alone(text) is None


def test_numbers_of_something_and_sayings_are_no_places() -> None:
    known = Gazetteer({"place": 355, "cours": 4306, "rennes": 220000}, [], ["35000", "12000"], ["place"])
    for text in (
        "elle doit 35000 euros",
        "il veut 12000€",
        "je suis sur place",
        "c'est en cours",
        "dans le 20 minutes",
    ):
        assert known.find(text, expected=True) is None, text
        assert known.alone(text) is None, text
    assert known.find("je suis à Rennes 35000", expected=True) is not None
    assert known.find("je suis à Cours", expected=True) is not None


def test_only_towns_whose_name_is_no_word_are_places_unasked() -> None:
    cities = [
        name for name in ("Pau", "Gourdon", "Tours", "sos") if (PLACES.alone(name) or ("", 0, False))[2]
    ]
    assert cities == ["Pau"]


@pytest.mark.parametrize(
    "town",
    ["Rodez", "Angers", "Bondy", "Sens", "Arras", "Vire", "Auch", "Die", "Guéret", "vers Dax", "c'est Lens"],
)
def test_the_answer_to_where_is_a_place(young: Talk, town: str) -> None:
    young.take("find_help_nearby", need="shelter")
    turn = young.say(town)
    assert turn["intent"] == "inform_place"
    assert turn["slots"]["place"] in town
    assert {"do": "find_services", "need": "shelter"} in turn["messages"]


def test_a_misspelt_answer_is_left_to_the_directory(young: Talk) -> None:
    young.take("find_help_nearby", need="shelter")
    turn = young.say("xvtrz")
    assert (turn["intent"], turn["slots"]["place"]) == ("inform_place", None)


@pytest.mark.parametrize(
    ("text", "intents"),
    [
        ("au secours", {"danger_now"}),
        ("il arrive", {"danger_now"}),
        ("sos", {"danger_now"}),
        ("je veux mourir", {"suicidal"}),
        ("laisse tomber", {"deny"}),
        ("jsp", {"unsure"}),
    ],
)
def test_what_is_no_answer_is_heard_as_it_is_meant(young: Talk, text: str, intents: set[str]) -> None:
    young.take("find_help_nearby", need="shelter")
    assert young.say(text)["intent"] in intents


@pytest.mark.parametrize("town", ["Créteil", "Avignon", "Narbonne", "Auch"])
def test_a_towns_name_is_a_place_unasked(talk: Talk, town: str) -> None:
    assert talk.say(town)["intent"] == "inform_place"


def test_a_place_said_before_is_not_taken_for_this_messages(young: Talk) -> None:
    young.say("un médecin à Lyon")
    assert young.say("merci")["slots"]["place"] is None


@pytest.mark.parametrize(
    ("told", "need"),
    [
        ("j'aimerais faire un test du sida", "health"),
        ("j'ai été violée par un voisin", "health"),
        ("jme suis barré de chez mes parents", "shelter"),
        ("j'ai pas de logement en ce moment", "shelter"),
        ("mon mec me frappe", "violence"),
    ],
)
def test_what_was_told_says_what_is_looked_for(young: Talk, told: str, need: str) -> None:
    young.say(told)
    turn = young.say("je suis à Limoges")
    assert {"do": "find_services", "need": need} in turn["messages"]


def test_where_nothing_was_told_somebody_to_talk_to_is_looked_for(young: Talk) -> None:
    turn = young.say("je suis à Limoges")
    assert "écoute" in " ".join(texts(turn)) or "parler" in " ".join(texts(turn))


@pytest.mark.parametrize("text", ["jsuis à mayotte", "et à Mayotte ?", "dans l'Aveyron"])
def test_a_department_is_a_place_where_it_is_said_to_be_one(talk: Talk, text: str) -> None:
    assert talk.say(text)["intent"] == "inform_place"


def test_a_place_in_words_that_say_nothing_else(talk: Talk) -> None:
    turn = talk.say("jsui en guadeloupe ya quoi")
    assert turn["intent"] in {"inform_place", "find_help_nearby"}
    assert turn["slots"]["place"] == "guadeloupe"


def test_which_of_two_towns(young: Talk) -> None:
    young.say("un médecin à Saint-Denis")
    for answer in ("celui près de Paris", "nan le 974"):
        turn = young.say(answer)
        assert turn["intent"] == "inform_place"
        assert {"do": "find_services", "need": "health"} in turn["messages"]


def test_what_is_sought_is_read_with_the_town(young: Talk) -> None:
    turn = young.say("je cherche un lieu pour parler vers Rennes")
    assert {"do": "find_services", "need": "listening"} in turn["messages"]


def test_a_need_named_alone_is_the_answer_to_what_is_sought(talk: Talk) -> None:
    talk.take("inform_audience", audience="professional")
    talk.say("je cherche une structure")
    assert {"do": "find_services", "need": "shelter"} in talk.say("hébergement")["messages"]
    assert {"do": "find_services", "need": "exploitation"} in talk.say("prostitution")["messages"]


@pytest.mark.parametrize("text", ["elle va y retourner", "le soir", "avec lui", "pas trop loin stp"])
def test_words_that_name_no_place_are_none_where_one_is_asked_for(parent: Talk, text: str) -> None:
    parent.take("find_help_nearby", need="legal")
    assert parent.say(text)["intent"] != "inform_place"


def test_a_misspelt_town_still_is_one(parent: Talk) -> None:
    parent.take("find_help_nearby", need="legal")
    assert parent.say("Villenuve dasq")["intent"] == "inform_place"

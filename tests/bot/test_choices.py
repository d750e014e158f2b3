"""What is typed after choices were offered does what the button does."""

import pytest

from bot.choices import chosen
from bot.payload import NotAPayload, read
from tests.bot.conftest import Talk, labels

PERSON = [
    {"title": "Oui, une personne", "payload": "/ask_human"},
    {"title": "Non, on continue", "payload": "/choose_other"},
]
NEEDS = [
    {"title": "Quelqu’un pour parler", "payload": '/find_help_nearby{"need": "listening"}'},
    {"title": "Un endroit où dormir", "payload": '/find_help_nearby{"need": "shelter"}'},
    {"title": "Un soignant", "payload": '/find_help_nearby{"need": "health"}'},
]
WHEN = [
    {"title": "Ces derniers jours", "payload": "/choose_sexual_recent"},
    {"title": "Il y a longtemps", "payload": "/choose_sexual_past"},
    {"title": "Ça continue", "payload": "/choose_sexual_ongoing"},
]


@pytest.mark.parametrize(
    "typed",
    [
        "oui",
        "Oui !",
        "OUIIII",
        "ouais",
        "ok",
        "oui stp",
        "une personne",
        "oui une persone",
        "la première",
        "1",
        "le 1er",
    ],
)
def test_a_typed_yes_is_the_yes_button(typed: str) -> None:
    choice = chosen(typed, PERSON)
    assert choice is not None
    assert choice.intent == "ask_human"


@pytest.mark.parametrize(
    "typed",
    ["non", "nan", "Non merci", "nnn", "non on continue", "2", "le deuxième", "la seconde", "le dernier"],
)
def test_a_typed_no_is_the_no_button(typed: str) -> None:
    choice = chosen(typed, PERSON)
    assert choice is not None
    assert choice.intent == "choose_other"


@pytest.mark.parametrize(
    ("typed", "need"),
    [
        ("quelqu'un pour parler", "listening"),
        ("qelqu'un pour parler", "listening"),
        ("2", "shelter"),
        ("un endroit ou dormir", "shelter"),
        ("dormir", "shelter"),
        ("UN SOIGNANT", "health"),
        ("soignan", "health"),
        ("le troisième", "health"),
        ("3", "health"),
    ],
)
def test_a_labels_own_words_choose_it(typed: str, need: str) -> None:
    choice = chosen(typed, NEEDS)
    assert choice is not None
    assert choice.entities == {"need": need}


@pytest.mark.parametrize(
    ("typed", "intent"),
    [
        ("hier", "choose_sexual_recent"),
        ("Hier soir", "choose_sexual_recent"),
        ("c'était avant-hier", "choose_sexual_recent"),
        ("cette nuit", "choose_sexual_recent"),
        ("ct samedi soir", "choose_sexual_recent"),
        ("la semaine derniere", "choose_sexual_recent"),
        ("ya 2 jours", "choose_sexual_recent"),
        ("il y a trois semaines", "choose_sexual_recent"),
        ("ya 2 ans", "choose_sexual_past"),
        ("y'a longtemps", "choose_sexual_past"),
        ("l'année dernière", "choose_sexual_past"),
        ("quand j'étais petite", "choose_sexual_past"),
        ("j'avais 8 ans", "choose_sexual_past"),
        ("tous les soirs", "choose_sexual_ongoing"),
        ("tt le temps", "choose_sexual_ongoing"),
        ("depuis 2 ans", "choose_sexual_ongoing"),
        ("ya 2 ans mais ça continue", "choose_sexual_ongoing"),
    ],
)
def test_a_time_chooses_the_label_that_means_it(typed: str, intent: str) -> None:
    choice = chosen(typed, WHEN)
    assert choice is not None
    assert choice.intent == intent


@pytest.mark.parametrize(
    "typed",
    [
        "hier il m'a frappée",
        "il revient ce soir",
        "il continue de me suivre",
        "j'ai 2 ans de plus",
        "je sais pas",
        "encore lui",
    ],
)
def test_a_time_with_something_told_is_left_to_the_model(typed: str) -> None:
    assert chosen(typed, WHEN) is None


@pytest.mark.parametrize("typed", ["hier", "ya 2 ans", "tous les soirs"])
def test_a_time_chooses_nothing_where_none_is_offered(typed: str) -> None:
    assert chosen(typed, NEEDS) is None


@pytest.mark.parametrize(
    ("told", "typed", "button"),
    [
        ("sexual_violence", "hier soir", "Ces derniers jours"),
        ("sexual_violence", "ya 2 ans", "Il y a longtemps"),
        ("sexual_violence", "tous les soirs", "Ça continue"),
        ("choose_health_pregnant", "la semaine derniere", "Ces derniers jours"),
        ("choose_health_pregnant", "ya 2 mois", "Plus longtemps"),
    ],
)
def test_a_time_answers_when_it_was(young: Talk, told: str, typed: str, button: str) -> None:
    offered = [choice for item in young.take(told)["messages"] for choice in item.get("choices", [])]
    means = next(choice["payload"]["intent"] for choice in offered if choice["label"] == button)
    assert young.say(typed)["intent"] == means


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "  ",
        "personne m'aime",
        "oui mais il est encore là et j'ai peur",
        "je veux dormir et ne plus jamais me réveiller",
        "4",
        "j'ai 2 frères",
        "j'ai parlé à un soignant hier et il s'est moqué de moi, je n'irai plus",
    ],
)
def test_words_of_their_own_are_left_to_the_model(typed: str) -> None:
    assert chosen(typed, NEEDS) is None


@pytest.mark.parametrize(
    "typed", ["jsuis au 3eme", "au 2eme", "on est au 1er", "en seconde", "en 3eme", "jsuis en premiere"]
)
def test_a_floor_and_a_class_at_school_choose_nothing(typed: str) -> None:
    assert chosen(typed, WHEN) is None


@pytest.mark.parametrize("typed", ["le 2eme", "la deuxième", "2", "le second"])
def test_a_rank_is_still_a_choice(typed: str) -> None:
    choice = chosen(typed, WHEN)
    assert choice is not None
    assert choice.intent == "choose_sexual_past"


def test_without_choices_nothing_is_chosen() -> None:
    assert chosen("oui", []) is None


def test_a_payload_that_is_not_one_is_refused_by_name() -> None:
    with pytest.raises(NotAPayload):
        read("ask_human")
    with pytest.raises(NotAPayload):
        read("/ask_human{need}")


def test_a_typed_answer_in_a_conversation_does_what_the_button_does(young: Talk) -> None:
    young.take("find_help_nearby")
    assert {"do": "find_services", "need": "shelter"} in young.say("un endroit ou dormir stp")["messages"]


def test_yes_to_a_person_asks_for_the_hand_off(young: Talk) -> None:
    assert "Oui, une personne" in labels(young.take("bot_challenge"))
    assert any(item.get("do") == "hand_off" for item in young.say("ouiii")["messages"])


@pytest.mark.parametrize("text", ["a l'hotel", "jsui ds un hotel"])
def test_a_hotel_is_an_answer_to_where(young: Talk, text: str) -> None:
    assert "Chez quelqu’un, à l’hôtel" in labels(young.take("runaway"))
    assert young.say(text)["intent"] == "choose_run_hosted"

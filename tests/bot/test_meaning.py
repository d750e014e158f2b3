"""Short sentences of adults whose sense hangs on what was told before."""

import pytest

from bot.meaning import asked_by_adults, only_comes_home, own_fault, paid_by_others, where_the_missing_is
from tests.bot.conftest import Talk, texts
from tests.bot.test_flows import RESPONSES

MISSING = frozenset({"parent_missing_child"})
BEATEN = frozenset({"partner_violence"})


@pytest.mark.parametrize(
    "text", ["c'est ma faute ?", "c de ma faute", "vous croyez que c'est ma faute ?", "c'est ma fote ou pas"]
)
def test_a_fault_of_ones_own(text: str) -> None:
    assert own_fault(text)


@pytest.mark.parametrize("text", ["c'est ma faute si on l'a forcée", "c'est sa faute ?", "je suis fautive"])
def test_more_is_told_than_a_fault(text: str) -> None:
    assert not own_fault(text)


@pytest.mark.parametrize(
    "text", ["il rentre ce soir", "mon fils rentre ce soir", "elle revient demain", "il rentre à 18h"]
)
def test_coming_home_is_harmless_unless_a_danger_was_told(text: str) -> None:
    assert only_comes_home(text, frozenset())
    assert only_comes_home(text, MISSING)
    assert not only_comes_home(text, BEATEN)


@pytest.mark.parametrize(
    "text", ["il rentre", "il rentre pas ce soir", "il revient avec un couteau", "il rentre dans 5 minutes"]
)
def test_not_coming_home_or_coming_at_once_is_left_to_the_model(text: str) -> None:
    assert not only_comes_home(text, frozenset())


def test_a_place_is_where_the_missing_child_is_until_she_is_back() -> None:
    assert where_the_missing_is("elle est à Lyon", MISSING)
    assert not where_the_missing_is("j'habite à Lyon", MISSING)
    assert not where_the_missing_is("elle est à Lyon", frozenset())
    assert not where_the_missing_is("elle est à Lyon", MISSING | {"choose_parent_missing_back"})


def test_a_parent_asks_whether_it_is_her_own_fault(parent: Talk) -> None:
    turn = parent.say("c'est ma faute ?")
    assert turn["intent"] == "parent_distress"
    assert "votre faute" in " ".join(texts(turn))


def test_a_young_person_asks_it_of_what_was_done(young: Talk) -> None:
    assert young.say("c'est ma faute ?")["intent"] == "sexual_violence"


@pytest.mark.parametrize(
    "text", ["elle est dans un hôtel à Lyon", "elle est à Lyon", "elle est dans un appartement à Marseille"]
)
def test_where_the_missing_child_is_goes_to_the_police(parent: Talk, text: str) -> None:
    parent.say("ma fille a disparu depuis hier")
    turn = parent.say(text)
    ids = [line for item in turn["messages"] for line in item.get("ids", [])]
    assert "police_17" in ids
    assert "find_services" not in [item.get("do") for item in turn["messages"]]


@pytest.mark.parametrize("text", ["il rentre ce soir", "mon fils rentre ce soir"])
def test_who_comes_home_tonight_raises_no_alarm(parent: Talk, text: str) -> None:
    parent.say("mon fils fume et sort tard")
    assert parent.say(text)["intent"] not in {"danger_now", "parent_missing_child"}


def test_who_comes_home_tonight_is_a_danger_where_he_hits(parent: Talk) -> None:
    parent.take("partner_violence")
    assert parent.say("il rentre ce soir")["intent"] == "danger_now"


ASKED = [
    ("parent", "Est-ce que je risque quelque chose ?", "utter_parent_legal_myself"),
    ("professional", "et moi je risque quoi", "utter_pro_report_good_faith"),
    ("parent", "On peut m'accuser ?", "utter_parent_legal_myself"),
    ("parent", "Et la police ?", "utter_parent_discovered_who"),
    ("professional", "les policiers peuvent faire quoi ?", "utter_pro_report"),
]


@pytest.mark.parametrize(("who", "said", "reply"), ASKED, ids=[f"{who} {said}" for who, said, _ in ASKED])
def test_an_adult_asks_in_few_words(talk: Talk, who: str, said: str, reply: str) -> None:
    said_back = texts(talk.say(said, audience=who))
    assert said_back[0] in {variation["text"] for variation in RESPONSES[reply]}


@pytest.mark.parametrize(
    "text", ["je risque la prison si je le tue", "la police vient de l'emmener", "elle est encore là"]
)
def test_more_words_or_nothing_witnessed_are_left_to_the_model(text: str) -> None:
    assert asked_by_adults(text, frozenset()) is None


def test_who_is_still_there_is_told_by_a_witness(talk: Talk) -> None:
    talk.say("je suis pharmacien, une fille de 14 ans demande la pilule du lendemain, un homme l'attend")
    turn = talk.say("elle est encore là")
    assert texts(turn)[0] in {variation["text"] for variation in RESPONSES["utter_pro_witness_there"]}
    assert turn["slots"]["audience"] == "professional"


@pytest.mark.parametrize("text", ["un homme a payé ma fille", "il m'a payée", "elle se fait payer"])
def test_who_was_paid_is_not_who_paid(text: str) -> None:
    assert paid_by_others(text)


def test_who_paid_says_so_of_himself() -> None:
    assert not paid_by_others("elle m'a dit 18 ans et je l'ai payée")


def test_whoever_asks_when_the_person_answers_is_no_parent(talk: Talk) -> None:
    talk.say("je veux parler à une vraie personne")
    turn = talk.say("et quand va-t-elle me répondre ?")
    assert turn["intent"] == "ask_human"
    assert turn["slots"]["audience"] is None

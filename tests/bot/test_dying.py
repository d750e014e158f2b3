"""A plan, what to put away, whether to stay: said while a wish to die is asked about, and after an act."""

import pytest

from bot.dying import of_the_wish
from tests.bot.conftest import Talk
from tests.bot.said import numbers, says

PLAN, STAY, HOSPITAL = "choose_suicidal_plan", "choose_suicidal_stay", "choose_suicidal_hospital"


def as_(talk: Talk, audience: str) -> Talk:
    talk.take("inform_audience", audience=audience)
    talk.take("suicidal")
    return talk


@pytest.mark.parametrize(
    ("text", "means"),
    [
        ("oui il a un plan", PLAN),
        ("elle m'a expliqué comment", PLAN),
        ("elle a déjà tout préparé", PLAN),
        ("il a laissé une lettre", PLAN),
        ("je peux pas la laisser seule", STAY),
        ("elle s'est calmée", STAY),
        ("je dors devant sa porte", STAY),
        ("faut-il rester avec lui cette nuit", STAY),
        ("dois-je le conduire à l'hôpital ?", HOSPITAL),
        ("j'enlève quoi de sa chambre", "choose_next_steps"),
        ("je dois enlever les médicaments ?", "choose_next_steps"),
    ],
)
def test_what_adults_say_while_the_questions_are_open(text: str, means: str) -> None:
    assert of_the_wish(text, "parent", frozenset(), "suicidal_form", done=False) == means


@pytest.mark.parametrize(
    "text",
    [
        "elle n'a pas de plan",
        "elle a pris tous ses cachets, elle avait un plan",
        "je sais pas comment lui parler",
        "je vous ai dit comment il va",
        "on a appelé le samu",
        "elle s'est cachée dans la salle de bain",
        "elle a vu un médecin",
    ],
)
def test_other_words_are_left_alone(text: str) -> None:
    assert of_the_wish(text, "parent", frozenset({"suicidal"}), "suicidal_form", done=False) is None


def test_nothing_is_heard_where_no_wish_was_told() -> None:
    assert of_the_wish("elle a un plan", "parent", frozenset(), None, done=False) is None
    assert of_the_wish("elle a un plan", "parent", frozenset({"suicidal"}), "danger_form", done=False) is None


@pytest.mark.parametrize("audience", ["parent", "professional", "young"])
@pytest.mark.parametrize("text", ["oui, elle a tout planifié", "oui j'ai un plan"])
def test_a_yes_with_a_plan_is_no_act(talk: Talk, audience: str, text: str) -> None:
    turn = as_(talk, audience).say(text)
    assert turn["slots"]["act_told"] is None
    assert turn["slots"]["requested_slot"] == "suicidal_act"
    assert says(turn, "utter_suicidal_plan")
    assert "suicide_3114" in numbers(turn)


def test_a_plan_answers_whether_it_is_for_soon(parent: Talk) -> None:
    parent.take("suicidal")
    parent.say("non")
    assert parent.say("il a un plan")["slots"]["requested_slot"] == "suicidal_with"


def test_a_plain_yes_is_an_act(parent: Talk) -> None:
    parent.take("suicidal")
    assert parent.say("oui")["slots"]["act_told"] == "told"
    turn = parent.say("elle est assise avec moi")
    assert "samu_15" in numbers(turn)


@pytest.mark.parametrize(
    "text",
    [
        "il est dans sa chambre et j'ai peur de le laisser seul",
        "elle a répondu oui quand j'ai demandé si elle y pensait",
        "est-ce que je l'amène aux urgences ?",
        "j'ose pas la laisser seule ce soir",
    ],
)
def test_no_doubtful_danger_replaces_the_questions(parent: Talk, text: str) -> None:
    parent.take("suicidal")
    turn = parent.say(text)
    assert turn["slots"]["requested_slot"] in {"suicidal_act", "suicidal_soon"}
    assert "show_crisis" not in [item.get("do") for item in turn["messages"]]


@pytest.mark.parametrize("text", ["il casse la porte avec une hache", "son père arrive, il va la tuer"])
def test_another_danger_that_is_clear_takes_over(parent: Talk, text: str) -> None:
    parent.take("suicidal")
    assert parent.say(text)["slots"]["requested_slot"] == "danger_place"


def test_what_to_put_away_is_answered_after_an_act_too(parent: Talk) -> None:
    parent.take("choose_act")
    assert says(parent.say("je retire quoi de sa chambre ?"), "utter_keep_safe")


@pytest.mark.parametrize("text", ["le secret médical tient encore ?", "je peux lever le secret ?"])
def test_a_life_goes_before_secrecy(talk: Talk, text: str) -> None:
    turn = as_(talk, "professional").say(text)
    assert says(turn, "utter_pro_suicidal_secrecy")
    assert turn["slots"]["requested_slot"] == "suicidal_act"


@pytest.mark.parametrize(
    "text", ["mon élève de 15 ans dit qu'elle pense à mourir", "une jeune du foyer a des idées suicidaires"]
)
def test_a_professional_who_tells_a_wish_to_die_is_asked_about_it(talk: Talk, text: str) -> None:
    turn = talk.say(text, audience="professional")
    assert turn["slots"]["requested_slot"] == "suicidal_act"


@pytest.mark.parametrize("text", ["elle s'est enfin endormie", "il dort maintenant", "elle s'endort"])
def test_asleep_is_looked_at_closely(text: str) -> None:
    told = frozenset({"suicidal"})
    assert of_the_wish(text, "parent", told, None, done=False) == "choose_suicidal_asleep"
    assert of_the_wish(text, "parent", told, None, done=True) is None  # the call comes first
    assert of_the_wish(text, "parent", frozenset(), None, done=False) is None
    assert of_the_wish("elle ne dort pas", "parent", told, None, done=False) is None


def test_a_child_who_sleeps_after_a_plan_may_have_taken_something(talk: Talk) -> None:
    as_(talk, "parent").say("non")
    turn = talk.say("elle s'est endormie")
    assert says(turn, "utter_parent_suicidal_asleep")
    assert "samu_15" in numbers(turn)
    assert turn["slots"]["requested_slot"] == "suicidal_soon"


def test_a_risk_tonight_calls_for_the_samu_first(talk: Talk) -> None:
    as_(talk, "parent").say("non")
    talk.say("oui")
    turn = talk.say("non")
    assert "SAMU" in " ".join(item.get("text", "") for item in turn["messages"])

"""What a short message means behind a question of health, and what a first one says of itself."""

from typing import Any

import pytest

from bot.care import about_care
from tests.bot.conftest import Talk, labels, texts
from tests.bot.test_flows import RESPONSES

PILL, LATE, SECRET = "choose_health_pill", "choose_health_late", "choose_health_secret"
RISK, OVERDUE, COST = "choose_health_risk", "choose_health_overdue", "choose_health_cost"
EXPOSED, EXPOSED_PAID = "choose_health_exposed", "choose_health_exposed_paid"
PAID = "choose_health_paid"
OUT = "out_of_scope"


def said(reply: str) -> set[str]:
    return {variation["text"] for variation in RESPONSES[reply]}


def care(text: str, intent: str, *told: str, sureness: float = 0.4) -> str | None:
    return about_care(text, intent, intent, sureness, told)


def needs(turn: dict[str, Any]) -> list[Any]:
    return [item["need"] for item in turn["messages"] if item.get("do") == "find_services"]


@pytest.mark.parametrize(
    "text", ["sans mes parents", "mes parents doivent savoir ?", "faut le dire à ma mère ?"]
)
def test_whether_the_parents_will_know(text: str) -> None:
    assert care(text, "ask_rights", LATE) == SECRET
    assert care(text, "ask_rights") is None
    assert care(text, "danger_now", LATE) is None


def test_when_it_was_answers_the_pill() -> None:
    assert care("c'était hier soir", "suicidal", "sexual_health") == PILL
    assert care("ya deux mois", OUT, "sexual_health") == LATE
    assert care("avant-hier", OUT, COST, PILL) == PILL
    assert care("hier soir", OUT, RISK) == EXPOSED
    assert care("ya 3 semaines", OUT, OVERDUE) == LATE
    assert care("c'était hier soir", "suicidal") is None


@pytest.mark.parametrize(
    ("text", "told", "means"),
    [
        ("le mec jle connaissais meme pas", PILL, EXPOSED),
        ("un inconnu rencontré sur une appli", RISK, EXPOSED),
        ("et pour le vih ?", PILL, EXPOSED),
        ("jrisque quoi comme maladies", RISK, RISK),
        ("ya des risques ?", "sexual_health", RISK),
        ("il m'a payée pour", PILL, EXPOSED_PAID),
        ("cetait un client", RISK, EXPOSED_PAID),
        ("le pere c un client", OVERDUE, PAID),
        ("jen veux pas de ce bebe", OVERDUE, LATE),
        ("je ne compte pas le garder", PAID, LATE),
        ("ça coûte combien", PILL, PILL),
        ("jai pas d'argent pour ça", PILL, PILL),
        ("c payant ?", LATE, COST),
    ],
)
def test_what_is_meant_behind_a_question_of_care(text: str, told: str, means: str) -> None:
    assert care(text, OUT, told) == means


@pytest.mark.parametrize(
    ("text", "intent"),
    [
        ("j'ai pas d'argent pour manger", "money_need"),
        ("il m'a forcée, c'était un client", "sexual_violence"),
        ("il me fait voir des clients", "coerced"),
        ("tu vas attraper le sida gros con", "insult"),
        ("combien de temps j'ai", OUT),
        ("je peux être placée ?", "care_placement"),
        ("merci beaucoup", "thank"),
        ("jsuis enfermée chez lui", "danger_now"),
    ],
)
def test_what_means_something_else_behind_a_question_of_care(text: str, intent: str) -> None:
    assert care(text, intent, PILL, sureness=0.6) is None


@pytest.mark.parametrize(
    ("text", "intent", "means"),
    [
        ("rapport sans préservatif avec un client ce matin", OUT, EXPOSED_PAID),
        ("jai couché sans protection avec un gars jconnais pas", OUT, EXPOSED),
        ("jlai fait sans capote avec un inconnu", OUT, EXPOSED),
        ("y a 6 mois jai couché sans capote avec un inconnu", OUT, RISK),
        ("jai couché avec lui sans se protéger", OUT, "sexual_health"),
        ("mes regles viennent pas", "sexual_health", OVERDUE),
        ("jcrois jsuis enceinte on la fait samedi", "sexual_health", PILL),
        ("comment faire pour pas tomber enceinte", "sexual_health", None),
        ("je saigne entre mes règles", "sexual_health", None),
        ("ma copine est enceinte", "sexual_health", None),
        ("la pilule c'est gratuit", "sexual_health", COST),
        ("c gratuit ici ?", "ask_how_it_works", None),
        ("le risque de se faire prendre", "ask_rights", None),
        ("on me traite de sida", "bullying", None),
    ],
)
def test_what_a_first_message_says_of_itself(text: str, intent: str, means: str | None) -> None:
    assert care(text, intent) == means


def test_the_pill_is_told_of_at_once_and_no_wish_to_die_is_heard(talk: Talk) -> None:
    assert texts(talk.say("il me faut une pilule du lendemain svp"))[0] in said("utter_health_pill")
    turn = talk.say("c'était hier soir")
    assert texts(turn)[0] in said("utter_health_pill")
    assert turn["slots"]["requested_slot"] is None


def test_an_abortion_is_answered_and_its_secrecy(young: Talk) -> None:
    young.say("jsuis enceinte")
    assert texts(young.say("je veux avorter comment ça marche"))[0] in said("utter_health_late")
    turn = young.say("sans mes parents")
    assert turn["intent"] == "sexual_health"
    assert said("utter_health_secret") & {*texts(turn)}


def test_without_a_question_of_health_leaving_ones_parents_is_a_flight(young: Talk) -> None:
    assert young.say("jme casse de chez mes parents ce soir")["intent"] == "runaway"


def test_an_unknown_partner_leads_to_the_treatment_that_does_not_wait(young: Talk) -> None:
    young.say("le préservatif s'est déchiré cette nuit")
    assert texts(young.say("le gars jle connais pas"))[0] in said("utter_health_exposed")
    assert said("utter_health_exposed") & {*texts(young.say("je risque quoi"))}
    assert needs(young.say("jhabite à Lille")) == ["health"]


def test_a_pregnancy_is_not_asked_about_in_circles_and_who_paid_is_heard(young: Talk) -> None:
    assert texts(young.say("jai 2 semaines de retard"))[0] in said("utter_health_overdue")
    young.say("jpense que jsuis enceinte")
    turn = young.say("le père c'est un client")
    assert turn["intent"] == "paid_encounters"
    assert texts(turn)[0] in said("utter_health_heard")
    assert "Je ne veux pas le garder" in labels(turn)
    assert texts(young.say("je le garde pas"))[0] in said("utter_health_late")


def test_an_age_in_between_breaks_no_thread(young: Talk) -> None:
    young.say("pilule du lendemain vite")
    young.say("jai 13 ans")
    assert said("utter_health_secret") & {*texts(young.say("faut pas que mes parents le sachent"))}
    assert needs(young.say("j'y vais où, à Nantes ?")) == ["health"]

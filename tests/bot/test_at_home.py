"""What parents tell that is graver than a refusal, the eight questions or a way to open the talk."""

import pytest

from bot.asked import asked
from bot.doubts import doubted
from bot.sequel import follows
from bot.taken_back import MISTAKE, NO_ACT, taken_back
from tests.bot.conftest import Talk
from tests.bot.said import numbers, says

FOUND, RAPE, MISSING = "parent_discovered", "sexual_violence", "parent_missing_child"
PARTNER = "choose_grave_partner"


@pytest.mark.parametrize(
    ("text", "told", "means"),
    [
        ("elle a mal au ventre et elle saigne", "greet", "choose_grave_bleeds"),
        ("elle est rentrée de fugue ce matin, elle saigne", "greet", "choose_grave_bleeds"),
        ("ma fille perd beaucoup de sang", "greet", "choose_grave_bleeds"),
        ("elle a mal au ventre", RAPE, "choose_grave_bleeds"),
        ("elle veut pas d'hôpital", RAPE, "choose_grave_no_care"),
        ("elle veut pas que j'appelle le samu", RAPE, "choose_grave_no_care"),
        ("elle refuse de voir un médecin", "choose_grave_dazed", "choose_grave_no_care"),
        ("elle ne veut pas porter plainte", RAPE, "choose_sexual_care"),
        ("elle est dans un état second", "greet", "choose_grave_dazed"),
        ("il propose un rendez vous demain", "choose_parent_discovered_images", "choose_grave_meeting"),
        ("l'homme veut la voir samedi", "image_abuse", "choose_grave_meeting"),
        ("un homme rencontré sur snap veut la voir ce week-end", "greet", "choose_grave_meeting"),
        ("elle a 9 ans", FOUND, "choose_grave_small"),
        ("mon fils a frappé son petit frère", "greet", "choose_grave_child_hits"),
        ("ma fille n'arrête pas de taper sa soeur", "greet", "choose_grave_child_hits"),
        ("mon grand a donné un coup de poing à sa soeur", "greet", "choose_grave_child_hits"),
        ("elle sort demain de l'hôpital", "suicidal", "choose_grave_discharge"),
        ("mon fils rentre de l'hôpital lundi", "greet", "choose_grave_discharge"),
        ("ça saigne un peu", "self_harm", "choose_grave_scratch"),
        ("elle est dans sa chambre, elle ne sait pas que je sais", FOUND, "choose_parent_discovered_found"),
        ("elle est en cours là", FOUND, "choose_parent_discovered_found"),
        ("elle vient de claquer la porte, elle est partie", FOUND, "choose_grave_left"),
        ("elle est montée dans une voiture", FOUND, "choose_grave_left"),
        ("j'ai la plaque", FOUND, "choose_grave_left"),
        ("son père va la tuer s'il l'apprend", FOUND, "choose_parent_afraid_of_him"),
        ("je dois la donner vendredi, j'ai un jugement de garde", FOUND, "choose_grave_custody"),
        ("si je la donne pas je suis hors la loi ?", "choose_grave_small", "choose_grave_custody"),
        ("mon compagnon a des photos de ma fille de 12 ans sur son ordi", "greet", PARTNER),
        ("je lui dis ?", PARTNER, "choose_grave_partner_silent"),
        ("il dort maintenant", PARTNER, "choose_grave_partner_leave"),
        ("on part ?", PARTNER, "choose_grave_partner_leave"),
        (
            "la mère dit qu'elle est pas là, et moi je vois sur snap qu'elle est dans un hotel à Nice",
            "greet",
            "choose_parent_missing_place",
        ),
        ("je prends la voiture", MISSING, "choose_parent_going"),
        ("oui j'ai appelé mais ils ont raccroché", MISSING, "choose_parent_missing_refused"),
    ],
)
def test_graver_than_it_looks(text: str, told: str, means: str) -> None:
    assert follows(text, "parent", {told}, None) == means


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("elle saigne du nez", "greet"),
        ("elle a mal au ventre avant l'école", "greet"),
        ("elle ne veut pas voir son médecin", "parent_signs"),
        ("elle ne veut pas porter plainte", FOUND),
        ("il propose un rendez-vous avec le psy demain", FOUND),
        ("elle a 15 ans", FOUND),
        ("elle a 9 ans", "greet"),
        ("mon mari a des photos de notre fille à son anniversaire", "greet"),
        ("je lui dis ?", FOUND),
        ("elle est à l'hôtel avec nous", "greet"),
        ("je prends la voiture", "greet"),
        ("ma fille m'a raccroché au nez", MISSING),
        ("son père a frappé son petit frère", "greet"),
        ("son père va la tuer, il a un couteau, s'il entre", "greet"),
        ("elle sort de l'hôpital contre avis", "greet"),
        ("elle rentre à l'hôpital demain", "greet"),
        ("elle est montée dans une voiture avec sa tante", FOUND),
        ("elle est partie au collège", FOUND),
        ("ils ont frappé son frère pour faire passer un message", "greet"),
        ("elle est dans sa chambre avec un homme", FOUND),
        ("elle est dans sa chambre", "greet"),
    ],
)
def test_near_words_keep_their_answer(text: str, told: str) -> None:
    assert follows(text, "parent", {told}, None) is None


@pytest.mark.parametrize(
    ("text", "closer"),
    [
        ("elle dit qu'elle a été forcée hier", "choose_sexual_fresh"),
        ("elle dit qu'un homme l'a forcée", RAPE),
        ("il l'a forcée à coucher", RAPE),
    ],
)
def test_a_mother_says_forced_for_it(text: str, closer: str) -> None:
    question = asked(text, "parent", set(), busy=False)
    assert question
    assert question.closer == closer


@pytest.mark.parametrize("text", ["il l'a forcée à voler", "on l'a forcée à manger hier"])
def test_forced_to_something_else_is_no_rape(text: str) -> None:
    assert asked(text, "parent", set(), busy=False) is None


@pytest.mark.parametrize(
    ("text", "closer"),
    [
        ("on supprime le compte ?", "choose_parent_keep_account"),
        ("je ferme son snap ?", "choose_parent_keep_account"),
        ("faut il que je fasse retirer l'annonce", "choose_parent_keep_ad"),
    ],
)
def test_evidence_is_kept(text: str, closer: str) -> None:
    question = asked(text, "parent", set(), busy=False)
    assert question
    assert question.closer == closer


@pytest.mark.parametrize(
    ("text", "not_meant"),
    [
        ("on supprime le compte ?", True),
        ("je veux la récupérer", True),
        ("faut-il que je fasse retirer l'annonce", True),
        ("supprimez mes messages", False),
        ("je veux tout effacer", False),
        ("je veux pas que ça reste", False),
    ],
)
def test_the_chat_is_erased_only_where_the_chat_is_meant(text: str, *, not_meant: bool) -> None:
    ranking = [{"name": "erase_conversation", "confidence": 0.6}]
    assert doubted(ranking, "erase_conversation", text, disclosed=True) == not_meant


@pytest.mark.parametrize(
    "text",
    [
        "non il n'a rien fait encore",
        "elle n'a fait aucun geste",
        "oui je veux dire oui elle en parle, elle n'a rien fait",
    ],
)
def test_a_parents_yes_to_the_wrong_question_is_undone(text: str) -> None:
    assert taken_back(text, "choose_act") == MISTAKE
    assert taken_back(text, MISTAKE) == NO_ACT
    if "geste" not in text:
        assert taken_back(text, "affirm", of_a_child=True) == NO_ACT
    assert taken_back(text, "affirm") == MISTAKE


def test_after_that_the_call_for_help_is_over(parent: Talk) -> None:
    parent.take("suicidal")
    assert parent.say("oui")["slots"]["act_told"]
    turn = parent.say("non il n'a rien fait encore")
    assert turn["slots"]["act_told"] is None
    assert says(turn, "utter_act_none")
    assert turn["slots"]["requested_slot"] == "suicidal_soon"


def test_who_comes_home_from_hospital_is_sent_back_to_no_call(parent: Talk) -> None:
    turn = parent.say("elle sort demain de l'hôpital après sa tentative", act_told="told")
    assert says(turn, "utter_grave_discharge")
    assert turn["slots"]["act_told"] is None
    assert says(parent.say("j'ai peur que ça recommence"), "utter_grave_discharge")


def test_bleeding_comes_before_food_and_sleep(parent: Talk) -> None:
    turn = parent.say("elle est rentrée de fugue ce matin, elle saigne et elle a mal au ventre")
    assert says(turn, "utter_grave_bleeds")
    assert "samu_15" in numbers(turn)
    turn = parent.say("elle dit qu'elle a été forcée hier")
    assert turn["intent"] == "sexual_violence"
    assert says(parent.say("elle veut se doucher"), "utter_sexual_care")


def test_the_screens_danger_leaves_room_for_what_is_nearer(parent: Talk) -> None:
    parent.say("mon compagnon a des photos de ma fille de 12 ans sur son ordi")
    body = {
        "conversation": parent.conversation,
        "intent": "danger_now",
        "said": "il est dans le salon",
        "slots": {},
    }
    turn = parent.engine.post(body).body
    assert says(turn, "utter_grave_partner_leave")
    body = {**body, "conversation": "another", "said": "il casse tout dans le salon"}
    assert parent.engine.post(body).body["intent"] == "danger_now"

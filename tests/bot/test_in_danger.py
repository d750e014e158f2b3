"""While the questions of danger are open: what ends the danger, what is a wound, what answers nothing."""

from typing import Any

import pytest

from bot.in_danger import Understood, ended, enough, in_danger
from tests.bot.conftest import Talk, labels, texts
from tests.bot.said import numbers

PLACE, HURT, NIGHT, DYING = "danger_place", "danger_hurt", "danger_night", "danger_dying"


def meant(text: str, asked: str = PLACE, intent: str = "nlu_fallback", sure: float = 0.9) -> str | None:
    said = Understood(text, intent, [{"name": intent, "confidence": sure}])
    return in_danger(said, "young", asked, None)


@pytest.mark.parametrize(
    ("text", "asked", "means"),
    [
        ("ils viennent de partir", PLACE, "choose_danger_leave"),
        ("elle s'est endormie sur le canapé", HURT, "choose_danger_leave"),
        ("la porte elle est grande ouverte", NIGHT, "choose_danger_leave"),
        ("je peux m'enfuir là ?", PLACE, "choose_danger_leave"),
        ("faut que je parte ?", PLACE, "choose_danger_leave"),
        ("j'ai réussi à sortir", PLACE, "choose_danger_outside"),
        ("ça y est je me suis échappée", HURT, "choose_danger_outside"),
        ("on est enfin en lieu sûr", PLACE, "choose_safe"),
        ("je suis hors de danger", HURT, "choose_danger_over"),
        ("c'est bon il s'est calmé", HURT, "choose_danger_over"),
        ("les gendarmes sont arrivés", HURT, "choose_danger_helped"),
        ("ma voisine a prévenu les flics", PLACE, "choose_danger_helped"),
        ("j'ai envoyé un sms au 114", PLACE, "choose_danger_helped"),
        ("jsuis a labri", PLACE, "choose_safe"),
        ("chez ma voisine", PLACE, "choose_safe"),
        ("jsuis chez une amie là", PLACE, "choose_safe"),
        ("il est pas là", PLACE, "choose_danger_leave"),
        ("ils sont pas encore rentrés", HURT, "choose_danger_leave"),
        ("il est parti", PLACE, "choose_danger_leave"),
        ("il revient dans 1h", PLACE, "choose_danger_leave"),
        ("je me barre ?", PLACE, "choose_danger_leave"),
        ("jme tire", HURT, "choose_danger_leave"),
        ("jpeu sortir la il dor", NIGHT, "choose_danger_leave"),
        ("jsui dehor jvai ou", NIGHT, "choose_danger_outside"),
        ("faut que j'y retourne", PLACE, "choose_danger_stay"),
        ("bon je vais descendre", HURT, "choose_danger_stay"),
        ("je dois partir avec lui", PLACE, "choose_danger_stay"),
        ("il me dit de monter dans la voiture", PLACE, "choose_danger_stay"),
        ("je sais pas où je suis", PLACE, "choose_danger_where"),
        ("jai aucune idée de l'adresse", HURT, "choose_danger_where"),
        ("j'aimerais aller à l'hosto", HURT, "choose_danger_care"),
        ("je veux pas porter plainte moi", NIGHT, "choose_danger_care"),
        ("j'ai la tête qui tourne", PLACE, "choose_danger_care"),
        ("c'est pas normal je le sais", PLACE, "choose_danger_not_normal"),
        ("laisse moi tranquille", PLACE, "choose_danger_stop"),
        ("non mais jveux pas en parler", DYING, "choose_danger_stop"),
        ("je veux seulement parler un peu", NIGHT, "choose_danger_listen"),
    ],
)
def test_what_is_said_between_the_questions(text: str, asked: str, means: str) -> None:
    assert meant(text, asked) == means
    assert meant(text, asked, "danger_now") == means


@pytest.mark.parametrize(
    "text",
    [
        "la porte est pas ouverte",
        "je peux pas sortir",
        "je peux plus partir",
        "il est sorti de la douche",
        "jsuis dehors il me cherche",
        "je suis sortie mais il me suit",
        "je suis pas en sécurité",
        "la police va pas venir",
        "j'ose pas appeler la police",
        "si la police arrive il me tue",
        "et si j'appelle la police ?",
        "je suis toujours en danger",
        "il arrive",
        "il est revenu",
        "il revient",
        "je suis chez un ami",
        "jsuis chez mon mec",
        "chez ma copine elle veut pas que je parte",
        "la police est pas là",
        "on est partis avec eux",
    ],
)
def test_a_danger_that_goes_on_is_no_end_of_it(text: str) -> None:
    assert meant(text, PLACE, "danger_now") in {None, "choose_danger_unclear"}
    assert ended(text, "young") is None


@pytest.mark.parametrize(
    "text", ["ça va", "non ça va tkt", "j'ai mal nulle part", "non j'ai rien", "je saigne pas", "pas blessée"]
)
def test_who_is_unhurt_is_believed(text: str) -> None:
    assert meant(text, HURT, "affirm") == "choose_not_hurt"


@pytest.mark.parametrize(
    "text", ["jai mal au bras", "j'ai pas mal de bleus", "un peu de sang", "je saigne du nez"]
)
def test_a_wound_is_one_whatever_the_words_resemble(text: str) -> None:
    assert meant(text, HURT, "distress") == "choose_hurt"


@pytest.mark.parametrize("asked", [HURT, DYING])
@pytest.mark.parametrize("text", ["ma mère est à côté", "il est dans sa chambre", "je suis nul"])
def test_a_yes_needs_a_word_of_yes(text: str, asked: str) -> None:
    assert meant(text, asked, "affirm") == "choose_danger_unclear"
    assert meant("un peu oui", asked, "affirm") is None


def test_what_answers_nothing_is_asked_once_more_only() -> None:
    said = Understood("tu peux m'appeler Sam", "nlu_fallback", [])
    assert in_danger(said, "young", PLACE, "danger_now") == "choose_danger_unclear"
    assert in_danger(said, "young", PLACE, "choose_danger_unclear") is None


def test_ok_is_no_answer_to_whether_one_is_safe_and_is_asked_once_more_only() -> None:
    for asked in (PLACE, HURT, DYING):
        ok = Understood("ok", "affirm", [{"name": "affirm", "confidence": 0.99}])
        assert in_danger(ok, "young", asked, None) == "choose_danger_unclear"
        assert in_danger(ok, "young", asked, "choose_danger_unclear") == "choose_skip"
        yes = Understood("oui", "affirm", [{"name": "affirm", "confidence": 0.99}])
        assert in_danger(yes, "young", asked, None) is None


def test_a_second_answer_without_a_word_of_yes_is_none() -> None:
    said = Understood("elle est dans la cuisine", "affirm", [{"name": "affirm", "confidence": 0.9}])
    assert in_danger(said, "young", PLACE, "choose_danger_unclear") == "choose_skip"
    assert in_danger(said._replace(text="oui"), "young", PLACE, "choose_danger_unclear") is None


@pytest.mark.parametrize("intent", ["goodbye", "minimises", "thank"])
def test_only_what_is_clear_ends_the_questions(intent: str) -> None:
    assert meant("allez bye voilà", PLACE, intent, 0.4) == "choose_danger_unclear"
    assert meant("allez bye voilà", PLACE, intent, 0.8) is None


def test_a_wish_to_die_is_never_read_as_something_else() -> None:
    assert meant("laisse je veux mourir", PLACE, "suicidal") is None


def test_adults_are_not_told_where_to_go_themselves() -> None:
    said = Understood("il est parti", "danger_now", [{"name": "danger_now", "confidence": 0.9}])
    assert in_danger(said, "parent", PLACE, None) is None
    assert ended("ma fille est en sécurité", "parent") == "choose_danger_over"
    assert ended("ma sœur est en sécurité", "young") is None


@pytest.mark.parametrize(
    "text", ["laisse", "stop", "arrête avec tes questions", "jveux plus en parler", "pas envie"]
)
def test_enough_is_enough(text: str) -> None:
    assert enough(text)


@pytest.mark.parametrize(
    "text", ["arrête de me taper", "laisse moi sortir", "il veut plus parler", "j'en peux plus"]
)
def test_other_words_are_not_a_wish_to_stop(text: str) -> None:
    assert not enough(text)


def asked(turn: dict[str, Any]) -> str | None:
    return turn["slots"]["requested_slot"]


def test_from_the_door_to_the_police(young: Talk) -> None:
    young.take("danger_now")
    young.take("choose_not_safe")
    turn = young.say("il vient de sortir")
    assert (asked(turn), numbers(turn)) == (PLACE, {"sms_114", "police_17"})
    assert "sans bruit" in " ".join(texts(turn))
    assert asked(young.say("jme suis enfuie")) == PLACE
    assert asked(young.say("je suis à l'abri là")) == HURT
    turn = young.say("les policiers sont là")
    assert asked(turn) is None
    assert "Le danger est passé" in labels(turn)


@pytest.mark.parametrize("before", ["non", "merci"])  # the second ends the questions
def test_who_is_safe_later_is_asked_no_more(young: Talk, before: str) -> None:
    young.take("danger_now")
    young.say(before)
    turn = young.say("en fait je suis en sécurité")
    assert asked(turn) is None
    assert "En parler" in labels(turn)


@pytest.mark.parametrize("text", ["laisse", "laisse tomber", "stop", "jveux plus en parler"])
def test_who_wants_no_questions_keeps_the_numbers(young: Talk, text: str) -> None:
    young.take("danger_now")
    turn = young.say(text)
    assert (asked(turn), numbers(turn)) == (None, {"sms_114", "police_17"})


def test_who_sees_that_it_is_not_normal_is_not_told_to_manage(young: Talk) -> None:
    young.take("paid_encounters")
    said = " ".join(texts(young.say("jsais bien que c'est pas normal")))
    assert "pas normal" in said or "le voir" in said
    assert "gère" not in said


@pytest.mark.parametrize("text", ["stop", "jveux plus en parler", "laisse tomber"])
def test_who_told_a_harm_may_stop(young: Talk, text: str) -> None:
    young.take("sexual_violence")
    assert numbers(young.say(text)) == {"allo_119"}


@pytest.mark.parametrize("text", ["...", "tu peux m'appeler Nora", "la vie est un fromage"])
def test_nothing_is_booked_from_words_that_answer_nothing(young: Talk, text: str) -> None:
    young.take("danger_now")
    turn = young.say(text)
    assert (asked(turn), turn["slots"][PLACE]) == (PLACE, None)


def test_a_doctor_is_told_of_while_questions_are_open(young: Talk) -> None:
    young.take("danger_now")
    turn = young.say("je voudrais voir un médecin")
    assert "urgences" in " ".join(texts(turn))
    assert asked(turn) == PLACE


def of_an_adult(text: str, asked: str = PLACE, who: str = "parent") -> str | None:
    return in_danger(
        Understood(text, "nlu_fallback", [{"name": "nlu_fallback", "confidence": 0.9}]), who, asked, None
    )


@pytest.mark.parametrize(
    "text",
    [
        "elle est avec lui",
        "ma fille est chez un homme",
        "ils la retiennent",
        "dans un hôtel à Orly",
        "un appart à Lyon",
    ],
)
def test_a_child_in_somebodys_hands_is_the_polices_at_once(text: str) -> None:
    assert of_an_adult(text) == "choose_child_held"
    assert of_an_adult(text, who="young") != "choose_child_held"
    assert of_an_adult(text, DYING) != "choose_child_held"


@pytest.mark.parametrize(
    "text", ["elle est avec moi", "elle n'est pas chez lui", "elle est à la maison avec nous"]
)
def test_who_is_at_home_is_in_nobodys_hands(text: str) -> None:
    assert of_an_adult(text) != "choose_child_held"


def test_a_mother_who_does_not_know_where_is_told_to_call_all_the_same() -> None:
    assert of_an_adult("je ne sais pas où", HURT) == "choose_danger_where"


def test_no_question_follows_where_a_child_is_held(parent: Talk) -> None:
    parent.take("danger_now")
    turn = parent.say("elle est avec lui dans un hôtel")
    assert turn["slots"]["requested_slot"] is None
    assert {"do": "show_helplines"}.items() <= next(item for item in turn["messages"] if "do" in item).items()
    assert "police" in " ".join(texts(turn)).lower()

"""Sentences that only what was told before makes clear, and those that say of themselves who is in danger."""

import pytest

from bot.rows import DANGER, EVERYBODY, Sequel
from bot.rows import DYING as WISH_TO_DIE
from bot.sequel import ROWS, follows
from tests.bot.conftest import Talk, texts
from tests.bot.said import numbers

DYING = "choose_friend_dying"
FOUND, MISSING = "parent_discovered", "parent_missing_child"
# Two rows each, of words that have nothing in common: a threat and a beating, a breath and a drink,
# « payer ? » and « ils réclament ». What excuses one of them says nothing of the other.
OF_OTHER_WORDS = {"choose_rage", "choose_grave_unwell", "choose_parent_threats_money"}


def both_heard(one: Sequel, other: Sequel) -> bool:
    """Behind a thing told that each names, or where each is heard whatever was told."""
    if bool(one.told) != bool(other.told):
        return False  # fewer words are enough where more was told
    return any(
        one.here(who, {told}, questions) and other.here(who, {told}, questions)
        for who in EVERYBODY
        for told in one.told | {"greet"}
        for questions in (None, DANGER, WISH_TO_DIE, "parent_signs_form")
    )


def test_no_two_rows_mean_the_same_behind_the_same() -> None:
    """The wider of two would do away with what the narrower one leaves out."""
    pairs = [(row, later) for place, row in enumerate(ROWS) for later in ROWS[place + 1 :]]
    alike = [pair for pair in pairs if pair[0].means == pair[1].means and both_heard(*pair)]
    assert sorted(row.means for row, _ in alike) == sorted(OF_OTHER_WORDS)


@pytest.mark.parametrize(
    ("text", "who", "told", "means"),
    [
        ("il décroche plus depuis une heure", "young", DYING, "choose_friend_silent"),
        ("j'ai pas son adresse", "young", DYING, "choose_friend_where"),
        ("ils sont en danger là", "young", "greet", "choose_friend_danger"),
        ("il va chez lui dans son appart", "young", "friend_worried", "choose_friend_danger"),
        ("jarrive plus a respirer", "young", "substances", "choose_drugs_bad"),
        ("j'ai fait un faux profil pour le coincer", "parent", FOUND, "choose_parent_discovered_trap"),
        (
            "on a rendez-vous à minuit",
            "parent",
            "choose_parent_discovered_trap",
            "choose_parent_discovered_trap",
        ),
        ("ça y est il vient de rentrer", "parent", MISSING, "choose_parent_missing_back"),
        ("notre fils est revenu après deux nuits dehors", "parent", "greet", "choose_parent_missing_back"),
        ("il a réintégré le foyer", "professional", MISSING, "choose_pro_missing_back"),
        ("elle retourne avec cet homme tout à l'heure", "professional", "pro_signs", "choose_pro_report_now"),
        ("un type vient la chercher ce soir en bas", "parent", "greet", "choose_parent_discovered_danger"),
        ("nous sommes sourds tous les deux", "parent", "greet", "choose_calls_deaf"),
        ("jlai envoyé hier", "young", "image_abuse", "choose_asked_sent"),
        ("il propose qu'on se voie au parc", None, "image_abuse", "choose_images_meet"),
        ("mon père va crier très fort", "young", "image_abuse", "choose_asked_scolded"),
        ("un vieux me demande des vidéos", "young", "greet", "choose_asked_adult"),
        ("j'ai envie de le buter ce mec", "parent", "greet", "choose_rage"),
    ],
)
def test_what_was_told_gives_the_sense(text: str, who: str | None, told: str, means: str) -> None:
    assert follows(text, who, {told}, None) == means


@pytest.mark.parametrize(
    ("text", "who", "told"),
    [
        ("je vais les défoncer au match de demain", "young", "greet"),
        ("il propose qu'on se voie au parc " + "et il pleut encore " * 30, "young", "image_abuse"),
        ("elle répond plus", "young", "bullying"),
        ("elle est enfermée avec moi", "young", "greet"),
        ("elle est toujours pas rentrée depuis deux jours", "parent", MISSING),
        ("elle est là-bas avec lui", "parent", MISSING),
        ("sa mère vient la chercher", "professional", "pro_signs"),
        ("elle va voir son psy ce soir", "professional", "pro_signs"),
        ("un homme l'attend tous les soirs devant le lycée", "parent", "greet"),
        ("il s'est fait passer pour un photographe", "parent", FOUND),
        ("j'ai rendez-vous avec l'assistante sociale", "parent", FOUND),
        ("mon père va me frapper s'il voit les photos et crier", "young", "image_abuse"),
        ("il veut des photos sinon il publie", "young", "greet"),
        ("je vais me tuer", "young", "greet"),
        ("le coeur brisé", "young", "substances"),
    ],
)
def test_other_sentences_are_left_to_the_model(text: str, who: str | None, told: str) -> None:
    assert follows(text, who, {told}, None) is None


@pytest.mark.parametrize("text", ["je veux pas lui ouvrir", "jveux pas monter", "je descends ou pas"])
def test_who_is_waited_for_below_is_told_to_stay(young: Talk, text: str) -> None:
    young.say("il m'attend en bas de l'immeuble")
    turn = young.say(text)
    assert turn["slots"]["requested_slot"] == "danger_place"  # the question is asked again
    assert numbers(turn) == {"sms_114", "police_17"}


@pytest.mark.parametrize(
    "text", ["Vous proposez une formation ?", "je fais quoi", "et je dois faire quoi moi"]
)
def test_a_question_answers_no_question_of_safety(young: Talk, text: str) -> None:
    young.say("il m'attend en bas de l'immeuble")
    assert young.say(text)["slots"]["requested_slot"] == "danger_place"


@pytest.mark.parametrize(
    "no", ["non", "j'ai pas envie", "laisse", "euh jsp", "mes parents dorment", "j'ai peur d'eux"]
)
def test_after_an_act_nothing_leads_away_from_the_call(young: Talk, no: str) -> None:
    young.take("choose_act")
    turn = young.say(no)
    assert numbers(turn) == {"samu_15", "sms_114"}
    assert "SAMU" in " ".join(texts(turn)) or "secours" in " ".join(texts(turn))


@pytest.mark.parametrize(
    "called", ["les pompiers arrivent", "c'est bon j'ai appelé", "C’est fait, j’ai appelé"]
)
def test_once_help_is_called_other_things_are_heard_again(young: Talk, called: str) -> None:
    young.take("choose_act")
    assert young.say(called)["slots"]["act_told"] is None
    assert young.say("mon copain me frappe")["intent"] == "partner_violence"
    assert "samu_15" not in numbers(young.say("oui"))


@pytest.mark.parametrize("text", ["oui", "elle est dans la salle de bain"])
def test_a_mother_whose_child_has_done_something_is_led_to_the_call(parent: Talk, text: str) -> None:
    parent.take("choose_act")
    turn = parent.say(text)
    assert numbers(turn) == {"samu_15", "sms_114"}
    assert turn["slots"]["requested_slot"] is None


@pytest.mark.parametrize(
    "text", ["il me paye le train", "il a tous mes papiers", "il prend le billet de train"]
)
def test_papers_and_a_ticket_are_no_danger_of_this_minute(young: Talk, text: str) -> None:
    assert young.say(text)["intent"] in {"coerced", "recruited"}


def test_help_on_its_way_is_heard_beside_a_danger_that_the_screen_saw(parent: Talk) -> None:
    parent.take("choose_act")
    turn = parent._turn({"intent": "danger_now", "said": "le samu arrive, je l'ai appelé", "slots": {}})
    assert turn["intent"] == "choose_act_helped"
    assert turn["slots"]["act_told"] is None
    assert turn["slots"]["requested_slot"] is None


def test_another_danger_behind_an_act_is_one(parent: Talk) -> None:
    parent.take("choose_act")
    said = "j'ai appelé mais il arrive avec un couteau"
    assert parent._turn({"intent": "danger_now", "said": said, "slots": {}})["intent"] == "danger_now"

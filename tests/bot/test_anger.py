"""Who wants to kill, who has hit the child: neither is asked about mood and sleep, or absolved."""

import pytest

from bot.sequel import follows
from tests.bot.conftest import Talk, labels, texts
from tests.bot.said import numbers, says

RAGE, HIT = "choose_rage", "choose_grave_hit"


@pytest.mark.parametrize(
    "text",
    [
        "je vais tuer celui qui a fait ça à ma fille",
        "je connais son adresse, je vais aller le tuer ce type",
        "j'vais buter ce salaud",
        "je jure que je vais le massacrer",
        "je vais le tuer, il a pas le droit",
        "si je le vois je le bute",
    ],
)
@pytest.mark.parametrize("questions", [None, "danger_form", "suicidal_form", "parent_signs_form"])
def test_a_wish_to_kill_is_heard_whatever_is_asked(text: str, questions: str | None) -> None:
    assert follows(text, "parent", set(), questions) == RAGE


@pytest.mark.parametrize(
    ("text", "told", "means"),
    [
        ("je sais où il habite ce mec, je vais aller lui régler son compte ce soir", "greet", RAGE),
        ("je vais lui casser la gueule", "greet", RAGE),
        ("j'ai une batte et deux amis", RAGE, "choose_grave_armed"),
        ("vous voulez que je reste sans rien faire ?", RAGE, "choose_grave_going"),
        ("je paie un homme pour la ramener de force", "greet", "choose_grave_sends"),
        ("je vais la tuer si elle recommence", "greet", "choose_grave_hit_again"),
        ("je vais tuer ma fille", "greet", "choose_grave_hit_again"),
        ("je vais le tuer s'il recommence", "greet", "choose_grave_hit_again"),
    ],
)
def test_a_reckoning_is_stopped_and_a_threat_at_home_is_one(text: str, told: str, means: str) -> None:
    assert follows(text, "parent", {told}, None) == means


@pytest.mark.parametrize(
    "text",
    [
        "je vais vous casser la gueule",
        "il veut me régler mon compte",
        "je vais pas le tabasser",
        "je paie un avocat pour la ramener",
        "j'ai failli le frapper",
    ],
)
def test_a_reckoning_of_others_is_none(text: str) -> None:
    assert follows(text, "parent", {"greet"}, None) is None


@pytest.mark.parametrize(
    ("text", "means"),
    [
        ("j'ai un fusil", "choose_grave_armed"),
        ("j'ai une carabine à la maison", "choose_grave_armed"),
        ("j'y vais ce soir", "choose_grave_going"),
        ("oui je suis sérieux", "choose_grave_going"),
        ("il a fait du mal à ma fille", "choose_grave_going"),
        ("laissez moi tranquille", "choose_stop"),
    ],
)
def test_what_follows_it_is_no_answer_to_a_quiz(text: str, means: str) -> None:
    for questions in (None, "parent_signs_form"):
        if means != "choose_stop" or questions is None:
            assert follows(text, "parent", {RAGE}, questions) == means


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("j'ai un fusil", "greet"),
        ("je vais tuer le temps", "greet"),
        ("il a une arme", RAGE),
        ("on va les défoncer au match", "greet"),
        ("je ne l'ai jamais frappée", "greet"),
        ("mon mari l'a frappée", "greet"),
        ("j'ai frappé à la porte de sa chambre", "greet"),
        ("je regrette", "parent_discovered"),
        ("elle m'insulte", "parent_discovered"),
        ("il risque quoi ce type", "choose_grave_hit_again"),
    ],
)
def test_near_words_are_left_alone(text: str, told: str) -> None:
    assert follows(text, "parent", {told}, None) is None


@pytest.mark.parametrize(
    "text",
    [
        "je l'ai frappée hier soir quand j'ai appris, avec une ceinture",
        "ma fille se vend sur internet, je l'ai giflée hier",
        "j'ai mis une raclée à mon fils",
        "je lui ai mis une gifle",
        "j'ai levé la main sur elle",
        "je l'ai tapé trop fort",
    ],
)
def test_who_has_hit_says_so(text: str) -> None:
    assert follows(text, "parent", set(), None) == HIT
    assert follows(text, "parent", set(), "parent_signs_form") == HIT
    assert follows(text, "young", set(), None) is None


@pytest.mark.parametrize(
    ("text", "means"),
    [
        ("je regrette", "choose_grave_hit_regret"),
        ("je sais que c'est pas bien", "choose_grave_hit_regret"),
        ("est ce que je vais aller en prison", "choose_grave_hit_law"),
        ("il l'a mérité", "choose_grave_hit_deserved"),
        ("vous êtes qui pour me juger", "choose_grave_hit_deserved"),
        ("mais elle m'insulte", "choose_grave_hit_deserved"),
        ("ça va recommencer je me connais", "choose_grave_hit_again"),
    ],
)
def test_what_who_has_hit_says_next(text: str, means: str) -> None:
    assert follows(text, "parent", {HIT}, None) == means


def test_a_gun_ends_the_eight_questions(parent: Talk) -> None:
    parent.take("parent_signs")
    parent.take("affirm")
    turn = parent.say("je vais tuer celui qui lui a fait ça")
    assert turn["slots"]["requested_slot"] is None
    turn = parent.say("j'ai un fusil")
    assert says(turn, "utter_grave_armed")
    assert "police_17" in numbers(turn)


def test_laissez_moi_tranquille_ends_them_too(parent: Talk) -> None:
    parent.take("parent_signs")
    assert parent.take("affirm")["slots"]["requested_slot"] == "sign_change"
    turn = parent.say("laissez moi tranquille")
    assert turn["slots"]["requested_slot"] is None
    assert says(turn, "utter_parent_signs_stopped")


def test_a_danger_ends_them_too(parent: Talk) -> None:
    parent.take("parent_signs")
    parent.take("affirm")
    turn = parent.say("des hommes la retiennent dans un hôtel en ce moment")
    assert not turn["slots"]["requested_slot"] or turn["slots"]["requested_slot"].startswith("danger")


def test_blows_end_them_and_are_not_acquitted(parent: Talk) -> None:
    parent.take("parent_signs")
    parent.take("affirm")
    turn = parent.say("je l'ai frappée hier avec une ceinture")
    assert turn["slots"]["requested_slot"] is None
    assert says(turn, "utter_grave_hit")
    assert "Cela peut recommencer" in labels(turn)
    assert not any("ni du vôtre" in text for text in texts(turn))
    assert "tenir" not in " ".join(texts(parent.say("je regrette")))

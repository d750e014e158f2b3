"""Who paid a minor: said of himself only, and remembered; everybody else who speaks of one did not."""

from typing import Any

import pytest

from bot.bought import CHILD, LAW, REGRET, meant_by_who_paid, says_he_paid
from tests.bot.conftest import Talk, texts
from tests.bot.said import says

TO_THE_CHILD = (
    "ce n’est pas ta faute",
    "ce n’est pas toi qui es en faute",
    "te protège",
    "gères",
    "un grand pas",
)


@pytest.mark.parametrize(
    "text",
    [
        "j'ai payé une adolescente pour une nuit",
        "je paye une fille de 17 ans deux fois par mois",
        "c'est moi qui l'ai payée",
        "je suis un client, elle a 15 ans je crois",
        "jai couché avec une escort de 16 ans",
        "je suis allé voir une prostituée, elle était mineure",
        "j'ai filé de l'argent à une gamine pour qu'elle vienne chez moi",
        "i paid a girl who is 15",
    ],
)
def test_who_paid_says_so_in_the_first_person(text: str) -> None:
    assert says_he_paid(text, None)


@pytest.mark.parametrize(
    "text",
    [
        "j'ai reçu l'appel d'une mère, sa fille de 14 ans est prostituée",
        "je suis réceptionniste, un client paie pour deux adolescentes",
        "j'ai rencontré en maraude une mineure qui fait des passes",
        "j'ai eu en entretien une jeune de 15 ans qui se fait payer",
        "nous suivons un garçon de 16 ans qui a des clients",
        "j'ai payé un détective pour ma fille",
        "je me fais payer par des hommes",
        "un homme m'a payée, j'ai 16 ans",
    ],
)
def test_whoever_else_speaks_of_money_and_a_minor_did_not_pay(text: str) -> None:
    assert not says_he_paid(text, "professional")
    assert not says_he_paid(text, None)


@pytest.mark.parametrize(
    "text",
    [
        "je suis bénévole au téléphone, une maman me dit que sa fille de 16 ans est exploitée",
        "une mère en pleurs m'a appelée, sa fille de 14 ans se prostitue",
        "en consultation j'ai une patiente de 17 ans qui fait des passes",
        "notre service suit une mineure de 15 ans avec des clients",
        "j'ai eu en ligne un père dont la fille de 16 ans est prostituée",
    ],
)
def test_a_listener_or_a_doctor_hears_how_to_report(talk: Talk, text: str) -> None:
    turn = talk.say(text, audience="professional")
    assert turn["intent"] in {"pro_report", "pro_signs", "parent_discovered"}
    assert not says(turn, "utter_bought")


def test_a_grown_sister_is_no_buyer(talk: Talk) -> None:
    turn = talk.say("ma petite soeur de 16 ans se prostitue, j'ai 24 ans")
    assert turn["slots"]["audience"] == "parent"
    assert turn["slots"]["bought"] is None


def paid(talk: Talk) -> Talk:
    turn = talk.say("j'ai payé une ado de 15 ans pour coucher")
    assert says(turn, "utter_bought")
    return talk


@pytest.mark.parametrize(
    ("text", "reply"),
    [
        ("je m'en veux, je regrette", "utter_bought_regret"),
        ("c'est ma faute ?", "utter_bought_regret"),
        ("j'ai envie d'arrêter", "utter_bought_regret"),
        ("je peux aller en prison ?", "utter_bought_law"),
        ("qu'est-ce que j'encours, la prison ?", "utter_bought_law"),
        ("je croyais qu'elle était majeure", "utter_bought_law"),
        ("elle était d'accord", "utter_bought_law"),
        ("elle se fait du mal je crois", "utter_bought_child"),
        ("j'ai 52 ans et des enfants", "utter_bought_child"),
        ("elle voit d'autres hommes", "utter_bought_child"),
    ],
)
@pytest.mark.parametrize("audience", [None, "parent"])
def test_who_paid_is_never_absolved_as_a_child(
    talk: Talk, audience: str | None, text: str, reply: str
) -> None:
    if audience:
        talk.take("inform_audience", audience=audience)
    turn = paid(talk).say(text)
    assert says(turn, reply)
    assert turn["slots"]["audience"] == audience
    assert not any(words in said for said in texts(turn) for words in TO_THE_CHILD)


def test_it_is_remembered_however_much_is_said_between(talk: Talk) -> None:
    paid(talk)
    for text in (
        "bonjour",
        "vous êtes qui ?",
        "c'est confidentiel ?",
        "je comprends rien",
        "merci",
        "oui",
        "non",
        "ok",
    ):
        talk.say(text)
    assert says(talk.say("je regrette tellement"), "utter_bought_regret")


@pytest.mark.parametrize(
    ("text", "intent"),
    [
        ("je vais me tuer", "suicidal"),
        ("il arrive avec un couteau", "danger_now"),
        ("je veux parler à quelqu'un de l'équipe", "ask_human"),
        ("effacez tout", "erase_conversation"),
    ],
)
def test_his_own_danger_and_questions_about_the_chat_are_heard(talk: Talk, text: str, intent: str) -> None:
    assert paid(talk).say(text)["intent"] == intent


@pytest.mark.parametrize(
    "text", ["en fait c'est ma fille de 15 ans qui est payée", "non c'est mon fils qu'on paie"]
)
def test_who_was_misread_takes_it_back(talk: Talk, text: str) -> None:
    turn = paid(talk).say(text)
    assert turn["slots"]["bought"] is None
    assert not says(turn, "utter_bought_child")
    assert not says(turn, "utter_bought_law")


def test_without_that_told_the_same_words_are_a_childs(young: Talk) -> None:
    young.take("paid_encounters")
    assert young.say("je peux aller en prison ?")["intent"] in {"ask_rights", "fear_of_consequences"}


@pytest.mark.parametrize(
    ("text", "intent", "means"),
    [
        ("je veux arrêter", "wants_out", REGRET),
        ("il va porter plainte", "danger_now", None),
        ("et mon casier ?", "out_of_scope", LAW),
        ("elle a fugué", "parent_missing_child", CHILD),
        ("il m'a frappé", "partner_violence", None),
        ("un psy à Lille", "find_help_nearby", None),
    ],
)
def test_what_his_words_are_taken_for(text: str, intent: Any, means: Any) -> None:
    assert meant_by_who_paid(text, intent, 0.9) == means

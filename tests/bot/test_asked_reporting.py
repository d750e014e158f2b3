"""What professionals ask of a report: at night, by whom, whether one must, and what becomes of it."""

import pytest

from bot.asked import asked
from tests.bot.conftest import Talk
from tests.bot.said import numbers, says

PRO = "professional"
NIGHT, EVERYONE = "choose_pro_report_night", "choose_pro_report_everyone"


def means(text: str, *told: str) -> str | None:
    question = asked(text, PRO, frozenset(told), busy=False)
    return question.closer if question else None


@pytest.mark.parametrize(
    ("text", "closer"),
    [
        ("quel délai pour évaluer une IP ?", "choose_pro_report_evaluation"),
        ("la CRIP répond sous combien de temps", "choose_pro_report_evaluation"),
        ("quel délai pour transmettre une IP ?", "choose_pro_report_delay"),
        ("le parquet le week-end on appelle qui ?", NIGHT),
        ("à qui j'adresse le signalement la nuit ?", NIGHT),
        ("le procureur, je l'appelle comment un samedi soir", NIGHT),
        ("comment joindre le procureur", NIGHT),
        ("Que risque-t-on si on ne signale pas ?", "choose_pro_report_duty"),
        ("bénévole je suis obligé de signaler ?", EVERYONE),
        ("je dois signaler ou c'est au directeur ?", EVERYONE),
        ("je peux signaler sans passer par lui ?", "choose_pro_report_superiors"),
        ("notre CRIP c'est quel numéro dans le Nord ?", "choose_pro_report_department"),
        ("la CRIP a classé", "choose_pro_report_follows"),
        ("aucune nouvelle de mon signalement, pas de réponse", "choose_pro_report_follows"),
    ],
)
def test_what_they_ask(text: str, closer: str) -> None:
    assert means(text, "greet") == closer


@pytest.mark.parametrize(
    "text",
    [
        "CRIP ou procureur ?",
        "je dois contacter la CRIP ou le procureur ?",
        "l'infirmière et moi voulons faire une IP ce soir, par où commencer",
        "vous êtes obligés de signaler ce que je dis ?",
        "l'ase fait rien pour moi",
        "est-ce que mon nom apparaîtra dans le signalement",
        "et si je signale pour rien, je risque gros",
    ],
)
def test_look_alikes_are_the_classifiers(text: str) -> None:
    assert means(text, "greet") is None


def test_at_night_the_police_reach_the_prosecutor(talk: Talk) -> None:
    talk.take("inform_audience", audience=PRO)
    turn = talk.say("le parquet le week-end on appelle qui ?")
    assert says(turn, "utter_pro_report_night")
    assert "police_17" in numbers(turn)

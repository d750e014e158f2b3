"""Who finds, drives, lodges or lives on a minor who is sold: told the law, never «la loi te protège»."""

import pytest

from bot.profits import says_he_profits
from tests.bot.conftest import Talk, texts
from tests.bot.said import says

SHIELDS = (
    "ce n’est pas ta faute",
    "ni du vôtre",
    "te protège",
    "gères",
    "n’est pas une faute",
    "votre enfant est-il",
)
FINDS = "j'ai 26 ans, j'aide des filles à trouver des clients, y en a une de 17"
DRIVES = "je conduis des filles à des rdv, on me paie 50 balles la course, je savais pas qu'elle avait 15 ans"
LODGES = (
    "j'héberge une fille de 16 ans qui fait des passes dans mon appart, je prends juste la moitié du loyer"
)
LIVES_ON = "ma fille de 16 ans ramène de l'argent de ses rendez-vous et moi je le prends pour le loyer"


@pytest.mark.parametrize(
    "text",
    [
        FINDS,
        DRIVES,
        LODGES,
        LIVES_ON,
        "je leur trouve des clients et je garde la moitié",
        "je gère ses annonces",
        "j'ai des meufs qui bossent pour moi",
        "elle fait des passes et elle me donne la moitié",
        "je suis leur mac",
    ],
)
def test_who_profits_says_so(text: str) -> None:
    assert says_he_profits(text, None)


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("il me force à trouver des clients pour d'autres filles", None),
        ("j'ai 15 ans, j'aide des filles à trouver des clients", None),
        ("je recrute des filles pour lui", None),
        ("je lui donne la moitié de mes passes", None),
        ("je suis chauffeur VTC, je dépose des filles à des rdv dans des hôtels", None),
        ("j'héberge une jeune de 16 ans, elle faisait des passes avant", "professional"),
        ("ma fille fait des passes chez elle", "parent"),
        ("elle a des rendez-vous et me ment sur l'argent", "parent"),
        ("j'ai pris son argent pour le rendre à la police, elle fait des passes", "young"),
        ("je conduis ma fille à ses rendez-vous chez le psy", "parent"),
    ],
)
def test_who_is_made_to_or_only_sees_it_does_not(text: str, who: str | None) -> None:
    assert not says_he_profits(text, who)


@pytest.mark.parametrize("first", [FINDS, DRIVES, LODGES])
@pytest.mark.parametrize(
    ("text", "reply"),
    [
        ("c'est du proxénétisme ?", "utter_profits_law"),
        ("je risque quoi", "utter_profits_law"),
        ("c'est pas moi le mac", "utter_profits_law"),
        ("je veux arrêter mais j'ai peur d'elles", "utter_profits_stop"),
        ("elle gagne plus que moi", "utter_bought_child"),
    ],
)
def test_who_profits_is_led_to_the_law_and_to_her(talk: Talk, first: str, text: str, reply: str) -> None:
    turn = talk.say(first)
    assert says(turn, "utter_profits")
    assert turn["slots"]["bought"] == "profits"
    turn = talk.say(text)
    assert says(turn, reply)
    assert not any(words in said for said in texts(turn) for words in SHIELDS)


def test_a_parent_who_lives_on_it_goes_on_speaking_of_her_child(parent: Talk) -> None:
    assert says(parent.say(LIVES_ON), "utter_profits")
    assert says(parent.say("c'est ma fille qui propose"), "utter_profits_law")
    assert says(parent.say("je risque quelque chose ?"), "utter_profits_law")


@pytest.mark.parametrize(
    "text",
    [
        "je paie une jeune de 17 ans pour des rencontres, je suis père de famille",
        "je suis attiré par les filles de 14 ans, j'ai répondu à une annonce mais je n'y suis pas allé",
    ],
)
def test_who_pays_or_wants_to_is_no_parent_of_hers(parent: Talk, text: str) -> None:
    turn = parent.say(text)
    assert says(turn, "utter_bought")
    assert says(parent.say("je veux arrêter"), "utter_bought_regret")


def test_who_pays_a_minor_to_mind_his_children_does_not(parent: Talk) -> None:
    assert not says(parent.say("je paie une jeune de 17 ans pour garder mes enfants"), "utter_bought")

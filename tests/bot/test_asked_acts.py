"""What adults ask leave to do: they share words with questions about this chat and are none of them."""

from typing import Any

import pytest

from bot.asked import asked
from bot.going import going
from bot.grounds import groundless
from tests.bot.conftest import Talk, texts
from tests.bot.said import numbers, says

PRO, NOBODY = "professional", frozenset[str]()
IMAGES = "choose_parent_discovered_images"
PRIVACY = "Le programme vous lit"


def means(text: str, who: Any, *told: str) -> str | None:
    question = asked(text, who, frozenset(told), busy=False)
    return question.closer if question else None


@pytest.mark.parametrize(
    ("text", "who", "closer"),
    [
        ("je monte voir si elle va bien ?", PRO, "choose_pro_goes_up"),
        ("je dois toquer à la porte ?", PRO, "choose_pro_goes_up"),
        ("est-ce que je vais la chercher moi-même ?", "parent", "choose_parent_going"),
        ("je peux aller la récupérer ce soir ?", "parent", "choose_parent_going"),
        ("vous voulez que je reste sans rien faire ?", "parent", "choose_parent_not_idle"),
        ("on attend les bras croisés ?", "parent", "choose_parent_not_idle"),
        ("je leur dis quoi à l'hôpital ?", "parent", "choose_hospital_say"),
        ("qu'est-ce que je dis aux urgences ?", "parent", "choose_hospital_say"),
        ("elle doit tout raconter à la police ?", "parent", "choose_parent_legal_hearing"),
        ("je peux regarder ses messages ?", "parent", "choose_parent_discovered_phone"),
        ("on a le droit de fouiller son sac ?", PRO, "choose_pro_search"),
        ("et un gps dans son sac ?", "parent", "choose_parent_tracker"),
        ("je peux donner les images de la caméra à la police ?", PRO, "choose_pro_camera"),
        ("je garde la rédaction ?", PRO, "choose_pro_keep_writing"),
        ("je dois en parler à qui ? au principal ?", PRO, "choose_pro_tell_chief"),
        ("la proviseure dort, je l'appelle ?", PRO, "choose_pro_tell_chief"),
        ("je parle au type ?", "parent", "choose_face_him"),
        ("est-ce que je réponds à l'homme ?", "parent", "choose_face_him"),
        ("une vidéo intime d'une élève circule, je la garde comme preuve ?", PRO, IMAGES),
        ("je les ai envoyées à ma soeur pour lui montrer", "parent", "choose_images_sent_on"),
        ("je les montre au commissariat ?", "parent", "choose_images_to_police"),
    ],
)  # fmt: skip
def test_what_they_ask_leave_to_do(text: str, who: str, closer: str) -> None:
    assert means(text, who, "greet") == closer


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("je vais la chercher à l'école", "parent"),
        ("je vais la chercher", "parent"),
        ("je viens de lire ses messages, des hommes lui parlent de prix", "parent"),
        ("on a l'impression qu'elle a peur, elle regarde son téléphone sans arrêt", "parent"),
        ("son copain a mis un gps dans son sac", "parent"),
        ("j'ai trouvé un traceur sous la voiture", "parent"),
        ("une élève de ma classe dont je suis prof principale parle de plans", PRO),
        ("j'ai noté ses mots exacts sur une feuille, à qui la transmettre", PRO),
        ("je parle à ma fille ce soir", "parent"),
        ("je les ai envoyés chez ma soeur en vacances", "parent"),
        ("je monte voir si elle va bien ?", "young"),
    ],
)
def test_look_alikes_are_left_to_what_they_are(text: str, who: str) -> None:
    assert means(text, who, "greet") is None


@pytest.mark.parametrize(
    ("text", "intent"),
    [
        ("elle doit tout raconter à la police ?", "ask_confidentiality"),
        ("je garde la rédaction ?", "ask_confidentiality"),
        ("je les lis ou pas ?", "ask_confidentiality"),
        ("je peux voir son prof ?", "ask_confidentiality"),
        ("je parle au principal ?", "ask_human"),
        ("je parle au type ?", "bot_challenge"),
        ("et un gps dans son sac ?", "bot_challenge"),
    ],
)
def test_of_others_nothing_is_asked_of_us(text: str, intent: str) -> None:
    assert groundless(text, intent, 0.6, NOBODY)


@pytest.mark.parametrize(
    ("text", "intent"),
    [
        ("vous gardez mes messages ?", "ask_confidentiality"),
        ("mon mari va le savoir ?", "ask_confidentiality"),
        ("quelqu'un peut lire ?", "ask_confidentiality"),
        ("c'est gardé longtemps ?", "ask_confidentiality"),
        ("on peut me retrouver ?", "ask_confidentiality"),
        ("je voudrais parler", "ask_human"),
        ("une vraie personne svp", "ask_human"),
        ("je parle à qui ?", "bot_challenge"),
        ("vous êtes un robot ?", "bot_challenge"),
    ],
)
def test_of_us_it_is(text: str, intent: str) -> None:
    assert not groundless(text, intent, 0.2, NOBODY)


def test_what_a_child_says_is_no_going_of_the_parents() -> None:
    assert going("elle dit moi si tu parles je pars", {"parent_discovered"}, "parent") is None
    assert means("elle dit moi si tu parles je pars", "parent") == "choose_parent_says_leaves"
    assert means("il me dit que si j'appelle les flics je ne la reverrai pas", "parent") is None


def test_a_night_clerk_is_told_not_to_go_up(talk: Talk) -> None:
    talk.take("inform_audience", audience=PRO)
    turn = talk.say("je monte voir si elle va bien ?")
    assert says(turn, "utter_pro_goes_up")
    assert {"police_17", "samu_15"} <= numbers(turn)


@pytest.mark.parametrize(
    "text", ["elle doit tout raconter à la police ?", "je peux regarder ses messages ?", "je parle au type ?"]
)
def test_no_answer_tells_of_this_chat(parent: Talk, text: str) -> None:
    told = " ".join(texts(parent.say(text)))
    assert PRIVACY not in told
    assert "Je suis un programme" not in told


def test_intimate_images_lead_to_the_police_and_to_who_takes_them_down(parent: Talk) -> None:
    turn = parent.say("je les montre au commissariat ?")
    assert {"police_17", "cyber_3018"} <= numbers(turn)

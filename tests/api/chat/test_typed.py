"""Typed words that answer what the service itself asked reach it; the engine is not asked about them."""

import re

import pytest

from api.chat.typed import Typed
from api.settings import ROOT
from api.words import Words
from tests.api.console.team import Mate
from tests.api.visitors import Visitor, choices, texts

TYPED = Typed(Words(ROOT / "resources" / "words.yml"))
CODE = [
    {"label": "Oui, un code", "payload": {"do": "receipt"}},
    {"label": "Non, merci", "payload": {"do": "not_now"}},
]
KEPT = [
    {"label": "Oui, je l’ai", "payload": {"do": "still_good"}},
    {"label": "Non, un autre code", "payload": {"do": "receipt"}},
]
FLOW = [
    {"label": "Voir les numéros", "payload": {"intent": "ask_emergency_number", "entities": {}}},
    {"label": "Recevoir une réponse plus tard", "payload": {"do": "receipt"}},
]
TOWNS = [
    {"label": f"Saint-Denis ({number})", "payload": {"intent": "inform_place", "entities": {"place": number}}}
    for number in ("93", "974")
]


@pytest.mark.parametrize(
    "text",
    [
        "oui", "Ouais", "oui je veux bien un code", "oui s’il vous plaît", "oui un code", "Volontiers !",
        "ok", "d’accord", "un code svp", "je veux un code", "le premier", "1", "oui oui", "bien sûr, oui",
    ],
)  # fmt: skip
def test_a_code_is_agreed_to_in_many_words(text):
    assert TYPED(text, [CODE]) == {"do": "receipt"}


def test_a_town_is_named_with_or_without_its_ligature():
    place = {"intent": "inform_place", "entities": {"place": "89048"}}
    towns = [
        {"label": "Bœurs-en-Othe (89)", "payload": place},
        {"label": "Bourg-en-Bresse (01)", "payload": {"do": "x"}},
    ]
    for text in ("boeurs en othe", "Bœurs en Othe"):
        assert TYPED(text, [towns]) == place


@pytest.mark.parametrize("text", ["non", "non merci", "nan", "pas de code", "non pas un code", "le 2"])
def test_or_refused(text):
    assert TYPED(text, [CODE]) == {"do": "not_now"}


@pytest.mark.parametrize(
    "text",
    [
        "c’est quoi un code", "j’ai perdu mon code", "oui elle est en danger", "il me frappe", "oui mais non",
        "je ne sais pas", "un", "merci", "oui " * 30, "",
    ],
)  # fmt: skip
def test_words_that_tell_more_are_the_engines(text):
    assert TYPED(text, [CODE]) is None


def test_yes_answers_the_last_question_only():
    assert TYPED("oui", [CODE, FLOW]) is None
    assert TYPED("oui", [FLOW, CODE]) == {"do": "receipt"}
    assert TYPED("oui", []) is None


def test_who_has_a_code_says_so_or_wants_another():
    assert TYPED("oui je l’ai", [KEPT]) == {"do": "still_good"}
    assert TYPED("non", [KEPT]) == {"do": "receipt"}
    assert TYPED("un autre", [KEPT]) == {"do": "receipt"}


def test_a_label_among_a_flows_own_is_named_by_more_than_one_word():
    assert TYPED("recevoir une réponse", [FLOW]) == {"do": "receipt"}
    assert TYPED("plus tard", [FLOW]) is None
    assert TYPED("voir les numéros", [FLOW]) is None


@pytest.mark.parametrize("text", ["le 974", "974", "non le 974", "le deuxième"])
def test_a_place_among_several_of_one_name(text):
    assert TYPED(text, [TOWNS])["entities"] == {"place": "974"}


async def test_a_typed_yes_gives_the_code(client):
    visitor = await Visitor.arrive(client, audience="parent")
    await visitor.client.post("/v1/chat/handoff", headers=visitor.headers)
    told = texts(await visitor.write("oui je veux bien"))
    code = re.search(r"Votre code\s?: ([\w ]+)\.", " ".join(told))[1]
    assert (await client.post("/v1/chat/resume", json={"receipt": code})).status_code == 201


async def test_a_typed_yes_to_a_person_of_the_team_is_hers(app, client):
    visitor = await Visitor.arrive(client, audience="young")
    offered = (await visitor.client.post("/v1/chat/handoff", headers=visitor.headers)).json()["events"]
    mate = await Mate.at_work(app)
    assert choices(offered)
    await visitor.client.post("/v1/chat/handoff", headers=visitor.headers)
    await mate.take_next()
    assert texts(await visitor.write("oui")) == []

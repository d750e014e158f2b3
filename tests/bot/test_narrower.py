"""What visitors mean more closely than a subject's name is answered; the intent stays the taxonomy's.

None of these messages stands among the examples (the last test): they measure as tests/nlu/ does.
"""

import re
from pathlib import Path

import pytest

from bot.folding import fold
from tests.bot.conftest import Talk, labels, texts
from tests.bot.test_flows import EXAMPLES, RESPONSES, TAXONOMY, TOPICS

SAID = [
    ("young", "attend ya mon frere ki voit ce ke jecri", "erase_conversation", "utter_watched"),
    ("young", "On peut lire mon écran d'où il est assis", "erase_conversation", "utter_watched"),
    ("parent", "Mon mari vient d'entrer, il voit mon écran", "erase_conversation", "utter_watched"),
    ("young", "cmt on vire une tof dun site", "image_abuse", "utter_images_remove"),
    ("young", "je voudrais les faire effacer du site", "image_abuse", "utter_images_remove"),
    ("parent", "Comment obtenir qu'on retire la vidéo de mon fils ?", "image_abuse", "utter_images_remove"),
    (
        "young",
        "jai peur il va balancer la video a ts mes abonés si jpaye pas",
        "image_abuse",
        "utter_images_threat",
    ),
    ("young", "c un pote a moi ki a les photos", "image_abuse", "utter_images_known"),
    ("young", "vs gardé ce kon ecri cb de jours", "ask_confidentiality", "utter_kept"),
    (
        "professional",
        "Nos échanges sont-ils stockés, et jusqu'à quand ?",
        "ask_confidentiality",
        "utter_kept",
    ),
    ("young", "ok et la jdois faire koi", "unsure", "utter_next_steps"),
    ("professional", "Comment dois-je procéder à présent ?", "unsure", "utter_next_steps"),
    ("young", "moi c Yanis Haddad jabite 4 rue du stade 0600000000", "inform_audience", "utter_named"),
    (
        "parent",
        "Bonjour, je suis Claire Fabre, joignable au 06 00 00 00 00",
        "inform_audience",
        "utter_named",
    ),
    ("parent", "je ressens une attirance pour des gosses, ça m'inquiète", "out_of_scope", "utter_attracted"),
    (
        "young",
        "jpensais que mes rents alaient savoir, j'ai peur de sa",
        "fear_of_consequences",
        "utter_fear_home",
    ),
    ("young", "j'ai peur que les keufs m'embarquent", "fear_of_consequences", "utter_fear_police"),
    ("professional", "Puis-je regarder ce qu'il y a dans son portable ?", "pro_secrecy", "utter_pro_search"),
    ("parent", "je peux fouiller son portable ?", "parent_discovered", "utter_parent_discovered_phone"),
    ("professional", "le téléphone de la CRIP de Rennes", "pro_report", "utter_pro_report_department"),
    ("young", "c koi au juste le 119", "ask_emergency_number", "utter_calls_child"),
    ("young", "le 3018 c quoi", "ask_emergency_number", "utter_calls_cyber"),
    ("parent", "Le 3114, à quoi ça sert ?", "ask_emergency_number", "utter_calls_suicide"),
    ("young", "si je fais le 17 ils font koi", "ask_emergency_number", "utter_calls_police"),
    ("professional", "Faut-il prévenir les parents ?", "pro_secrecy", "utter_pro_report_parents"),
    ("parent", "Faut-il que je prévienne son père ?", "pro_secrecy", "utter_parent_tell_parents"),
    ("professional", "Comment je m'y prends pour rédiger ?", "pro_report", "utter_pro_report_write"),
    ("parent", "je dois lui retirer son portable ?", "pro_secrecy", "utter_parent_discovered_phone"),
    ("professional", "Un code, ça sert à quoi ?", "ask_how_it_works", "utter_code"),
    ("young", "jai payer une fille mineure", "out_of_scope", "utter_bought"),
    ("parent", "J'ai couché avec une prostituée, elle serait mineure", "out_of_scope", "utter_bought"),
    (
        "professional",
        "je suis taxi, j'ai laissé une ado en larmes devant un hôtel",
        "pro_hotel",
        "utter_pro_witness",
    ),
]


@pytest.mark.parametrize(("who", "said", "intent", "reply"), SAID, ids=[said for _, said, *_ in SAID])
def test_the_closer_meaning_is_answered(talk: Talk, who: str, said: str, intent: str, reply: str) -> None:
    turn = talk.say(said, audience=who)
    assert turn["intent"] == intent
    assert texts(turn)[0] in {variation.get("text") for variation in RESPONSES[reply]}


@pytest.mark.parametrize(
    ("said", "reply"),
    [
        ("efface toute cette discussion stp", "utter_erase"),
        ("comment on supprime ce tchat", "utter_erase"),
        ("c'est vraiment anonyme ici ?", "utter_confidential"),
        ("un gars de mon club a balancé ma photo partout", "utter_image_abuse"),
        ("c'est quoi au juste ce site", "utter_how_it_works"),
        ("le 17 ou le 15, je fais lequel", "utter_emergency_numbers"),
        ("un homme m'a payée et j'ai 15 ans", "utter_paid_encounters"),
    ],
)
def test_the_wider_meaning_keeps_its_answer(young: Talk, said: str, reply: str) -> None:
    assert texts(young.say(said))[0] in {variation["text"] for variation in RESPONSES[reply]}


def test_in_the_questions_of_safety_being_read_leads_out(young: Talk) -> None:
    young.say("il arrive")
    young.say("non")
    turn = young.say("attention quelqu'un peut me lire là")
    assert {"do": "quick_exit"} in turn["messages"]


def test_a_form_that_does_not_know_it_hears_the_wider_meaning(young: Talk) -> None:
    young.say("il arrive")
    turn = young.say("combien de temps vous gardez nos messages ?")
    assert {"do": "tell_retention"} not in turn["messages"]
    assert labels(turn) == ["Oui", "Non", "Quelqu’un peut me lire"]


def test_each_is_within_a_meaning_of_the_taxonomy_and_has_many_examples() -> None:
    blocks = [
        block for content in TOPICS.values() for block in content.get("nlu") or [] if "metadata" in block
    ]
    assert {block["metadata"]["within"] for block in blocks} <= TAXONOMY
    assert {block["intent"] for block in blocks} == set(EXAMPLES) - TAXONOMY
    assert [block["intent"] for block in blocks if len(EXAMPLES[block["intent"]]) < 10] == []


def test_none_of_these_messages_is_an_example() -> None:
    written = "\n".join(path.read_text(encoding="utf-8") for path in Path("flows/topics").glob("*.yml"))
    examples = {fold(example) for example in re.findall(r"^ +- (.+)$", written, re.MULTILINE)}
    assert {fold(said) for _, said, *_ in SAID} & examples == set()

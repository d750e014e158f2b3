"""Short sentences of adults that hold nothing grave are no danger, no missing child and no rape."""

import pytest

from bot.grounds import clings, groundless
from tests.bot.conftest import Talk, texts
from tests.bot.said import says

NOBODY = frozenset[str]()


@pytest.mark.parametrize(
    ("text", "intent"),
    [
        ("il aura dix-huit ans en mai", "danger_now"),
        ("le juge l'a mis en examen", "danger_now"),
        ("c'était ce matin vers dix heures", "danger_now"),
        ("ma fille s'est disputée", "parent_missing_child"),
        ("les gendarmes sont passés", "parent_missing_child"),
        ("je voulais écrire autre chose", "sexual_violence"),
        ("parlons d'autre chose", "care_placement"),
        ("je voudrais la récupérer", "wants_out"),
        ("elle sera filmée ?", "ask_confidentiality"),
        ("il va être placé ?", "ask_confidentiality"),
        ("on peut faire appel ?", "ask_human"),
        ("je peux être avec elle ?", "ask_human"),
        ("mon chef d'établissement préfère attendre", "ask_human"),
        ("il a honte de tout cela", "partner_violence"),
        ("je crains de rompre le lien", "partner_violence"),
        ("je cherche de l'aide pour mon fils", "parent_missing_child"),
    ],
)
def test_a_weak_guess_needs_words_of_it(text: str, intent: str) -> None:
    assert groundless(text, intent, 0.5, NOBODY)
    assert not groundless(text, intent, 0.95, NOBODY)


@pytest.mark.parametrize(
    ("text", "intent"),
    [
        ("ils l'empêchent de partir", "danger_now"),
        ("mon mari bat notre fils", "parent_threats"),
        ("ma fille se scarifie", "parent_missing_child"),
        ("elle ne décroche plus, injoignable", "parent_missing_child"),
        ("il est armé", "danger_now"),
        ("il a rendu les clés et dit au revoir à chacun de ses amis", "danger_now"),
        ("elle veut arrêter", "wants_out"),
        ("vous allez le dire à la police ?", "ask_confidentiality"),
        ("qui lit ce que j'écris", "ask_confidentiality"),
        ("je veux parler à une personne", "ask_human"),
        ("son copain la surveille", "partner_violence"),
        ("elle est jalouse de son mec", "partner_violence"),
    ],
)
def test_what_is_grave_or_long_stands_however_weak(text: str, intent: str) -> None:
    assert not groundless(text, intent, 0.2, NOBODY)


@pytest.mark.parametrize(
    ("text", "intent"),
    [
        ("elle a raccroché", "parent_refuses_help"),
        ("elle m'écrit qu'elle a mal", "parent_refuses_help"),
        ("il dit qu'il a honte et qu'il veut mourir", "parent_refuses_help"),
        ("ils m'ont dit qu'ils n'ont pas de patrouille", "parent_threats"),
        ("j'ai appelé la police la semaine dernière, ils sont pas venus", "parent_threats"),
    ],
)
def test_a_refusal_and_a_threat_need_an_act_of_theirs(text: str, intent: str) -> None:
    assert groundless(text, intent, 0.6, frozenset({intent}))
    assert not groundless(text, intent, 0.95, NOBODY)


@pytest.mark.parametrize(
    ("text", "intent"),
    [
        ("elle m'a raccroché au nez", "parent_refuses_help"),
        ("elle rit au nez de l'éducatrice", "parent_refuses_help"),
        ("il repart avec eux", "parent_refuses_help"),
        ("des types nous suivent", "parent_threats"),
        ("ils ont envoyé une photo de notre maison", "parent_threats"),
    ],
)
def test_acts_stand_however_weak(text: str, intent: str) -> None:
    assert not groundless(text, intent, 0.2, NOBODY)


@pytest.mark.parametrize(
    "text",
    [
        "elle rentre à minuit",
        "elle rentre à 22h d'habitude",
        "elle est sortie avec ses copines au cinéma",
        "elle est rentrée à l'heure",
        "elle est rentrée du collège en pleurant",
        "ma nièce est chez moi depuis hier, elle a fui son copain",
    ],
)
def test_who_comes_and_goes_is_not_missing_however_sure_the_guess(text: str) -> None:
    assert groundless(text, "parent_missing_child", 0.95, NOBODY)


@pytest.mark.parametrize(
    "text",
    [
        "elle n'est pas rentrée",
        "elle devait rentrer à minuit",
        "elle est sortie avec ses copines et ne répond plus",
        "elle est sortie par la fenêtre",
        "elle est sortie hier soir avec une amie",
    ],
)
def test_who_is_overdue_is_missing(text: str) -> None:
    assert not groundless(text, "parent_missing_child", 0.95, NOBODY)


@pytest.mark.parametrize(
    "text", ["il n'y a pas de danger immédiat", "elle me tue cette gamine", "il a une arme de service"]
)
def test_what_denies_a_danger_is_none(text: str) -> None:
    assert groundless(text, "danger_now", 0.95, NOBODY)


def test_what_was_told_goes_on_in_any_words() -> None:
    assert not groundless(
        "la police est passée", "parent_missing_child", 0.4, frozenset({"parent_missing_child"})
    )
    assert groundless("il est au tribunal", "danger_now", 0.4, frozenset({"danger_now"}))


@pytest.mark.parametrize(
    ("audience", "text"),
    [
        ("parent", "il est en prison"),
        ("parent", "mon fils a été convoqué au lycée"),
        ("parent", "les gendarmes sont venus avant-hier"),
        ("parent", "ma fille s'est battue au collège"),
        ("professional", "son père attend dans le couloir"),
        ("parent", "je voulais dire au lycée"),
        ("parent", "elle habite avec nous depuis deux ans"),
    ],
)
def test_an_ordinary_sentence_alarms_nobody(talk: Talk, audience: str, text: str) -> None:
    talk.take("inform_audience", audience=audience)
    turn = talk.say(text)
    assert turn["slots"]["requested_slot"] is None
    assert turn["intent"] not in {"danger_now", "parent_missing_child", "sexual_violence"}


@pytest.mark.parametrize(
    "text",
    ["il est là", "ils arrivent", "on la retient dans une cave", "ma fille est enfermée chez eux"],
)
def test_a_danger_told_in_few_words_is_still_one(parent: Talk, text: str) -> None:
    assert parent.say(text)["slots"]["requested_slot"] == "danger_place"


@pytest.mark.parametrize("text", ["elle ne rentre plus", "plus de nouvelles de mon fils depuis hier"])
def test_a_missing_child_is_still_one(parent: Talk, text: str) -> None:
    assert parent.say(text)["intent"] == "parent_missing_child"


def test_who_exploits_is_spoken_of_only_where_somebody_does() -> None:
    assert clings("elle retourne chez lui", NOBODY)
    assert clings("elle dit non à tout", frozenset({"parent_discovered"}))
    assert not clings("elle dit non à tout", NOBODY)


@pytest.mark.parametrize(
    "text",
    [
        "il ne veut voir personne",
        "elle hurle et s'enferme",
        "elle ne va plus au lycée",
        "il va mal le prendre",
    ],
)
def test_no_exploitation_is_told_to_who_did_not_tell_it(parent: Talk, text: str) -> None:
    said = " ".join(texts(parent.say(text)))
    assert "exploite" not in said
    assert "complice" not in said


def test_who_told_it_hears_why_a_child_defends_somebody(parent: Talk) -> None:
    turn = parent.say("elle refuse de nous écouter et défend l'homme qui la vend")
    assert says(turn, "utter_parent_refuses_him")


@pytest.mark.parametrize("text", ["ses parents ne veulent pas en entendre parler", "sa mère ferme les yeux"])
def test_an_aunt_whom_the_parents_do_not_believe_may_call_herself(parent: Talk, text: str) -> None:
    assert says(parent.say(text), "utter_parent_refuses_parents")

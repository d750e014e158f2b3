"""«Supprimer» of oneself is a wish to die, of this chat and of accounts it is not."""

import pytest

from bot.oneself import of_oneself
from tests.bot.conftest import Talk, texts


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("je pense à tous nous supprimer", "je pense à tous nous suicider"),
        ("j'ai envie de me supprimer", "j'ai envie de me suicider"),
        ("jme suprime ce soir", "jme suicide ce soir"),
        ("je veux nous tous supprimer", "je veux nous tous suicider"),
        ("ma fille veut se supprimer", "ma fille veut se suicider"),
        ("tu veux te supprimer", "tu veux te suicider"),
        ("je vais tout supprimer, moi et les enfants", "je vais me suicider, moi et les enfants"),
        ("je veux tout supprimer, les enfants et moi", "je veux me suicider, les enfants et moi"),
        ("je vais me supprimer, pardon pour les photos", "je vais me suicider, pardon pour les photos"),
        ("il va nous supprimer", "il va nous tuer"),
    ],
)
def test_who_deletes_herself_wants_to_die(text: str, read: str) -> None:
    assert of_oneself(text) == read


@pytest.mark.parametrize(
    "text",
    [
        "supprime tout",
        "je veux supprimer mes messages",
        "comment me supprimer de ce site",
        "jme supprime d'insta",
        "elle veut me supprimer",
        "il m'a supprimée de ses amis",
        "elle m'a supprimé tous mes moules",
        "mes parents veulent me supprimer mon tel",
        "les messages vont se supprimer ?",
        "ça se supprime comment",
        "peux-tu nous supprimer la conversation",
        "je vais te supprimer",
    ],
)
def test_what_else_is_deleted_stays(text: str) -> None:
    assert of_oneself(text) == text


@pytest.mark.parametrize("audience", ["young", "parent", "professional"])
@pytest.mark.parametrize(
    "text",
    [
        "je pense à tous nous supprimer",
        "j'ai envie de me supprimer",
        "je veux nous supprimer",
        "ma fille veut se supprimer",
        "je vais tout supprimer, moi et les enfants",
    ],
)
def test_nobody_who_would_die_hears_how_to_erase(talk: Talk, audience: str, text: str) -> None:
    talk.take("inform_audience", audience=audience)
    turn = talk.say(text)
    assert turn["intent"] in {"suicidal", "choose_friend_suicide", "choose_grave_own", "choose_grave_own_gun"}
    assert "effac" not in " ".join(texts(turn)).lower()


@pytest.mark.parametrize("text", ["je veux nous supprimer", "je pense à tous nous supprimer"])
def test_a_parent_who_says_us_is_heard_as_speaking_of_herself(parent: Talk, text: str) -> None:
    assert parent.say(text)["intent"] == "choose_grave_own"


@pytest.mark.parametrize("text", ["supprime tout", "je veux supprimer mes messages"])
def test_a_chat_is_erased_as_before(young: Talk, text: str) -> None:
    assert young.say(text)["intent"] == "erase_conversation"

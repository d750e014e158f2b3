"""A word that matters is known by its consonants, unless a more common one has the same."""

import pytest

from api.safety.skeletons import skeletons


@pytest.mark.parametrize(
    ("matter", "known", "left"),
    [
        (["enferme", "enferma"], [], {"enfrm": "enferme"}),
        (["frappe", "frappa"], ["frappa", "frappe"], {"frpp": "frappa"}),
        (["menottes"], ["manettes", "menottes"], {}),
        (["menottes"], ["menottes", "manettes"], {"mntts": "menottes"}),
        (["tape", "aide"], [], {}),
        (["zigzags", "barreras"], [], {}),
    ],
    ids=["the e first", "the more common first", "another is more common", "ours is", "too short", "unsure"],
)
def test_what_a_skeleton_stands_for(matter: list[str], known: list[str], left: dict[str, str]) -> None:
    assert skeletons(matter, known) == left

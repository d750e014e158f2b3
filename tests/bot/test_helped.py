"""Who comes to help an adult is no danger; who is feared still is."""

import pytest

from bot.sequel import follows

ACT, ACT_HELPED, COMES = "act_told", "choose_act_helped", "choose_grave_help_comes"


@pytest.mark.parametrize("who", ["parent", "professional"])
@pytest.mark.parametrize(
    ("text", "told", "means"),
    [
        ("le samu est en route", ACT, ACT_HELPED),
        ("ils arrivent", ACT, ACT_HELPED),
        ("ils l'emmènent", ACT, ACT_HELPED),
        ("les secours sont là", ACT_HELPED, COMES),
        ("ils sont arrivés", ACT_HELPED, COMES),
        ("j'ai appelé", "suicidal", COMES),
        ("ma collègue a appelé le samu", "danger_now", COMES),
        ("ils arrivent", COMES, COMES),
        ("ils s'occupent d'elle", COMES, COMES),
        ("la police est là", "pro_hotel", COMES),
    ],
)
def test_help_that_comes_is_no_danger(text: str, who: str, told: str, means: str) -> None:
    assert follows(text, who, {told}, None) == means


def test_help_for_oneself_is_told_in_its_own_state() -> None:
    assert (
        follows("j'ai appelé le 15", "parent", {"choose_grave_own_soon"}, None) == "choose_grave_own_called"
    )
    assert follows("ils arrivent", "parent", {"choose_grave_own_called"}, None) is not None


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("ils arrivent", "danger_now"),
        ("ils l'emmènent", "danger_now"),
        ("ils sont là", "parent_threats"),
        ("la police n'est pas là", "danger_now"),
        ("la police est venue hier", "danger_now"),
        ("ils arrivent pour me frapper", COMES),
    ],
)
def test_who_is_feared_is_no_help(text: str, told: str) -> None:
    assert follows(text, "parent", {told}, "danger_form") != COMES

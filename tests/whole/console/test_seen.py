"""What a person writes comes into sight on her screen, and only then is the counsellor told so."""

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.whole.conftest import PHONE
from tests.whole.console.team import Team, answer, say, take

IN_SIGHT = """said => {
  const box = said.getBoundingClientRect();
  return [box.top + 4, box.bottom - 4].every(y => said.contains(document.elementFromPoint(box.left + 20, y)));
}"""
BELOW = "#to-end"


def held(team: Team, size: tuple[int, int], words: str = "je me sens mal") -> tuple[Page, Locator]:
    """A visitor on a phone with somebody, and the column. Her clock can be put forward."""
    desk = team.sits("Ada")
    visitor = team.visitor(words, size=size)
    visitor.clock.install()
    visitor.clock.fast_forward(5_000)
    column = take(desk)
    expect(visitor.locator("#presence")).to_have_attribute("data-side", "person")
    return visitor, column


def marked(mine: Locator, state: str) -> None:
    expect(mine).to_have_attribute("data-state", state)


@pytest.mark.parametrize("pause", [0, 5_000])
@pytest.mark.parametrize("size", [PHONE, (360, 640), (320, 568), (360, 324)])
def test_what_a_person_writes_is_in_sight_and_then_told_so(
    team: Team, size: tuple[int, int], pause: int
) -> None:
    visitor, column = held(team, size)
    for text in ("Bonjour, je suis là.", "Est-ce que tu es en sécurité, là ?", "Prends ton temps. " * 8):
        visitor.clock.fast_forward(pause)
        mine = answer(column, text.strip())
        marked(mine, "seen")
        expect(mine).to_contain_text("Affiché")
        assert visitor.locator("#log .from-counsellor .said").last.evaluate(IN_SIGHT)


def test_behind_a_danger_s_card_too(team: Team) -> None:
    visitor, column = held(team, PHONE)
    visitor.clock.fast_forward(5_000)
    say(visitor, "il va me frapper")
    visitor.locator("#log .card-crisis .action").first.wait_for()
    for text in ("Sors tout de suite, va chez les voisins.", "Tu es sortie ?"):
        visitor.clock.fast_forward(5_000)
        marked(answer(column, text), "seen")
        assert visitor.locator("#log .from-counsellor .said").last.evaluate(IN_SIGHT)


def test_who_reads_further_up_is_told_and_the_counsellor_not_that_it_was_shown(team: Team) -> None:
    visitor, column = held(team, (360, 640))
    marked(answer(column, "Bonjour."), "seen")
    visitor.locator("#log .entry").first.scroll_into_view_if_needed()
    expect(visitor.locator(BELOW)).to_have_text("La suite")
    visitor.clock.fast_forward(5_000)
    mine = answer(column, "Tu es là ?")
    expect(visitor.locator(BELOW)).to_have_text("Une personne t’a répondu")
    marked(mine, "delivered")
    expect(mine).to_contain_text("Reçu par sa page")
    visitor.locator(BELOW).click()
    marked(mine, "seen")
    expect(visitor.locator(BELOW)).to_be_hidden()


def test_on_a_very_small_screen_she_is_told_too(team: Team) -> None:
    visitor, column = held(team, (360, 324))
    marked(answer(column, "Bonjour."), "seen")
    visitor.evaluate("scrollTo(0, 0)")
    visitor.clock.fast_forward(5_000)
    mine = answer(column, "Tu es là ?")
    expect(visitor.locator(BELOW)).to_be_in_viewport(ratio=1)
    marked(mine, "delivered")
    visitor.locator(BELOW).click()
    marked(mine, "seen")


HIDE = "() => { Object.defineProperty(document, 'hidden', { get: () => window.away, configurable: true }) }"


@pytest.mark.parametrize("how", ["covered", "hidden"])
def test_behind_the_cover_and_in_a_tab_behind_others_nothing_was_shown(team: Team, how: str) -> None:
    visitor, column = held(team, PHONE)
    if how == "covered":
        visitor.get_by_role("button", name="Plus", exact=True).click()
        visitor.locator("#hide-now").click()
    else:
        visitor.evaluate(HIDE)
        visitor.evaluate("window.away = true")
    mine = answer(column, "Tu es là ?")
    visitor.locator("#log .from-counsellor").wait_for(state="attached")
    marked(mine, "delivered")
    if how == "covered":
        visitor.locator("#cover button").click()
    else:
        visitor.evaluate("window.away = false")
        visitor.evaluate("document.dispatchEvent(new Event('visibilitychange', { bubbles: true }))")
    marked(mine, "seen")

"""Anybody can work here: screen readers, keyboards, big letters, a laptop or a tablet, dark or light."""

import pytest
from playwright.sync_api import expect

from tests.whole.axe import problems
from tests.whole.conftest import DESK
from tests.whole.console.team import TABLET, Team, take


@pytest.mark.parametrize(("size", "scheme"), [(DESK, "light"), (DESK, "dark"), (TABLET, "dark")])
def test_axe_finds_nothing_in_any_view(team: Team, size: tuple[int, int], scheme: str) -> None:
    page = team.sits("Solène", "supervisor", size, color_scheme=scheme, reduced_motion="reduce")
    team.visitor("quelqu’un me force à voir des gens")
    team.visitor("bonjour")
    expect(page.locator("#queue .case")).to_have_count(2)
    assert problems(page) == []
    column = take(page)
    take(page)
    page.keyboard.press("Alt+c")
    column.locator(".entry").first.wait_for()
    for tab in page.locator("#panel-tabs button").all():
        tab.click()
        assert (tab.inner_text(), problems(page)) == (tab.inner_text(), [])
    for view in ("Tableau", "Comptes", "Phrases", "Horaires", "Chiffres"):
        page.locator("#views-nav").get_by_role("button", name=view).click()
        assert (view, problems(page)) == (view, [])
    page.get_by_role("button", name="Raccourcis clavier").click()
    assert problems(page) == []


def test_axe_finds_nothing_in_the_sign_in(team: Team) -> None:
    page = team.visit("/console", size=TABLET, at=team.site)
    page.locator("#signin").wait_for()
    assert problems(page) == []


def test_a_case_is_taken_answered_and_closed_without_a_mouse(team: Team) -> None:
    desk = team.sits("Ada")
    visitor = team.visitor("bonjour")
    expect(desk.locator("#queue .case")).to_have_count(1)
    desk.keyboard.press("Alt+q")
    expect(desk.locator("#queue .take")).to_be_focused()
    desk.keyboard.press("Enter")
    box = desk.locator(".talk.current textarea")
    expect(box).to_be_focused()
    desk.keyboard.type("Bonsoir.")
    desk.keyboard.press("Enter")
    expect(visitor.locator("#log .from-counsellor .said")).to_have_text(["Bonsoir."])
    desk.keyboard.press("Alt+s")
    desk.locator("#outcomes input").first.focus()
    desk.keyboard.press("Space")
    desk.keyboard.press("Enter")
    expect(desk.get_by_role("button", name="Continuer l’échange")).to_be_focused()
    desk.keyboard.press("Tab")
    desk.keyboard.press("Enter")
    expect(desk.locator("[data-part='over']")).to_contain_text("effacé")


def test_the_list_of_shortcuts_opens_with_a_question_mark_except_in_an_answer(team: Team) -> None:
    desk = team.sits("Ada")
    team.visitor()
    box = take(desk).get_by_label("Votre réponse")
    box.press_sequentially("Ça va ?")
    expect(box).to_have_value("Ça va ?")
    expect(desk.locator("#shortcuts")).to_be_hidden()
    desk.locator("#views").focus()
    desk.keyboard.press("?")
    expect(desk.locator("#shortcuts")).to_contain_text("Alt")
    desk.keyboard.press("Escape")
    expect(desk.locator("#shortcuts")).to_be_hidden()


def test_on_a_tablet_cases_stay_in_their_column_and_the_bar_on_one_line(team: Team) -> None:
    desk = team.sits("Ada", size=TABLET)
    team.visitor("il m’a enfermée, je peux pas sortir", asks=False)
    expect(desk.locator("#queue .case")).to_have_count(1)
    assert desk.locator(".waiting").evaluate("(column) => column.scrollWidth <= column.clientWidth")
    tops = desk.locator(".top-band > *").evaluate_all("all => all.map((one) => one.getBoundingClientRect())")
    assert max(one["top"] for one in tops) < min(one["bottom"] for one in tops)


@pytest.mark.parametrize("size", [(640, 400), (410, 590)])
def test_at_200_percent_nothing_is_cut_off_and_an_answer_can_be_written(
    team: Team, size: tuple[int, int]
) -> None:
    desk = team.sits("Ada", size=size)
    visitor = team.visitor("bonjour")
    column = take(desk)
    assert desk.evaluate("document.documentElement.scrollWidth <= innerWidth")
    column.get_by_label("Votre réponse").fill("Bonsoir.")
    column.get_by_role("button", name="Envoyer").click()
    expect(visitor.locator("#log .from-counsellor .said")).to_have_text(["Bonsoir."])


@pytest.mark.parametrize(("size", "letters"), [(DESK, 32), (TABLET, 32), (DESK, 24)])
def test_with_larger_letters_there_is_room_to_read_and_to_answer(
    team: Team, size: tuple[int, int], letters: int
) -> None:
    page = team.sits("Ada", size=size)
    page.context.new_cdp_session(page).send("Page.setFontSizes", {"fontSizes": {"standard": letters}})
    team.visitor("bonjour")
    column = take(page)
    box = column.get_by_label("Votre réponse")
    box.scroll_into_view_if_needed()
    for part in (column.locator(".log"), box):
        expect(part).to_be_in_viewport()
        assert part.bounding_box()["width"] >= 10 * letters
    assert column.locator(".log").bounding_box()["height"] >= 6 * letters
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")

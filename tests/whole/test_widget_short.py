"""Where hardly anything fits: a keyboard is open, the page is zoomed, letters are large."""

import pytest
from playwright.sync_api import Page, ViewportSize, expect

from tests.whole.visiting import Visit

OPEN: ViewportSize = {"width": 360, "height": 324}
CLOSED: ViewportSize = {"width": 360, "height": 584}
IN_SIGHT = """part => {
  const box = part.getBoundingClientRect();
  return box.top >= 0 && box.bottom <= innerHeight
    && [box.top + 4, box.bottom - 4].every(y => part.contains(document.elementFromPoint(box.left + 20, y)));
}"""


def begin(page: Page) -> None:
    page.get_by_role("button", name="Je suis jeune").click()
    page.locator("#log .from-visitor ~ .from-bot").first.wait_for()


def cry(page: Page) -> None:
    page.get_by_label("Message", exact=True).fill("je vais sauter du pont")
    page.keyboard.press("Enter")
    page.locator("#log .entry:has(.card-crisis) ~ .entry").first.wait_for()


def seen(page: Page, part: str) -> bool:
    """Neither beyond the screen nor behind what stays at its edges."""
    found: bool = page.locator(part).first.evaluate(IN_SIGHT)
    return found


@pytest.mark.parametrize("size", [(640, 304), (640, 329), (640, 340), (375, 330), (320, 256), (1280, 324)])
def test_however_short_the_screen_a_danger_is_answered_in_sight(visit: Visit, size: tuple[int, int]) -> None:
    page = visit(size=size)
    begin(page)
    cry(page)
    page.wait_for_timeout(300)
    assert seen(page, ".card-crisis h2")
    assert seen(page, ".card-crisis .action") or size[1] < 300  # at 400 %, behind the box
    expect(page.get_by_role("link", name="Quitter")).to_be_in_viewport(ratio=1)


def test_the_card_stays_in_sight_when_a_keyboard_closes_and_opens(visit: Visit) -> None:
    page = visit(size=(360, 584))
    begin(page)
    page.set_viewport_size(OPEN)
    cry(page)
    for size in (OPEN, CLOSED, OPEN):
        page.set_viewport_size(size)
        page.wait_for_timeout(300)
        assert seen(page, ".card-crisis h2"), size
        assert seen(page, ".card-crisis .action"), size


def test_whoever_reads_further_up_stays_there_when_a_keyboard_opens(visit: Visit) -> None:
    page = visit(size=(360, 584))
    begin(page)
    cry(page)
    first = page.locator("#log .from-visitor").first
    first.scroll_into_view_if_needed()
    page.wait_for_timeout(300)
    page.set_viewport_size(OPEN)
    page.wait_for_timeout(300)
    assert page.locator("#log .entry").last.bounding_box()["y"] > OPEN["height"]  # type: ignore[index]
    assert page.evaluate("scrollY") < page.evaluate("document.documentElement.scrollHeight") / 2
